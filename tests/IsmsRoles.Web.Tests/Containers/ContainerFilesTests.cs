using System.Text.RegularExpressions;
using IsmsRoles.Web.Tests.Databases;
using YamlDotNet.Serialization;

namespace IsmsRoles.Web.Tests.Containers;

/// <summary>What can be said about docker-compose.yml and Dockerfile without an engine to run them.</summary>
public sealed partial class ContainerFilesTests
{
    private static readonly string Root = FindRoot();

    private readonly Dictionary<object, object> _compose = new DeserializerBuilder().Build().Deserialize<Dictionary<object, object>>(Read("docker-compose.yml"));

    private Dictionary<object, object> Services => Map(_compose, "services");

    [Fact]
    public void Compose_starts_a_server_the_application_and_a_mail_catcher_each_after_what_it_needs()
    {
        Assert.Equal(["app", "database", "mail", "sqlserver"], Services.Keys.Cast<string>().Order(StringComparer.Ordinal));
        Assert.Equal("service_healthy", Map(Map(Map(Services, "database"), "depends_on"), "sqlserver")["condition"]);
        Assert.Equal("service_completed_successfully", Map(Map(Map(Services, "app"), "depends_on"), "database")["condition"]);
        Assert.Equal("no", Map(Services, "database")["restart"]);
    }

    [Fact]
    public void Every_service_that_stays_has_a_health_check()
    {
        Assert.NotEmpty((List<object>)Map(Map(Services, "sqlserver"), "healthcheck")["test"]);
        Assert.NotEmpty((List<object>)Map(Map(Services, "mail"), "healthcheck")["test"]);
        Assert.Contains("/healthz/live", Instructions().Single(i => i.StartsWith("HEALTHCHECK", StringComparison.Ordinal)));
    }

    [Fact]
    public void No_secret_is_in_the_file_and_none_can_be_forgotten()
    {
        var environment = Services.Values.Cast<Dictionary<object, object>>()
            .SelectMany(s => s.TryGetValue("environment", out var e) ? (Dictionary<object, object>)e : [])
            .Select(e => (Name: (string)e.Key, Value: (string)e.Value))
            .ToList();
        var secrets = environment.Where(e => e.Name.Contains("PASSWORD", StringComparison.OrdinalIgnoreCase)).Select(e => e.Value)
            .Concat(environment.Select(e => InConnectionString().Match(e.Value)).Where(m => m.Success).Select(m => m.Groups[1].Value))
            .ToList();

        Assert.Equal(4, secrets.Count);
        Assert.All(secrets, value => Assert.Matches(@"^\$\{ISMSROLES_\w+:\?[^}]+\}$", value));
    }

    [Fact]
    public void The_application_runs_as_nobody_special_on_a_file_system_it_cannot_write_to()
    {
        var app = Map(Services, "app");

        Assert.Equal("true", app["read_only"]);
        Assert.Equal(["/var/tmp"], (List<object>)app["tmpfs"]);
        Assert.Contains(Instructions(), i => i.Contains("TMPDIR=/var/tmp", StringComparison.Ordinal));
        Assert.Equal(["app:/app/App_Data"], (List<object>)app["volumes"]);
        Assert.Equal(["ALL"], (List<object>)app["cap_drop"]);
        Assert.Equal(["no-new-privileges:true"], (List<object>)app["security_opt"]);
        Assert.DoesNotContain("privileged", app.Keys);
        var instructions = Instructions();
        var user = instructions.FindLastIndex(i => i.StartsWith("USER ", StringComparison.Ordinal));
        Assert.Equal("USER $APP_UID", instructions[user]);
        Assert.True(user > instructions.FindLastIndex(i => i.StartsWith("FROM ", StringComparison.Ordinal)));
        Assert.DoesNotContain(instructions.Skip(user), i => i.StartsWith("RUN ", StringComparison.Ordinal));
    }

    [Fact]
    public void Every_named_volume_is_declared_and_every_port_is_this_machines_alone()
    {
        var services = Services.Values.Cast<Dictionary<object, object>>().ToList();
        var named = services.SelectMany(s => s.TryGetValue("volumes", out var v) ? (List<object>)v : []).Cast<string>().Where(v => !v.StartsWith('.')).Select(v => v.Split(':')[0]);

        Assert.Equal(Map(_compose, "volumes").Keys.Cast<string>().Order(StringComparer.Ordinal), named.Order(StringComparer.Ordinal));
        Assert.All(services.SelectMany(s => s.TryGetValue("ports", out var p) ? (List<object>)p : []).Cast<string>(), port => Assert.StartsWith("127.0.0.1:", port));
    }

    [Fact]
    public void What_makes_the_database_is_Transact_SQL() => Assert.Empty(TransactSql.Errors(Read("eng/compose-database.sql")));

    private static Dictionary<object, object> Map(Dictionary<object, object> from, string key) => (Dictionary<object, object>)from[key];

    private static List<string> Instructions() =>
        [.. Read("Dockerfile").Replace("\\\n", "", StringComparison.Ordinal).Split('\n').Where(l => l.Length > 0 && char.IsUpper(l[0]))];

    private static string Read(string file) => File.ReadAllText(Path.Combine(Root, file));

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "IsmsRoles.sln")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("The tests are not inside the repository.");
        }

        return folder.FullName;
    }

    [GeneratedRegex("Password=([^;]*)", RegexOptions.IgnoreCase)]
    private static partial Regex InConnectionString();
}

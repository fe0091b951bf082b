using System.Diagnostics;
using IsmsRoles.Web.Tests.Databases;
using IsmsRoles.Web.Tests.Hosting;
using IsmsRoles.Web.Tests.Pages.Versions;
using Microsoft.EntityFrameworkCore;

namespace IsmsRoles.Web.Tests.Commands;

/// <summary>Commands on whichever database the tests run on, and what they say of one that cannot be.</summary>
public sealed class DatabaseCommandTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("ismsroles-command-").FullName;

    [Fact]
    public async Task Migrate_makes_a_database_that_is_ready_and_export_document_reads_one()
    {
        using var database = TestDatabase.Name(_folder);
        Assert.Equal(0, (await RunAsync(database.Provider, database.ConnectionString, "migrate")).Code);
        await using (var db = database.Open())
        {
            Assert.Empty(await db.Database.GetPendingMigrationsAsync(TestContext.Current.CancellationToken));
        }

        using var app = new RegisterApp();
        await Company.CreateSignedAsync(app);
        var stored = await DocumentTests.WaitForDocumentAsync(await app.SignInAsync(Company.Ana), 1);
        var target = Path.Combine(_folder, "roles.pdf");
        Assert.Equal(0, (await RunAsync(app.Database.Provider, app.ConnectionString, "export-document", "1", target)).Code);
        Assert.Equal(stored, await File.ReadAllBytesAsync(target, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Migrate_script_writes_what_a_server_needs_and_speaks_to_none()
    {
        string[] command = ["migrate", "--script", Path.Combine(_folder, "register.sql")];

        Assert.Equal(0, (await RunAsync("SqlServer", "Server=nowhere.invalid;Database=IsmsRoles", command)).Code);
        var script = await File.ReadAllTextAsync(command[2], TestContext.Current.CancellationToken);
        Assert.Empty(TransactSql.Errors(script));
        Assert.Contains("CREATE TRIGGER [AuditEntries_no_update]", script);

        var (again, _, refusal) = await RunAsync("SqlServer", "Server=nowhere.invalid;Database=IsmsRoles", command);
        Assert.Equal(1, again);
        Assert.Contains("register.sql exists already", refusal);
    }

    [Fact]
    public async Task The_embedded_database_has_no_script()
    {
        var (code, _, refusal) = await RunAsync("Sqlite", $"Data Source={_folder}/none.db", "migrate", "--script", Path.Combine(_folder, "none.sql"));

        Assert.Equal(1, code);
        Assert.Contains("has no script", refusal);
        Assert.Empty(Directory.GetFiles(_folder, "none.*"));
    }

    [Theory]
    [InlineData("migrate")]
    [InlineData("--urls=http://127.0.0.1:0")]
    public async Task A_provider_that_is_not_known_is_refused_in_one_sentence(string argument)
    {
        var (code, output, refusal) = await RunAsync("Oracle", "Data Source=x", argument);

        Assert.Equal((1, "Database:Provider is “Oracle”; it can be Sqlite or SqlServer."), (code, refusal.TrimEnd()));
        Assert.DoesNotContain("Exception", output);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private async Task<(int Code, string Output, string Error)> RunAsync(string provider, string connection, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "IsmsRoles.Web.dll"), .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = AppContext.BaseDirectory,
        };
        start.Environment["Database__Provider"] = provider;
        start.Environment["ConnectionStrings__Register"] = $"{connection};Pooling=False";
        start.Environment["DataProtection__KeyFile"] = Path.Combine(_folder, "test.key");
        using var program = Process.Start(start)!;
        var output = program.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var error = program.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await program.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (program.ExitCode, await output, await error);
    }
}

using IsmsRoles.Data.Sqlite;
using IsmsRoles.Data.SqlServer;
using IsmsRoles.Web.Hosting;
using IsmsRoles.Web.Tests.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.Extensions.DependencyInjection;

namespace IsmsRoles.Web.Tests.Databases;

/// <summary>One register on either database.</summary>
public sealed class ProviderTests : IDisposable
{
    private static readonly string[] Where = ["--applicationName=IsmsRoles.Web", $"--contentRoot={AppContext.BaseDirectory}"];

    private readonly string _folder = Directory.CreateTempSubdirectory("ismsroles-provider-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("Sqlite", "Data Source=register.db", "Microsoft.EntityFrameworkCore.Sqlite")]
    [InlineData("SqlServer", "Server=db.example.com;Database=IsmsRoles;Integrated Security=true", "Microsoft.EntityFrameworkCore.SqlServer")]
    [InlineData("sqlserver", "Server=db.example.com;Database=IsmsRoles;Integrated Security=true", "Microsoft.EntityFrameworkCore.SqlServer")]
    public async Task Configuration_chooses_the_database(string provider, string connection, string expected)
    {
        await using var app = Build(provider, connection);
        await using var scope = app.Services.CreateAsyncScope();

        Assert.Equal(expected, scope.ServiceProvider.GetRequiredService<Data.RegisterDbContext>().Database.ProviderName);
    }

    [Theory]
    [InlineData("Postgres", "Host=x", "Database:Provider is “Postgres”; it can be Sqlite or SqlServer.")]
    [InlineData("", "Host=x", "Database:Provider is “”; it can be Sqlite or SqlServer.")]
    [InlineData("SqlServer", "Data Source=App_Data/ismsroles.db", "ConnectionStrings:Register does not fit Database:Provider SqlServer: It names no database")]
    [InlineData("SqlServer", "Server=db;Catalogue=IsmsRoles", "ConnectionStrings:Register does not fit Database:Provider SqlServer")]
    [InlineData("Sqlite", "Server=db;Database=IsmsRoles", "ConnectionStrings:Register does not fit Database:Provider Sqlite")]
    public void What_cannot_be_is_refused_at_start_in_a_sentence(string provider, string connection, string sentence)
    {
        var refused = Assert.Throws<ConfigurationException>(() => Build(provider, connection));

        Assert.StartsWith(sentence, refused.Message);
    }

    [Fact]
    public async Task The_demo_stays_on_its_own_file_whatever_the_register_is_kept_in()
    {
        await using var app = WebServer.Build([.. Where, "--Database:Provider=SqlServer", $"--ConnectionStrings:Demo=Data Source={_folder}/demo.db"], demo: true);
        await using var scope = app.Services.CreateAsyncScope();

        Assert.True(scope.ServiceProvider.GetRequiredService<Data.RegisterDbContext>().Database.IsSqlite());
    }

    [Fact]
    public void Both_databases_have_the_same_tables_and_columns()
    {
        using var sqlite = SqliteRegister.Open("Data Source=:memory:");
        using var sqlServer = SqlServerRegister.Open("Server=nowhere;Database=none");

        Assert.Equal(Columns(sqlite), Columns(sqlServer));
        Assert.Equal(SqliteTriggers.All.Keys, SqlServerTriggers.All.Keys);
    }

    [Fact]
    public async Task A_database_of_any_earlier_release_has_every_trigger_once_it_is_migrated()
    {
        string[] migrations;
        await using (var model = SqliteRegister.Open("Data Source=:memory:"))
        {
            migrations = [.. model.Database.GetMigrations()];
        }

        Assert.NotEmpty(migrations);
        foreach (var earlier in migrations)
        {
            await using var db = SqliteRegister.Open($"Data Source={_folder}/{earlier}.db;Pooling=False");
            await db.GetService<IMigrator>().MigrateAsync(earlier, TestContext.Current.CancellationToken);
            await SqliteRegister.MigrateAsync(db, TestContext.Current.CancellationToken);
            var there = await db.Database.SqlQuery<string>($"SELECT name AS Value FROM sqlite_master WHERE type = 'trigger'").ToListAsync(TestContext.Current.CancellationToken);

            Assert.Equal(SqliteTriggers.All.Keys.Order(StringComparer.Ordinal), there.Order(StringComparer.Ordinal));
        }
    }

    [Fact]
    public void The_web_tests_run_on_SQL_Server_where_there_is_one()
    {
        Assert.SkipWhen(TestDatabase.Server is null, $"set {TestDatabase.ServerVariable} to a connection string for a SQL Server whose login may create databases");
        using var app = new RegisterApp();
        using var db = app.OpenDatabase();

        Assert.True(db.Database.IsSqlServer());
        Assert.Equal(1, db.Database.SqlQuery<int>($"SELECT CAST([is_read_committed_snapshot_on] AS int) AS [Value] FROM sys.databases WHERE [database_id] = DB_ID()").Single());
    }

    private static WebApplication Build(string provider, string connection) =>
        WebServer.Build([.. Where, $"--Database:Provider={provider}", $"--ConnectionStrings:Register={connection}"], demo: false);

    private static IEnumerable<string> Columns(DbContext db) =>
        db.GetService<IDesignTimeModel>().Model.GetRelationalModel().Tables.SelectMany(t => t.Columns.Select(c => $"{t.Name}.{c.Name} {(c.IsNullable ? "null" : "not null")}")).Order(StringComparer.Ordinal);
}

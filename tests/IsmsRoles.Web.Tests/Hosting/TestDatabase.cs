using System.Data.Common;
using IsmsRoles.Data;
using IsmsRoles.Data.Sqlite;
using IsmsRoles.Data.SqlServer;
using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace IsmsRoles.Web.Tests.Hosting;

/// <summary>
/// A database of one application under test: a SQLite file, or, where <see cref="ServerVariable"/> holds a connection
/// string, a database of its own on that SQL Server. What tests must say differently to the two is here.
/// </summary>
public abstract class TestDatabase : IDisposable
{
    /// <summary>A connection string for a SQL Server whose login may create databases; a database named in it is not touched.</summary>
    public const string ServerVariable = "ISMSROLES_TEST_SQLSERVER";

    public static string? Server => Environment.GetEnvironmentVariable(ServerVariable) is { Length: > 0 } server ? server : null;

    /// <summary>As in <c>Database:Provider</c>.</summary>
    public abstract string Provider { get; }

    public abstract string ConnectionString { get; }

    /// <summary>Name and definition of every trigger that should be there.</summary>
    public abstract IReadOnlyDictionary<string, string> TriggersDefined { get; }

    /// <summary>A name of the database that is not there yet, in a folder where it needs one.</summary>
    public static TestDatabase Name(string folder) =>
        Server is { } server ? new OnSqlServer(server) : new OnSqlite(Path.Combine(folder, "register.db"));

    /// <summary>A database with every migration and trigger.</summary>
    public static TestDatabase Create(string folder)
    {
        var database = Name(folder);
        database.Migrate();
        return database;
    }

    /// <summary>The register in it, without an application.</summary>
    public abstract RegisterDbContext Open();

    /// <summary>A connection of one's own, closed.</summary>
    public abstract DbConnection Connect();

    public abstract Task MigrateAsync(RegisterDbContext db);

    /// <summary>Name and definition of every trigger that is there.</summary>
    public abstract Task<IReadOnlyDictionary<string, string>> TriggersAsync(RegisterDbContext db);

    /// <summary>Whether a trigger of ours refused.</summary>
    public abstract bool IsRefusal(DbException exception);

    /// <summary>Foreign keys no longer hold for the table, for the rest of the connection at least.</summary>
    public abstract Task ForgetForeignKeysAsync(RegisterDbContext db, string table);

    /// <summary>A trigger called <c>fails</c>, as a disk that is full just then would be.</summary>
    public abstract string FailingOnInsert(string table, string column, string value);

    public abstract void Dispose();

    /// <summary>The SQLite file, for a test about the file itself; on another database the test is skipped.</summary>
    internal virtual string File
    {
        get
        {
            Assert.Skip($"This is about SQLite's file; {ServerVariable} is set.");
            return "";
        }
    }

    protected abstract void Migrate();

    private sealed class OnSqlite(string file) : TestDatabase
    {
        private static readonly Lazy<string> Template = new(MakeTemplate);

        public override string Provider => "Sqlite";

        public override string ConnectionString => new SqliteConnectionStringBuilder { DataSource = file }.ConnectionString;

        public override IReadOnlyDictionary<string, string> TriggersDefined { get; } =
            SqliteTriggers.All.ToDictionary(t => t.Key, t => t.Value.TrimEnd(';'));

        internal override string File => file;

        public override RegisterDbContext Open() => SqliteRegister.Open($"{ConnectionString};Pooling=False");

        public override DbConnection Connect() => new SqliteConnection(ConnectionString);

        public override Task MigrateAsync(RegisterDbContext db) => SqliteRegister.MigrateAsync(db, TestContext.Current.CancellationToken);

        public override async Task<IReadOnlyDictionary<string, string>> TriggersAsync(RegisterDbContext db) =>
            await db.Database.SqlQuery<Trigger>($"SELECT name AS Name, sql AS Sql FROM sqlite_master WHERE type = 'trigger'")
                .ToDictionaryAsync(t => t.Name, t => t.Sql, TestContext.Current.CancellationToken);

        // SQLITE_CONSTRAINT_TRIGGER: a trigger's RAISE(ABORT)
        public override bool IsRefusal(DbException exception) => exception is SqliteException { SqliteErrorCode: 19, SqliteExtendedErrorCode: 1811 };

        public override Task ForgetForeignKeysAsync(RegisterDbContext db, string table) =>
            db.Database.ExecuteSqlAsync($"PRAGMA foreign_keys = OFF", TestContext.Current.CancellationToken);

        public override string FailingOnInsert(string table, string column, string value) =>
            $"CREATE TRIGGER fails BEFORE INSERT ON \"{table}\" WHEN NEW.\"{column}\" = '{value}' BEGIN SELECT RAISE(ABORT, 'disk'); END;";

        public override void Dispose() => SqliteConnection.ClearAllPools(); // the file goes with its folder

        protected override void Migrate() => System.IO.File.Copy(Template.Value, file);

        private static string MakeTemplate()
        {
            var template = Path.Combine(Directory.CreateTempSubdirectory("ismsroles-template-").FullName, "register.db");
            using var db = SqliteRegister.Open($"Data Source={template};Pooling=False");
            SqliteRegister.MigrateAsync(db).GetAwaiter().GetResult();
            return template;
        }
    }

    private sealed class OnSqlServer : TestDatabase
    {
        public OnSqlServer(string server) =>
            ConnectionString = new SqlConnectionStringBuilder(server) { InitialCatalog = $"IsmsRolesTest{Guid.NewGuid():N}" }.ConnectionString;

        public override string Provider => "SqlServer";

        public override string ConnectionString { get; }

        public override IReadOnlyDictionary<string, string> TriggersDefined => SqlServerTriggers.All;

        public override RegisterDbContext Open() => SqlServerRegister.Open(ConnectionString);

        public override DbConnection Connect() => new SqlConnection(ConnectionString);

        public override Task MigrateAsync(RegisterDbContext db) => SqlServerRegister.MigrateAsync(db, TestContext.Current.CancellationToken);

        public override async Task<IReadOnlyDictionary<string, string>> TriggersAsync(RegisterDbContext db) =>
            await db.Database.SqlQuery<Trigger>($"SELECT t.[name] AS [Name], m.[definition] AS [Sql] FROM sys.triggers AS t JOIN sys.sql_modules AS m ON m.[object_id] = t.[object_id] WHERE t.[is_disabled] = 0")
                .ToDictionaryAsync(t => t.Name, t => t.Sql, TestContext.Current.CancellationToken);

        public override bool IsRefusal(DbException exception) => exception is SqlException { Number: SqlServerTriggers.Refusal };

        public override Task ForgetForeignKeysAsync(RegisterDbContext db, string table)
        {
            var others = $"""
                DECLARE @forget nvarchar(max) = N'ALTER TABLE [{table}] NOCHECK CONSTRAINT ALL;';
                SELECT @forget += N'ALTER TABLE ' + QUOTENAME(OBJECT_NAME([parent_object_id])) + N' NOCHECK CONSTRAINT ' + QUOTENAME([name]) + N';'
                FROM sys.foreign_keys WHERE [referenced_object_id] = OBJECT_ID(N'{table}');
                EXEC sys.sp_executesql @forget;
                """;
            return db.Database.ExecuteSqlRawAsync(others, TestContext.Current.CancellationToken);
        }

        public override string FailingOnInsert(string table, string column, string value) =>
            $"CREATE TRIGGER fails ON [{table}] AFTER INSERT AS IF EXISTS (SELECT 1 FROM inserted WHERE [{column}] = N'{value}') THROW 50000, N'disk', 1;";

        public override void Dispose()
        {
            using var db = Open();
            db.Database.EnsureDeleted();
        }

        protected override void Migrate()
        {
            using var db = Open();
            SqlServerRegister.MigrateAsync(db).GetAwaiter().GetResult();
        }
    }

    private sealed record Trigger(string Name, string Sql);
}

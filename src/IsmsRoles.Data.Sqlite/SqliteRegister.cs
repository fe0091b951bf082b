using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace IsmsRoles.Data.Sqlite;

/// <summary>The register on the embedded database: WAL, so that readers never wait for a writer, full sync, so that a signature survives a power cut, and erased bytes overwritten, so that they are gone from the file too.</summary>
public static class SqliteRegister
{
    public static DbContextOptionsBuilder UseSqliteRegister(this DbContextOptionsBuilder options, string connectionString) =>
        options
            .UseSqlite(connectionString, sqlite => sqlite
                .MigrationsAssembly(typeof(SqliteRegister).Assembly.GetName().Name)
                .UseQuerySplittingBehavior(QuerySplittingBehavior.SplitQuery))
            .AddInterceptors(new Durability());

    /// <summary>Opens a register without an application around it: for migrations and tests.</summary>
    public static RegisterDbContext Open(string connectionString) =>
        new((DbContextOptions<RegisterDbContext>)new DbContextOptionsBuilder<RegisterDbContext>().UseIdentitySchema().UseSqliteRegister(connectionString).Options);

    /// <summary>
    /// Brings the schema up to date and puts every trigger back: a migration that rebuilds a table drops them silently.
    /// Changes nothing where nothing is missing; else one process at a time.
    /// </summary>
    public static async Task MigrateAsync(RegisterDbContext db, CancellationToken cancellation = default)
    {
        var file = Path.GetFullPath(new SqliteConnectionStringBuilder(db.Database.GetConnectionString()).DataSource);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        if (await IsUpToDateAsync(db, cancellation))
        {
            return; // another node may be at work: its tables are left alone
        }

        using var alone = await RegisterLock.MigrateAloneAsync(file, cancellation);
        await ForgetKilledMigrationAsync(db, cancellation);
        await db.Database.MigrateAsync(cancellation);
        await db.Database.ExecuteSqlRawAsync("PRAGMA journal_mode = WAL;", cancellation);
        await SqliteTriggers.RecreateAsync(db, cancellation);
    }

    private static async Task<bool> IsUpToDateAsync(RegisterDbContext db, CancellationToken cancellation) =>
        !(await db.Database.GetPendingMigrationsAsync(cancellation)).Any() && await SqliteTriggers.AreThereAsync(db, cancellation);

    // EF keeps a row while it migrates and waits for ever where a killed process left one. Who holds the system's lock is alone, so any row is such.
    private static async Task ForgetKilledMigrationAsync(RegisterDbContext db, CancellationToken cancellation)
    {
        if (await db.Database.CanConnectAsync(cancellation)
            && await db.Database.SqlQueryRaw<string>("SELECT name AS Value FROM sqlite_master WHERE name = '__EFMigrationsLock'").AnyAsync(cancellation))
        {
            await db.Database.ExecuteSqlRawAsync("DELETE FROM \"__EFMigrationsLock\"", cancellation);
        }
    }

    private sealed class Durability : DbConnectionInterceptor
    {
        private const string Settings = "PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; PRAGMA secure_delete = ON;";

        public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
        {
            using var command = connection.CreateCommand();
            command.CommandText = Settings;
            command.ExecuteNonQuery();
        }

        public override async Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
        {
            await using var command = connection.CreateCommand();
            command.CommandText = Settings;
            await command.ExecuteNonQueryAsync(cancellationToken);
        }
    }
}

/// <summary>SQLite's error numbers: messages are for people.</summary>
public sealed class SqliteErrors : IDatabaseErrors
{
    private const int Busy = 5;
    private const int Locked = 6;
    private const int ConstraintUnique = 2067;
    private const int ConstraintPrimaryKey = 1555;

    public bool IsPassing(Exception exception) =>
        Find(exception) is { SqliteErrorCode: Busy or Locked };

    public bool IsDuplicate(Exception exception) =>
        Find(exception) is { SqliteExtendedErrorCode: ConstraintUnique or ConstraintPrimaryKey };

    private static SqliteException? Find(Exception? exception) =>
        exception as SqliteException ?? (exception?.InnerException is { } inner ? Find(inner) : null);
}

/// <summary>Lets <c>dotnet ef</c> make migrations without the web application.</summary>
public sealed class SqliteDesignTimeFactory : IDesignTimeDbContextFactory<RegisterDbContext>
{
    public RegisterDbContext CreateDbContext(string[] args) => SqliteRegister.Open("Data Source=:memory:");
}

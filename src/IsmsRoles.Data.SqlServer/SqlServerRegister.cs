using Microsoft.Data.SqlClient;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.Extensions.Logging;

namespace IsmsRoles.Data.SqlServer;

/// <summary>
/// The register on SQL Server 2019 or later, or Azure SQL: read committed, with row versions so that readers never wait
/// for a writer. No retrying execution strategy, which refuses transactions of one's own: the ledger runs a command again.
/// </summary>
public static partial class SqlServerRegister
{
    private const int SqlServer2019 = 150;

    public static DbContextOptionsBuilder UseSqlServerRegister(this DbContextOptionsBuilder options, string connectionString) =>
        options
            .UseSqlServer(connectionString, sqlServer => sqlServer
                .MigrationsAssembly(typeof(SqlServerRegister).Assembly.GetName().Name)
                .UseCompatibilityLevel(SqlServer2019)
                .UseQuerySplittingBehavior(QuerySplittingBehavior.SplitQuery))
            .ReplaceService<IModelCustomizer, SqlServerModel>();

    /// <summary>Opens a register without an application around it: for migrations and tests.</summary>
    public static RegisterDbContext Open(string connectionString) =>
        new((DbContextOptions<RegisterDbContext>)new DbContextOptionsBuilder<RegisterDbContext>().UseIdentitySchema().UseSqlServerRegister(connectionString).Options);

    /// <summary>Brings the schema up to date and puts missing or altered triggers back. Creates the database where there is none.</summary>
    public static async Task MigrateAsync(RegisterDbContext db, CancellationToken cancellation = default)
    {
        if ((await db.Database.GetPendingMigrationsAsync(cancellation)).Any())
        {
            await db.Database.MigrateAsync(cancellation);
        }

        await SqlServerTriggers.RecreateAsync(db, cancellation);
        await KeepRowVersionsAsync(db, cancellation);
    }

    /// <summary>All of it as one script for whoever keeps the server; it can be run again on any earlier state. Batches end with GO.</summary>
    public static string Script(RegisterDbContext db) =>
        "SET ANSI_NULLS, QUOTED_IDENTIFIER ON;\nGO\n\n" // sqlcmd begins without, and filtered indexes ask for them
        + db.GetService<IMigrator>().GenerateScript(options: MigrationsSqlGenerationOptions.Idempotent)
        + string.Concat(SqlServerTriggers.Batches.Append(RowVersions).Select(batch => $"{batch}\nGO\n\n"));

    // A database made for us may lack them, and turning them on needs it to ourselves: nothing waits for that.
    private static async Task KeepRowVersionsAsync(RegisterDbContext db, CancellationToken cancellation)
    {
        try
        {
            await db.Database.ExecuteSqlRawAsync(RowVersions, cancellation);
        }
        catch (SqlException e)
        {
            LogWithoutRowVersions(db.GetService<ILoggerFactory>().CreateLogger(typeof(SqlServerRegister)), e.Number);
        }
    }

    private const string RowVersions =
        """
        IF EXISTS (SELECT 1 FROM sys.databases WHERE [database_id] = DB_ID() AND [is_read_committed_snapshot_on] = 0)
            ALTER DATABASE CURRENT SET READ_COMMITTED_SNAPSHOT ON WITH NO_WAIT;
        """;

    [LoggerMessage(1, LogLevel.Warning, "Readers wait for writers: READ_COMMITTED_SNAPSHOT is off and could not be turned on (error {Number}). While nobody uses the database, run: ALTER DATABASE CURRENT SET READ_COMMITTED_SNAPSHOT ON")]
    private static partial void LogWithoutRowVersions(ILogger logger, int number);
}

/// <summary>Lets <c>dotnet ef</c> make migrations without the web application or a server.</summary>
public sealed class SqlServerDesignTimeFactory : IDesignTimeDbContextFactory<RegisterDbContext>
{
    public RegisterDbContext CreateDbContext(string[] args) => SqlServerRegister.Open("Server=localhost");
}

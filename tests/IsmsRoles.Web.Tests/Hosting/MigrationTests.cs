using IsmsRoles.Data;
using IsmsRoles.Data.Sqlite;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace IsmsRoles.Web.Tests.Hosting;

/// <summary>A register of any earlier release is brought up to date with what its database refuses in place.</summary>
public sealed class MigrationTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("ismsroles-migrations-").FullName;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task From_every_migration_on_all_triggers_are_there_after_the_rest_and_refuse()
    {
        await using var model = Open("model.db");
        foreach (var (migration, level) in model.Database.GetMigrations().Select((m, i) => (m, i)))
        {
            await using var db = Open($"{level}.db");
            await db.GetService<IMigrator>().MigrateAsync(migration, Cancellation);
            var tables = (await NamesAsync(db, "table")).ToHashSet();
            foreach (var (name, sql) in SqliteTriggers.All.Where(t => tables.Any(table => t.Value.Contains($"ON \"{table}\"", StringComparison.Ordinal))))
            {
                // As that release left them; columns that came later are not refused yet.
                await CreateIfItFitsAsync(db, name, sql);
            }

            await SqliteRegister.MigrateAsync(db, Cancellation);

            Assert.Equal(SqliteTriggers.All.Keys.Order(StringComparer.Ordinal), (await NamesAsync(db, "trigger")).Order(StringComparer.Ordinal));
            await db.Database.ExecuteSqlRawAsync(
                """INSERT INTO "AuditEntries" ("Number", "At", "Kind", "Text", "PreviousHash", "Hash") VALUES (1, '2026-01-01', 'x', 'x', 'x', 'x')""", Cancellation);
            var refused = await Assert.ThrowsAsync<SqliteException>(() => db.Database.ExecuteSqlRawAsync("""DELETE FROM "AuditEntries" """, Cancellation));
            Assert.Contains("AuditEntries are never deleted", refused.Message);
        }
    }

    [Fact]
    public async Task A_dropped_trigger_is_put_back_at_the_next_start()
    {
        await using var db = Open("dropped.db");
        await SqliteRegister.MigrateAsync(db, Cancellation);
        foreach (var name in SqliteTriggers.All.Keys)
        {
            var drop = $"DROP TRIGGER \"{name}\"";
            await db.Database.ExecuteSqlRawAsync(drop, Cancellation);
        }

        await SqliteRegister.MigrateAsync(db, Cancellation);

        Assert.Equal(SqliteTriggers.All.Count, (await NamesAsync(db, "trigger")).Count);
    }

    [Fact]
    public async Task A_start_on_a_database_that_is_up_to_date_leaves_its_schema_alone()
    {
        await using var db = Open("again.db");
        await SqliteRegister.MigrateAsync(db, Cancellation);
        var before = await SchemaVersionAsync(db);

        await SqliteRegister.MigrateAsync(db, Cancellation);

        Assert.Equal(before, await SchemaVersionAsync(db));
    }

    [Fact]
    public async Task Nodes_that_start_at_the_same_moment_make_one_database()
    {
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(
            async () =>
            {
                await using var db = Open("together.db");
                await SqliteRegister.MigrateAsync(db, Cancellation);
            },
            Cancellation)));

        await using var made = Open("together.db");
        Assert.Empty(await made.Database.GetPendingMigrationsAsync(Cancellation));
        Assert.Equal(SqliteTriggers.All.Count, (await NamesAsync(made, "trigger")).Count);
    }

    [Fact]
    public async Task A_node_killed_while_it_migrated_does_not_hold_up_the_next_start()
    {
        await using var db = Open("killed.db");
        await db.GetService<IMigrator>().MigrateAsync(db.Database.GetMigrations().First(), Cancellation);
        await db.Database.ExecuteSqlRawAsync("""INSERT INTO "__EFMigrationsLock" ("Id", "Timestamp") VALUES (1, '2026-01-01')""", Cancellation);

        await SqliteRegister.MigrateAsync(db, Cancellation).WaitAsync(TimeSpan.FromSeconds(60), Cancellation);

        Assert.Empty(await db.Database.GetPendingMigrationsAsync(Cancellation));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static async Task CreateIfItFitsAsync(RegisterDbContext db, string name, string sql)
    {
        try
        {
            await db.Database.ExecuteSqlRawAsync(sql, Cancellation);
        }
        catch (SqliteException e) when (e.Message.Contains("no such column", StringComparison.Ordinal))
        {
            TestContext.Current.SendDiagnosticMessage("{0} is of a later release", name);
        }
    }

    private static async Task<int> SchemaVersionAsync(RegisterDbContext db) =>
        (await db.Database.SqlQueryRaw<int>("SELECT schema_version AS Value FROM pragma_schema_version").ToListAsync(Cancellation)).Single();

    private static Task<List<string>> NamesAsync(RegisterDbContext db, string type) =>
        db.Database.SqlQueryRaw<string>("SELECT name AS Value FROM sqlite_master WHERE type = {0}", type).ToListAsync(Cancellation);

    private RegisterDbContext Open(string file) => SqliteRegister.Open($"Data Source={Path.Combine(_folder, file)};Pooling=False");
}

using IsmsRoles.Data;
using IsmsRoles.Web.Tests.Hosting;
using Microsoft.EntityFrameworkCore;

namespace IsmsRoles.Web.Tests.Databases;

/// <summary>What saving writes for SQL Server; no server is there to run it.</summary>
public sealed class SqlServerSavingTests
{
    [Fact]
    public async Task Whatever_a_signed_version_saves_is_Transact_SQL_and_asks_no_table_with_triggers_for_output()
    {
        using var app = new RegisterApp();
        await Company.CreateSignedAsync(app);
        await using var filled = app.OpenDatabase();
        List<string> written = [];

        await SaveAsync(await filled.Versions.AsNoTracking().ToListAsync(TestContext.Current.CancellationToken), EntityState.Added);
        await SaveAsync(await filled.Versions.AsNoTracking().ToListAsync(TestContext.Current.CancellationToken), EntityState.Modified);
        await SaveAsync(await filled.AuditEntries.AsNoTracking().Include(e => e.Subjects).Include(e => e.PersonalValues).ToListAsync(TestContext.Current.CancellationToken), EntityState.Added);
        await SaveAsync(await filled.AuditEntries.AsNoTracking().SelectMany(e => e.PersonalValues).ToListAsync(TestContext.Current.CancellationToken), EntityState.Deleted);
        await SaveAsync(await filled.People.AsNoTracking().ToListAsync(TestContext.Current.CancellationToken), EntityState.Modified);

        Assert.All(written, command => Assert.Empty(TransactSql.Errors(command)));
        Assert.Contains(written, command => command.Contains("INSERT INTO [Approvals]", StringComparison.Ordinal));
        Assert.Contains(written, command => command.Contains("UPDATE [Versions]", StringComparison.Ordinal));
        Assert.Contains(written, command => command.Contains("DELETE FROM [AuditPersonalValues]", StringComparison.Ordinal));
        Assert.Contains(written, command => command.Contains("UPDATE [People]", StringComparison.Ordinal) && command.Contains("OUTPUT", StringComparison.Ordinal));
        var guarded = Safeguards.All.Select(s => s.Table).Distinct();
        Assert.All(
            written.Where(command => guarded.Any(table => command.Contains($"[{table}]", StringComparison.Ordinal))),
            command => Assert.DoesNotContain("OUTPUT", command));

        async Task SaveAsync<T>(IEnumerable<T> things, EntityState state)
            where T : class
        {
            await using var db = SqlServerShadow.OpenSilent(written.Add);
            db.Database.AutoTransactionBehavior = AutoTransactionBehavior.Never;
            foreach (var thing in things)
            {
                db.Attach(thing);
            }

            foreach (var entry in db.ChangeTracker.Entries().ToList())
            {
                entry.State = state;
            }

            // Where rows are counted, the empty answer reads as if somebody else had been faster; by then the command is written.
            await Record.ExceptionAsync(() => db.SaveChangesAsync(TestContext.Current.CancellationToken));
        }
    }
}

using System.Data.Common;
using IsmsRoles.Data;
using IsmsRoles.Domain.Audit;
using IsmsRoles.Domain.People;
using IsmsRoles.Web.Background;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace IsmsRoles.Web.Tests.Hosting;

/// <summary>Rule 11, with tries to break it.</summary>
public sealed class AuditChainTests : IDisposable
{
    private readonly RegisterApp _app = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _app.Dispose();

    [Fact]
    public async Task Changes_from_many_threads_make_one_chain_without_fork_or_error()
    {
        const int threads = 8;
        const int each = 13;
        var company = await Company.CreateAsync(_app);
        await using var db = _app.OpenDatabase();
        var before = (await LedgerAsync(db)).LastEvent;

        await Task.WhenAll(Enumerable.Range(0, threads).Select(thread => Task.Run(
            async () =>
            {
                for (var i = 0; i < each; i++)
                {
                    await company.ChangeAsync(change =>
                    {
                        change.Db.Add(new Person(new($"Person {thread}-{i}"), change.Today));
                        return Task.CompletedTask;
                    });
                }
            },
            Cancellation)));

        Assert.Equal(before + (threads * each), (await LedgerAsync(db)).LastEvent);
        Assert.Null(await FaultAsync(db));
        var standing = await VerifyAsync();
        Assert.Equal((before + (threads * each), null), (standing.Through, standing.Fault));
    }

    [Theory]
    [InlineData("UPDATE \"AuditEntries\" SET \"Text\" = replace(\"Text\", 'Risk', 'Cost') WHERE \"Number\" = 2")]
    [InlineData("DELETE FROM \"AuditEntries\" WHERE \"Number\" = 2")]
    [InlineData("DELETE FROM \"AuditSubjects\" WHERE \"EventNumber\" = 2")]
    [InlineData("UPDATE \"AuditPersonalValues\" SET \"Value\" = 'Nobody'")]
    public async Task The_database_itself_refuses_to_change_or_delete_an_event(string sql)
    {
        await Company.CreateAsync(_app);
        await using var db = _app.OpenDatabase();

        var refused = await Assert.ThrowsAnyAsync<DbException>(() => db.Database.ExecuteSqlRawAsync(sql, Cancellation));
        Assert.True(_app.Database.IsRefusal(refused), refused.Message);
    }

    [Theory]
    [InlineData("AuditEntries", "SET \"Text\" = CONCAT(\"Text\", ' ')", "The text of event 3 was altered.")]
    [InlineData("AuditEntries", "SET \"Kind\" = 'RoleAdded'", "The columns of event 3 differ from its hashed text.")]
    [InlineData("AuditEntries", "SET \"At\" = '2020-01-01 00:00:00'", "The columns of event 3 differ from its hashed text.")]
    [InlineData("AuditEntries", "SET \"ActorAccountId\" = '01234567-89AB-4CDE-8123-456789ABCDEF'", "The columns of event 3 differ from its hashed text.")]
    [InlineData("AuditEntries", "SET \"PreviousHash\" = 'x'", "Event 3 does not follow the event before it.")]
    [InlineData("AuditEntries", "SET \"Hash\" = 'x'", "The text of event 3 was altered.")]
    [InlineData("AuditPersonalValues", "SET \"Value\" = 'Somebody else'", "A personal value beside event 3 was altered.")]
    public async Task Whatever_is_altered_past_the_triggers_is_found_and_named(string table, string set, string fault)
    {
        await Company.CreateAsync(_app);
        await using var db = _app.OpenDatabase();
        var key = table == "AuditEntries" ? "Number" : "EventNumber";

        await TamperAsync(db, table, "update", $"UPDATE \"{table}\" {set} WHERE \"{key}\" = 3");

        Assert.Equal(fault, (await VerifyAsync()).Fault);
    }

    [Fact]
    public async Task A_removed_event_is_missed_in_the_middle_and_at_the_end()
    {
        await Company.CreateAsync(_app);
        await using var db = _app.OpenDatabase();
        var ledger = await LedgerAsync(db);
        await RemoveAsync(db, ledger.LastEvent);
        Assert.StartsWith($"The chain ends at event {ledger.LastEvent - 1}, but the ledger knows of event {ledger.LastEvent}", (await VerifyAsync()).Fault);

        await RemoveAsync(db, 5);
        Assert.Equal("Event 5 is missing; the next one there is 6.", (await VerifyAsync()).Fault);
    }

    [Theory]
    [InlineData("delete", "DELETE FROM \"AuditSubjects\" WHERE \"EventNumber\" = 3")]
    [InlineData("update", "UPDATE \"AuditSubjects\" SET \"SubjectId\" = '01234567-89AB-4CDE-8123-456789ABCDEF' WHERE rowid = (SELECT min(rowid) FROM \"AuditSubjects\" WHERE \"EventNumber\" = 3)")]
    [InlineData("insert", "INSERT INTO \"AuditSubjects\" (\"EventNumber\", \"SubjectId\") VALUES (3, '01234567-89AB-4CDE-8123-456789ABCDEF')")]
    public async Task An_event_hidden_from_a_filter_or_slipped_into_one_is_found(string verb, string sql)
    {
        await Company.CreateAsync(_app);
        await using var db = _app.OpenDatabase();

        await TamperAsync(db, "AuditSubjects", verb, sql);

        Assert.Equal("The list of whom and what event 3 is about differs from its hashed text.", (await VerifyAsync()).Fault);
    }

    [Fact]
    public async Task An_event_rewritten_with_a_hash_to_match_breaks_the_chain_after_it()
    {
        await Company.CreateAsync(_app);
        await using var db = _app.OpenDatabase();
        var entry = await db.AuditEntries.AsNoTracking().SingleAsync(e => e.Number == 4, Cancellation);
        var forged = entry.Text + " ";
        var hash = Domain.Versions.Content.CanonicalJson.Sha256(System.Text.Encoding.UTF8.GetBytes(forged));

        await TamperAsync(db, "AuditEntries", "update", $"UPDATE \"AuditEntries\" SET \"Text\" = CONCAT(\"Text\", ' '), \"Hash\" = '{hash}' WHERE \"Number\" = 4");

        Assert.Equal("Event 5 does not follow the event before it.", (await VerifyAsync()).Fault);
    }

    [Fact]
    public async Task Erasing_a_personal_value_leaves_the_chain_verifiable()
    {
        await Company.CreateAsync(_app);
        await using var db = _app.OpenDatabase();
        Assert.True(await db.Database.ExecuteSqlAsync($"DELETE FROM \"AuditPersonalValues\" WHERE \"Value\" = {"Ben Żółć"}", Cancellation) > 0);

        var standing = await VerifyAsync();

        Assert.Null(standing.Fault);
        Assert.Equal((await LedgerAsync(db)).Head, standing.Head);
        var entries = await db.AuditEntries.AsNoTracking().Include(e => e.PersonalValues).Where(e => e.Kind == "PersonAdded").ToListAsync(Cancellation);
        Assert.Single(entries, e => AuditChain.Read(e).Sentence.StartsWith("Set-up added (erased)", StringComparison.Ordinal));
        Assert.DoesNotContain(entries, e => e.Text.Contains("Żółć", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_was_verified_is_not_read_again_until_the_chain_grows()
    {
        var company = await Company.CreateAsync(_app);
        var first = await VerifyAsync();
        var verifier = _app.Services.GetRequiredService<ChainVerifier>();

        Assert.Same(first, await verifier.GetAsync(fromTheFirst: false, Cancellation));

        await company.SubmitAsync(Company.Mia);
        var grown = await verifier.GetAsync(fromTheFirst: false, Cancellation);
        Assert.True(grown.Through > first.Through);
    }

    private static Task<LedgerRow> LedgerAsync(RegisterDbContext db) => db.LedgerRows.AsNoTracking().SingleAsync(Cancellation);

    private static async Task<string?> FaultAsync(RegisterDbContext db)
    {
        var (number, head) = (0L, AuditChain.Start);
        foreach (var entry in await db.AuditEntries.AsNoTracking().Include(e => e.PersonalValues).Include(e => e.Subjects).OrderBy(e => e.Number).ToListAsync(Cancellation))
        {
            if (AuditChain.Fault(entry, number + 1, head) is { } fault)
            {
                return fault;
            }

            (number, head) = (entry.Number, entry.Hash);
        }

        return head == (await LedgerAsync(db)).Head ? null : "The ledger's head differs.";
    }

    // As an attacker with the file would: without its trigger, and without foreign keys.
    private async Task TamperAsync(RegisterDbContext db, string table, string verb, string sql)
    {
        await db.Database.OpenConnectionAsync(Cancellation);
        await _app.Database.ForgetForeignKeysAsync(db, table);
        var drop = $"DROP TRIGGER IF EXISTS \"{table}_no_{verb}\"";
        await db.Database.ExecuteSqlRawAsync(drop, Cancellation);
        Assert.NotEqual(0, await db.Database.ExecuteSqlRawAsync(sql, Cancellation));
        await db.Database.CloseConnectionAsync();
    }

    private Task RemoveAsync(RegisterDbContext db, long number) =>
        TamperAsync(db, "AuditEntries", "delete", $"DELETE FROM \"AuditEntries\" WHERE \"Number\" = {number}");

    private async Task<ChainStanding> VerifyAsync()
    {
        var verifier = _app.Services.GetRequiredService<ChainVerifier>();
        return await verifier.GetAsync(fromTheFirst: true, Cancellation);
    }
}

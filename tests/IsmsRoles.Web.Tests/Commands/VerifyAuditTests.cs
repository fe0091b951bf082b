using IsmsRoles.Web.Tests.Hosting;
using IsmsRoles.Web.Tests.Pages.Versions;
using Microsoft.EntityFrameworkCore;

namespace IsmsRoles.Web.Tests.Commands;

/// <summary><c>verify-audit</c>, as somebody with a shell on the server runs it.</summary>
public sealed class VerifyAuditTests : CommandTest
{
    private readonly RegisterApp _app = new();

    [Fact]
    public async Task A_whole_chain_is_said_to_be_whole_with_the_heads_printed_in_documents_and_the_expected_one()
    {
        await Company.CreateSignedAsync(_app);
        await DocumentTests.WaitForDocumentAsync(await _app.SignInAsync(Company.Ana), 1);
        await using var db = _app.OpenDatabase();
        var ledger = await db.LedgerRows.AsNoTracking().SingleAsync(Cancellation);
        var printed = await db.Versions.Select(v => v.ChainHead).SingleAsync(Cancellation);
        var number = await db.AuditEntries.Where(e => e.Hash == printed).Select(e => e.Number).SingleAsync(Cancellation);

        var (code, output, error) = await RunAsync(_app.DatabaseFile, "verify-audit", "--expect-head", printed!.ToUpperInvariant().Insert(32, " "));

        Assert.Equal((0, ""), (code, error));
        Assert.Contains($"The chain of {ledger.LastEvent} events is whole; its head is {ledger.Head}.", output);
        Assert.Contains($"The heads printed in documents are in the chain: version 1 at event {number}.", output);
        Assert.Contains("1 versions, 1 signatures, 1 documents and 0 evidence files are what was recorded.", output);
        Assert.Contains($"The expected head is in the chain, at event {number}; {ledger.LastEvent - number} events follow it.", output);
    }

    [Fact]
    public async Task A_head_that_never_was_this_chains_fails_and_so_does_one_that_is_no_hash()
    {
        await Company.CreateAsync(_app);

        var (unknown, _, sentence) = await RunAsync(_app.DatabaseFile, "verify-audit", "--expect-head", new string('a', 64));
        Assert.Equal(1, unknown);
        Assert.Contains("BROKEN: no event of this chain has the expected head", sentence);

        var (malformed, _, refusal) = await RunAsync(_app.DatabaseFile, "verify-audit", "--expect-head", "abc");
        Assert.Equal(1, malformed);
        Assert.Contains("not a SHA-256", refusal);
    }

    [Fact]
    public async Task The_first_broken_link_is_named_and_the_exit_code_is_1()
    {
        await Company.CreateAsync(_app);
        await using var db = _app.OpenDatabase();
        await db.Database.ExecuteSqlRawAsync(
            """DROP TRIGGER "AuditEntries_no_update"; UPDATE "AuditEntries" SET "Text" = replace("Text", 'Meridian', 'Meridiem') WHERE "Number" = 1""", Cancellation);

        var (code, output, error) = await RunAsync(_app.DatabaseFile, "verify-audit");

        Assert.Equal(1, code);
        Assert.DoesNotContain("whole", output);
        Assert.StartsWith("BROKEN: The text of event 1 was altered. Events 1 to 0 fit together", error);
    }

    [Fact]
    public async Task Where_there_is_no_register_the_command_says_so_and_makes_none()
    {
        var (code, _, error) = await RunAsync(At("none.db"), "verify-audit");

        Assert.Equal(1, code);
        Assert.Contains("There is no register here", error);
        Assert.False(File.Exists(At("none.db")));
    }

    protected override void Dispose(bool disposing)
    {
        _app.Dispose();
        base.Dispose(disposing);
    }
}

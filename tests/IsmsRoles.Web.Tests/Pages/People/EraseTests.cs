using System.Net;
using System.Text;
using IsmsRoles.Data;
using IsmsRoles.Data.Accounts;
using IsmsRoles.Data.Registers;
using IsmsRoles.Data.Verification;
using IsmsRoles.Domain.Assignments;
using IsmsRoles.Domain.Audit;
using IsmsRoles.Domain.People;
using IsmsRoles.Domain.Positions;
using IsmsRoles.Domain.Versions.Content;
using IsmsRoles.Web.Import;
using IsmsRoles.Web.Tests.Hosting;
using IsmsRoles.Web.Tests.Pages.Versions;
using Microsoft.EntityFrameworkCore;

namespace IsmsRoles.Web.Tests.Pages.People;

/// <summary>Erasing a person's data: what goes, what stays, what stands in the way, and that the chain verifies through it.</summary>
public sealed class EraseTests : IDisposable
{
    /// <summary>Where Ben's name may stand afterwards: what was signed, and its records. His address may stand nowhere.</summary>
    private static readonly string[] Stays =
        ["Versions.ContentBytes", "Versions.LeftMeanwhile", "Signatories.Name", "Approvals.PrintedName", "VersionDecisions.Name", "Documents.Bytes", "FoundingSignatories.EvidenceReference", "EvidenceFiles.FileName", "EvidenceFiles.Content"];

    private static readonly string[] Names = ["żółć", "zolc", "Żółć", "ZOLC"];
    private static readonly string[] Addresses = ["ben@example.com", "b.zolc@example.com"];

    private readonly RegisterApp _app = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _app.Dispose();

    [Fact]
    public async Task Afterwards_the_name_stands_only_in_what_was_signed_the_address_nowhere_and_the_chain_verifies()
    {
        var (company, id) = await LeaverAsync();
        var adam = await _app.SignInAsync(Company.Adam);
        var page = await adam.TextAsync($"/people/{id}/erase");
        Assert.Contains("version 1", page); // stays, and why
        Assert.Contains("1 account (ben@example.com): closed", page);
        Assert.Contains("Their name in the reasons and evidence of 1 assignment that ended, and of ended times in positions.", page);
        Assert.Contains("signature they gave, with printed name", page);
        var before = await VerifyAsync();
        Assert.NotEmpty((await NameSearch.FindAsync(_app, Names)).Except(Stays));
        Assert.NotEmpty(await NameSearch.FindAsync(_app, Addresses));

        var answer = await adam.SubmitAsync($"/people/{id}/erase", new() { ["Input.Reason"] = "Retention time is over", ["Input.Name"] = "Ben Żółć" });

        var words = await Visitor.WordsOfAsync(answer);
        Assert.Equal($"/people/{id}", answer.RequestMessage!.RequestUri!.AbsolutePath);
        Assert.Contains("verified before and after", words);
        Assert.Contains($"Erased person {id.ToString("N")[^8..]}", words);
        Assert.Contains("Their personal data was erased", words);
        Assert.Empty((await NameSearch.FindAsync(_app, Names)).Except(Stays));
        Assert.Empty(await NameSearch.FindAsync(_app, Addresses));
        await AssertNotInFileAsync();
        var after = await VerifyAsync();
        Assert.Empty(after.Faults);
        Assert.True(after.Chain.Through > before.Chain.Through);
        await AssertAccountIsClosedAsync();
        Assert.Contains("Adam Кравець erased the personal data of Erased person", await adam.TextAsync("/audit"));
        Assert.NotNull(company);
    }

    [Fact]
    public async Task Daily_snapshots_tell_who_held_what_without_a_name_and_others_keep_theirs()
    {
        var (company, id) = await LeaverAsync();

        await EraseAsync(id);

        await using var db = _app.OpenDatabase();
        var first = DailySnapshots.Read(await db.DailySnapshots.OrderBy(d => d.Day).FirstAsync(Cancellation));
        Assert.All(await db.DailySnapshots.ToListAsync(Cancellation), d => Assert.Equal(CanonicalJson.Sha256(DailySnapshots.Read(d).ToBytes()), d.ContentSha256));
        Assert.Equal($"Erased person {id.ToString("N")[^8..]}", first.Person(id)!.Name);
        Assert.Null(first.Person(id)!.JobTitle);
        Assert.Contains(first.AssignmentsOf(company.Role("Top management")), a => a.PersonId == id);
        Assert.Equal("Ana Ruiz", first.Person(company.Person(Company.Ana))!.Name);
        Assert.Equal("ana@example.com", (await db.People.SingleAsync(p => p.Id == company.Person(Company.Ana), Cancellation)).Email);
        var added = await db.AuditEntries.Include(e => e.PersonalValues).Where(e => e.Kind == "PersonAdded").ToListAsync(Cancellation);
        Assert.Single(added, e => AuditChain.Read(e).Sentence.Contains("added (erased)", StringComparison.Ordinal));
        Assert.Contains(added, e => AuditChain.Read(e).Sentence.Contains("added Ana Ruiz", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Somebody_who_has_not_left_holds_a_role_or_is_named_in_force_is_refused_with_what_to_do_first()
    {
        var company = await Company.CreateSignedAsync(_app);
        var id = company.Person(Company.Ben);
        var adam = await _app.SignInAsync(Company.Adam);

        var page = await adam.OpenAsync($"/people/{id}/erase");
        var words = Visitor.WordsOf(page);
        Assert.Contains("Ben Żółć has not left. Only the data of people who have left is erased: record the last day first.", words);
        Assert.Contains("Ben Żółć is still on record as holder of Top management. End that first.", words);
        Assert.Contains("Version 1, which is in force, names Ben Żółć as holder of Top management. Bring a version into force without them first.", words);
        Assert.Null(page.QuerySelector("main form"));

        // A post that the page does not offer.
        var forged = await adam.PostAsync($"/people/{id}/erase", new()
        {
            ["__RequestVerificationToken"] = (await adam.OpenAsync("/accounts/new")).QuerySelector("main form input[name=__RequestVerificationToken]")!.GetAttribute("value")!,
            ["Input.Reason"] = "Now",
            ["Input.Name"] = "Ben Żółć",
        });
        Assert.Equal(HttpStatusCode.Conflict, forged.StatusCode);
        await using var db = _app.OpenDatabase();
        Assert.Equal("Ben Żółć", (await db.People.SingleAsync(p => p.Id == id, Cancellation)).Name);
        Assert.DoesNotContain("PersonErased", await db.AuditEntries.Select(e => e.Kind).ToListAsync(Cancellation));
    }

    [Fact]
    public async Task A_wrong_name_a_missing_reason_and_a_reason_that_names_them_are_refused_and_nothing_goes()
    {
        var (_, id) = await LeaverAsync();
        var adam = await _app.SignInAsync(Company.Adam);
        foreach (var (reason, name, sentence) in new[]
        {
            ("Over", "Ben", "This is not the name."),
            ("", "Ben Żółć", "Say why the data is erased."),
            ("Ben Żółć asked for it", "Ben Żółć", "it must not name the person"),
            ("Asked for by BEN@example.com", "Ben Żółć", "it must not name the person"),
        })
        {
            var answer = await adam.SubmitAsync($"/people/{id}/erase", new() { ["Input.Reason"] = reason, ["Input.Name"] = name });
            Assert.Contains(sentence, await Visitor.WordsOfAsync(answer));
        }

        await using var db = _app.OpenDatabase();
        Assert.Equal("Ben Żółć", (await db.People.SingleAsync(p => p.Id == id, Cancellation)).Name);
    }

    [Fact]
    public async Task Nothing_is_erased_while_the_audit_trail_does_not_verify()
    {
        var (_, id) = await LeaverAsync();
        await using var db = _app.OpenDatabase();
        await db.Database.ExecuteSqlRawAsync("""DROP TRIGGER "AuditEntries_no_update"; UPDATE "AuditEntries" SET "Text" = "Text" || ' ' WHERE "Number" = 3""", Cancellation);
        var adam = await _app.SignInAsync(Company.Adam);

        var answer = await adam.SubmitAsync($"/people/{id}/erase", new() { ["Input.Reason"] = "Over", ["Input.Name"] = "Ben Żółć" });

        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        Assert.Contains("The audit trail does not verify, so nothing is erased", await Visitor.WordsOfAsync(answer));
        Assert.Equal("Ben Żółć", (await db.People.SingleAsync(p => p.Id == id, Cancellation)).Name);
    }

    [Fact]
    public async Task Somebody_else_of_the_same_name_keeps_it_everywhere()
    {
        var (company, id) = await LeaverAsync();
        Guid namesake = default;
        await company.ChangeAsync(change =>
        {
            var other = new Person(new("Ben Żółć", "other.ben@example.com"), change.Today);
            change.Db.Add(other);
            namesake = other.Id;
            return Task.CompletedTask;
        });

        await EraseAsync(id);

        await using var db = _app.OpenDatabase();
        Assert.Equal("Ben Żółć", (await db.People.SingleAsync(p => p.Id == namesake, Cancellation)).Name);
        var added = await db.AuditEntries.Include(e => e.PersonalValues).Where(e => e.Kind == "PersonAdded").OrderBy(e => e.Number).ToListAsync(Cancellation);
        Assert.Contains("added Ben Żółć", AuditChain.Read(added[^1]).Sentence);
        Assert.Empty((await VerifyAsync()).Faults);
    }

    [Fact]
    public async Task A_text_in_use_that_names_them_is_to_be_reworded_first_and_an_erased_person_never_comes_back()
    {
        var (company, id) = await LeaverAsync();
        await company.ChangeAsync(async change =>
        {
            var role = await change.Db.Roles.SingleAsync(r => r.Id == company.Role("Incident manager"));
            role.Edit(role.Texts() with { Purpose = "Took over from Ben Żółć." });
        });
        var adam = await _app.SignInAsync(Company.Adam);
        Assert.Contains("The role Incident manager names Ben Żółć. Reword it first.", await adam.TextAsync($"/people/{id}/erase"));

        await company.ChangePurposeAsync("Incident manager", "Leads the response.");
        await EraseAsync(id);

        Assert.Contains("Nothing is left to erase", await adam.TextAsync($"/people/{id}/erase"));
        var refused = await Assert.ThrowsAsync<Domain.RuleBrokenException>(() => company.ChangeAsync(async change => (await change.Db.People.SingleAsync(p => p.Id == id)).Rejoin(change.Today)));
        Assert.Contains("add them as a new person", refused.Message);
        var reopened = await Assert.ThrowsAsync<Domain.RuleBrokenException>(() => company.ChangeAsync(async change =>
        {
            var account = await change.Db.Users.SingleAsync(a => a.PersonId == id);
            account.Reopen("Back", await change.Db.People.SingleAsync(p => p.Id == id), null);
        }));
        Assert.Contains("was erased", reopened.Message);
    }

    private Task EraseAsync(Guid id) => _app.Ledger().ChangeAsync(change => Data.Erasing.PersonErasure.EraseAsync(change, id, "Retention time is over", Cancellation));

    /// <summary>
    /// Ben, a director with another name and address once, who signed version 1, left, whose assignment ended, and without
    /// whom version 2 is in force; days passed in between.
    /// </summary>
    private async Task<(Company Company, Guid Ben)> LeaverAsync()
    {
        var company = await Company.CreateAsync(_app);
        var id = company.Person(Company.Ben);
        await company.ChangeAsync(async change =>
        {
            var ben = await change.Db.People.SingleAsync(p => p.Id == id);
            ben.Edit(ben.Details() with { Name = "Ben Zolc", Email = "b.zolc@example.com" });
            await change.Db.SaveChangesAsync(Cancellation);
            ben.Edit(ben.Details() with { Name = "Ben Żółć", Email = Company.Ben });
            var (link, _) = PasswordLink.Issue(await change.Db.Users.SingleAsync(a => a.Email == Company.Ben), change.Now);
            change.Db.Add(link);
            var eve = await change.Db.People.SingleAsync(p => p.Id == company.Person(Company.Eve));
            eve.Edit(eve.Details() with { LineManagerId = id });
        });
        await company.SubmitAsync(Company.Mia);
        await company.ApproveAsync(Company.Ben);
        await DocumentTests.WaitForDocumentAsync(await _app.SignInAsync(Company.Ben), 1);
        _app.Clock.Move(TimeSpan.FromDays(2));
        await company.ChangeAsync(async change =>
        {
            var ben = await change.Db.People.SingleAsync(p => p.Id == id);
            ben.Leave(change.Today.AddDays(-1), "Ben Żółć resigned");
            var role = await change.Db.Roles.SingleAsync(r => r.Id == company.Role("Top management"));
            var assignment = await change.Db.Assignments.SingleAsync(a => a.PersonId == id);
            assignment.EndOn(change.Today.AddDays(-1), "Left", "Letter of Ben Żółć", isTopManagement: true, role, Holder.Of(ben, null));
            var board = new Position(new("Risk board", PositionKind.Body));
            board.Appoint(ben, change.Today.AddDays(-9), change.Today.AddDays(-1), asChair: false);
            board.EndTenure(1, ben, change.Today.AddDays(-2), "Ben Żółć resigned", "Letter of Ben Żółć", isTopManagement: false);
            board.Abolish(change.Today.AddDays(-1), "Nobody but Ben Żółć was on it", null, isTopManagement: false);
            change.Db.Add(board);
            change.Db.ImportUploads.Add(new(company.Account(Company.Mia), ImportKind.People, "people.csv", Uploads.Compress("Name,E-mail\nBen Żółć,ben@example.com"u8.ToArray()), change.Now));
        });
        await company.SubmitAsync(Company.Mia);
        await company.ApproveAsync(Company.Ana);
        await DocumentTests.WaitForDocumentAsync(await _app.SignInAsync(Company.Ana), 2);
        return (company, id);
    }

    private async Task AssertAccountIsClosedAsync()
    {
        await using var db = _app.OpenDatabase();
        var account = await db.Users.SingleAsync(a => a.Email!.EndsWith("@erased.invalid"), Cancellation);
        Assert.False(account.IsOpen);
        Assert.Null(account.PasswordHash);
        Assert.False(await db.PasswordLinks.AnyAsync(l => l.AccountId == account.Id, Cancellation));
    }

    private async Task<RegisterVerification> VerifyAsync()
    {
        await using var db = _app.OpenDatabase();
        return await RegisterVerification.RunAsync(db, TimeProvider.System, Cancellation);
    }

    // Not in a row any more, nor in the free space of the file: erased bytes are overwritten.
    private async Task AssertNotInFileAsync()
    {
        await using var db = _app.OpenDatabase();
        _ = _app.DatabaseFile; // in SQLite's own words: skipped elsewhere
        await db.Database.ExecuteSqlRawAsync("PRAGMA wal_checkpoint(TRUNCATE)", Cancellation);
        foreach (var file in Directory.GetFiles(Path.GetDirectoryName(_app.DatabaseFile)!, "register.db*"))
        {
            var bytes = await File.ReadAllBytesAsync(file, Cancellation);
            Assert.All(Addresses, address => Assert.True(bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(address)) < 0, $"{address} in {Path.GetFileName(file)}"));
        }
    }
}

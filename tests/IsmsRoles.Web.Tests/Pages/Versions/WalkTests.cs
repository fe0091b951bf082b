using IsmsRoles.Domain.Access;
using IsmsRoles.Domain.Organisations;
using IsmsRoles.Domain.Versions;
using IsmsRoles.Web.Tests.Hosting;
using Microsoft.EntityFrameworkCore;

namespace IsmsRoles.Web.Tests.Pages.Versions;

/// <summary>The other ways to sign, each from its start to the words of the stored PDF. The one-director company is in <see cref="OneDirectorTests"/>.</summary>
public sealed class WalkTests
{
    [Fact]
    public async Task A_board_that_signs_only_by_minutes()
    {
        using var app = new RegisterApp();
        var company = await Company.CreateAsync(app);
        await company.ChangeAsync(async change => (await change.Db.Organisations.SingleAsync()).ChangeQuorum(new(QuorumKind.All)));
        var (mia, adam) = (await app.SignInAsync(Company.Mia), await app.SignInAsync(Company.Adam));
        var id = await mia.SubmitVersionAsync();
        var sha256 = (await app.VersionAsync(id)).Sha256;

        var toSign = await PdfText.OfAsync(await mia.GetAsync($"/versions/{id}/signature-page.pdf"));
        Assert.Contains(sha256, toSign.Replace(" ", "", StringComparison.Ordinal));
        Assert.Contains(QuotedHash.Abbreviate(sha256), toSign);
        Assert.Contains("Ana Ruiz", toSign);
        Assert.Contains(sha256, (await PdfText.OfAsync(await mia.GetAsync($"/versions/{id}/preview.pdf"))).Replace(" ", "", StringComparison.Ordinal));

        var recorded = await mia.RecordPaperAsync(app, id, [company.Person(Company.Ana), company.Person(Company.Ben)], QuotedHash.Abbreviate(sha256));
        var waiting = await Visitor.WordsOfAsync(recorded);
        Assert.Contains("The paper was recorded. A second person must now compare it with the scan.", waiting);
        Assert.Contains("Ana Ruiz and Ben Żółć signed on paper: a second person must confirm it", waiting);
        Assert.DoesNotContain("Compare it with the scan", waiting); // not Mia's to do
        Assert.Equal(VersionState.Submitted, (await app.VersionAsync(id)).State);

        Assert.Contains("signatures on paper wait to be confirmed", await adam.TextAsync("/roles"));
        Assert.Contains("Compare it with the scan", await adam.TextAsync($"/versions/{id}"));
        var comparing = await adam.TextAsync($"/versions/{id}/paper/1");
        Assert.Contains(OnPaper.Reference, comparing);
        Assert.Contains("Open the scan", comparing);
        await adam.ConfirmPaperAsync(id);

        var version = await app.VersionAsync(id);
        Assert.Equal((VersionState.InForce, 1, 2), (version.State, version.Number, version.Approvals.Count));
        var pdf = await DocumentTests.WaitForDocumentAsync(adam, 1);
        foreach (var printed in new[]
        {
            $"Decided on paper on {Domain.Days.InWords(app.Today)}Confirmed {Domain.Days.InWords(DateOnly.FromDateTime(version.Approvals[0].At))}",
            "recorded by one person and confirmed against the scan by another",
            "Founding member of top management (b)",
            "Commercial register extract of 2 January",
            $"On paper: {OnPaper.Reference}",
            $"{OnPaper.Reference}{Domain.Days.InWords(app.Today)}Ana Ruiz, Ben ŻółćMia Λάμπρου,",
            "Adam Кравець,",
            version.PaperRecords[0].ScanSha256,
        })
        {
            PdfText.AssertPrints(pdf, printed);
        }

        Assert.Contains("Decided on", await adam.TextAsync("/versions/1"));
        var otto = await app.SignInAsync(Company.Otto);
        var audit = await otto.TextAsync("/audit");
        Assert.Contains("Adam Кравець confirmed against the scan that Ben Żółć approved", audit);
        Assert.Contains("Version 1 came into force with what Ana Ruiz, Ben Żółć signed on paper, as Adam Кравець confirmed", audit);
    }

    [Fact]
    public async Task A_chief_executive_who_left_before_a_successor_was_signed()
    {
        using var app = new RegisterApp();
        var company = await Company.CreateAsync(app);
        await company.EndAsync("Top management", Company.Ben);
        app.Clock.Move(TimeSpan.FromDays(1)); // Ana alone holds top management from here on
        await company.SubmitAsync(Company.Mia);
        await company.ApproveAsync(Company.Ana);
        app.Clock.Move(TimeSpan.FromDays(2));
        await company.LeaveAsync(Company.Ana);
        await company.GiveAccessAsync(Company.Eve, AccessRight.Approver);
        var (mia, adam, eve, ben) = (await app.SignInAsync(Company.Mia), await app.SignInAsync(Company.Adam), await app.SignInAsync(Company.Eve), await app.SignInAsync(Company.Ben));

        await company.AssignAsync("Top management", Company.Ben, evidence: "Register extract of 3 March");
        Assert.Contains("Nobody may sign today", await mia.TextAsync("/versions/submit"));
        Assert.Contains("Nobody may sign today", await mia.TextAsync("/successors"));
        var entered = await mia.EnterSuccessorAsync("Ben Żółć");
        Assert.Contains("Ben Żółć was entered as successor signatory. Two further people must confirm it.", await Visitor.WordsOfAsync(entered));
        await using var db = app.OpenDatabase();
        var successor = await db.SuccessorSignatories.SingleAsync(TestContext.Current.CancellationToken);
        await adam.ConfirmSuccessorAsync(successor.Id);
        Assert.Contains("Nobody may sign today", await mia.TextAsync("/versions/submit"));
        await eve.ConfirmSuccessorAsync(successor.Id);

        var id = await mia.SubmitVersionAsync();
        var signed = await ben.SignVersionAsync(id);

        Assert.Contains("Signed: version 2 is in force", await Visitor.WordsOfAsync(signed));
        var pdf = await DocumentTests.WaitForDocumentAsync(ben, 2);
        PdfText.AssertPrints(pdf, "Successor signatory (c)");
        PdfText.AssertPrints(pdf, "Ben Żółć signed as successor signatory (c), entered by Mia Λάμπρου and confirmed by Adam Кравець and Eve Nguyễn");
        PdfText.AssertPrints(pdf, "Evidence: Register extract of 3 March");
        PdfText.AssertPrints(pdf, successor.EvidenceSha256);
        Assert.Contains("Lapsed", await mia.TextAsync("/successors"));
        Assert.Contains("Ben Żółć may sign today, as many as the quorum needs", await mia.TextAsync("/successors")); // by version 2 now
    }

    [Fact]
    public async Task A_returned_version_resubmitted()
    {
        using var app = new RegisterApp();
        var company = await Company.CreateAsync(app);
        await company.ChangeAsync(async change => (await change.Db.Organisations.SingleAsync()).ChangeQuorum(new(QuorumKind.Number, 2)));
        var (mia, ana, ben) = (await app.SignInAsync(Company.Mia), await app.SignInAsync(Company.Ana), await app.SignInAsync(Company.Ben));
        var first = await mia.SubmitVersionAsync();
        await ana.SignVersionAsync(first);
        await ben.SubmitAsync($"/versions/{first}/return", new() { ["Input.Reason"] = "The incident manager needs a stop right.", ["Input.Password"] = Company.Password });

        await company.ChangeDutyAsync("Incident manager", "Stops a service when it must.");
        var second = await mia.SubmitVersionAsync();
        await ben.SignVersionAsync(second);
        Assert.Equal(VersionState.Submitted, (await app.VersionAsync(second)).State); // Ana's signature on submission 1 is void
        await ana.SignVersionAsync(second);

        var pdf = await DocumentTests.WaitForDocumentAsync(ana, 1);
        PdfText.AssertPrints(pdf, "Stops a service when it must.");
        PdfText.AssertPrints(pdf, (await app.VersionAsync(second)).Sha256);
        Assert.Equal((VersionState.Returned, VersionState.InForce, 1), ((await app.VersionAsync(first)).State, (await app.VersionAsync(second)).State, (await app.VersionAsync(second)).Number));
    }

    [Fact]
    public async Task A_signature_taken_back_a_version_revoked_and_its_correction()
    {
        using var app = new RegisterApp();
        var company = await Company.CreateAsync(app);
        await company.ChangeAsync(async change => (await change.Db.Organisations.SingleAsync()).ChangeQuorum(new(QuorumKind.Number, 2)));
        await company.SubmitAsync(Company.Mia);
        await company.ApproveAsync(Company.Ana);
        await company.ApproveAsync(Company.Ben);
        var (mia, ana, ben, eve) = (await app.SignInAsync(Company.Mia), await app.SignInAsync(Company.Ana), await app.SignInAsync(Company.Ben), await app.SignInAsync(Company.Eve));
        await company.ChangeDutyAsync("ISMS manager", "Signs cheques.");
        var doubted = await mia.SubmitVersionAsync();
        await ana.SignVersionAsync(doubted);
        await ana.SubmitAsync($"/versions/{doubted}/take-back", []);
        await mia.SubmitAsync($"/versions/{doubted}/withdraw", new() { ["Input.Reason"] = "Ana took her signature back." });
        var second = await mia.SubmitVersionAsync();
        await ana.SignVersionAsync(second);
        await ben.SignVersionAsync(second);
        await DocumentTests.WaitForDocumentAsync(ana, 2);
        var stored = await (await eve.GetAsync("/versions/2/document.pdf")).Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);

        var one = await ana.SignRevocationAsync(2, "Nobody meant the cheques.");
        Assert.Contains("It waits for others.", await Visitor.WordsOfAsync(one));
        Assert.Equal(VersionState.InForce, (await app.VersionAsync(second)).State);
        var two = await ben.SignRevocationAsync(2, "I agree with Ana.");
        Assert.Contains("Version 2 is revoked. No version is in force.", await Visitor.WordsOfAsync(two));

        var standing = $"Version 2 was revoked on {Domain.Days.InWords(app.Today)}; no version is in force";
        foreach (var address in new[] { "/roles", "/my-duties", "/versions" })
        {
            Assert.Contains(standing, await eve.TextAsync(address)); // a plain Member
        }

        Assert.Contains("Not in force", await mia.TextAsync("/roles"));
        Assert.DoesNotContain("Never signed", (await mia.OpenAsync("/roles")).QuerySelector(".roles-table")!.TextContent);
        Assert.Contains(standing, await mia.TextAsync("/versions/changes"));
        Assert.Contains("Nobody meant the cheques.", await mia.TextAsync("/versions/2"));
        Assert.Equal(stored, await (await eve.GetAsync("/versions/2/document.pdf")).Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));

        await company.ChangeAsync(async change =>
        {
            var role = await Signing.RoleAsync(change, company.Role("ISMS manager"));
            role.Edit(role.Texts() with { Responsibilities = [.. role.Texts().Responsibilities.Where(r => r.Text != "Signs cheques.")] });
        });
        var third = await mia.SubmitVersionAsync(new() { ["Input.CorrectsNumber"] = "2", ["Input.WhatWasWrong"] = "The ISMS manager signs no cheques." });
        Assert.Contains("It corrects version 2", await ana.TextAsync($"/versions/{third}/sign"));
        await ana.SignVersionAsync(third);
        await ben.SignVersionAsync(third);

        Assert.Equal((3, VersionState.Revoked), ((await app.VersionAsync(third)).Number, (await app.VersionAsync(second)).State)); // numbers go on, nothing revives
        var pdf = await DocumentTests.WaitForDocumentAsync(ana, 3);
        PdfText.AssertPrints(pdf, "Version 2: The ISMS manager signs no cheques.");
        PdfText.AssertPrints(pdf, "Nothing in force: version 2 was revoked on");
        PdfText.AssertPrints(pdf, $"{Domain.Days.InWords(app.Today)}, revoked");
        Assert.DoesNotContain("This is the first version", PdfText.Of(pdf));
        Assert.Contains("It corrects version 2", await eve.TextAsync("/versions/3"));
        Assert.Contains("Version 3 corrects this one", await eve.TextAsync("/versions/2"));
    }
}

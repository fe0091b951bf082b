using System.Net;
using IsmsRoles.Domain.Access;
using IsmsRoles.Domain.Versions;
using IsmsRoles.Web.Tests.Hosting;
using IsmsRoles.Web.Tests.Pages.Versions;
using Microsoft.EntityFrameworkCore;

namespace IsmsRoles.Web.Tests.Pages.Successors;

/// <summary>Attempts to let somebody sign as successor who may not.</summary>
public sealed class SuccessorTests
{
    [Fact]
    public async Task While_enough_qualify_no_successor_is_entered()
    {
        using var app = new RegisterApp();
        await Company.CreateSignedAsync(app);
        var mia = await app.SignInAsync(Company.Mia);
        Assert.Contains("No successor is needed", await mia.TextAsync("/successors/new"));
        Assert.Contains("Enough of top management may sign", await mia.TextAsync("/successors"));

        var page = await mia.OpenAsync("/versions");
        using var forged = new MultipartFormDataContent
        {
            { new StringContent(page.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!), "__RequestVerificationToken" },
            { new StringContent("Eve Nguyễn"), "Input.Person.Text" },
            { new StringContent("x"), "Input.Reference" },
            { new StringContent("x"), "Input.Reason" },
            { new ByteArrayContent(OnPaper.Scan), "Input.Evidence", "x.pdf" },
        };
        var response = await mia.Http.PostAsync("/successors/new", forged, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.Conflict, response.StatusCode);
        Assert.Contains("As many people qualify to sign as the quorum needs", await Visitor.WordsOfAsync(response));
        await using var db = app.OpenDatabase();
        Assert.False(await db.SuccessorSignatories.AnyAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Neither_the_successor_nor_whoever_entered_them_nor_an_auditor_confirms_and_nobody_twice()
    {
        using var app = new RegisterApp();
        var (company, successor) = await EnteredAsync(app);
        await company.GiveAccessAsync(Company.Eve, AccessRight.Approver);
        var (mia, eve, adam, otto) = (await app.SignInAsync(Company.Mia), await app.SignInAsync(Company.Eve), await app.SignInAsync(Company.Adam), await app.SignInAsync(Company.Otto));

        await AssertRefusedAsync(await ForgeAsync(mia, successor), "You entered this successor");
        await AssertRefusedAsync(await ForgeAsync(eve, successor), "Nobody confirms themselves");
        Assert.Equal(HttpStatusCode.Forbidden, (await ForgeAsync(otto, successor)).StatusCode);
        var address = $"/successors/{successor.Id}/confirm";
        var form = Visitor.Form(await adam.OpenAsync(address));
        Dictionary<string, string?> typed = new() { ["Input.Seen"] = "true", ["Input.Password"] = Company.Password };
        var both = await Task.WhenAll(adam.SendAsync(form, address, typed), adam.SendAsync(form, address, typed));

        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.Conflict], both.Select(r => r.StatusCode).Order());
        await using var db = app.OpenDatabase();
        Assert.Null((await db.SuccessorSignatories.SingleAsync(TestContext.Current.CancellationToken)).CountsFrom);
        await AssertRefusedAsync(await ForgeAsync(await app.SignInAsync(Company.Adam), successor, new string('0', 64)), "You have already confirmed");
    }

    [Fact]
    public async Task Evidence_other_than_what_was_filed_is_not_confirmed()
    {
        using var app = new RegisterApp();
        var (_, successor) = await EnteredAsync(app);

        await AssertRefusedAsync(await ForgeAsync(await app.SignInAsync(Company.Adam), successor, new string('0', 64)), "The evidence you were shown is not what was filed");
    }

    [Fact]
    public async Task The_next_version_without_the_successors_assignment_is_refused()
    {
        using var app = new RegisterApp();
        var (company, successor) = await EnteredAsync(app);
        await company.GiveAccessAsync(Company.Ben, AccessRight.Administrator);
        await (await app.SignInAsync(Company.Adam)).ConfirmSuccessorAsync(successor.Id);
        await (await app.SignInAsync(Company.Ben)).ConfirmSuccessorAsync(successor.Id);
        await company.AssignAsync("Top management", Company.Adam, evidence: "somebody else");
        var mia = await app.SignInAsync(Company.Mia);
        Assert.Contains("Eve Nguyễn may sign as successor signatory, so this version must contain their assignment to Top management", await mia.TextAsync("/versions/submit"));

        var forged = await mia.SubmitAsync("/versions/submit", [], Signing.SubmitForm);
        Assert.Equal(HttpStatusCode.Conflict, forged.StatusCode);
        await company.AssignAsync("Top management", Company.Eve, evidence: "Register extract of 3 March");
        var id = await mia.SubmitVersionAsync();

        Assert.Equal([("Eve Nguyễn", SigningCapacity.SuccessorSignatory)], (await app.VersionAsync(id)).Signatories.Select(s => (s.Name, s.Capacity)));
    }

    [Fact]
    public async Task A_withdrawn_successor_stays_on_record_and_may_not_sign()
    {
        using var app = new RegisterApp();
        var (_, successor) = await EnteredAsync(app);
        var mia = await app.SignInAsync(Company.Mia);

        await mia.SubmitAsync($"/successors/{successor.Id}/withdraw", new() { ["Input.Reason"] = "The court refused the entry." });

        Assert.Contains("The court refused the entry.", await mia.TextAsync("/successors"));
        await AssertRefusedAsync(await ForgeAsync(await app.SignInAsync(Company.Adam), successor), "This successor was withdrawn.");
    }

    /// <summary>Both directors left after version 1; Mia entered Eve as successor.</summary>
    internal static async Task<(Company Company, SuccessorSignatory Successor)> EnteredAsync(RegisterApp app)
    {
        var company = await LeaderlessAsync(app);
        var entered = await (await app.SignInAsync(Company.Mia)).EnterSuccessorAsync("Eve Nguyễn");
        Assert.True(entered.StatusCode == HttpStatusCode.OK, await Visitor.WordsOfAsync(entered));
        await using var db = app.OpenDatabase();
        return (company, await db.SuccessorSignatories.AsNoTracking().SingleAsync(TestContext.Current.CancellationToken));
    }

    /// <summary>Version 1 is in force; Ben's assignment to top management has ended and Ana has left.</summary>
    internal static async Task<Company> LeaderlessAsync(RegisterApp app)
    {
        var company = await Company.CreateSignedAsync(app);
        await company.EndAsync("Top management", Company.Ben);
        app.Clock.Move(TimeSpan.FromDays(2));
        await company.LeaveAsync(Company.Ana);
        return company;
    }

    private static Task<HttpResponseMessage> ForgeAsync(Visitor visitor, SuccessorSignatory successor, string? sha256 = null) =>
        visitor.ForgeAsync($"/successors/{successor.Id}/confirm", new() { ["Input.Sha256"] = sha256 ?? successor.EvidenceSha256, ["Input.Seen"] = "true", ["Input.Password"] = Company.Password });

    private static async Task AssertRefusedAsync(HttpResponseMessage response, string sentence)
    {
        Assert.Equal(HttpStatusCode.Conflict, response.StatusCode);
        Assert.Contains(sentence, await Visitor.WordsOfAsync(response));
    }
}

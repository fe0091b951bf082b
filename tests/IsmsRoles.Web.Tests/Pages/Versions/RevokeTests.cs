using System.Net;
using IsmsRoles.Domain.Access;
using IsmsRoles.Domain.Organisations;
using IsmsRoles.Domain.Versions;
using IsmsRoles.Web.Tests.Hosting;
using Microsoft.EntityFrameworkCore;

namespace IsmsRoles.Web.Tests.Pages.Versions;

/// <summary>Attempts to take a version out of force, or to name one as corrected, that should fail.</summary>
public sealed class RevokeTests
{
    [Fact]
    public async Task One_of_two_does_not_revoke_however_often_the_form_is_sent_and_may_take_it_back()
    {
        using var app = new RegisterApp();
        var company = await TwoNeededAsync(app);
        var ana = await app.SignInAsync(Company.Ana);
        var form = Visitor.Form(await ana.OpenAsync("/versions/1/revoke"));
        Dictionary<string, string?> typed = new() { ["Input.Reason"] = "It is wrong.", ["Input.Password"] = Company.Password };

        await ana.SendAsync(form, "/versions/1/revoke", typed);
        var replayed = await ana.SendAsync(form, "/versions/1/revoke", typed);

        Assert.Equal(HttpStatusCode.Conflict, replayed.StatusCode);
        Assert.Contains("You have already signed the revocation", await Visitor.WordsOfAsync(replayed));
        Assert.Equal((VersionState.InForce, 1), await StateAsync(app));
        Assert.Contains("Ana Ruiz signed its revocation", await (await app.SignInAsync(Company.Otto)).TextAsync("/versions/1"));
        await ana.SubmitAsync("/versions/1/revoke", []);
        await (await app.SignInAsync(Company.Ben)).SignRevocationAsync(1, "Me too.");
        Assert.Equal((VersionState.InForce, 2), await StateAsync(app));
        Assert.NotNull(company);
    }

    [Fact]
    public async Task Two_in_the_same_instant_both_count()
    {
        using var app = new RegisterApp();
        await TwoNeededAsync(app);
        var (ana, ben) = (await app.SignInAsync(Company.Ana), await app.SignInAsync(Company.Ben));
        var (anas, bens) = (Visitor.Form(await ana.OpenAsync("/versions/1/revoke")), Visitor.Form(await ben.OpenAsync("/versions/1/revoke")));
        Dictionary<string, string?> typed = new() { ["Input.Reason"] = "It is wrong.", ["Input.Password"] = Company.Password };

        await Task.WhenAll(ana.SendAsync(anas, "/versions/1/revoke", typed), ben.SendAsync(bens, "/versions/1/revoke", typed));

        Assert.Equal((VersionState.Revoked, 2), await StateAsync(app));
    }

    [Fact]
    public async Task Somebody_eligible_under_neither_version_does_not_revoke()
    {
        using var app = new RegisterApp();
        var company = await Company.CreateSignedAsync(app);
        await company.GiveAccessAsync(Company.Eve, AccessRight.Approver);
        await using var db = app.OpenDatabase();
        var sha256 = await db.Versions.Select(v => v.Sha256).SingleAsync(TestContext.Current.CancellationToken);
        Dictionary<string, string> Fields() => new() { ["Input.Sha256"] = sha256, ["Input.Reason"] = "Because.", ["Input.Password"] = Company.Password };

        var eve = await (await app.SignInAsync(Company.Eve)).ForgeAsync("/versions/1/revoke", Fields());
        Assert.Equal(HttpStatusCode.Conflict, eve.StatusCode);
        Assert.Contains("Only top management under version 1 may revoke it", await Visitor.WordsOfAsync(eve));
        foreach (var email in new[] { Company.Mia, Company.Otto, Company.Adam })
        {
            Assert.Equal(HttpStatusCode.Forbidden, (await (await app.SignInAsync(email)).ForgeAsync("/versions/1/revoke", Fields())).StatusCode);
        }

        Assert.Equal((VersionState.InForce, 0), await StateAsync(app));
    }

    [Fact]
    public async Task Without_a_reason_the_password_and_the_version_shown_nothing_is_revoked()
    {
        using var app = new RegisterApp();
        await Company.CreateSignedAsync(app);
        var ana = await app.SignInAsync(Company.Ana);

        Assert.Contains("Say why this version is revoked.", await Visitor.WordsOfAsync(await ana.SignRevocationAsync(1, "")));
        var wrong = await ana.SubmitAsync("/versions/1/revoke", new() { ["Input.Reason"] = "It is wrong.", ["Input.Password"] = "not this" });
        Assert.Equal(HttpStatusCode.Conflict, wrong.StatusCode);
        Assert.Equal("It is wrong.", (await Visitor.ReadAsync(wrong)).QuerySelector("#Input_Reason")!.TextContent.Trim());
        var other = await ana.SubmitAsync("/versions/1/revoke", new() { ["Input.Sha256"] = new string('0', 64), ["Input.Reason"] = "It is wrong.", ["Input.Password"] = Company.Password });
        Assert.Contains("not the version in force now", await Visitor.WordsOfAsync(other));
        Assert.Equal((VersionState.InForce, 0), await StateAsync(app));
    }

    [Fact]
    public async Task A_correction_of_a_version_that_is_not_there_is_refused_and_nothing_typed_is_lost()
    {
        using var app = new RegisterApp();
        var company = await Company.CreateSignedAsync(app);
        await company.ChangeDutyAsync("ISMS manager", "Something new.");
        var mia = await app.SignInAsync(Company.Mia);

        var none = await mia.SubmitAsync("/versions/submit", new() { ["Input.CorrectsNumber"] = "7", ["Input.WhatWasWrong"] = "A name." }, Signing.SubmitForm);
        Assert.Equal(HttpStatusCode.Conflict, none.StatusCode);
        Assert.Contains("There is no version 7 to correct.", await Visitor.WordsOfAsync(none));
        var silent = await mia.SubmitAsync("/versions/submit", new() { ["Input.CorrectsNumber"] = "1" }, Signing.SubmitForm);
        Assert.Contains("Say what was wrong in version 1.", await Visitor.WordsOfAsync(silent));
        var id = await mia.SubmitVersionAsync(new() { ["Input.CorrectsNumber"] = "1", ["Input.WhatWasWrong"] = "A name." });
        Assert.Contains("names this one as corrected", await mia.TextAsync("/versions/1"));
        Assert.DoesNotContain("names this one as corrected", await (await app.SignInAsync(Company.Eve)).TextAsync("/versions/1")); // what is proposed is not a Member's to see
        Assert.Equal(1, (await app.VersionAsync(id)).CorrectsNumber);
    }

    private static async Task<Company> TwoNeededAsync(RegisterApp app)
    {
        var company = await Company.CreateAsync(app);
        await company.ChangeAsync(async change => (await change.Db.Organisations.SingleAsync()).ChangeQuorum(new(QuorumKind.Number, 2)));
        await company.SubmitAsync(Company.Mia);
        await company.ApproveAsync(Company.Ana);
        await company.ApproveAsync(Company.Ben);
        return company;
    }

    private static async Task<(VersionState State, int Signatures)> StateAsync(RegisterApp app)
    {
        await using var db = app.OpenDatabase();
        var version = await db.Versions.AsNoTracking().SingleAsync(v => v.Number == 1, TestContext.Current.CancellationToken);
        return (version.State, version.RevocationSignatures.Count);
    }
}

using System.Net;
using IsmsRoles.Data;
using IsmsRoles.Domain.Access;
using IsmsRoles.Domain.Assignments;
using IsmsRoles.Domain.Organisations;
using IsmsRoles.Domain.Versions;
using IsmsRoles.Web.Tests.Hosting;
using Microsoft.EntityFrameworkCore;

namespace IsmsRoles.Web.Tests.Pages.Versions;

public sealed class SignTests
{
    [Fact]
    public async Task An_approver_reads_signs_and_the_version_is_in_force()
    {
        using var app = new RegisterApp();
        var company = await Company.CreateAsync(app);
        var id = await (await app.SignInAsync(Company.Mia)).SubmitVersionAsync(new() { ["Input.Message"] = "Our first register." });
        var ana = await app.SignInAsync(Company.Ana);

        var page = await ana.TextAsync($"/versions/{id}/sign");
        Assert.Contains("Mia Λάμπρου, Security lead, asks top management to sign it.", page);
        Assert.Contains("Your signature assigns the roles, responsibilities and authorities in version 1", page);
        var response = await ana.SignVersionAsync(id);

        Assert.Contains("Signed: version 1 is in force", await Visitor.WordsOfAsync(response));
        var version = await app.VersionAsync(id);
        Assert.Equal((VersionState.InForce, 1), (version.State, version.Number));
        var approval = Assert.Single(version.Approvals);
        Assert.Equal((company.Person(Company.Ana), "Ana Ruiz", "Chief executive", "password", version.Sha256), (approval.PersonId, approval.PrintedName, approval.JobTitle, approval.AuthenticatedBy, approval.Sha256));
        Assert.Equal(SigningCapacity.FoundingSignatory, approval.Capacity);
        Assert.NotNull(version.ChainHead);
        await using var db = app.OpenDatabase();
        Assert.True(await db.Assignments.AllAsync(a => a.FirstInForceVersion == 1, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_wrong_password_signs_nothing_and_counts_towards_lockout()
    {
        using var app = new RegisterApp();
        var company = await Company.CreateAsync(app);
        var id = await company.SubmitAsync(Company.Mia);
        var ana = await app.SignInAsync(Company.Ana);

        for (var attempt = 1; attempt <= 5; attempt++)
        {
            var wrong = await ana.SignVersionAsync(id, "not the password");
            Assert.Equal(HttpStatusCode.Conflict, wrong.StatusCode);
            Assert.Contains(attempt < 5 ? "This is not your password. Nothing was signed." : "your account is locked for a while", await Visitor.WordsOfAsync(wrong));
        }

        var right = await ana.SignVersionAsync(id);
        Assert.Equal(HttpStatusCode.Conflict, right.StatusCode);
        Assert.Empty((await app.VersionAsync(id)).Approvals);
    }

    [Fact]
    public async Task Somebody_who_left_top_management_is_told_first_with_day_reason_and_evidence()
    {
        using var app = new RegisterApp();
        var company = await Company.CreateSignedAsync(app);
        await company.ChangeAsync(async change =>
        {
            var top = await change.Db.Roles.SingleAsync(r => r.Id == company.Role("Top management"));
            var ben = await change.Db.People.SingleAsync(p => p.Id == company.Person(Company.Ben));
            var assignment = await change.Db.Assignments.SingleAsync(a => a.RoleId == top.Id && a.PersonId == ben.Id);
            assignment.EndOn(change.Today, "Left the board", "Minutes of the owners, 12 November", isTopManagement: true, top, Holder.Of(ben, null));
            var manager = await change.Db.Roles.SingleAsync(r => r.Id == company.Role("ISMS manager"));
            manager.Edit(manager.Texts() with { Purpose = "Something else." });
        });
        app.Clock.Move(TimeSpan.FromDays(2));
        var id = await company.SubmitAsync(Company.Mia);
        var page = await (await app.SignInAsync(Company.Ana)).TextAsync($"/versions/{id}/sign");

        Assert.Contains("Ended because Left the board", page);
        Assert.Contains("Evidence of its end Minutes of the owners, 12 November", page);
        Assert.True(page.IndexOf("Left the board", StringComparison.Ordinal) < page.IndexOf("Something else.", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_replayed_signature_is_refused_and_added_to_nothing()
    {
        using var app = new RegisterApp();
        var company = await CreateWithTwoNeededAsync(app);
        var id = await company.SubmitAsync(Company.Mia);
        var ana = await app.SignInAsync(Company.Ana);
        var form = Visitor.Form(await ana.OpenAsync($"/versions/{id}/sign"));
        Dictionary<string, string?> typed = new() { ["Input.Password"] = Company.Password };

        var first = await ana.SendAsync(form, $"/versions/{id}/sign", typed);
        var second = await ana.SendAsync(form, $"/versions/{id}/sign", typed);

        Assert.Equal(HttpStatusCode.OK, first.StatusCode);
        Assert.Equal(HttpStatusCode.Conflict, second.StatusCode);
        Assert.Contains("You have already signed this version. Nothing was added.", await Visitor.WordsOfAsync(second));
        Assert.Single((await app.VersionAsync(id)).Approvals);
    }

    [Fact]
    public async Task A_signature_on_another_hash_than_the_submitted_one_is_refused()
    {
        using var app = new RegisterApp();
        var company = await Company.CreateAsync(app);
        var id = await company.SubmitAsync(Company.Mia);
        var ana = await app.SignInAsync(Company.Ana);

        foreach (var hash in new[] { new string('0', 64), "" })
        {
            var response = await ana.ForgeSignatureAsync(id, hash);
            Assert.Equal(HttpStatusCode.Conflict, response.StatusCode);
            Assert.Contains("What you were shown is not what was submitted.", await Visitor.WordsOfAsync(response));
        }

        Assert.Empty((await app.VersionAsync(id)).Approvals);
    }

    [Fact]
    public async Task Whoever_submitted_it_cannot_sign_it()
    {
        using var app = new RegisterApp();
        var company = await Company.CreateAsync(app);
        await company.ChangeAsync(async change =>
        {
            var account = await change.Db.Users.SingleAsync(a => a.Id == company.Account(Company.Ana));
            account.ChangeAccess(AccessRight.Manager | AccessRight.Approver, new(1));
        });
        var ana = await app.SignInAsync(Company.Ana);
        var id = await ana.SubmitVersionAsync();

        Assert.Contains("You submitted this version, so someone else must sign it.", await ana.TextAsync($"/versions/{id}/sign"));
        var forged = await ana.ForgeSignatureAsync(id, (await app.VersionAsync(id)).Sha256);

        Assert.Equal(HttpStatusCode.Conflict, forged.StatusCode);
        Assert.Empty((await app.VersionAsync(id)).Approvals);
    }

    [Theory]
    [InlineData(Company.Mia)]
    [InlineData(Company.Otto)]
    [InlineData(Company.Eve)]
    [InlineData(Company.Adam)]
    public async Task A_forged_signature_from_an_account_without_approver_access_is_refused(string email)
    {
        using var app = new RegisterApp();
        var company = await Company.CreateAsync(app);
        var id = await company.SubmitAsync(Company.Mia);
        var visitor = await app.SignInAsync(email);

        Assert.Equal(HttpStatusCode.Forbidden, (await visitor.GetAsync($"/versions/{id}/sign")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await visitor.ForgeSignatureAsync(id, (await app.VersionAsync(id)).Sha256)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await visitor.ForgeAsync($"/versions/{id}/return", new() { ["Input.Reason"] = "No", ["Input.Password"] = Company.Password })).StatusCode);
        var version = await app.VersionAsync(id);
        Assert.Empty(version.Approvals);
        Assert.Equal(VersionState.Submitted, version.State);
    }

    [Fact]
    public async Task A_signature_without_the_forms_token_is_refused()
    {
        using var app = new RegisterApp();
        var company = await Company.CreateAsync(app);
        var id = await company.SubmitAsync(Company.Mia);
        var ana = await app.SignInAsync(Company.Ana);

        var response = await ana.PostAsync($"/versions/{id}/sign", new() { ["Input.Sha256"] = (await app.VersionAsync(id)).Sha256, ["Input.Password"] = Company.Password });

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Empty((await app.VersionAsync(id)).Approvals);
    }

    [Fact]
    public async Task Approver_access_alone_signs_nothing()
    {
        using var app = new RegisterApp();
        var company = await Company.CreateAsync(app);
        var id = await company.SubmitAsync(Company.Mia);
        await GiveApproverAccessAsync(company, Company.Eve);
        var eve = await app.SignInAsync(Company.Eve);

        var response = await eve.ForgeSignatureAsync(id, (await app.VersionAsync(id)).Sha256);

        Assert.Equal(HttpStatusCode.Conflict, response.StatusCode);
        Assert.Contains("You were not among top management when this was submitted", await Visitor.WordsOfAsync(response));
        Assert.Empty((await app.VersionAsync(id)).Approvals);
    }

    [Fact]
    public async Task Two_approvers_in_the_same_instant_both_count()
    {
        using var app = new RegisterApp();
        var company = await CreateWithTwoNeededAsync(app);
        var id = await company.SubmitAsync(Company.Mia);
        var (ana, ben) = (await app.SignInAsync(Company.Ana), await app.SignInAsync(Company.Ben));
        var (anasForm, bensForm) = (Visitor.Form(await ana.OpenAsync($"/versions/{id}/sign")), Visitor.Form(await ben.OpenAsync($"/versions/{id}/sign")));
        Dictionary<string, string?> typed = new() { ["Input.Password"] = Company.Password };

        var both = await Task.WhenAll(ana.SendAsync(anasForm, $"/versions/{id}/sign", typed), ben.SendAsync(bensForm, $"/versions/{id}/sign", typed));

        Assert.All(both, r => Assert.Equal(HttpStatusCode.OK, r.StatusCode));
        var version = await app.VersionAsync(id);
        Assert.Equal(2, version.Approvals.Count);
        Assert.Equal((VersionState.InForce, 1), (version.State, version.Number));
        Assert.Single(version.Decisions, d => d.Action == VersionAction.ComeIntoForce);
    }

    [Fact]
    public async Task A_quorum_lowered_in_the_register_alone_changes_nothing_yet()
    {
        using var app = new RegisterApp();
        var company = await CreateWithTwoNeededAsync(app);
        await company.SubmitAsync(Company.Mia);
        await company.ApproveAsync(Company.Ana);
        await company.ApproveAsync(Company.Ben);
        await company.ChangeAsync(async change => (await change.Db.Organisations.SingleAsync()).ChangeQuorum(Quorum.AnyOne));
        var mia = await app.SignInAsync(Company.Mia);
        Assert.Contains("2 signatures are needed", await mia.TextAsync("/versions/submit"));
        var id = await mia.SubmitVersionAsync();

        var response = await (await app.SignInAsync(Company.Ana)).SignVersionAsync(id);

        Assert.Contains("It comes into force with one more signature: Ben Żółć.", await Visitor.WordsOfAsync(response));
        Assert.Equal(VersionState.Submitted, (await app.VersionAsync(id)).State);
    }

    [Fact]
    public async Task Editing_while_it_waits_leaves_the_submitted_bytes_and_says_so()
    {
        using var app = new RegisterApp();
        var company = await Company.CreateAsync(app);
        var id = await company.SubmitAsync(Company.Mia);
        var before = await app.VersionAsync(id);
        await company.ChangeDutyAsync("ISMS manager", "Written after submission.");
        var ana = await app.SignInAsync(Company.Ana);

        Assert.DoesNotContain("Written after submission.", await ana.TextAsync($"/versions/{id}/sign"));
        Assert.Contains("One thing in the register differs", await ana.TextAsync($"/versions/{id}"));
        await ana.SignVersionAsync(id);

        var after = await app.VersionAsync(id);
        Assert.Equal(before.ContentBytes, after.ContentBytes);
        Assert.Equal(VersionState.InForce, after.State);
        Assert.Contains("Written after submission.", await ana.TextAsync("/versions/changes"));
    }

    [Fact]
    public async Task A_signature_taken_back_counts_no_more()
    {
        using var app = new RegisterApp();
        var company = await CreateWithTwoNeededAsync(app);
        var id = await company.SubmitAsync(Company.Mia);
        var ana = await app.SignInAsync(Company.Ana);
        await ana.SignVersionAsync(id);

        var response = await ana.SubmitAsync($"/versions/{id}/take-back", []);

        Assert.Contains("Your signature was taken back and counts no more.", await Visitor.WordsOfAsync(response));
        await (await app.SignInAsync(Company.Ben)).SignVersionAsync(id);
        var version = await app.VersionAsync(id);
        Assert.Equal(VersionState.Submitted, version.State);
        Assert.Single(version.StandingApprovals());
    }

    internal static Task GiveApproverAccessAsync(Company company, string email) => company.ChangeAsync(async change =>
    {
        var account = await change.Db.Users.SingleAsync(a => a.Id == company.Account(email));
        account.ChangeAccess(account.Access | AccessRight.Approver, new(1));
    });

    private static async Task<Company> CreateWithTwoNeededAsync(RegisterApp app)
    {
        var company = await Company.CreateAsync(app);
        await company.ChangeAsync(async change => (await change.Db.Organisations.SingleAsync()).ChangeQuorum(new(QuorumKind.Number, 2)));
        return company;
    }
}

using System.Net;
using IsmsRoles.Domain.Assignments;
using IsmsRoles.Domain.Positions;
using IsmsRoles.Domain.Versions;
using IsmsRoles.Web.Tests.Hosting;
using Microsoft.EntityFrameworkCore;

namespace IsmsRoles.Web.Tests.Pages.Versions;

/// <summary>Rules 5, 7 and 9 through the pages: who is top management on the day of signing, and for whom they may sign.</summary>
public sealed class TopManagementTests
{
    private const string Evidence = "Commercial register extract of 2 January";

    [Fact]
    public async Task An_appointees_signature_alone_does_not_bring_their_own_appointment_into_force()
    {
        using var app = new RegisterApp();
        var company = await Company.CreateSignedAsync(app);
        await company.AssignAsync("Internal auditor", Company.Ana);
        var id = await company.SubmitAsync(Company.Mia);
        var ana = await app.SignInAsync(Company.Ana);

        Assert.Contains("Your signature does not count for your own appointment as Internal auditor", await ana.TextAsync($"/versions/{id}/sign"));
        var alone = await ana.SignVersionAsync(id);

        Assert.Contains("it comes into force once Ben Żółć has signed too", await Visitor.WordsOfAsync(alone));
        Assert.Equal(VersionState.Submitted, (await app.VersionAsync(id)).State);
        await (await app.SignInAsync(Company.Ben)).SignVersionAsync(id);
        Assert.Equal((VersionState.InForce, 2), ((await app.VersionAsync(id)).State, (await app.VersionAsync(id)).Number));
    }

    [Fact]
    public async Task An_appointment_through_a_position_is_the_holders_own_too()
    {
        using var app = new RegisterApp();
        var company = await Company.CreateSignedAsync(app);
        await company.ChangeAsync(async change =>
        {
            var position = new Position(new("Head of assurance", PositionKind.Post));
            position.Appoint(await change.Db.People.SingleAsync(p => p.Id == company.Person(Company.Ana)), change.Today, null, asChair: false);
            change.Db.Add(position);
            Signing.Begin(change, await Signing.RoleAsync(change, company.Role("Internal auditor")), Holder.Of(position));
        });
        var id = await company.SubmitAsync(Company.Mia);
        var ana = await app.SignInAsync(Company.Ana);

        Assert.Contains("Your signature does not count for your own appointment as Internal auditor", await ana.TextAsync($"/versions/{id}/sign"));
        await ana.SignVersionAsync(id);

        Assert.Equal(VersionState.Submitted, (await app.VersionAsync(id)).State);
    }

    [Fact]
    public async Task Whose_assignment_ended_yesterday_signs_no_more()
    {
        using var app = new RegisterApp();
        var company = await Company.CreateSignedAsync(app);
        await company.ChangeDutyAsync("ISMS manager", "Plans the internal audits.");
        var id = await company.SubmitAsync(Company.Mia);
        await company.EndAsync("Top management", Company.Ana);
        app.Clock.Move(TimeSpan.FromDays(1));
        var ana = await app.SignInAsync(Company.Ana);

        Assert.Contains("Your top-management assignment does not hold today", await ana.TextAsync($"/versions/{id}/sign"));
        var forged = await ana.ForgeSignatureAsync(id, (await app.VersionAsync(id)).Sha256);

        Assert.Equal(HttpStatusCode.Conflict, forged.StatusCode);
        Assert.Empty((await app.VersionAsync(id)).Approvals);
    }

    [Fact]
    public async Task Whose_signed_assignment_begins_tomorrow_signs_tomorrow()
    {
        using var app = new RegisterApp();
        var company = await Company.CreateSignedAsync(app);
        await SignTests.GiveApproverAccessAsync(company, Company.Eve);
        await company.AssignAsync("Top management", Company.Eve, app.Today.AddDays(1), Evidence);
        await company.SubmitAsync(Company.Mia);
        await company.ApproveAsync(Company.Ben);
        await company.ChangeDutyAsync("ISMS manager", "Plans the internal audits.");
        var tooEarly = await company.SubmitAsync(Company.Mia);
        var eve = await app.SignInAsync(Company.Eve);

        var refused = await eve.ForgeSignatureAsync(tooEarly, (await app.VersionAsync(tooEarly)).Sha256);

        Assert.Equal(HttpStatusCode.Conflict, refused.StatusCode);
        Assert.Empty((await app.VersionAsync(tooEarly)).Approvals);
        await (await app.SignInAsync(Company.Mia)).SubmitAsync($"/versions/{tooEarly}/withdraw", new() { ["Input.Reason"] = "Eve joins tomorrow" });
        app.Clock.Move(TimeSpan.FromDays(1));
        var onTheDay = await company.SubmitAsync(Company.Mia);
        await (await app.SignInAsync(Company.Eve)).SignVersionAsync(onTheDay);
        Assert.Equal(VersionState.InForce, (await app.VersionAsync(onTheDay)).State);
    }

    [Fact]
    public async Task Whose_assignment_is_in_the_register_only_cannot_sign_for_it()
    {
        using var app = new RegisterApp();
        var company = await Company.CreateSignedAsync(app);
        await SignTests.GiveApproverAccessAsync(company, Company.Eve);
        await company.AssignAsync("Top management", Company.Eve, evidence: Evidence);
        var id = await company.SubmitAsync(Company.Mia);
        var eve = await app.SignInAsync(Company.Eve);

        Assert.Contains("You were not among top management when this was submitted", await eve.TextAsync($"/versions/{id}/sign"));
        var forged = await eve.ForgeSignatureAsync(id, (await app.VersionAsync(id)).Sha256);

        Assert.Equal(HttpStatusCode.Conflict, forged.StatusCode);
        Assert.Empty((await app.VersionAsync(id)).Approvals);
    }

    [Fact]
    public async Task When_a_position_changes_hands_neither_the_former_nor_the_unnamed_new_holder_signs()
    {
        using var app = new RegisterApp();
        var company = await Company.CreateAsync(app);
        await SignTests.GiveApproverAccessAsync(company, Company.Eve);
        var positionId = Guid.Empty;
        await company.ChangeAsync(async change =>
        {
            var position = new Position(new("Operations director", PositionKind.Post));
            position.Appoint(await change.Db.People.SingleAsync(p => p.Id == company.Person(Company.Adam)), change.Today, null, asChair: false);
            change.Db.Add(position);
            positionId = position.Id;
            Signing.Begin(change, await Signing.RoleAsync(change, company.Role("Top management")), Holder.Of(position), evidence: Evidence);
        });
        await SignTests.GiveApproverAccessAsync(company, Company.Adam);
        await company.SubmitAsync(Company.Mia);
        await company.ApproveAsync(Company.Ben);
        await company.ChangeDutyAsync("ISMS manager", "Plans the internal audits.");
        var id = await company.SubmitAsync(Company.Mia);
        Assert.Contains((await app.VersionAsync(id)).Signatories, s => s.PersonId == company.Person(Company.Adam));
        await company.ChangeAsync(async change =>
        {
            var position = await change.Db.Positions.SingleAsync(p => p.Id == positionId);
            var adam = await change.Db.People.SingleAsync(p => p.Id == company.Person(Company.Adam));
            position.EndTenure(1, adam, change.Today, "Moves to another post", null, isTopManagement: false);
            position.Appoint(await change.Db.People.SingleAsync(p => p.Id == company.Person(Company.Eve)), change.Today, null, asChair: false);
        });
        app.Clock.Move(TimeSpan.FromDays(1));
        var sha256 = (await app.VersionAsync(id)).Sha256;

        var former = await (await app.SignInAsync(Company.Adam)).ForgeSignatureAsync(id, sha256);
        var unnamed = await (await app.SignInAsync(Company.Eve)).ForgeSignatureAsync(id, sha256);

        Assert.Contains("Your top-management assignment does not hold today", await Visitor.WordsOfAsync(former));
        Assert.Contains("You were not among top management when this was submitted", await Visitor.WordsOfAsync(unnamed));
        Assert.Empty((await app.VersionAsync(id)).Approvals);
    }

    [Fact]
    public async Task An_ended_top_management_assignment_is_read_first_with_its_evidence()
    {
        using var app = new RegisterApp();
        var company = await Company.CreateSignedAsync(app);
        await company.ChangeDutyAsync("ISMS manager", "Plans the internal audits.");
        await company.EndAsync("Top management", Company.Ben);
        var id = await company.SubmitAsync(Company.Mia);
        var ana = await app.SignInAsync(Company.Ana);

        var page = await ana.TextAsync($"/versions/{id}/sign");

        Assert.True(page.IndexOf("Minutes of 3 May", StringComparison.Ordinal) is > 0 and var evidence
            && evidence < page.IndexOf("Plans the internal audits.", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Who_left_since_submission_is_told_to_the_approver_and_printed()
    {
        using var app = new RegisterApp();
        var company = await Company.CreateSignedAsync(app);
        await company.AssignAsync("Internal auditor", Company.Eve);
        var id = await company.SubmitAsync(Company.Mia);
        await company.ChangeAsync(async change => (await change.Db.People.SingleAsync(p => p.Id == company.Person(Company.Eve))).Leave(change.Today, "Took another job"));
        app.Clock.Move(TimeSpan.FromDays(1));
        var ana = await app.SignInAsync(Company.Ana);

        Assert.Contains("Eve Nguyễn left since this was submitted", await ana.TextAsync($"/versions/{id}/sign"));
        await ana.SignVersionAsync(id);

        Assert.Equal(["Eve Nguyễn"], (await app.VersionAsync(id)).LeftMeanwhile);
        Assert.Contains("Eve Nguyễn left after it was submitted and before it came into force.", await ana.TextAsync("/versions/2"));
    }

    [Fact]
    public async Task With_the_holder_of_5_3_a_gone_it_cannot_come_into_force()
    {
        using var app = new RegisterApp();
        var company = await Company.CreateAsync(app);
        var id = await company.SubmitAsync(Company.Mia);
        await company.ChangeAsync(async change => (await change.Db.People.SingleAsync(p => p.Id == company.Person(Company.Mia))).Leave(change.Today, "Took another job"));
        app.Clock.Move(TimeSpan.FromDays(1));
        var ana = await app.SignInAsync(Company.Ana);

        Assert.Contains("has left since this was submitted, so it cannot come into force", await ana.TextAsync($"/versions/{id}/sign"));
        var forged = await ana.ForgeSignatureAsync(id, (await app.VersionAsync(id)).Sha256);

        Assert.Equal(HttpStatusCode.Conflict, forged.StatusCode);
        Assert.Empty((await app.VersionAsync(id)).Approvals);
    }
}

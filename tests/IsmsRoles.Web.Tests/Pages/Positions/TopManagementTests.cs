using System.Net;
using IsmsRoles.Domain.Assignments;
using IsmsRoles.Domain.Positions;
using IsmsRoles.Domain.Roles;
using IsmsRoles.Web.Tests.Hosting;
using IsmsRoles.Web.Tests.Pages.Assignments;
using IsmsRoles.Web.Tests.Pages.Versions;
using Microsoft.EntityFrameworkCore;

namespace IsmsRoles.Web.Tests.Pages.Positions;

/// <summary>Rule 9 through positions: nobody is taken out of top management by the way round its position without evidence.</summary>
public sealed class TopManagementTests
{
    private const string Needed = "needs evidence, such as minutes or a register extract. Approvers see it first.";

    [Fact]
    public async Task Ending_somebodys_time_in_a_position_of_top_management_needs_evidence_which_approvers_read_first()
    {
        using var app = new RegisterApp();
        var (company, position) = await CreateAsync(app);
        var mia = await app.SignInAsync(Company.Mia);
        var typed = new Dictionary<string, string?> { ["Input.LastDay"] = app.Today.Day(), ["Input.Reason"] = "Retires" };

        var refused = await mia.SubmitAsync($"/positions/{position}/tenures/1/end", typed);

        Assert.Equal(HttpStatusCode.Conflict, refused.StatusCode);
        var page = await Visitor.ReadAsync(refused);
        Assert.Contains($"Operations director holds top management, so ending Adam Кравець's time in it {Needed}", Visitor.WordsOf(page));
        Assert.Equal("Retires", page.QuerySelector("#Input_Reason")!.TextContent.Trim());
        Assert.Null((await PositionAsync(app, position)).Tenures[0].Until);

        await mia.SubmitAsync($"/positions/{position}/tenures/1/end", new(typed) { ["Input.Evidence"] = "Minutes of 5 June" });
        await company.ChangeDutyAsync("ISMS manager", "Plans the internal audits.");
        app.Clock.Move(TimeSpan.FromDays(1));
        var id = await company.SubmitAsync(Company.Mia);
        await ReadsFirstAsync(app, id, "Evidence that Adam Кравець’s time endedNothingadded: Minutes of 5 June");
    }

    [Fact]
    public async Task Abolishing_a_position_of_top_management_needs_evidence_which_approvers_read_first()
    {
        using var app = new RegisterApp();
        var (company, position) = await CreateAsync(app);
        var mia = await app.SignInAsync(Company.Mia);
        var typed = new Dictionary<string, string?> { ["Input.LastDay"] = app.Today.Day(), ["Input.Reason"] = "Merged" };

        var refused = await mia.SubmitAsync($"/positions/{position}/abolish", typed);

        Assert.Contains($"Operations director holds top management, so abolishing it {Needed}", await Visitor.WordsOfAsync(refused));
        Assert.Null((await PositionAsync(app, position)).AbolishedOn);

        await mia.SubmitAsync($"/positions/{position}/abolish", new(typed) { ["Input.Evidence"] = "Minutes of 5 June" });
        await company.ChangeDutyAsync("ISMS manager", "Plans the internal audits.");
        var id = await company.SubmitAsync(Company.Mia);
        await ReadsFirstAsync(app, id, "Evidence of its abolitionNothingadded: Minutes of 5 June");
    }

    [Theory]
    [InlineData("abolish")]
    [InlineData("tenures/1/end")]
    public async Task Pointing_top_management_at_another_role_in_the_register_alone_does_not_spare_the_evidence(string step)
    {
        using var app = new RegisterApp();
        var (company, position) = await CreateAsync(app);
        await company.ChangeAsync(async change =>
            (await change.Db.Designations.SingleAsync(d => d.Kind == DesignationKind.TopManagement)).PointAt(await Signing.RoleAsync(change, company.Role("Internal auditor")), "Top management"));
        await company.ChangeAsync(async change =>
        {
            var top = await Signing.RoleAsync(change, company.Role("Top management"));
            var held = await change.Db.Assignments.SingleAsync(a => a.PositionId == position);
            held.EndOn(change.Today, "Reorganised", "Minutes", isTopManagement: true, top, Holder.Of(await change.Db.Positions.SingleAsync(p => p.Id == position)));
        });

        var refused = await (await app.SignInAsync(Company.Mia)).SubmitAsync(
            $"/positions/{position}/{step}", new() { ["Input.LastDay"] = app.Today.Day(), ["Input.Reason"] = "Quietly" });

        Assert.Contains(Needed, await Visitor.WordsOfAsync(refused));
    }

    [Fact]
    public async Task A_position_that_holds_other_roles_asks_for_no_evidence()
    {
        using var app = new RegisterApp();
        var company = await Company.CreateSignedAsync(app);
        var position = await AppointAsync(company, "Internal auditor");
        var mia = await app.SignInAsync(Company.Mia);

        Assert.DoesNotContain("Evidence", (await mia.OpenAsync($"/positions/{position}/tenures/1/end")).QuerySelector("main")!.TextContent);
        await mia.SubmitAsync($"/positions/{position}/tenures/1/end", new() { ["Input.LastDay"] = app.Today.Day(), ["Input.Reason"] = "Moved" });

        Assert.Equal(app.Today, (await PositionAsync(app, position)).Tenures[0].Until);
    }

    // Version 1 in force with Adam in top management through a position.
    private static async Task<(Company Company, Guid Position)> CreateAsync(RegisterApp app)
    {
        var company = await Company.CreateAsync(app);
        var position = await AppointAsync(company, "Top management");
        await company.SubmitAsync(Company.Mia);
        await company.ApproveAsync(Company.Ben);
        return (company, position);
    }

    private static async Task<Guid> AppointAsync(Company company, string role)
    {
        var id = Guid.Empty;
        await company.ChangeAsync(async change =>
        {
            var position = new Position(new("Operations director", PositionKind.Post));
            position.Appoint(await change.Db.People.SingleAsync(p => p.Id == company.Person(Company.Adam)), change.Today, null, asChair: false);
            change.Db.Add(position);
            Signing.Begin(change, await Signing.RoleAsync(change, company.Role(role)), Holder.Of(position), evidence: "Commercial register extract of 2 January");
            id = position.Id;
        });
        return id;
    }

    private static async Task ReadsFirstAsync(RegisterApp app, Guid version, string words)
    {
        var page = await (await app.SignInAsync(Company.Ana)).TextAsync($"/versions/{version}/sign");
        Assert.True(page.IndexOf(words, StringComparison.Ordinal) is > 0 and var evidence
            && evidence < page.IndexOf("Plans the internal audits.", StringComparison.Ordinal), page);
    }

    private static async Task<Position> PositionAsync(RegisterApp app, Guid id)
    {
        await using var db = app.OpenDatabase();
        return await db.Positions.AsNoTracking().SingleAsync(p => p.Id == id, TestContext.Current.CancellationToken);
    }
}

using System.Net;
using IsmsRoles.Domain.Assignments;
using IsmsRoles.Domain.People;
using IsmsRoles.Domain.Positions;
using IsmsRoles.Domain.Scopes;
using IsmsRoles.Web.Tests.Hosting;
using IsmsRoles.Web.Tests.Pages.Versions;
using Microsoft.EntityFrameworkCore;

namespace IsmsRoles.Web.Tests.Pages.AsOf;

/// <summary>Which roles one person held, and who held one role.</summary>
public sealed class HistoryTests
{
    [Fact]
    public async Task A_person_s_roles_are_told_through_positions_too_with_deputies_backdating_and_how_each_ended()
    {
        using var app = new RegisterApp();
        var company = await Company.CreateSignedAsync(app);
        await ThroughPositionAsync(company);
        var otto = await app.SignInAsync(Company.Otto);

        var page = await otto.OpenAsync($"/people/{company.Person(Company.Eve)}/history");
        var rows = page.QuerySelectorAll("main tbody tr").Select(r => Words(r.TextContent)).ToList();

        Assert.Equal(2, rows.Count);
        Assert.Contains(rows, r => r.StartsWith("Internal auditor as Head of audit Holder The whole ISMS", StringComparison.Ordinal)
            && r.EndsWith("Eve Nguyễn’s time in Head of audit ended: Moved to sales", StringComparison.Ordinal));
        Assert.Contains(rows, r => r.StartsWith("Incident manager Deputy Gdańsk (site)", StringComparison.Ordinal) && r.Contains("Backdated to", StringComparison.Ordinal)
            && r.Contains("The letter was found late", StringComparison.Ordinal) && r.Contains("Not signed", StringComparison.Ordinal) && r.Contains("open", StringComparison.Ordinal));
        Assert.NotNull((await otto.OpenAsync($"/people/{company.Person(Company.Eve)}")).QuerySelector($"main a[href='/people/{company.Person(Company.Eve)}/history']"));
    }

    [Fact]
    public async Task A_role_tells_each_holder_with_the_versions_that_assigned_it_and_who_signed_them()
    {
        using var app = new RegisterApp();
        var company = await Company.CreateSignedAsync(app);
        await company.ChangeDutyAsync("Incident manager", "Keeps the contact list.");
        await company.SubmitAsync(Company.Mia);
        await company.ApproveAsync(Company.Ben);
        var otto = await app.SignInAsync(Company.Otto);

        var page = await otto.OpenAsync($"/roles/{company.Role("ISMS manager")}/history");

        Assert.Contains("Version 1 signed by Ana Ruiz also in version 2", Words(page.QuerySelector("main tbody tr")!.TextContent));
        Assert.Contains("Ana Ruiz, Chief executive", Words(page.QuerySelector("#version-1")!.TextContent));
        Assert.Contains("Ben Żółć, Finance director", Words(page.QuerySelector("#version-2")!.TextContent));
        Assert.Contains("In force", Words(page.QuerySelector("#version-2")!.TextContent));
        Assert.NotNull((await otto.OpenAsync($"/roles/{company.Role("ISMS manager")}")).QuerySelector($"main a[href='/roles/{company.Role("ISMS manager")}/history']"));
    }

    [Fact]
    public async Task A_version_that_waits_for_signatures_assigns_nothing()
    {
        using var app = new RegisterApp();
        var company = await Company.CreateSignedAsync(app);
        await company.AssignAsync("Internal auditor", Company.Eve);
        await company.SubmitAsync(Company.Mia);
        var otto = await app.SignInAsync(Company.Otto);

        Assert.Contains("No version in force has listed it", await otto.TextAsync($"/roles/{company.Role("Internal auditor")}/history"));
    }

    [Fact]
    public async Task Days_on_which_nobody_held_a_role_are_told_and_what_never_took_effect_stands_apart()
    {
        using var app = new RegisterApp();
        var company = await Company.CreateSignedAsync(app);
        await company.EndAsync("Incident manager", Company.Mia);
        app.Clock.Move(TimeSpan.FromDays(5));
        await company.AssignAsync("Incident manager", Company.Eve, app.Today);
        await company.ChangeAsync(async change =>
        {
            var (role, eve) = (await Signing.RoleAsync(change, company.Role("Incident manager")), await change.Db.People.SingleAsync(p => p.Id == company.Person(Company.Eve)));
            var held = await change.Db.Assignments.SingleAsync(a => a.PersonId == eve.Id);
            change.Db.Add(held.Redate(role, Holder.Of(eve, null), null, change.Today.AddDays(-1), null, "She began a day earlier", null, false, [], change.Today, change.Now));
        });
        var otto = await app.SignInAsync(Company.Otto);

        var text = await otto.TextAsync($"/roles/{company.Role("Incident manager")}/history");

        Assert.Contains("There were days on which nobody held it", text);
        Assert.Contains("Never took effect", text);
        Assert.Contains("She began a day earlier", text);
        Assert.DoesNotContain("nobody held it", await otto.TextAsync($"/roles/{company.Role("All staff")}/history"));
        Assert.Contains("Never took effect", await otto.TextAsync($"/people/{company.Person(Company.Eve)}/history"));
    }

    [Fact]
    public async Task Somebody_who_came_back_does_not_hold_again_what_lapsed_when_they_left()
    {
        using var app = new RegisterApp();
        var company = await Company.CreateSignedAsync(app);
        await company.AssignAsync("Internal auditor", Company.Eve);
        var left = app.Today.AddDays(2);
        await company.ChangeAsync(async change => (await change.Db.People.SingleAsync(p => p.Id == company.Person(Company.Eve))).Leave(left, "Sabbatical"));
        app.Clock.Move(TimeSpan.FromDays(9));
        await company.ChangeAsync(async change => (await change.Db.People.SingleAsync(p => p.Id == company.Person(Company.Eve))).Rejoin(change.Today.AddDays(-2)));
        var otto = await app.SignInAsync(Company.Otto);

        var text = await otto.TextAsync($"/people/{company.Person(Company.Eve)}/history");

        Assert.Contains("Eve Nguyễn left", text);
        Assert.Contains("coming back revived none", text);
        Assert.Contains("Nobody has held it since", await otto.TextAsync($"/roles/{company.Role("Internal auditor")}/history"));
    }

    [Fact]
    public async Task Nobody_s_history_is_not_found()
    {
        using var app = new RegisterApp();
        var company = await Company.CreateSignedAsync(app);
        var otto = await app.SignInAsync(Company.Otto);

        Assert.Equal(HttpStatusCode.NotFound, (await otto.GetAsync($"/people/{Guid.NewGuid()}/history")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await otto.GetAsync($"/roles/{Guid.NewGuid()}/history")).StatusCode);
        Assert.Contains("No role so far", await otto.TextAsync($"/people/{company.Person(Company.Adam)}/history"));
    }

    [Fact]
    public async Task Histories_send_as_many_commands_for_a_hundred_spells_as_for_one_and_read_nobody_elses_rows()
    {
        using var app = new RegisterApp();
        var company = await Company.CreateSignedAsync(app);
        await company.AssignAsync("Internal auditor", Company.Eve);
        var otto = await app.SignInAsync(Company.Otto);
        var (person, role) = ($"/people/{company.Person(Company.Eve)}/history", $"/roles/{company.Role("Internal auditor")}/history");
        var few = ((await SqlCommands.OfAsync(app, otto, person)).Commands, (await SqlCommands.OfAsync(app, otto, role)).Commands);

        await company.ChangeAsync(async change =>
        {
            var auditor = await Signing.RoleAsync(change, company.Role("Internal auditor"));
            var eve = await change.Db.People.SingleAsync(p => p.Id == company.Person(Company.Eve));
            for (var i = 0; i < 100; i++)
            {
                var site = new ScopeItem(ScopeKind.Site, $"Site {i:000}");
                var other = new Person(new($"Person {i:000}"), change.Today.AddYears(-1));
                change.Db.AddRange(site, other, new Assignment(auditor, Holder.Of(eve, null), new(AssignmentKind.Holder, change.Today, Scope: site), [], change.Today, change.Now));
                change.Db.Add(new Assignment(auditor, Holder.Of(other, null), new(AssignmentKind.Holder, change.Today, Scope: site), [], change.Today, change.Now));
            }
        });
        var many = (await SqlCommands.OfAsync(app, otto, person), await SqlCommands.OfAsync(app, otto, role));

        Assert.Equal(few, (many.Item1.Commands, many.Item2.Commands));
        Assert.True(many.Item1.Rows < 101 * 3 + 30, $"{many.Item1.Rows} rows were read for one person."); // her assignments and their sites, nobody else's
    }

    // Eve was Head of audit until yesterday, and deputises for the incident manager at one site, recorded late.
    private static Task ThroughPositionAsync(Company company) => company.ChangeAsync(async change =>
    {
        var eve = await change.Db.People.SingleAsync(p => p.Id == company.Person(Company.Eve));
        var head = new Position(new("Head of audit", PositionKind.Post));
        head.Appoint(eve, change.Today.AddDays(-30), null, asChair: false);
        var site = new ScopeItem(ScopeKind.Site, "Gdańsk");
        var (auditor, incidents) = (await Signing.RoleAsync(change, company.Role("Internal auditor")), await Signing.RoleAsync(change, company.Role("Incident manager")));
        change.Db.AddRange(
            head, site,
            new Assignment(auditor, Holder.Of(head), new(AssignmentKind.Holder, change.Today.AddDays(-20), BackdatedReason: "Forgotten"), [], change.Today, change.Now),
            new Assignment(incidents, Holder.Of(eve, null), new(AssignmentKind.Deputy, change.Today.AddDays(-9), Scope: site, BackdatedReason: "The letter was found late"), [], change.Today, change.Now));
        head.EndTenure(1, eve, change.Today.AddDays(-1), "Moved to sales", null, isTopManagement: false);
    });

    private static string Words(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}

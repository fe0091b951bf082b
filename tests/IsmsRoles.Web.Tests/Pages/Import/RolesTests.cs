using System.Net;
using IsmsRoles.Domain.People;
using IsmsRoles.Domain.Roles;
using IsmsRoles.Web.Tests.Hosting;
using Microsoft.EntityFrameworkCore;

namespace IsmsRoles.Web.Tests.Pages.Import;

/// <summary>What is particular to roles: lists, reporting lines, holders.</summary>
public sealed class RolesTests : ImportTest
{
    [Fact]
    public async Task New_roles_come_with_their_lines_and_holders()
    {
        var words = await PreviewAsync("Roles", """
            Title,Purpose,Responsibilities,Authorities,Reports to,Held by,Review every (months)
            Cryptography lead,Keeps keys,"• Keeps the key register (A.8.24)
            • Trains key custodians","• Stop or suspend: use of a leaked key",Crypto board,Eve Nguyễn,6
            Crypto board,Decides,,,Top management,"Adam Кравець, Eve Nguyễn; Nobody Known",

            """);
        Assert.Contains("2 responsibilities · 1 authority · reports to Crypto board · held by Eve Nguyễn", words);
        Assert.Contains("“Nobody Known” is not in the register, so the role is not assigned to them.", words);

        Assert.Equal("New 2, Changed 0, Unchanged 0, Refused 0", Importing.Counts(await Visitor.ReadAsync(await Import.ApplyAsync())));

        await using var db = App.OpenDatabase();
        var roles = await db.Roles.ToDictionaryAsync(r => r.Title, Stop);
        var lead = roles["Cryptography lead"];
        Assert.Equal((roles["Crypto board"].Id, 6), (lead.ReportsToId, lead.ReviewIntervalMonths));
        Assert.Equal([("Keeps the key register", "A.8.24"), ("Trains key custodians", "")], lead.Texts().Responsibilities.Select(r => (r.Text!, r.References!)));
        Assert.Equal((AuthorityKind.StopOrSuspend, "use of a leaked key"), lead.Authorities.Select(a => (a.Kind, a.Text)).Single());
        Assert.Equal(Company.Role("Top management"), roles["Crypto board"].ReportsToId);
        Assert.Equal(3, await db.Assignments.CountAsync(a => a.RoleId == lead.Id || a.RoleId == roles["Crypto board"].Id, Stop));
    }

    [Fact]
    public async Task An_authority_that_stays_keeps_its_limit_and_its_delegation()
    {
        await Company.ChangeAsync(async change =>
        {
            var role = await change.Db.Roles.SingleAsync(r => r.Title == "Incident manager", Stop);
            role.Edit(role.Texts() with { Authorities = [new(AuthorityKind.Spend, "Buys help in an incident", "within the budget", 500_000, "EUR", Company.Role("Top management"))] });
        });

        await Import.ImportAsync("Roles", "roles.csv", Csv("Title,Authorities\nIncident manager,\"• Disconnect any system\n• Buys help in an incident\"\n"));

        await using var db = App.OpenDatabase();
        Assert.Equal(
            [new(AuthorityKind.StopOrSuspend, "Disconnect any system"), new AuthorityText(AuthorityKind.Spend, "Buys help in an incident", "within the budget", 500_000, "EUR", Company.Role("Top management"))],
            (await db.Roles.SingleAsync(r => r.Title == "Incident manager", Stop)).Texts().Authorities);
    }

    [Fact]
    public async Task Lines_are_turned_round_without_a_circle_on_the_way()
    {
        // Incident manager reports to ISMS manager, who reports to Top management: the file turns the two round.
        Assert.Equal("New 0, Changed 2, Unchanged 0, Refused 0",
            await Import.ImportAsync("Roles", "roles.csv", Csv("Title,Reports to\nISMS manager,Incident manager\nIncident manager,Top management\n")));

        await using var db = App.OpenDatabase();
        var above = await db.Roles.ToDictionaryAsync(r => r.Title, r => r.ReportsToId, Stop);
        Assert.Equal((Company.Role("Incident manager"), Company.Role("Top management")), (above["ISMS manager"], above["Incident manager"]));
    }

    [Fact]
    public async Task A_circle_in_the_file_is_left_out_and_said()
    {
        var words = await PreviewAsync("Roles", "Title,Reports to\nOne,Two\nTwo,One\nTop management,Incident manager\n");

        Assert.Contains("The reporting lines form a circle (One → Two → One), so no reporting line is set.", words);
        Assert.Equal(HttpStatusCode.OK, (await Import.ApplyAsync()).StatusCode);
        await using var db = App.OpenDatabase();
        Assert.Null((await db.Roles.SingleAsync(r => r.Title == "Top management", Stop)).ReportsToId);
    }

    [Fact]
    public async Task Somebody_who_leaves_or_is_yet_to_come_is_not_made_a_holder()
    {
        await Company.ChangeAsync(change =>
        {
            var leaver = new Person(new("Lee Leaver"), App.Today.AddYears(-1));
            leaver.Leave(App.Today.AddDays(20), null);
            change.Db.AddRange(leaver, new Person(new("Nora Next"), App.Today.AddDays(20)));
            return Task.CompletedTask;
        });

        var words = await PreviewAsync("Roles", "Title,Held by\nRisk owner,\"Lee Leaver; Nora Next; Eve Nguyễn\"\n");

        Assert.Contains("Lee Leaver is with us until", words);
        Assert.Contains("Nora Next is with us from", words);
        Assert.Equal(HttpStatusCode.OK, (await Import.ApplyAsync()).StatusCode);
        await using var db = App.OpenDatabase();
        Assert.Equal(Company.Person(Company.Eve), (await db.Assignments.SingleAsync(a => db.Roles.Any(r => r.Id == a.RoleId && r.Title == "Risk owner"), Stop)).PersonId);
    }

    [Fact]
    public async Task What_the_register_itself_would_refuse_is_refused_in_its_row()
    {
        var references = string.Join(", ", Enumerable.Range(1, 37).Select(n => $"A.5.{n}"));
        var words = await PreviewAsync("Roles", $"Title,Responsibilities\nFine,Does things\nToo many,\"Does things ({references})\"\n");

        Assert.Equal("New 1, Changed 0, Unchanged 0, Refused 1", await Import.CountsAsync());
        Assert.Contains("characters long; at most 200 fit. Shorten it.", words);
    }
}

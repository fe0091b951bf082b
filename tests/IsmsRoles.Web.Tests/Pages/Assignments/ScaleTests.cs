using System.Globalization;
using IsmsRoles.Domain.Assignments;
using IsmsRoles.Domain.People;
using IsmsRoles.Domain.Positions;
using IsmsRoles.Domain.ThirdParties;
using IsmsRoles.Web.Tests.Hosting;
using Microsoft.EntityFrameworkCore;

namespace IsmsRoles.Web.Tests.Pages.Assignments;

public sealed class ScaleTests : CompanyTest
{
    [Fact]
    public async Task Lists_send_the_same_number_of_commands_at_10_and_at_1000_rows()
    {
        string[] lists = ["/people", "/people?Show=WithARole", "/positions", "/third-parties", "/assignments", "/assignments?State=NeverSigned", "/scope-items"];
        await FillAsync(10);
        var small = await CostsAsync(lists);
        await FillAsync(990);
        var large = await CostsAsync(lists);

        Assert.Equal(small.Select(c => (c.Address, c.Commands)), large.Select(c => (c.Address, c.Commands)));
    }

    [Fact]
    public async Task People_reads_one_page_of_rows_whatever_the_size_of_the_company()
    {
        await PeopleAsync(200);
        var (_, few) = await SqlCommands.OfAsync(App, Mia, "/people?p=2");
        await PeopleAsync(9_800);
        var (_, many) = await SqlCommands.OfAsync(App, Mia, "/people?p=2");
        var page = await Mia.OpenAsync("/people?p=2");

        Assert.Equal(50, page.QuerySelectorAll("tbody tr").Length);
        Assert.Contains("10,006", Visitor.WordsOf(page).Replace("10006", "10,006", StringComparison.Ordinal));
        Assert.Equal(few, many);
    }

    private async Task<List<(string Address, int Commands)>> CostsAsync(string[] lists)
    {
        List<(string, int)> costs = [];
        foreach (var address in lists)
        {
            costs.Add((address, (await SqlCommands.OfAsync(App, Mia, address)).Commands));
        }

        return costs;
    }

    private Task PeopleAsync(int count) => Company.ChangeAsync(change =>
    {
        for (var i = 0; i < count; i++)
        {
            change.Db.Add(new Person(new($"Person {i.ToString("00000", CultureInfo.InvariantCulture)}", Department: "Works"), change.Today));
        }

        return Task.CompletedTask;
    });

    // Everybody new holds a position, and that position and one third party hold a role each.
    private Task FillAsync(int count) => Company.ChangeAsync(async change =>
    {
        var role = await change.Db.Roles.SingleAsync(r => r.Id == Company.Role("Internal auditor"));
        for (var i = 0; i < count; i++)
        {
            var person = new Person(new($"Person {i}"), change.Today);
            var position = new Position(new($"Position {i}", PositionKind.Post));
            position.Appoint(person, change.Today, null, false);
            var party = new ThirdParty(new($"Party {i}", "Service", OwnerId: person.Id));
            change.Db.AddRange(person, position, party, new Domain.Scopes.ScopeItem(Domain.Scopes.ScopeKind.Asset, $"Asset {i}"));
            foreach (var holder in new[] { Holder.Of(person, null), Holder.Of(position), Holder.Of(party) })
            {
                change.Db.Add(new Assignment(role, holder, new(AssignmentKind.Deputy, change.Today), [], change.Today, change.Now));
            }
        }
    });
}

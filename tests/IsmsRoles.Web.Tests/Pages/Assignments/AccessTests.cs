using System.Net;
using IsmsRoles.Web.Tests.Hosting;

namespace IsmsRoles.Web.Tests.Pages.Assignments;

/// <summary>Who reads and who changes people, positions, third parties, scope items and assignments.</summary>
public sealed class AccessTests : CompanyTest
{
    private static readonly string[] Edits = ["/edit", "/leave", "/leave/undo", "/rejoin", "/start", "/appoint", "/abolish", "/abolish/undo", "/end", "/end/undo", "/dates", "/new"];

    [Fact]
    public async Task An_auditor_reads_all_and_gets_no_edit_buttons()
    {
        var otto = await App.SignInAsync(Company.Otto);
        foreach (var address in await ReadingAsync())
        {
            var page = await otto.OpenAsync(address);
            var links = page.QuerySelectorAll("main a").Select(a => a.GetAttribute("href") ?? "");
            Assert.DoesNotContain(links, link => Edits.Any(edit => link.Split('?')[0].EndsWith(edit, StringComparison.Ordinal)));
            Assert.Empty(page.QuerySelectorAll("main form[method=post]"));
        }

        foreach (var address in await ChangingAsync())
        {
            Assert.Equal(HttpStatusCode.Forbidden, (await otto.GetAsync(address)).StatusCode);
        }
    }

    [Fact]
    public async Task A_member_is_let_into_none_of_it()
    {
        var eve = await App.SignInAsync(Company.Eve);
        foreach (var address in (await ReadingAsync()).Concat(await ChangingAsync()).Concat(["/people/find?q=a", "/positions/find?q=a", "/third-parties/find?q=a", "/assignments/find?q=a"]))
        {
            Assert.Equal(HttpStatusCode.Forbidden, (await eve.GetAsync(address)).StatusCode);
        }
    }

    [Fact]
    public async Task A_forged_post_from_an_auditor_changes_nothing()
    {
        var leave = $"/people/{Company.Person(Company.Mia)}/leave";
        var form = Visitor.Form(await Mia.OpenAsync(leave));
        var otto = await App.SignInAsync(Company.Otto);
        var response = await otto.SendAsync(form, leave, new() { ["Input.LastDay"] = Today.Day() });
        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
        Assert.DoesNotContain("Leaves", await Mia.TextAsync($"/people/{Company.Person(Company.Mia)}"));
    }

    private async Task<List<string>> ReadingAsync()
    {
        var assignment = await Company.AssignmentAsync("ISMS manager", Company.Person(Company.Mia));
        return
        [
            "/people", $"/people/{Company.Person(Company.Mia)}", "/positions", $"/positions/{await PositionAsync()}", "/third-parties",
            $"/third-parties/{await PartyAsync()}", "/scope-items", "/assignments", $"/assignments/{assignment.Id}",
        ];
    }

    private async Task<List<string>> ChangingAsync()
    {
        var person = $"/people/{Company.Person(Company.Mia)}";
        var position = $"/positions/{await PositionAsync()}";
        var party = $"/third-parties/{await PartyAsync()}";
        var assignment = $"/assignments/{(await Company.AssignmentAsync("ISMS manager", Company.Person(Company.Mia))).Id}";
        var scope = $"/scope-items/{await Company.ScopeItemAsync(Guid.NewGuid().ToString())}";
        return
        [
            "/people/new", $"{person}/edit", $"{person}/leave", $"{person}/leave/undo", $"{person}/rejoin", $"{person}/start",
            "/positions/new", $"{position}/edit", $"{position}/appoint", $"{position}/tenures/1/end", $"{position}/abolish", $"{position}/abolish/undo",
            "/third-parties/new", $"{party}/edit", $"{party}/end", $"{party}/end/undo",
            "/scope-items/new", scope, $"{scope}/retire", "/assignments/new", $"{assignment}/end", $"{assignment}/dates",
        ];
    }

    private Task<Guid> PositionAsync() => Company.PositionAsync($"Position {Guid.NewGuid()}", Company.Person(Company.Mia));

    private Task<Guid> PartyAsync() => Company.ThirdPartyAsync($"Party {Guid.NewGuid()}");
}

using System.Net;
using IsmsRoles.Domain.Access;
using IsmsRoles.Web.Tests.Hosting;
using IsmsRoles.Web.Tests.Pages.Assignments;
using Microsoft.EntityFrameworkCore;

namespace IsmsRoles.Web.Tests.Pages.HandOvers;

/// <summary>Movers, who keep what they do not hand over; who leaves soon; the leaver's account; many assignments.</summary>
public sealed class MoverTests : HandOverTest
{
    [Fact]
    public async Task A_mover_keeps_everything_but_what_is_handed_over()
    {
        Assert.Contains(MiaHandsOver, (await Mia.OpenAsync($"/people/{Company.Person(Company.Mia)}")).DocumentElement.InnerHtml);
        var page = await Mia.OpenAsync(MiaHandsOver);
        Assert.All(page.QuerySelectorAll(".hand-over-list select[name$=Choice] option[selected]"), o => Assert.Equal("Keep", o.GetAttribute("value")));

        var nothing = await HandOverAsync(Mia, MiaHandsOver, _ => new() { ["Input.Reason"] = "New department" });
        Assert.Equal(HttpStatusCode.Conflict, nothing.StatusCode);
        Assert.Contains("Nothing is handed over like this.", await Visitor.WordsOfAsync(nothing));

        await HandOverAsync(Mia, MiaHandsOver, p => All(
            Row(p, "Incident manager", "HandOver", ("Successor.Id", $"Person:{Eve}")),
            new() { ["Input.Reason"] = "New department", ["Input.LastDay"] = Today.AddDays(9).Day(), ["Input.From"] = Today.AddDays(10).Day() }));

        Assert.Equal((Eve, Today.AddDays(10)), ((await CurrentAsync("Incident manager")).PersonId!.Value, (await CurrentAsync("Incident manager")).From));
        Assert.Equal((Today.AddDays(9), "New department"), ((await OfRoleAsync("Incident manager"))[0].EndedOn!.Value, (await OfRoleAsync("Incident manager"))[0].EndReason));
        Assert.Null((await CurrentAsync("ISMS manager")).EndedOn);
    }

    [Fact]
    public async Task Without_a_reason_or_a_successor_a_mover_is_asked_for_both()
    {
        var words = await Visitor.WordsOfAsync(await HandOverAsync(Mia, MiaHandsOver, p => Row(p, "Incident manager", "HandOver")));
        Assert.Contains("Say why this is handed over; each change keeps the reason.", words);
        words = await Visitor.WordsOfAsync(await HandOverAsync(Mia, MiaHandsOver, p => All(Row(p, "Incident manager", "HandOver"), new() { ["Input.Reason"] = "New department" })));
        Assert.Contains("Say who takes over: Incident manager.", words);
        Assert.Null((await CurrentAsync("Incident manager")).EndedOn);
    }

    [Fact]
    public async Task Without_script_a_typed_name_is_looked_up_and_two_of_the_same_name_are_offered()
    {
        await Company.PersonAsync("Eva Twin");
        await Company.PersonAsync("Eva Twin");
        var choices = await HandOverAsync(Mia, MiaHandsOver, p => All(Row(p, "Incident manager", "HandOver", ("Successor.Text", "Eva Twin")), new() { ["Input.Reason"] = "New department" }));
        Assert.Contains("Which one do you mean?", await Visitor.WordsOfAsync(choices));

        await HandOverAsync(Mia, MiaHandsOver, p => All(Row(p, "Incident manager", "HandOver", ("Successor.Text", "eve nguyen")), new() { ["Input.Reason"] = "New department" }));
        Assert.Equal(Eve, (await CurrentAsync("Incident manager")).PersonId);
    }

    [Fact]
    public async Task Whoever_leaves_soon_is_shown_before_the_day_on_the_list_their_page_and_their_roles()
    {
        await LeaveAsync(Company.Person(Company.Mia), Today.AddDays(30));
        await LeaveAsync(Eve, Today.AddDays(31));

        Assert.Contains("Somebody leaves within 30 days and still has to hand over", await Mia.TextAsync("/people"));
        var soon = await Mia.OpenAsync("/people?Show=LeavingSoon");
        Assert.Equal(["Mia Λάμπρου"], soon.QuerySelectorAll("tbody th a").Select(a => a.TextContent));
        Assert.Contains("Still to be dealt with: 2 roles.", await Mia.TextAsync($"/people/{Company.Person(Company.Mia)}"));
        Assert.Contains($"leaves on {Today.AddDays(30):d MMMM yyyy}", await Mia.TextAsync($"/roles/{Company.Role("Incident manager")}"));

        await HandOverAsync(Mia, MiaHandsOver, p => All(Common(Company.Person(Company.Adam)), Row(p, "ISMS manager", "Keep")));
        Assert.Contains("Still to be dealt with: 1 role.", await Mia.TextAsync($"/people/{Company.Person(Company.Mia)}"));
        Assert.Equal(["ISMS manager"], (await Mia.OpenAsync(MiaHandsOver)).QuerySelectorAll(".hand-over-list h3").Select(h => h.FirstChild!.TextContent.Trim()));
    }

    [Fact]
    public async Task Closing_the_account_while_recording_the_leaving_ends_its_sessions_at_once()
    {
        var otto = await App.SignInAsync(Company.Otto);
        await otto.OpenAsync("/roles");
        var eve = await EveAsync(AccessRight.Manager | AccessRight.Administrator);
        await eve.SubmitAsync($"/people/{Company.Person(Company.Otto)}/leave", new() { ["Input.LastDay"] = Today.AddDays(20).Day(), ["Input.CloseAccount"] = "true" });

        var response = await otto.GetAsync("/roles");
        Assert.Equal("/sign-in", response.RequestMessage!.RequestUri!.AbsolutePath);
        Assert.NotNull((await ReadAsync(db => db.Users.SingleAsync(a => a.Email == Company.Otto, TestContext.Current.CancellationToken))).ClosedAt);
    }

    [Fact]
    public async Task The_confirmation_of_a_hand_over_closes_the_account_in_the_same_step_for_an_administrator()
    {
        var eve = await EveAsync(AccessRight.Manager | AccessRight.Administrator);
        await LeaveAsync(Company.Person(Company.Mia), Today.AddDays(10));

        await HandOverAsync(eve, MiaHandsOver, _ => All(Common(Eve), new() { ["Input.CloseAccount"] = "true" }));

        Assert.Equal(Eve, (await CurrentAsync("ISMS manager")).PersonId);
        Assert.Equal("/sign-in", (await Mia.GetAsync("/roles")).RequestMessage!.RequestUri!.AbsolutePath);
    }

    [Fact]
    public async Task A_manager_who_is_no_administrator_reads_who_closes_the_account_and_cannot_close_it_by_a_forged_field()
    {
        await AssignAsync("Internal auditor", Person(Company.Person(Company.Otto)));
        var leave = $"/people/{Company.Person(Company.Otto)}/leave";
        Assert.Contains("Adam Кравець can close it at once, as an administrator.", await Mia.TextAsync(leave));
        var forged = await Mia.SubmitAsync(leave, new() { ["Input.LastDay"] = Today.AddDays(5).Day(), ["Input.CloseAccount"] = "true" });
        Assert.Equal(HttpStatusCode.Conflict, forged.StatusCode);
        Assert.Null((await ReadAsync(db => db.People.SingleAsync(p => p.Id == Company.Person(Company.Otto), TestContext.Current.CancellationToken))).LeavesOn);

        await LeaveAsync(Company.Person(Company.Otto), Today.AddDays(5));
        var refused = await HandOverAsync(Mia, $"/people/{Company.Person(Company.Otto)}/hand-over", p => All(
            Row(p, "Internal auditor", "HandOver", ("Successor.Id", $"Person:{Eve}")), new() { ["Input.CloseAccount"] = "true" }));
        Assert.Equal(HttpStatusCode.Conflict, refused.StatusCode);
        Assert.Null((await CurrentAsync("Internal auditor")).EndedOn);
        Assert.Null((await ReadAsync(db => db.Users.SingleAsync(a => a.Email == Company.Otto, TestContext.Current.CancellationToken))).ClosedAt);
    }

    [Fact]
    public async Task A_hundred_assignments_go_to_one_successor_with_exceptions_and_cost_no_more_commands_than_few()
    {
        await LeaveAsync(Eve, Today.AddDays(10));
        var address = $"/people/{Eve}/hand-over";
        await AssignManyAsync(2);
        var few = await SqlCommands.OfAsync(App, Mia, address);
        await AssignManyAsync(98);
        var many = await SqlCommands.OfAsync(App, Mia, address);
        Assert.Equal(few.Commands, many.Commands);

        var adam = Company.Person(Company.Adam);
        var done = await HandOverAsync(Mia, address, p => All(
            Common(adam), Row(p, "Incident manager (Site 7)", "Keep"), Row(p, "Incident manager (Site 8)", "HandOver", ("Successor.Id", $"Person:{Company.Person(Company.Mia)}"))));
        Assert.Contains("99 changes were made.", await Visitor.WordsOfAsync(done));
        var begun = (await OfRoleAsync("Incident manager")).Where(a => a.From == Today.AddDays(11)).ToList();
        Assert.Equal((98, 1), (begun.Count(a => a.PersonId == adam), begun.Count(a => a.PersonId == Company.Person(Company.Mia))));
    }

    private int _sites;

    private Task AssignManyAsync(int count) => Company.ChangeAsync(async change =>
    {
        var role = await change.Db.Roles.SingleAsync(r => r.Id == Company.Role("Incident manager"));
        var holder = Domain.Assignments.Holder.Of(await change.Db.People.SingleAsync(p => p.Id == Eve), null);
        for (var i = 0; i < count; i++)
        {
            var site = new Domain.Scopes.ScopeItem(Domain.Scopes.ScopeKind.Site, $"Site {++_sites}");
            change.Db.Add(site);
            change.Db.Add(new Domain.Assignments.Assignment(
                role, holder, new(Domain.Assignments.AssignmentKind.Holder, change.Today, change.Today.AddDays(10), site), [], change.Today, change.Now));
        }
    });
}

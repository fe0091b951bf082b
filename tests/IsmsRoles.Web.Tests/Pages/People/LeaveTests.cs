using System.Net;
using IsmsRoles.Domain.Access;
using IsmsRoles.Web.Tests.Hosting;
using IsmsRoles.Web.Tests.Pages.Assignments;
using Microsoft.EntityFrameworkCore;

namespace IsmsRoles.Web.Tests.Pages.People;

public sealed class LeaveTests : CompanyTest
{
    private string Address => $"/people/{Company.Person(Company.Mia)}";

    [Fact]
    public async Task Leaving_lists_what_they_hold_never_fails_and_leaves_assignments_open()
    {
        var eve = await AnotherManagerAsync(); // whoever has left is out at their next click
        await Mia.SubmitAsync("/third-parties/new", new() { ["Input.Name"] = "Nimbus", ["Input.Service"] = "Hosting", ["Input.OwnerId.Text"] = "Mia" });
        var before = await Mia.TextAsync($"{Address}/leave");
        Assert.Contains("Mia Λάμπρου still holds", before);
        Assert.Contains("ISMS manager", before);
        Assert.Contains("Incident manager", before);
        Assert.Contains("Nimbus", before);

        var response = await eve.SubmitAsync($"{Address}/leave", new() { ["Input.LastDay"] = Today.AddDays(-1).Day(), ["Input.Reason"] = "Retired" });
        var words = await Visitor.WordsOfAsync(response);
        Assert.Contains("What they hold stays on record until you hand it over.", words);
        words = await eve.TextAsync(Address);
        Assert.Contains("Still on record as holding something", words);
        Assert.Contains("Holder has left", words);
        var assignment = await Company.AssignmentAsync("ISMS manager", Company.Person(Company.Mia));
        Assert.Null(assignment.EndedOn);
    }

    [Fact]
    public async Task A_leaving_is_reversed_whole_with_a_reason()
    {
        var eve = await AnotherManagerAsync();
        await eve.SubmitAsync($"{Address}/leave", new() { ["Input.LastDay"] = Today.AddDays(-1).Day() });
        var refused = await eve.SubmitAsync($"{Address}/leave/undo", []);
        Assert.Contains("Say why the leaving is reversed.", await Visitor.WordsOfAsync(refused));

        await eve.SubmitAsync($"{Address}/leave/undo", new() { ["Input.Reason"] = "Another Mia left" });
        var words = await eve.TextAsync(Address);
        Assert.DoesNotContain("Holder has left", words);
        Assert.Contains("In force", words);
        Assert.Contains("Another Mia left", await eve.TextAsync("/audit"));
    }

    [Fact]
    public async Task A_second_leaving_and_one_before_the_first_day_are_refused()
    {
        var early = await Mia.SubmitAsync($"{Address}/leave", new() { ["Input.LastDay"] = Today.AddYears(-2).Day() });
        Assert.Equal(HttpStatusCode.Conflict, early.StatusCode);
        Assert.Contains("the last day cannot be before that", await Visitor.WordsOfAsync(early));

        await Mia.SubmitAsync($"{Address}/leave", new() { ["Input.LastDay"] = Today.Day() });
        var second = await Mia.SubmitAsync($"{Address}/leave", new() { ["Input.LastDay"] = Today.AddDays(1).Day() });
        Assert.Equal(HttpStatusCode.Conflict, second.StatusCode);
        Assert.Contains("already recorded as leaving", await Visitor.WordsOfAsync(second));
    }

    [Fact]
    public async Task Coming_back_begins_a_new_period_after_the_last()
    {
        var address = $"/people/{Company.Person(Company.Eve)}";
        await Mia.SubmitAsync($"{address}/leave", new() { ["Input.LastDay"] = Today.AddDays(-10).Day() });
        Assert.Equal(HttpStatusCode.Conflict, (await Mia.SubmitAsync($"{address}/rejoin", new() { ["Input.From"] = Today.AddDays(-10).Day() })).StatusCode);

        await Mia.SubmitAsync($"{address}/rejoin", new() { ["Input.From"] = Today.Day() });
        var words = await Mia.TextAsync(address);
        Assert.Contains("since", words);
        Assert.Contains(" to ", words);
        Assert.DoesNotContain("Record rejoining", words);
    }

    [Fact]
    public async Task A_first_day_is_corrected_with_a_reason()
    {
        var address = $"/people/{Company.Person(Company.Eve)}";
        var refused = await Mia.SubmitAsync($"{address}/start", new() { ["Input.From"] = Today.AddYears(-2).Day() });
        Assert.Contains("Say why the first day is corrected.", await Visitor.WordsOfAsync(refused));

        var saved = await Mia.SubmitAsync($"{address}/start", new() { ["Input.From"] = new DateOnly(2020, 2, 29).Day(), ["Input.Reason"] = "Contract says so" });
        Assert.Contains("since 29 February 2020", await Visitor.WordsOfAsync(saved));
    }

    private async Task<Visitor> AnotherManagerAsync()
    {
        await Company.ChangeAsync(async change =>
            (await change.Db.Users.SingleAsync(a => a.Email == Company.Eve)).ChangeAccess(AccessRight.Manager, new(1)));
        return await App.SignInAsync(Company.Eve);
    }
}

using System.Net;
using IsmsRoles.Web.Tests.Hosting;

namespace IsmsRoles.Web.Tests.Pages.Assignments;

public sealed class EndTests : CompanyTest
{
    [Fact]
    public async Task Ending_keeps_the_record_with_its_reason()
    {
        var id = (await Company.AssignmentAsync("Incident manager", Company.Person(Company.Mia))).Id;
        Assert.Contains("After that day Incident manager has no holder", await Mia.TextAsync($"/assignments/{id}/end"));

        var words = await Visitor.WordsOfAsync(await Mia.SubmitAsync($"/assignments/{id}/end", new() { ["Input.Reason"] = "Handed over to operations" }));
        Assert.Contains("ended Mia Λάμπρου's assignment as Incident manager", words);
        Assert.Contains("Handed over to operations", words);
        Assert.Equal(Today, (await Company.AssignmentAsync(id)).EndedOn);
        Assert.Equal(4, await Company.AssignmentsAsync());
    }

    [Fact]
    public async Task Without_a_reason_it_is_refused_and_keeps_what_was_typed()
    {
        var id = (await Company.AssignmentAsync("Incident manager", Company.Person(Company.Mia))).Id;
        var page = await Visitor.ReadAsync(await Mia.SubmitAsync($"/assignments/{id}/end", new() { ["Input.LastDay"] = Today.AddDays(3).Day() }));
        Assert.Contains("Say why this assignment ends.", Visitor.WordsOf(page));
        Assert.Equal(Today.AddDays(3).Day(), page.QuerySelector("input[name='Input.LastDay']")!.GetAttribute("value"));
        Assert.Null((await Company.AssignmentAsync(id)).EndedOn);
    }

    [Fact]
    public async Task Ending_a_top_management_assignment_without_evidence_is_refused()
    {
        var id = (await Company.AssignmentAsync("Top management", Company.Person(Company.Ben))).Id;
        var refused = await Mia.SubmitAsync($"/assignments/{id}/end", new() { ["Input.Reason"] = "Left the board", ["Input.Evidence"] = " " });
        Assert.Contains("Ending a top-management assignment needs evidence", await Visitor.WordsOfAsync(refused));
        Assert.Null((await Company.AssignmentAsync(id)).EndedOn);

        await Mia.SubmitAsync($"/assignments/{id}/end", new() { ["Input.Reason"] = "Left the board", ["Input.Evidence"] = "Minutes 9/2026" });
        Assert.Equal("Minutes 9/2026", (await Company.AssignmentAsync(id)).EndEvidence);
    }

    [Fact]
    public async Task Evidence_is_still_asked_for_when_only_the_unsigned_register_calls_another_role_top_management()
    {
        await Company.ChangeAsync(async change =>
        {
            var designation = change.Db.Designations.Single(d => d.Kind == Domain.Roles.DesignationKind.TopManagement);
            designation.PointAt((await change.Db.Roles.FindAsync(Company.Role("All staff")))!, "Top management");
        });
        var id = (await Company.AssignmentAsync("Top management", Company.Person(Company.Ben))).Id;

        var refused = await Mia.SubmitAsync($"/assignments/{id}/end", new() { ["Input.Reason"] = "Left the board" });
        Assert.Contains("needs evidence", await Visitor.WordsOfAsync(refused));
        Assert.Null((await Company.AssignmentAsync(id)).EndedOn);
    }

    [Fact]
    public async Task A_second_end_is_refused_with_the_day_of_the_first()
    {
        var id = (await Company.AssignmentAsync("Incident manager", Company.Person(Company.Mia))).Id;
        await Mia.SubmitAsync($"/assignments/{id}/end", new() { ["Input.Reason"] = "Once" });
        var second = await Mia.SubmitAsync($"/assignments/{id}/end", new() { ["Input.Reason"] = "Twice" });
        Assert.Equal(HttpStatusCode.Conflict, second.StatusCode);
        Assert.Contains("This assignment already ended on", await Visitor.WordsOfAsync(second));
        Assert.Equal("Once", (await Company.AssignmentAsync(id)).EndReason);
    }

    [Fact]
    public async Task Other_days_make_a_new_record_and_keep_the_old_one()
    {
        var id = (await Company.AssignmentAsync("Incident manager", Company.Person(Company.Mia))).Id;
        var from = Today.AddDays(7);
        var response = await Mia.SubmitAsync($"/assignments/{id}/dates", new() { ["Input.From"] = from.Day(), ["Input.Reason"] = "Begins a week later" });
        var redated = Guid.Parse(response.RequestMessage!.RequestUri!.Segments[^1]);

        Assert.Equal((from, (Guid?)id), ((await Company.AssignmentAsync(redated)).From, (await Company.AssignmentAsync(redated)).ReplacesId));
        Assert.True((await Company.AssignmentAsync(id)).NeverBegan);
        Assert.Contains("See the assignment that replaced it", await Mia.TextAsync($"/assignments/{id}"));
        Assert.Contains("Begins a week later", await Mia.TextAsync($"/assignments/{redated}"));
    }

    [Fact]
    public async Task Other_days_outside_the_holders_time_are_refused()
    {
        var id = (await Company.AssignmentAsync("Incident manager", Company.Person(Company.Mia))).Id;
        var response = await Mia.SubmitAsync($"/assignments/{id}/dates", new() { ["Input.From"] = Today.AddYears(-3).Day(), ["Input.Reason"] = "Earlier" });
        Assert.Equal(HttpStatusCode.Conflict, response.StatusCode);
        Assert.Contains("Mia Λάμπρου is with us from", await Visitor.WordsOfAsync(response));
        Assert.Null((await Company.AssignmentAsync(id)).EndedOn);
    }
}

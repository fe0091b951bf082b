using System.Net;
using System.Text.Json;
using IsmsRoles.Web.Tests.Hosting;
using IsmsRoles.Web.Tests.Pages.Assignments;
using Microsoft.EntityFrameworkCore;

namespace IsmsRoles.Web.Tests.Pages.People;

public sealed class PeopleTests : CompanyTest
{
    [Fact]
    public async Task A_person_is_added_with_line_manager_and_first_day()
    {
        var response = await Mia.SubmitAsync("/people/new", new()
        {
            ["Input.Name"] = "Zoë Ångström",
            ["Input.JobTitle"] = "Lawyer",
            ["Input.LineManagerId.Text"] = "ben zolc",
            ["Input.From"] = Today.Day(),
        });
        var words = await Visitor.WordsOfAsync(response);
        Assert.Contains("Zoë Ångström was added.", words);
        Assert.Contains("Reports to Ben Żółć", words);
        Assert.Contains("Zoë Ångström", await Mia.TextAsync("/people?Text=angstrom"));
    }

    [Fact]
    public async Task Wrong_input_gets_a_sentence_beside_the_field_and_keeps_what_was_typed()
    {
        var empty = await Visitor.WordsOfAsync(await Mia.SubmitAsync("/people/new", []));
        Assert.Contains("Give the person's name.", empty);
        Assert.Contains("Give their first day with us.", empty);

        var response = await Mia.SubmitAsync("/people/new", new() { ["Input.Name"] = "Kim", ["Input.Email"] = "not an address", ["Input.From"] = Today.Day() });
        Assert.Equal(HttpStatusCode.Conflict, response.StatusCode);
        var page = await Visitor.ReadAsync(response);
        Assert.Contains("This is not an e-mail address", page.QuerySelector("#Input_Email-error")!.TextContent);
        Assert.Equal("Kim", page.QuerySelector("#Input_Name")!.GetAttribute("value"));

        var reversed = await Mia.SubmitAsync("/people/new", new() { ["Input.Name"] = "Kim \u202Eevil", ["Input.From"] = Today.Day() });
        Assert.Contains("changes the direction", await Visitor.WordsOfAsync(reversed));
    }

    [Fact]
    public async Task A_day_nobody_can_have_meant_is_refused()
    {
        var response = await Mia.SubmitAsync("/people/new", new() { ["Input.Name"] = "Kim", ["Input.From"] = "0001-01-01" });
        Assert.Contains("Give a day between the years 1900 and 2199.", await Visitor.WordsOfAsync(response));
    }

    [Fact]
    public async Task A_namesake_is_added_only_when_said_to_be_another_person()
    {
        var values = new Dictionary<string, string?> { ["Input.Name"] = "eve NGUYEN", ["Input.From"] = Today.Day() };
        var asked = await Visitor.ReadAsync(await Mia.SubmitAsync("/people/new", values));
        Assert.Contains("Somebody of this name is on record", Visitor.WordsOf(asked));

        var added = await Mia.SendAsync(Visitor.Form(asked), "/people/new", new() { ["Input.IsAnother"] = "true" });
        Assert.Contains("eve NGUYEN was added.", await Visitor.WordsOfAsync(added));
    }

    [Fact]
    public async Task Formulas_and_markup_in_names_are_shown_as_text()
    {
        var id = await Company.PersonAsync("=HYPERLINK(\"http://evil\")<img src=x onerror=alert(1)>", department: "<script>alert(2)</script>");
        await Company.AssignAsync("Internal auditor", id);
        foreach (var address in new[] { "/people", $"/people/{id}", "/assignments", $"/people/{id}/leave", $"/people/{id}/edit" })
        {
            var page = await Mia.OpenAsync(address);
            Assert.Null(page.QuerySelector("main img, main script"));
            Assert.Contains("=HYPERLINK(\"http://evil\")<img src=x onerror=alert(1)>", page.QuerySelector("main")!.TextContent);
        }
    }

    [Theory]
    [InlineData("Show=WithARole", "Ana Ruiz,Ben Żółć,Mia Λάμπρου,Paul Position")]
    [InlineData("Show=Left", "Lea Left")]
    [InlineData("Show=External", "Xenia External")]
    [InlineData("Department=Sales", "Sam Sales")]
    [InlineData("Text=NGUYEN", "Eve Nguyễn")]
    [InlineData("Text=e&Show=Left", "Lea Left")]
    public async Task Filters_find_by_name_role_leaving_employer_and_department(string query, string expected)
    {
        await Company.PersonAsync("Sam Sales", department: "Sales");
        await Company.PersonAsync("Xenia External", employer: await Company.ThirdPartyAsync("Audit House"));
        var left = await Company.PersonAsync("Lea Left");
        await LeaveAsync(left, Today.AddDays(-1));
        var position = await Company.PositionAsync("Head of Audit", await Company.PersonAsync("Paul Position"));
        await Company.ChangeAsync(async change => change.Db.Add(new Domain.Assignments.Assignment(
            await change.Db.Roles.SingleAsync(r => r.Id == Company.Role("Internal auditor")),
            Domain.Assignments.Holder.Of(await change.Db.Positions.SingleAsync(p => p.Id == position)),
            new(Domain.Assignments.AssignmentKind.Holder, change.Today), [], change.Today, change.Now)));

        var page = await Mia.OpenAsync($"/people?{query}");
        Assert.Equal(expected, string.Join(',', page.QuerySelectorAll("tbody th a").Select(a => a.TextContent)));
    }

    [Fact]
    public async Task The_page_of_a_person_says_what_they_hold_decide_and_own()
    {
        await Mia.SubmitAsync("/third-parties/new", new() { ["Input.Name"] = "Nimbus", ["Input.Service"] = "Hosting", ["Input.OwnerId.Text"] = "Ana Ruiz" });
        await Company.PositionAsync("Chair of the board", Company.Person(Company.Ana));
        var words = await Mia.TextAsync($"/people/{Company.Person(Company.Ana)}");

        Assert.Contains("Top management", words);
        Assert.Contains("Chair of the board", words);
        Assert.Contains("Owns the relationship with Nimbus", words);
        Assert.Contains("Signed Version 1", words);
    }

    [Fact]
    public async Task Two_people_editing_the_same_person_lose_nothing()
    {
        var address = $"/people/{Company.Person(Company.Eve)}/edit";
        var open = await Mia.OpenAsync(address);
        var second = await App.SignInAsync(Company.Mia);
        await second.SubmitAsync(address, new() { ["Input.JobTitle"] = "Architect" });

        var told = await Mia.SendAsync(Visitor.Form(open), address, new() { ["Input.JobTitle"] = "Lead engineer" });
        Assert.Equal(HttpStatusCode.Conflict, told.StatusCode);
        var page = await Visitor.ReadAsync(told);
        var words = Visitor.WordsOf(page);
        Assert.Contains("Mia Λάμπρου saved this while you were typing", words);
        Assert.Contains("Architect", words);
        Assert.Equal("Lead engineer", page.QuerySelector("#Input_JobTitle")!.GetAttribute("value"));

        Assert.Contains("Eve Nguyễn was saved.", await Visitor.WordsOfAsync(await Mia.SendAsync(Visitor.Form(page), address, [])));
        Assert.Contains("Lead engineer", await Mia.TextAsync($"/people/{Company.Person(Company.Eve)}"));
    }

    [Fact]
    public async Task A_line_manager_who_is_not_in_the_register_is_refused()
    {
        var response = await Mia.SubmitAsync($"/people/{Company.Person(Company.Eve)}/edit", new()
        {
            ["Input.LineManagerId.Id"] = Guid.NewGuid().ToString(),
            ["Input.LineManagerId.Text"] = "x",
            ["Input.LineManagerId.For"] = "x",
        });
        Assert.Equal(HttpStatusCode.Conflict, response.StatusCode);
        Assert.Contains("That line manager is not in the register.", await Visitor.WordsOfAsync(response));
    }

    [Fact]
    public async Task The_picker_suggests_those_with_us_first_and_says_who_left()
    {
        await LeaveAsync(await Company.PersonAsync("Eva Aaronson"), new DateOnly(2026, 3, 3));
        var choices = JsonDocument.Parse(await Mia.Http.GetStringAsync("/people/find?q=ev", TestContext.Current.CancellationToken)).RootElement.EnumerateArray().ToList();

        Assert.Equal(["Eve Nguyễn", "Eva Aaronson"], choices.Select(c => c.GetProperty("text").GetString()));
        Assert.Equal("Engineer, Management", choices[0].GetProperty("note").GetString());
        Assert.Equal("left 3 March 2026", choices[1].GetProperty("note").GetString());
        Assert.Equal("[]", await Mia.Http.GetStringAsync("/people/find", TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_person_who_is_not_there_is_not_found()
    {
        Assert.Equal(HttpStatusCode.NotFound, (await Mia.GetAsync($"/people/{Guid.NewGuid()}")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await Mia.GetAsync($"/people/{Guid.NewGuid()}/leave")).StatusCode);
    }

    private Task LeaveAsync(Guid id, DateOnly lastDay) => Company.ChangeAsync(async change =>
    {
        var person = await change.Db.People.SingleAsync(p => p.Id == id);
        if (person.LatestPeriod.From > lastDay)
        {
            person.CorrectStart(lastDay.AddYears(-1), "For the test");
        }

        person.Leave(lastDay, null);
    });
}

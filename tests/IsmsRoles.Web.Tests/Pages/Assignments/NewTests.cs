using System.Net;
using AngleSharp.Html.Dom;
using IsmsRoles.Data.Registers;
using IsmsRoles.Domain.Assignments;
using IsmsRoles.Web.Tests.Hosting;
using Microsoft.EntityFrameworkCore;

namespace IsmsRoles.Web.Tests.Pages.Assignments;

public sealed class NewTests : CompanyTest
{
    private const string Address = "/assignments/new";

    [Fact]
    public async Task A_role_is_assigned_to_a_person_by_names_alone_after_checking_the_answers()
    {
        var check = await AnswerAsync("Internal auditor", "Eve Nguyễn");
        Assert.Contains("Check before you assign", Visitor.WordsOf(check));
        Assert.Equal(4, await Company.AssignmentsAsync());

        var saved = await SaveAsync(check);
        Assert.Contains("Internal auditor was assigned to Eve Nguyễn.", await Visitor.WordsOfAsync(saved));
        var assignment = await Company.AssignmentAsync("Internal auditor", Company.Person(Company.Eve));
        Assert.Equal((AssignmentKind.Holder, Today, (DateOnly?)null), (assignment.Kind, assignment.From, assignment.Until));
    }

    [Fact]
    public async Task The_address_can_name_the_role_and_the_holder()
    {
        var page = await Mia.OpenAsync($"{Address}?role={Company.Role("Internal auditor")}&person={Company.Person(Company.Eve)}");
        Assert.Equal("Internal auditor", Value(page, "Input.RoleId.Text"));
        Assert.Equal("Eve Nguyễn", Value(page, "Input.Holder.Text"));

        var check = await Visitor.ReadAsync(await Mia.SendAsync(Visitor.Form(page), Address, []));
        Assert.Contains("Check before you assign", Visitor.WordsOf(check));
    }

    [Fact]
    public async Task A_position_and_a_third_party_can_hold_a_role()
    {
        var position = await Company.PositionAsync("Head of People", Company.Person(Company.Eve));
        var party = await Company.ThirdPartyAsync("Nimbus Hosting");

        await SaveAsync(await AnswerAsync("Incident manager", "head of people", ("Input.Kind", "Deputy")));
        await SaveAsync(await AnswerAsync("Internal auditor", "nimbus"));

        await using var db = App.OpenDatabase();
        Assert.Equal(1, await db.Assignments.CountAsync(a => a.PositionId == position && a.Kind == AssignmentKind.Deputy, TestContext.Current.CancellationToken));
        Assert.Equal(1, await db.Assignments.CountAsync(a => a.ThirdPartyId == party, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_name_that_several_carry_asks_which_one()
    {
        await Company.PersonAsync("Jan Kowalski", department: "Sales");
        var other = await Company.PersonAsync("Jan Kowalski", department: "Operations");

        var asked = await AnswerAsync("Internal auditor", "Jan Kowalski");
        Assert.Contains("More than one match “Jan Kowalski”: choose one.", Visitor.WordsOf(asked));
        Assert.Contains("Engineer, Operations", Visitor.WordsOf(asked));

        var check = await Visitor.ReadAsync(await Mia.SendAsync(Visitor.Form(asked), Address, new() { ["Input.Holder.Id"] = $"Person:{other}", ["Step"] = "Check" }));
        await SaveAsync(check);
        await Company.AssignmentAsync("Internal auditor", other);
    }

    [Fact]
    public async Task A_name_nobody_carries_is_told_and_kept()
    {
        var page = await AnswerAsync("Internal auditor", "<b>Nobody</b>");
        Assert.Contains("Nothing in the register is called “<b>Nobody</b>”.", Visitor.WordsOf(page));
        Assert.Equal("<b>Nobody</b>", Value(page, "Input.Holder.Text"));
        Assert.Null(page.QuerySelector("main b"));
    }

    [Fact]
    public async Task Nothing_filled_in_is_told_beside_each_field()
    {
        var page = await AnswerAsync("", "", ("Input.Kind", null), ("Input.From", ""));
        var words = Visitor.WordsOf(page);
        Assert.Contains("Say which role is assigned.", words);
        Assert.Contains("Say who holds it: a person, a position or a third party.", words);
        Assert.Contains("Choose holder, deputy or acting.", words);
        Assert.Contains("Give the first day.", words);
    }

    [Fact]
    public async Task Days_outside_the_holders_time_with_us_are_refused_before_anything_is_saved()
    {
        var newcomer = await Company.PersonAsync("Nora Newcomer", from: Today.AddDays(10));
        var early = await AnswerAsync("Internal auditor", "Nora Newcomer", HttpStatusCode.Conflict);
        Assert.Contains("Nora Newcomer is with us from", Visitor.WordsOf(early));
        Assert.Equal("Nora Newcomer", Value(early, "Input.Holder.Text"));

        await LeaveAsync(newcomer, Today.AddDays(40));
        await AnswerAsync("Internal auditor", "Nora Newcomer", HttpStatusCode.Conflict, ("Input.From", Today.AddDays(10).Day()));
        var inside = await AnswerAsync(
            "Internal auditor", "Nora Newcomer", HttpStatusCode.OK, ("Input.From", Today.AddDays(10).Day()), ("Input.Until", Today.AddDays(40).Day()));
        Assert.Contains("Nora Newcomer leaves on", Visitor.WordsOf(inside));
        Assert.Equal(4, await Company.AssignmentsAsync());
    }

    [Fact]
    public async Task A_forged_save_with_days_outside_is_refused_as_well()
    {
        var newcomer = await Company.PersonAsync("Nora Newcomer", from: Today.AddDays(10));
        var page = await Mia.OpenAsync(Address);
        var response = await Mia.SendAsync(Visitor.Form(page), Address, new()
        {
            ["Input.RoleId.Id"] = Company.Role("Internal auditor").ToString(),
            ["Input.RoleId.Text"] = "x",
            ["Input.RoleId.For"] = "x",
            ["Input.Holder.Id"] = $"Person:{newcomer}",
            ["Input.Holder.Text"] = "x",
            ["Input.Holder.For"] = "x",
            ["Step"] = "Save",
        });
        Assert.Equal(HttpStatusCode.Conflict, response.StatusCode);
        Assert.Equal(4, await Company.AssignmentsAsync());
    }

    [Theory]
    [InlineData("Person:not-a-guid")]
    [InlineData("Nobody:0198a000-0000-7000-8000-000000000000")]
    [InlineData("Person:0198a000-0000-7000-8000-000000000000")]
    public async Task A_forged_holder_is_refused_with_a_sentence(string key)
    {
        var page = await Mia.OpenAsync($"{Address}?role={Company.Role("Internal auditor")}");
        var response = await Mia.SendAsync(Visitor.Form(page), Address, new() { ["Input.Holder.Id"] = key, ["Input.Holder.Text"] = "x", ["Input.Holder.For"] = "x", ["Step"] = "Save" });
        Assert.Matches("Choose the holder from the list again|That holder is not in the register", await Visitor.WordsOfAsync(response));
        Assert.Equal(4, await Company.AssignmentsAsync());
    }

    [Fact]
    public async Task An_abolished_position_and_a_run_out_contract_are_refused()
    {
        var position = await Company.PositionAsync("Head of Nothing");
        await Company.ChangeAsync(async change => (await change.Db.Positions.SingleAsync(p => p.Id == position)).Abolish(Today.AddDays(-1), "Reorganised", null, isTopManagement: false));
        await Company.ThirdPartyAsync("Former Provider", endsOn: Today.AddDays(-1));

        Assert.Contains("Head of Nothing is abolished", Visitor.WordsOf(await AnswerAsync("Internal auditor", "Head of Nothing", HttpStatusCode.Conflict)));
        Assert.Contains("The contract with Former Provider ends", Visitor.WordsOf(await AnswerAsync("Internal auditor", "Former Provider", HttpStatusCode.Conflict)));
    }

    [Fact]
    public async Task An_external_person_holds_nothing_beyond_their_employers_contract()
    {
        var party = await Company.ThirdPartyAsync("Audit House", endsOn: Today.AddDays(30));
        var external = await Company.PersonAsync("Xenia External", employer: party);

        Assert.Contains("The contract with Audit House ends", Visitor.WordsOf(await AnswerAsync("Internal auditor", "Xenia", HttpStatusCode.Conflict)));
        await SaveAsync(await AnswerAsync("Internal auditor", "Xenia", HttpStatusCode.OK, ("Input.Until", Today.AddDays(30).Day())));
        await Company.AssignmentAsync("Internal auditor", external);
    }

    [Fact]
    public async Task A_backdated_assignment_needs_a_reason_and_shows_it_everywhere()
    {
        var check = await AnswerAsync("Internal auditor", "Eve", ("Input.From", Today.AddDays(-20).Day()));
        Assert.Contains("Why is it recorded only now?", Visitor.WordsOf(check));
        var again = await Visitor.ReadAsync(await SaveAsync(check));
        Assert.Contains("Say why it is recorded only now", Visitor.WordsOf(again));
        Assert.Equal(4, await Company.AssignmentsAsync());

        var saved = await Visitor.WordsOfAsync(await SaveAsync(again, ("Input.BackdatedReason", "The letter of 3 November was filed late.")));
        Assert.Contains("backdated", saved);
        Assert.Contains("The letter of 3 November was filed late.", saved);
        Assert.Contains("backdated", await Mia.TextAsync("/assignments"));
        await using var db = App.OpenDatabase();
        var snapshot = await LiveRegisters.SnapshotAsync(db, Today, TestContext.Current.CancellationToken);
        Assert.Contains(snapshot.Assignments, a => a.BackdatedReason == "The letter of 3 November was filed late.");
    }

    [Fact]
    public async Task Top_management_is_asked_for_evidence_and_a_file_that_is_really_one()
    {
        var check = await AnswerAsync("Top management", "Eve");
        Assert.Contains("Evidence of appointment", Visitor.WordsOf(check));

        var refused = await Mia.SendAsync(
            Visitor.Form(check), Address, new() { ["Step"] = "Save", ["Input.AppointmentEvidence"] = "Minutes 7/2026" }, ("Input.File", "minutes.pdf", "=cmd|' /C calc'!A0"u8.ToArray()));
        Assert.Equal(HttpStatusCode.Conflict, refused.StatusCode);
        var page = await Visitor.ReadAsync(refused);
        Assert.Contains("This is not a PDF, PNG or JPEG file.", Visitor.WordsOf(page));
        Assert.Equal("Minutes 7/2026", Value(page, "Input.AppointmentEvidence"));

        var saved = await Mia.SendAsync(Visitor.Form(page), Address, new() { ["Step"] = "Save" }, ("Input.File", "minutes.pdf", "%PDF-1.7 minutes"u8.ToArray()));
        var words = await Visitor.WordsOfAsync(saved);
        Assert.Contains("Minutes 7/2026", words);
        Assert.Contains("minutes.pdf", words);
        Assert.NotNull((await Company.AssignmentAsync("Top management", Company.Person(Company.Eve))).AppointmentEvidenceFileId);
    }

    [Fact]
    public async Task Warnings_stand_before_saving_and_refuse_nothing()
    {
        Assert.Contains("ISMS manager is already held for the whole ISMS by Mia Λάμπρου.", Visitor.WordsOf(await AnswerAsync("ISMS manager", "Eve")));
        Assert.Contains("Internal auditor has no holder for the whole ISMS", Visitor.WordsOf(await AnswerAsync("Internal auditor", "Eve", ("Input.Kind", "Deputy"))));
        await Company.PositionAsync("Empty seat");
        var check = await AnswerAsync("Internal auditor", "Empty seat");
        Assert.Contains("Nobody holds Empty seat on", Visitor.WordsOf(check));
        Assert.Contains("was assigned to Empty seat", await Visitor.WordsOfAsync(await SaveAsync(check)));
    }

    [Fact]
    public async Task Somebody_with_many_roles_already_is_warned_about()
    {
        foreach (var title in new[] { "One", "Two", "Three", "Four", "Five" })
        {
            await Company.ChangeAsync(async change =>
            {
                var role = new Domain.Roles.Role(new(title, null, null, [], []));
                var eve = await change.Db.People.SingleAsync(p => p.Id == Company.Person(Company.Eve));
                change.Db.Add(role);
                change.Db.Add(new Assignment(role, Holder.Of(eve, null), new(AssignmentKind.Holder, change.Today), [], change.Today, change.Now));
            });
        }

        Assert.Contains("Eve Nguyễn already holds 5 other roles.", Visitor.WordsOf(await AnswerAsync("Internal auditor", "Eve")));
    }

    [Fact]
    public async Task The_same_assignment_twice_is_refused()
    {
        await SaveAsync(await AnswerAsync("Internal auditor", "Eve"));
        Assert.Contains("already holds Internal auditor in this way", Visitor.WordsOf(await AnswerAsync("Internal auditor", "Eve", HttpStatusCode.Conflict)));
    }

    [Fact]
    public async Task Going_back_to_change_an_answer_keeps_the_others()
    {
        await Company.ScopeItemAsync("Payments platform");
        await using var db = App.OpenDatabase();
        var scope = await db.ScopeItems.Select(s => s.Id).SingleAsync(TestContext.Current.CancellationToken);
        var check = await AnswerAsync("Internal auditor", "Eve", ("Input.ScopeItemId", scope.ToString()), ("Input.Kind", "Acting"));
        Assert.Contains("Payments platform (system)", Visitor.WordsOf(check));

        var back = await Visitor.ReadAsync(await Mia.SendAsync(Visitor.Form(check), Address, new() { ["Step"] = "Change" }));
        Assert.Equal("Eve Nguyễn", Value(back, "Input.Holder.Text"));
        Assert.Equal("Acting", back.QuerySelectorAll("input[name='Input.Kind']").OfType<IHtmlInputElement>().Single(i => i.IsChecked).Value);
        Assert.Equal(scope.ToString(), ((IHtmlSelectElement)back.QuerySelector("select[name='Input.ScopeItemId']")!).Value);
    }

    private static string? Value(IHtmlDocument page, string name) => (page.QuerySelector($"input[name='{name}']") as IHtmlInputElement)?.Value;

    private Task LeaveAsync(Guid person, DateOnly lastDay) =>
        Company.ChangeAsync(async change => (await change.Db.People.SingleAsync(p => p.Id == person)).Leave(lastDay, null));

    private Task<IHtmlDocument> AnswerAsync(string role, string holder, params (string Field, string? Value)[] more) => AnswerAsync(role, holder, HttpStatusCode.OK, more);

    private async Task<IHtmlDocument> AnswerAsync(string role, string holder, HttpStatusCode expected, params (string Field, string? Value)[] more)
    {
        var values = new Dictionary<string, string?> { ["Input.RoleId.Text"] = role, ["Input.Holder.Text"] = holder, ["Step"] = "Check" };
        foreach (var (field, value) in more)
        {
            values[field] = value;
        }

        var response = await Mia.SubmitAsync(Address, values);
        Assert.Equal(expected, response.StatusCode);
        return await Visitor.ReadAsync(response);
    }

    private Task<HttpResponseMessage> SaveAsync(IHtmlDocument check, params (string Field, string? Value)[] more)
    {
        var values = more.Append(("Step", "Save")).ToDictionary(m => m.Item1, m => m.Item2);
        return Mia.SendAsync(Visitor.Form(check), Address, values);
    }
}

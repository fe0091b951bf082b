using System.Net;
using IsmsRoles.Domain.Access;
using IsmsRoles.Domain.Assignments;
using IsmsRoles.Domain.Audit.Events;
using IsmsRoles.Domain.ThirdParties;
using IsmsRoles.Web.Tests.Hosting;
using IsmsRoles.Web.Tests.Pages.Assignments;
using Microsoft.EntityFrameworkCore;

namespace IsmsRoles.Web.Tests.Pages.HandOvers;

public sealed class LeaverTests : HandOverTest
{
    [Fact]
    public async Task A_leaving_leads_to_one_page_and_one_confirmation_hands_everything_over_in_one_transaction()
    {
        var leaving = await Mia.SubmitAsync($"/people/{Company.Person(Company.Mia)}/leave", new() { ["Input.LastDay"] = Today.AddDays(10).Day() });
        Assert.Equal(MiaHandsOver, leaving.RequestMessage!.RequestUri!.AbsolutePath);
        var page = await Visitor.ReadAsync(leaving);
        Assert.Equal(Today.AddDays(11).Day(), page.QuerySelector("input[name='Input.From']")!.GetAttribute("value"));

        var check = await Mia.SendAsync(Visitor.Form(page), MiaHandsOver, All(Common(Eve), Step("Check")));
        var shown = await Visitor.ReadAsync(check);
        Assert.Contains("Nothing is changed yet", Visitor.WordsOf(shown));
        Assert.Contains($"Eve Nguyễn from {Today.AddDays(11):d MMMM yyyy}", Visitor.WordsOf(shown));
        Assert.All(await OfRoleAsync("ISMS manager"), a => Assert.False(a.IsEnded));

        var before = await LedgerNumberAsync();
        var done = await Mia.SendAsync(Visitor.Form(shown), MiaHandsOver, Step("Save"));
        Assert.Equal(before + 1, await LedgerNumberAsync());
        foreach (var role in new[] { "ISMS manager", "Incident manager" })
        {
            var both = await OfRoleAsync(role);
            var ended = Assert.Single(both, a => a.IsEnded);
            Assert.Equal((Today.AddDays(10), $"Mia Λάμπρου leaves on {Today.AddDays(10):d MMMM yyyy}"), (ended.EndedOn!.Value, ended.EndReason));
            var begun = Assert.Single(both, a => !a.IsEnded);
            Assert.Equal((Eve, Today.AddDays(11), AssignmentKind.Holder), (begun.PersonId!.Value, begun.From, begun.Kind));
        }

        Assert.Equal("/versions/submit", done.RequestMessage!.RequestUri!.AbsolutePath);
        var submit = await Visitor.ReadAsync(done);
        Assert.Contains("2 changes were made.", Visitor.WordsOf(submit));
        var message = submit.QuerySelector("textarea[name='Input.Message']")!.TextContent;
        Assert.Contains($"Hand-over: Mia Λάμπρου leaves on {Today.AddDays(10):d MMMM yyyy}.", message);
        Assert.Contains($"Incident manager: Mia Λάμπρου until {Today.AddDays(10):d MMMM yyyy}, then Eve Nguyễn from {Today.AddDays(11):d MMMM yyyy}.", message);
    }

    [Fact]
    public async Task Every_change_of_a_hand_over_is_in_the_audit_trail_with_the_reason()
    {
        var nimbus = await OwnedAsync();
        await LeaveAsync(Company.Person(Company.Mia), Today.AddDays(10));
        await HandOverAsync(Mia, MiaHandsOver, _ => All(Common(Eve), new() { ["Input.Reason"] = "She moves to Porto" }));

        var words = await Mia.TextAsync("/audit");
        Assert.Contains("handed over what Mia Λάμπρου held (3 changes): She moves to Porto", words);
        Assert.Contains("ended Mia Λάμπρου's assignment as Incident manager", words);
        Assert.Contains("assigned Incident manager to Eve Nguyễn as holder", words);
        Assert.Contains("edited the third party Nimbus (owner inside)", words);
        Assert.Contains("Owner of the relationship with Nimbus Mia Λάμπρου Eve Nguyễn, at once", words);
        Assert.Equal(Eve, (await ReadAsync(db => db.ThirdParties.SingleAsync(t => t.Id == nimbus, TestContext.Current.CancellationToken))).OwnerId);
        var fault = await ReadAsync(db => db.AuditEntries.CountAsync(e => e.Kind == nameof(HandOverConfirmed), TestContext.Current.CancellationToken));
        Assert.Equal(1, fault);
    }

    [Fact]
    public async Task One_refused_row_leaves_everything_as_it_was_says_why_and_keeps_what_was_typed()
    {
        var gone = await Company.PersonAsync("Gia Gone");
        await LeaveAsync(gone, Today.AddDays(5));
        await LeaveAsync(Company.Person(Company.Mia), Today.AddDays(10));
        var number = await LedgerNumberAsync();

        var refused = await HandOverAsync(Mia, MiaHandsOver, page => All(
            Common(Eve), new() { ["Input.Reason"] = "Typed with care" }, Row(page, "Incident manager", "HandOver", To(gone), ("Successor.Text", "Gia Gone"), ("Successor.For", "Gia Gone"))));

        Assert.Equal(HttpStatusCode.Conflict, refused.StatusCode);
        var page = await Visitor.ReadAsync(refused);
        Assert.Contains("Gia Gone is with us from", page.QuerySelector(".hand-over-list .field-error:has(.field-validation-error)")!.TextContent);
        Assert.Equal("Typed with care", page.QuerySelector("textarea[name='Input.Reason']")!.TextContent.Trim());
        Assert.Equal($"Person:{Eve}", page.QuerySelector("input[name='Input.Successor.Id']")!.GetAttribute("value"));
        Assert.Contains(page.QuerySelectorAll(".hand-over-who input[type=text]"), box => box.GetAttribute("value") == "Gia Gone");
        Assert.Equal(number, await LedgerNumberAsync());
        Assert.Null((await CurrentAsync("ISMS manager")).EndedOn);
    }

    [Fact]
    public async Task What_is_refused_only_at_the_confirmation_rolls_all_of_it_back()
    {
        await LeaveAsync(Company.Person(Company.Mia), Today.AddDays(10));
        var page = await Mia.OpenAsync(MiaHandsOver);
        var check = await Visitor.ReadAsync(await Mia.SendAsync(Visitor.Form(page), MiaHandsOver, All(Common(Eve), Step("Check"))));
        await LeaveAsync(Eve, Today.AddDays(2)); // after the check, before the confirmation

        var refused = await Mia.SendAsync(Visitor.Form(check), MiaHandsOver, Step("Save"));

        Assert.Equal(HttpStatusCode.Conflict, refused.StatusCode);
        Assert.Contains("Eve Nguyễn is with us from", await Visitor.WordsOfAsync(refused));
        Assert.Null((await CurrentAsync("ISMS manager")).EndedOn);
        Assert.Null((await CurrentAsync("Incident manager")).EndedOn);
    }

    [Fact]
    public async Task A_confirmation_sent_twice_changes_nothing_the_second_time()
    {
        await LeaveAsync(Company.Person(Company.Mia), Today.AddDays(10));
        var page = await Mia.OpenAsync(MiaHandsOver);
        var check = await Visitor.ReadAsync(await Mia.SendAsync(Visitor.Form(page), MiaHandsOver, All(Common(Eve), Step("Check"))));
        await Mia.SendAsync(Visitor.Form(check), MiaHandsOver, Step("Save"));
        var count = await Company.AssignmentsAsync();

        var again = await Mia.SendAsync(Visitor.Form(check), MiaHandsOver, Step("Save"));

        Assert.Equal(HttpStatusCode.Conflict, again.StatusCode);
        Assert.Contains("Mia Λάμπρου saved this while you were typing", await Visitor.WordsOfAsync(again));
        Assert.Equal(count, await Company.AssignmentsAsync());
    }

    [Fact]
    public async Task An_assignment_that_somebody_else_ended_meanwhile_is_told_and_nothing_typed_is_lost()
    {
        await LeaveAsync(Company.Person(Company.Mia), Today.AddDays(10));
        var page = await Mia.OpenAsync(MiaHandsOver);
        var eve = await EveAsync(AccessRight.Manager);
        var incidents = (await CurrentAsync("Incident manager")).Id;
        await eve.SubmitAsync($"/assignments/{incidents}/end", new() { ["Input.Reason"] = "Wound up" });

        var conflict = await Mia.SendAsync(Visitor.Form(page), MiaHandsOver, All(Common(Eve), new() { ["Input.Reason"] = "Typed with care" }, Step("Check")));

        Assert.Equal(HttpStatusCode.Conflict, conflict.StatusCode);
        var shown = await Visitor.ReadAsync(conflict);
        Assert.Contains("Eve Nguyễn saved this while you were typing", Visitor.WordsOf(shown));
        Assert.Contains("No longer to be handed over", Visitor.WordsOf(shown));
        Assert.Contains("Typed with care", shown.QuerySelector("textarea[name='Input.Reason']")!.TextContent);
        Assert.Null((await CurrentAsync("ISMS manager")).EndedOn);

        // Sending it again, as it stands now, works.
        await Mia.SendAsync(Visitor.Form(shown), MiaHandsOver, Step("Save"));
        Assert.Equal(Eve, (await CurrentAsync("ISMS manager")).PersonId);
        Assert.Equal("Wound up", Assert.Single(await OfRoleAsync("Incident manager")).EndReason);
    }

    [Fact]
    public async Task A_leaving_reversed_meanwhile_stops_the_hand_over()
    {
        await LeaveAsync(Company.Person(Company.Mia), Today.AddDays(10));
        var page = await Mia.OpenAsync(MiaHandsOver);
        await Company.ChangeAsync(async change => (await change.Db.People.SingleAsync(p => p.Id == Company.Person(Company.Mia))).UndoLeave("She stays"));

        var conflict = await Mia.SendAsync(Visitor.Form(page), MiaHandsOver, All(Common(Eve), Step("Save")));

        Assert.Equal(HttpStatusCode.Conflict, conflict.StatusCode);
        Assert.Contains("Last day None recorded", await Visitor.WordsOfAsync(conflict));
        Assert.Null((await CurrentAsync("ISMS manager")).EndedOn);
    }

    [Fact]
    public async Task Where_there_is_a_deputy_the_deputy_acts_from_the_day_after_unless_something_else_is_chosen()
    {
        await AssignAsync("ISMS manager", Person(Eve), AssignmentKind.Deputy);
        await LeaveAsync(Company.Person(Company.Mia), Today.AddDays(10));
        var page = await Mia.OpenAsync(MiaHandsOver);
        Assert.Contains("The deputy acts: Eve Nguyễn", Visitor.WordsOf(page));

        await HandOverAsync(Mia, MiaHandsOver, p => All(
            Row(p, "ISMS manager", "DeputyActs", ("Until", Today.AddDays(60).Day())), Row(p, "Incident manager", "LeaveVacant", ("Reason", "Nobody is found yet"))));

        var acting = Assert.Single(await OfRoleAsync("ISMS manager"), a => a.Kind == AssignmentKind.Acting);
        Assert.Equal((Eve, Today.AddDays(11), Today.AddDays(60)), (acting.PersonId!.Value, acting.From, acting.Until!.Value));
        var vacant = Assert.Single(await OfRoleAsync("Incident manager"));
        Assert.Equal((Today.AddDays(10), "Nobody is found yet"), (vacant.EndedOn!.Value, vacant.EndReason));
    }

    [Fact]
    public async Task A_duty_that_the_standard_names_is_left_vacant_only_with_a_reason_of_its_own()
    {
        await LeaveAsync(Company.Person(Company.Mia), Today.AddDays(10));

        var refused = await HandOverAsync(Mia, MiaHandsOver, p => All(Row(p, "ISMS manager", "LeaveVacant"), Row(p, "Incident manager", "Keep")));

        Assert.Equal(HttpStatusCode.Conflict, refused.StatusCode);
        Assert.Contains("The standard names this duty. Say why ISMS manager is left vacant.", await Visitor.WordsOfAsync(refused));
        Assert.Null((await CurrentAsync("ISMS manager")).EndedOn);
    }

    [Fact]
    public async Task Top_management_is_handed_over_only_with_evidence()
    {
        await LeaveAsync(Company.Person(Company.Ben), Today.AddDays(10));
        var address = $"/people/{Company.Person(Company.Ben)}/hand-over";

        var refused = await HandOverAsync(Mia, address, p => Row(p, "Top management", "HandOver", ("Successor.Id", $"Person:{Eve}")));
        Assert.Equal(HttpStatusCode.Conflict, refused.StatusCode);
        Assert.Contains("Ending a top-management assignment needs evidence", await Visitor.WordsOfAsync(refused));

        await HandOverAsync(Mia, address, p => Row(
            p, "Top management", "HandOver", ("Successor.Id", $"Person:{Eve}"), ("Evidence", "Minutes 9/2026"), ("AppointmentEvidence", "Register extract of 4 March")));
        var all = await OfRoleAsync("Top management");
        Assert.Equal("Minutes 9/2026", all.Single(a => a.IsEnded).EndEvidence);
        Assert.Equal("Register extract of 4 March", all.Single(a => a.PersonId == Eve).AppointmentEvidence);
    }

    [Fact]
    public async Task A_signatory_of_the_waiting_version_and_a_quorum_that_fails_are_said_first()
    {
        await AssignAsync("Internal auditor", Person(Eve)); // something to submit
        await Company.SubmitAsync(Company.Mia);
        await LeaveAsync(Company.Person(Company.Ana), Today.AddDays(3));
        var words = await Mia.TextAsync($"/people/{Company.Person(Company.Ana)}/hand-over");
        Assert.Contains("Ana Ruiz must sign proposed version 2", words);
        Assert.Contains("From the day after, 1 other may.", words);

        await LeaveAsync(Company.Person(Company.Ben), Today.AddDays(3));
        Assert.Contains("Too few could sign the next version", await Mia.TextAsync($"/people/{Company.Person(Company.Ana)}/hand-over"));
    }

    [Fact]
    public async Task With_a_version_waiting_the_hand_over_is_made_and_says_what_comes_next()
    {
        await AssignAsync("Internal auditor", Person(Eve));
        await Company.SubmitAsync(Company.Mia);
        await LeaveAsync(Company.Person(Company.Mia), Today.AddDays(10));

        var done = await HandOverAsync(Mia, MiaHandsOver, _ => Common(Eve));

        Assert.Equal($"/people/{Company.Person(Company.Mia)}", done.RequestMessage!.RequestUri!.AbsolutePath);
        Assert.Contains("Proposed version 2 still waits for signatures without them", (await Visitor.WordsOfAsync(done)).Replace(", submission 1", "", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_leaver_of_long_ago_is_succeeded_from_today_and_an_earlier_day_needs_a_reason()
    {
        await LeaveAsync(Company.Person(Company.Ben), Today.AddDays(-20));
        await AssignAsync("Internal auditor", Person(Eve));
        await LeaveAsync(Eve, Today); // holds until the end of today
        var address = $"/people/{Eve}/hand-over";
        App.Clock.Move(TimeSpan.FromDays(5));
        var mia = await App.SignInAsync(Company.Mia);
        var page = await mia.OpenAsync(address);
        Assert.Equal(Today.Day(), page.QuerySelector("input[name='Input.From']")!.GetAttribute("value"));
        var adam = ("Successor.Id", (string?)$"Person:{Company.Person(Company.Adam)}");

        var refused = await HandOverAsync(mia, address, p => All(Row(p, "Internal auditor", "HandOver", adam), new() { ["Input.From"] = Today.AddDays(-4).Day() }));
        Assert.Equal(HttpStatusCode.Conflict, refused.StatusCode);
        Assert.Contains("Say why it is recorded only now", await Visitor.WordsOfAsync(refused));

        await HandOverAsync(mia, address, p => All(
            Row(p, "Internal auditor", "HandOver", adam), new() { ["Input.From"] = Today.AddDays(-4).Day(), ["Input.BackdatedReason"] = "HR told us late" }));
        var current = await CurrentAsync("Internal auditor");
        Assert.Equal((Today.AddDays(-4), "HR told us late"), (current.From, current.BackdatedReason));
    }

    [Fact]
    public async Task A_successor_who_leaves_too_or_works_outside_without_a_contract_is_warned_about_before_the_confirmation()
    {
        var party = await ThirdPartyAsync(new("Nimbus", "Hosting"));
        var outside = await Company.PersonAsync("Olga Outside", employer: party);
        await LeaveAsync(outside, Today.AddDays(90));
        await LeaveAsync(Company.Person(Company.Mia), Today.AddDays(10));
        var page = await Mia.OpenAsync(MiaHandsOver);

        var check = await Visitor.WordsOfAsync(await Mia.SendAsync(Visitor.Form(page), MiaHandsOver, All(
            Row(page, "Incident manager", "HandOver", ("Successor.Id", $"Person:{outside}"), ("Until", Today.AddDays(90).Day())), Row(page, "ISMS manager", "Keep"), Step("Check"))));

        Assert.Contains($"Olga Outside leaves on {Today.AddDays(90):d MMMM yyyy}, too.", check);
        Assert.Contains("Olga Outside works for Nimbus, which has no contract on record.", check);
        Assert.Null((await CurrentAsync("Incident manager")).EndedOn);
    }

    [Fact]
    public async Task Reports_get_the_successor_as_line_manager_and_a_successor_among_them_moves_up()
    {
        var ana = Company.Person(Company.Ana);
        var one = await Company.PersonAsync("Rita Report");
        await Company.ChangeAsync(async change =>
        {
            foreach (var (id, manager) in new[] { (one, Company.Person(Company.Mia)), (Eve, Company.Person(Company.Mia)), (Company.Person(Company.Mia), ana) })
            {
                var person = await change.Db.People.SingleAsync(p => p.Id == id);
                person.Edit(person.Details() with { LineManagerId = manager });
            }
        });
        await LeaveAsync(Company.Person(Company.Mia), Today.AddDays(10));

        await HandOverAsync(Mia, MiaHandsOver, _ => Common(Eve));

        Assert.Equal(Eve, (await ReadAsync(db => db.People.SingleAsync(p => p.Id == one, TestContext.Current.CancellationToken))).LineManagerId);
        Assert.Equal(ana, (await ReadAsync(db => db.People.SingleAsync(p => p.Id == Eve, TestContext.Current.CancellationToken))).LineManagerId);
    }

    [Fact]
    public async Task A_leaver_with_nothing_to_hand_over_meets_no_further_page()
    {
        var address = $"/people/{Eve}";
        var done = await Mia.SubmitAsync($"{address}/leave", new() { ["Input.LastDay"] = Today.AddDays(3).Day() });
        Assert.Equal(address, done.RequestMessage!.RequestUri!.AbsolutePath);
        Assert.Contains("Nothing to hand over", await Mia.TextAsync($"{address}/hand-over"));
    }

    [Fact]
    public async Task Undoing_the_leaving_says_what_was_handed_over_and_that_it_stays()
    {
        await LeaveAsync(Company.Person(Company.Mia), Today.AddDays(10));
        await HandOverAsync(Mia, MiaHandsOver, _ => Common(Eve));

        var undo = $"/people/{Company.Person(Company.Mia)}/leave/undo";
        var words = await Mia.TextAsync(undo);
        Assert.Contains("What was handed over stays handed over", words);
        Assert.Contains("Incident manager Mia Λάμπρου until", words);
        await Mia.SubmitAsync(undo, new() { ["Input.Reason"] = "She stays" });
        Assert.Equal(Eve, (await CurrentAsync("Incident manager")).PersonId);
    }

    [Theory]
    [InlineData(Company.Otto)]
    [InlineData(Company.Ana)]
    [InlineData(Company.Adam)]
    public async Task Only_a_manager_hands_over(string email)
    {
        await LeaveAsync(Company.Person(Company.Mia), Today.AddDays(10));
        var page = await Mia.OpenAsync(MiaHandsOver);
        var other = await App.SignInAsync(email);
        Assert.Equal(HttpStatusCode.Forbidden, (await other.GetAsync(MiaHandsOver)).StatusCode);
        var own = await other.OpenAsync("/my-account");
        var token = own.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value");
        var refused = await other.SendAsync(Visitor.Form(page), MiaHandsOver, All(Common(Eve), Step("Save"), new() { ["__RequestVerificationToken"] = token }));
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        Assert.Null((await CurrentAsync("ISMS manager")).EndedOn);
    }

    [Fact]
    public async Task Forged_things_successors_and_choices_are_refused_and_change_nothing()
    {
        await LeaveAsync(Company.Person(Company.Mia), Today.AddDays(10));
        var bens = (await OfRoleAsync("Top management")).Single(a => a.PersonId == Company.Person(Company.Ben));
        var page = await Mia.OpenAsync(MiaHandsOver);
        var number = await LedgerNumberAsync();
        Dictionary<string, string?>[] forgeries =
        [
            new() { ["Input.Rows[0].Key"] = $"role:{bens.Id}", ["Input.Rows[0].Revision"] = "1" },
            new() { ["Input.Rows[0].Key"] = "nonsense" },
            new() { ["Input.Rows[0].Choice"] = "DeputyActs" },
            new() { ["Input.Rows[0].Choice"] = "99" },
            new() { ["Input.Successor.Id"] = $"Person:{Guid.NewGuid()}" },
            new() { ["Input.Successor.Id"] = "Person:me" },
            new() { ["Input.Successor.Id"] = $"Person:{Company.Person(Company.Mia)}" },
            new() { ["Input.Rows[0].DeputyId"] = $"{bens.Id}", ["Input.Rows[0].Choice"] = "DeputyActs" },
        ];
        foreach (var forgery in forgeries)
        {
            var response = await Mia.SendAsync(Visitor.Form(page), MiaHandsOver, All(Common(Eve), forgery, Step("Save")));
            Assert.Equal(MiaHandsOver, response.RequestMessage!.RequestUri!.AbsolutePath);
            Assert.True((int)response.StatusCode is 200 or 409, $"{(int)response.StatusCode} for {string.Join(", ", forgery)}");
            Assert.True(number == await LedgerNumberAsync(), string.Join(", ", forgery));
        }

        Assert.Equal(HttpStatusCode.NotFound, (await Mia.GetAsync($"/people/{Guid.NewGuid()}/hand-over")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await Mia.GetAsync($"/positions/{Eve}/hand-over")).StatusCode);
    }

    private Task<Guid> OwnedAsync() => ThirdPartyAsync(new("Nimbus", "Hosting", "C-1", OwnerId: Company.Person(Company.Mia)));
}

using System.Globalization;
using System.Net;
using System.Text;
using IsmsRoles.Data;
using IsmsRoles.Data.Registers;
using IsmsRoles.Domain.Assignments;
using IsmsRoles.Domain.Roles;
using IsmsRoles.Web.Tests.Hosting;
using IsmsRoles.Web.Tests.Pages.Versions;
using Microsoft.EntityFrameworkCore;

namespace IsmsRoles.Web.Tests.Pages.AsOf;

/// <summary>Who held what on a day. Version 1 comes into force on the first day; two days later things are recorded for it.</summary>
public sealed class AsOfTests
{
    [Fact]
    public async Task What_was_recorded_later_for_a_day_stands_beside_what_was_known_on_it()
    {
        using var app = new RegisterApp();
        var company = await Company.CreateSignedAsync(app);
        var first = app.Today;
        app.Clock.Move(TimeSpan.FromDays(2));
        await AssignLateAsync(company, Company.Eve, first);
        var otto = await app.SignInAsync(Company.Otto);

        var then = await otto.OpenAsync(Address(first));
        var row = Words(then.QuerySelector($"#on-{company.Role("Internal auditor")}")!.TextContent);

        Assert.Contains("Told differently today", row);
        Assert.Contains("Eve Nguyễn", row);
        Assert.Contains("Not known that day", row);
        Assert.Contains($"Backdated: recorded on {Day(app.Today)}. The letter was found late", row);
        Assert.Contains("Not in version 1: not formally assigned on that day", row);
        Assert.EndsWith("Nobody", row);
        var manager = Words(then.QuerySelector($"#on-{company.Role("ISMS manager")}")!.TextContent);
        Assert.Contains("Mia Λάμπρου", manager);
        Assert.Contains("in version 1", manager);
        Assert.EndsWith("The same", manager);
        Assert.Contains("One role is told differently today", Visitor.WordsOf(then));
        Assert.Contains("tell the same for every role", await otto.TextAsync("/as-of"));
    }

    [Fact]
    public async Task Who_was_known_to_hold_and_was_ended_afterwards_for_an_earlier_day_is_told_with_the_reason()
    {
        using var app = new RegisterApp();
        var company = await Company.CreateSignedAsync(app);
        var first = app.Today;
        app.Clock.Move(TimeSpan.FromDays(5));
        await company.ChangeAsync(async change =>
        {
            var role = await Signing.RoleAsync(change, company.Role("Incident manager"));
            var mia = await change.Db.People.SingleAsync(p => p.Id == company.Person(Company.Mia));
            var held = await change.Db.Assignments.SingleAsync(a => a.RoleId == role.Id);
            held.EndOn(first, "Handed over in March", null, isTopManagement: false, role, Holder.Of(mia, null));
        });
        var otto = await app.SignInAsync(Company.Otto);

        var row = Words((await otto.OpenAsync(Address(first.AddDays(2)))).QuerySelector($"#on-{company.Role("Incident manager")}")!.TextContent);

        Assert.Contains("Vacant", row);
        Assert.Contains("Mia Λάμπρου No longer on record", row);
        Assert.Contains($"By today’s record the last day was {Day(first)}. Ended: Handed over in March", row);
        Assert.Contains("on this day only", await otto.TextAsync(Address(first)));
        Assert.DoesNotContain("No longer on record", await otto.TextAsync(Address(first)));
    }

    [Fact]
    public async Task The_version_in_force_when_the_day_ended_is_told_with_its_table_and_a_change_on_the_day_with_both()
    {
        using var app = new RegisterApp();
        var company = await Company.CreateSignedAsync(app);
        app.Clock.Move(TimeSpan.FromDays(1));
        await company.ChangeDutyAsync("ISMS manager", "Plans the internal audits.");
        app.Clock.Move(TimeSpan.FromDays(1));
        await company.SubmitAsync(Company.Mia);
        await company.ApproveAsync(Company.Ana);
        var otto = await app.SignInAsync(Company.Otto);

        var before = await otto.TextAsync(Address(app.Today.AddDays(-1)));
        Assert.Contains("Version 1 In force when the day ended", before);
        Assert.Contains("signed by Ana Ruiz, Chief executive", before);
        Assert.Contains("The roles table of version 1", before);
        Assert.DoesNotContain("Plans the internal audits.", before);
        Assert.DoesNotContain("What was in force changed on this day", before);

        var on = await otto.OpenAsync(Address(app.Today));
        Assert.Contains("What was in force changed on this day: Version 1 was in force when the day began. Version 2 came into force at", Visitor.WordsOf(on));
        Assert.Contains("The roles table of version 2", Visitor.WordsOf(on));
        Assert.Contains("Plans the internal audits.", Visitor.WordsOf(on));
        Assert.NotNull(on.QuerySelector("main a[href='/versions/1/compare/2']"));
        Assert.Equal(2, on.QuerySelectorAll("main details li a").Length);
    }

    [Fact]
    public async Task Days_are_days_of_the_organisation()
    {
        using var app = new RegisterApp();
        var company = await Company.CreateAsync(app);
        var tomorrow = app.Today.AddDays(1);
        app.Clock.Move(OrganisationTime.StartOf(tomorrow, Company.TimeZone).AddMinutes(5) - app.Clock.GetUtcNow().UtcDateTime); // still today in UTC
        await company.SubmitAsync(Company.Mia);
        await company.ApproveAsync(Company.Ana);
        var otto = await app.SignInAsync(Company.Otto);

        Assert.Contains("No version was in force", await otto.TextAsync(Address(tomorrow.AddDays(-1))));
        Assert.Contains("Version 1 In force", await otto.TextAsync(Address(tomorrow)));
    }

    [Fact]
    public async Task Before_the_register_began_nothing_was_known_and_what_was_recorded_later_is_told()
    {
        using var app = new RegisterApp();
        var company = await Company.CreateSignedAsync(app);
        await AssignLateAsync(company, Company.Eve, app.Today.AddDays(-30));
        var otto = await app.SignInAsync(Company.Otto);

        var text = await otto.TextAsync(Address(app.Today.AddDays(-20)));

        Assert.Contains($"The register began on {Day(app.Today)}", text);
        Assert.Contains($"Version 1 came into force on {Day(app.Today)}. Before that, no role was formally assigned.", text);
        Assert.Contains("Eve Nguyễn", text);
        Assert.DoesNotContain("Mia Λάμπρου", text);
        Assert.Contains("Nobody held a role on that day", await otto.TextAsync("/as-of?date=0001-01-01"));
    }

    [Theory]
    [InlineData("03/04/2026", "This is not a day of the calendar")]
    [InlineData("2026-02-30", "This is not a day of the calendar")]
    [InlineData("yesterday", "This is not a day of the calendar")]
    [InlineData("9999-12-31", "31 December 9999 has not come yet")]
    public async Task What_is_no_day_or_has_not_come_yet_is_answered_with_a_sentence(string date, string sentence)
    {
        using var app = new RegisterApp();
        await Company.CreateSignedAsync(app);
        var otto = await app.SignInAsync(Company.Otto);

        var page = await otto.OpenAsync($"/as-of?date={Uri.EscapeDataString(date)}", HttpStatusCode.BadRequest);

        Assert.Contains(sentence, Visitor.WordsOf(page));
        Assert.Contains(sentence, Visitor.WordsOf(await otto.OpenAsync($"/as-of.csv?date={Uri.EscapeDataString(date)}", HttpStatusCode.BadRequest)));
        Assert.Contains("has not come yet", Visitor.WordsOf(await otto.OpenAsync(Address(app.Today.AddDays(1)), HttpStatusCode.BadRequest)));
    }

    [Fact]
    public async Task A_day_without_changes_is_answered_by_the_snapshot_before_it_and_the_newest_change_by_the_register_itself()
    {
        using var app = new RegisterApp().WithoutBackgroundWork(); // snapshots are taken by the next day's first change alone
        var company = await Company.CreateSignedAsync(app);
        var first = app.Today;
        app.Clock.Move(TimeSpan.FromDays(3));
        await company.AssignAsync("Internal auditor", Company.Eve);
        var otto = await app.SignInAsync(Company.Otto);
        await using var db = app.OpenDatabase();
        Assert.Equal([first], await db.DailySnapshots.Select(d => d.Day).ToListAsync(TestContext.Current.CancellationToken));

        var between = await otto.TextAsync(Address(first.AddDays(1)));
        var today = await otto.OpenAsync("/as-of");

        Assert.Contains($"Nothing was changed from {Day(first)} until the end of that day", between);
        Assert.DoesNotContain("Eve Nguyễn", between);
        Assert.EndsWith("The same", Words(today.QuerySelector($"#on-{company.Role("Internal auditor")}")!.TextContent));
    }

    [Fact]
    public async Task The_table_comes_as_CSV_that_no_spreadsheet_takes_for_formulas()
    {
        using var app = new RegisterApp();
        var company = await Company.CreateSignedAsync(app);
        await AssignLateAsync(company, Company.Eve, app.Today.AddDays(-3), "=HYPERLINK(\"x\")");
        var otto = await app.SignInAsync(Company.Otto);

        var answer = await otto.GetAsync("/as-of.csv");
        var csv = Encoding.UTF8.GetString(await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));

        Assert.Equal("text/csv", answer.Content.Headers.ContentType?.MediaType);
        Assert.Contains($"{app.Today:yyyy-MM-dd},Internal auditor,Eve Nguyễn,,Holder,The whole ISMS,{app.Today.AddDays(-3):yyyy-MM-dd},,{app.Today:yyyy-MM-dd},\"'=HYPERLINK(\"\"x\"\")\",,1,No,Yes,Yes", csv);
        Assert.Contains($"{app.Today:yyyy-MM-dd},All staff\r\n", csv);
    }

    [Fact]
    public async Task A_day_sends_as_many_commands_for_three_hundred_roles_as_for_five()
    {
        using var app = new RegisterApp();
        var company = await Company.CreateSignedAsync(app);
        var otto = await app.SignInAsync(Company.Otto);
        await FollowedUpAsync(1);
        var few = await SqlCommands.OfAsync(app, otto, "/as-of");
        await company.ChangeAsync(async change =>
        {
            var eve = await change.Db.People.SingleAsync(p => p.Id == company.Person(Company.Eve));
            for (var i = 0; i < 300; i++)
            {
                var role = new Role(new($"Role {i:000}", null, null, [new($"Duty {i}")], []));
                change.Db.Add(role);
                Signing.Begin(change, role, Holder.Of(eve, null));
            }
        });
        await company.SubmitAsync(Company.Mia);
        await company.ApproveAsync(Company.Ana);

        await FollowedUpAsync(2);
        var many = await SqlCommands.OfAsync(app, otto, "/as-of");
        var page = await otto.OpenAsync("/as-of?p=2");

        Assert.True(many.Commands <= few.Commands, $"{few.Commands} commands became {many.Commands}.");
        Assert.Equal(50, page.QuerySelectorAll("tr[id^=on-]").Length);
        Assert.Equal(305, (await otto.OpenAsync("/as-of?All=true")).QuerySelectorAll("tr[id^=on-]").Length);

        // Until the day's snapshot is there the page has less to compare with, and asks less.
        async Task FollowedUpAsync(int version)
        {
            await DocumentTests.WaitForDocumentAsync(otto, version);
            await using var db = app.OpenDatabase();
            await DailySnapshots.CatchUpAsync(db, TestContext.Current.CancellationToken);
        }
    }

    [Fact]
    public async Task The_auditor_finds_it_at_the_start_and_in_the_menu()
    {
        using var app = new RegisterApp();
        await Company.CreateSignedAsync(app);
        var start = await (await app.SignInAsync(Company.Otto)).OpenAsync("/");
        var member = await (await app.SignInAsync(Company.Eve)).OpenAsync("/versions");

        Assert.NotNull(start.QuerySelector("main a[href='/as-of']"));
        Assert.NotNull(start.QuerySelector("nav a[href='/as-of']"));
        Assert.Null(member.QuerySelector("a[href='/as-of']"));
    }

    private static Task AssignLateAsync(Company company, string email, DateOnly from, string reason = "The letter was found late") => company.ChangeAsync(async change =>
    {
        var person = await change.Db.People.SingleAsync(p => p.Id == company.Person(email));
        var role = await Signing.RoleAsync(change, company.Role("Internal auditor"));
        change.Db.Add(new Assignment(role, Holder.Of(person, null), new(AssignmentKind.Holder, from, BackdatedReason: reason), [], change.Today, change.Now));
    });

    private static string Address(DateOnly day) => $"/as-of?date={day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}";

    private static string Day(DateOnly day) => day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);

    private static string Words(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}

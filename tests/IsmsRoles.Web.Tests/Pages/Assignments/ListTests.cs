using IsmsRoles.Domain.Assignments;
using IsmsRoles.Web.Tests.Hosting;
using IsmsRoles.Web.Tests.Pages.Versions;
using Microsoft.EntityFrameworkCore;

namespace IsmsRoles.Web.Tests.Pages.Assignments;

public sealed class ListTests : CompanyTest
{
    [Fact]
    public async Task Every_state_is_told_and_can_be_filtered_for()
    {
        var leaver = await Company.PersonAsync("Lea Leaver");
        await Company.AssignAsync("Internal auditor", leaver);
        await Company.ChangeAsync(async change => (await change.Db.People.SingleAsync(p => p.Id == leaver)).Leave(change.Today.AddDays(-1), null));
        await AssignAsync("Pia Planned", new(AssignmentKind.Deputy, Today.AddDays(5)));
        await AssignAsync("Tom Term", new(AssignmentKind.Deputy, Today.AddDays(-9), Today.AddDays(-2), BackdatedReason: "Recorded late"));
        await AssignAsync("Una Unsigned", new(AssignmentKind.Acting, Today));
        var ended = await AssignAsync("Erik Ended", new(AssignmentKind.Acting, Today.AddDays(-9), BackdatedReason: "Recorded late"));
        await Mia.SubmitAsync($"/assignments/{ended}/end", new() { ["Input.LastDay"] = Today.AddDays(-3).Day(), ["Input.Reason"] = "Done" });

        Assert.Equal(["Lea Leaver"], await HoldersAsync("HolderHasLeft"));
        Assert.Equal(["Pia Planned"], await HoldersAsync("Planned"));
        Assert.Equal(["Tom Term"], await HoldersAsync("TermRanOut"));
        Assert.Equal(["Una Unsigned"], await HoldersAsync("NeverSigned"));
        Assert.Equal(["Erik Ended"], await HoldersAsync("Ended"));
        Assert.Equal(["Ana Ruiz", "Ben Żółć", "Mia Λάμπρου", "Mia Λάμπρου"], (await HoldersAsync("InForce")).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task What_the_database_filters_by_is_what_the_row_says()
    {
        await Every_state_is_told_and_can_be_filtered_for();
        await using var db = App.OpenDatabase();
        var inForce = (await db.Versions.SingleAsync(TestContext.Current.CancellationToken)).Content.Assignments.Select(a => a.Id).Skip(1).ToHashSet(); // as if one were left out
        var rows = await Web.Pages.Assignments.AssignmentRow.Of(db, Today).ToListAsync(TestContext.Current.CancellationToken);
        foreach (var state in Web.Pages.Assignments.AssignmentStates.All)
        {
            var filter = Web.Pages.Assignments.AssignmentRow.Is(state, Today, inForce).Compile();
            Assert.All(rows, r => Assert.Equal(r.StateOn(Today, inForce) == state, filter(r)));
            Assert.Equal(
                rows.Where(filter).Select(r => r.Id).Order(),
                (await Web.Pages.Assignments.AssignmentRow.Of(db, Today).Where(Web.Pages.Assignments.AssignmentRow.Is(state, Today, inForce)).Select(r => r.Id).ToListAsync(TestContext.Current.CancellationToken)).Order());
        }
    }

    [Fact]
    public async Task Once_the_version_is_revoked_nothing_says_in_force()
    {
        var held = (await Company.AssignmentAsync("ISMS manager", Company.Person(Company.Mia))).Id;
        await AssignAsync("Una Unsigned", new(AssignmentKind.Acting, Today));
        Assert.Equal(4, (await HoldersAsync("InForce")).Length);

        await (await App.SignInAsync(Company.Ana)).SignRevocationAsync(1, "It names the wrong people.");

        Assert.Empty(await HoldersAsync("InForce"));
        Assert.Equal(4, (await HoldersAsync("NotInForce")).Length);
        Assert.Equal(["Una Unsigned"], await HoldersAsync("NeverSigned"));
        var page = await Mia.OpenAsync($"/assignments/{held}");
        Assert.Equal("Not in force", page.QuerySelector(".state")?.TextContent.Trim() ?? page.QuerySelector("h1 ~ *")?.TextContent.Trim());
        Assert.Contains("Version 1 was revoked on", Visitor.WordsOf(page));
        Assert.Contains("Not in force", await Mia.TextAsync($"/people/{Company.Person(Company.Mia)}"));
    }

    [Fact]
    public async Task The_three_dates_and_the_version_stand_in_the_list_and_on_the_page()
    {
        var id = (await Company.AssignmentAsync("ISMS manager", Company.Person(Company.Mia))).Id;
        Assert.Contains("Version 1", await Mia.TextAsync("/assignments?Role=isms+manager"));
        var words = await Mia.TextAsync($"/assignments/{id}");
        Assert.Contains("From", words);
        Assert.Contains("Recorded", words);
        Assert.Contains("First in force Version 1", words);
        Assert.Contains("assigned ISMS manager to Mia Λάμπρου as holder", words);
    }

    [Fact]
    public async Task Names_are_found_without_their_accents()
    {
        Assert.Contains("Ben Żółć", await Mia.TextAsync("/assignments?Holder=zolc"));
        Assert.DoesNotContain("Ana Ruiz", await Mia.TextAsync("/assignments?Holder=zolc"));
    }

    private Task<Guid> AssignAsync(string name, AssignmentTerms terms) => App.Ledger().ChangeAsync(async change =>
    {
        var person = new Domain.People.Person(new(name), change.Today.AddYears(-1));
        var role = await change.Db.Roles.SingleAsync(r => r.Id == Company.Role("Internal auditor"));
        var assignment = new Assignment(role, Holder.Of(person, null), terms, [], change.Today, change.Now);
        change.Db.AddRange(person, assignment);
        return assignment.Id;
    });

    private async Task<string[]> HoldersAsync(string state) =>
        [.. (await Mia.OpenAsync($"/assignments?State={state}")).QuerySelectorAll("td[data-label='Held by'] a").Select(a => a.TextContent)];
}

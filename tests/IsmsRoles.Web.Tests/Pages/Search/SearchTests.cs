using IsmsRoles.Domain.Positions;
using IsmsRoles.Domain.ThirdParties;
using IsmsRoles.Web.Tests.Hosting;

namespace IsmsRoles.Web.Tests.Pages.Search;

public sealed class SearchTests
{
    private readonly RegisterApp _app = new();

    [Theory]
    [InlineData("zolc", "People", "Ben Żółć")]
    [InlineData("ISMS MAN", "Roles", "ISMS manager")]
    [InlineData("conforming", "Duties", "Keeps the ISMS conforming to the standard. (5.3 a)")]
    [InlineData("decides for incident", "Duties", "Stop or suspend: Decides for Incident manager")]
    [InlineData("steering", "Positions", "ISMS steering committee")]
    [InlineData("cloud", "Third parties", "Nordic Cloud")]
    public async Task Everything_is_found_by_part_of_a_name_or_text_whatever_its_accents_and_capitals(string query, string group, string hit)
    {
        var company = await Company.CreateAsync(_app);
        await company.ChangeAsync(change =>
        {
            change.Db.Add(new Position(new("ISMS steering committee", PositionKind.Body)));
            change.Db.Add(new ThirdParty(new("Nordic Cloud", "Hosting")));
            return Task.CompletedTask;
        });
        var page = await (await _app.SignInAsync(Company.Mia)).OpenAsync("/search?q=" + Uri.EscapeDataString(query));

        var found = page.QuerySelectorAll(".search-group").Single(g => g.QuerySelector("h2")!.TextContent.StartsWith(group, StringComparison.Ordinal));
        Assert.Contains(found.QuerySelectorAll("li a"), a => a.TextContent == hit);
    }

    [Fact]
    public async Task A_member_finds_what_is_signed_and_nobody_else()
    {
        var company = await Company.CreateSignedAsync(_app);
        var mia = await _app.SignInAsync(Company.Mia);
        await mia.SubmitAsync($"/roles/{company.Role("ISMS manager")}/edit", new() { ["Input.Purpose"] = "Unsigned words", ["Input.Responsibilities[0].Text"] = "Unsigned duty" });
        var eve = await _app.SignInAsync(Company.Eve);

        Assert.Contains("Nothing found", await eve.TextAsync("/search?q=unsigned"));
        Assert.Contains("Nothing found", await eve.TextAsync("/search?q=otto"));
        Assert.Contains("Keeps the ISMS conforming", await eve.TextAsync("/search?q=conforming"));
        Assert.Contains("Top management", await eve.TextAsync("/search?q=zolc"));
    }

    [Fact]
    public async Task Nothing_asked_and_nothing_found_are_told_apart()
    {
        await Company.CreateAsync(_app);
        var mia = await _app.SignInAsync(Company.Mia);

        Assert.DoesNotContain("Nothing found", await mia.TextAsync("/search"));
        Assert.Contains("Nothing found", await mia.TextAsync("/search?q=xyzzy"));
    }
}

using System.Net;
using IsmsRoles.Domain.Organisations;
using IsmsRoles.Web.Tests.Hosting;
using Microsoft.EntityFrameworkCore;

namespace IsmsRoles.Web.Tests.Pages.Settings;

public sealed class SettingsTests : IDisposable
{
    private readonly RegisterApp _app = new();

    public void Dispose() => _app.Dispose();

    [Fact]
    public async Task A_manager_changes_what_is_signed_and_the_page_says_that_it_is_not_signed_yet()
    {
        await Company.CreateSignedAsync(_app);
        var mia = await _app.SignInAsync(Company.Mia);
        Assert.Contains("No unsigned changes", await mia.TextAsync("/settings"));

        var response = await mia.SubmitAsync("/settings", new() { ["Input.Name"] = "Meridian Group", ["Input.QuorumKind"] = "Number", ["Input.QuorumCount"] = "2" });

        var words = await Visitor.WordsOfAsync(response);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Contains("The settings were saved", words);
        Assert.Contains("not signed", words);
        await using var db = _app.OpenDatabase();
        var saved = await db.Organisations.SingleAsync(TestContext.Current.CancellationToken);
        Assert.Equal(("Meridian Group", new Quorum(QuorumKind.Number, 2)), (saved.Name, saved.Quorum));
        var trail = await mia.TextAsync("/audit");
        Assert.Contains("Mia Λάμπρου changed the organisation's settings (name)", trail);
        Assert.Contains("from any one member of top management to 2 members of top management; it counts once signed", trail);
    }

    [Theory]
    [InlineData("Input.Name", "", "Give the organisation's name")]
    [InlineData("Input.TimeZoneId", "Mars/Olympus", "Choose a time zone from the list")]
    [InlineData("Input.ReviewIntervalMonths", "0", "Enter 1 to 60 months")]
    [InlineData("Input.ReviewIntervalMonths", "soon", "This cannot be read")]
    [InlineData("Input.Name", "Meri\u202Edian", "invisible character")]
    public async Task What_cannot_be_gets_a_sentence_and_nothing_is_saved(string field, string value, string sentence)
    {
        await Company.CreateAsync(_app);
        var mia = await _app.SignInAsync(Company.Mia);

        var response = await mia.SubmitAsync("/settings", new() { [field] = value, ["Input.Classification"] = "Secret" });

        var page = await Visitor.ReadAsync(response);
        Assert.NotNull(page.QuerySelector(".error-summary"));
        Assert.Contains(sentence, Visitor.WordsOf(page));
        Assert.Equal("Secret", page.QuerySelector("#Input_Classification")!.GetAttribute("value"));
        await using var db = _app.OpenDatabase();
        Assert.Equal("Internal", (await db.Organisations.SingleAsync(TestContext.Current.CancellationToken)).Classification);
    }

    [Fact]
    public async Task A_number_of_signatures_is_asked_for_only_where_a_number_was_chosen()
    {
        await Company.CreateAsync(_app);
        var mia = await _app.SignInAsync(Company.Mia);

        Assert.Contains("Say how many must sign", await Visitor.WordsOfAsync(await mia.SubmitAsync("/settings", new() { ["Input.QuorumKind"] = "Number", ["Input.QuorumCount"] = "" })));
        Assert.Contains("The settings were saved", await Visitor.WordsOfAsync(await mia.SubmitAsync("/settings", new() { ["Input.QuorumKind"] = "All", ["Input.QuorumCount"] = "" })));
    }

    [Fact]
    public async Task The_second_of_two_editors_is_told_and_loses_nothing()
    {
        await Company.CreateAsync(_app);
        var mia = await _app.SignInAsync(Company.Mia);
        var adam = await _app.SignInAsync(Company.Adam);
        var form = Visitor.Form(await mia.OpenAsync("/settings"));
        await adam.SubmitAsync("/settings", new() { ["Input.Name"] = "Meridian plc" });

        var second = await mia.SendAsync(form, "/settings", new() { ["Input.Name"] = "Meridian Group" });

        var words = await Visitor.WordsOfAsync(second);
        Assert.Equal(HttpStatusCode.Conflict, second.StatusCode);
        Assert.Contains("Adam Кравець saved this while you were typing", words);
        Assert.Contains("Meridian plc", words);

        await mia.SendAsync(Visitor.Form(await Visitor.ReadAsync(second)), "/settings", []);
        await using var db = _app.OpenDatabase();
        Assert.Equal("Meridian Group", (await db.Organisations.SingleAsync(TestContext.Current.CancellationToken)).Name);
    }
}

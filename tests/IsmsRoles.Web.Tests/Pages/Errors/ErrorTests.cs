using System.Net;
using System.Text.RegularExpressions;
using IsmsRoles.Web.Tests.Hosting;
using Microsoft.EntityFrameworkCore;

namespace IsmsRoles.Web.Tests.Pages.Errors;

public sealed partial class ErrorTests : IDisposable
{
    private readonly RegisterApp _app = new RegisterApp().With("Serilog:MinimumLevel:Default", "Information");

    public void Dispose() => _app.Dispose();

    [Fact]
    public async Task Nothing_at_an_address_is_said_in_plain_words()
    {
        await Company.CreateAsync(_app);
        var mia = await _app.SignInAsync(Company.Mia);

        await SaysAsync(await mia.GetAsync("/nowhere"), HttpStatusCode.NotFound, "There is nothing at this address");
        await SaysAsync(await mia.GetAsync("/error"), HttpStatusCode.NotFound, "There is nothing at this address");
        await SaysAsync(await mia.GetAsync("/error?status=200"), HttpStatusCode.NotFound, "There is nothing at this address");
    }

    [Fact]
    public async Task What_the_account_may_not_open_is_said_in_plain_words()
    {
        await Company.CreateAsync(_app);
        var mia = await _app.SignInAsync(Company.Mia);

        await SaysAsync(await mia.GetAsync("/accounts"), HttpStatusCode.Forbidden, "You may not open this");
        await SaysAsync(await mia.PostAsync("/accounts/new", []), HttpStatusCode.Forbidden, "You may not open this");
    }

    [Fact]
    public async Task A_form_without_its_token_is_refused_in_plain_words()
    {
        await Company.CreateAsync(_app);
        var mia = await _app.SignInAsync(Company.Mia);

        await SaysAsync(await mia.PostAsync("/settings", []), HttpStatusCode.BadRequest, "That form is out of date");
    }

    [Fact]
    public async Task A_form_that_is_too_large_is_refused_before_it_is_read()
    {
        await Company.CreateAsync(_app);
        var mia = await _app.SignInAsync(Company.Mia);

        await SaysAsync(await mia.PostAsync("/settings", new() { ["Input.Name"] = new string('x', 25 * 1024 * 1024) }), HttpStatusCode.RequestEntityTooLarge, "That file is too large");
    }

    [Fact]
    public async Task A_failure_of_ours_is_logged_under_the_reference_the_page_shows()
    {
        await Company.CreateAsync(_app);
        var mia = await _app.SignInAsync(Company.Mia);
        await using var db = _app.OpenDatabase();
        await db.Database.ExecuteSqlRawAsync("DROP TABLE \"AuditPersonalValues\"", TestContext.Current.CancellationToken);

        await SaysAsync(await mia.GetAsync("/audit?Filter.Kind=RoleAdded"), HttpStatusCode.InternalServerError, "Something went wrong on our side");
        await _app.Log.LineAsync("GET /audit answered 500");
    }

    private async Task SaysAsync(HttpResponseMessage response, HttpStatusCode status, string title)
    {
        var words = await Visitor.WordsOfAsync(response);
        Assert.Equal(status, response.StatusCode);
        Assert.Contains(title, words);
        Assert.True(response.Headers.Contains("Content-Security-Policy"));
        var reference = Reference().Match(words).Groups[1].Value;
        Assert.NotEmpty(reference);
        Assert.Contains($"answered {(int)status} in", await _app.Log.LineAsync($"request {reference}"));
    }

    [GeneratedRegex(@"Reference: (\S+)")]
    private static partial Regex Reference();
}

using IsmsRoles.Browser.Tests.Browsing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Xunit;
using Xunit.Sdk;

namespace IsmsRoles.Browser.Tests;

/// <summary>A check that cannot fail proves nothing: pages with known faults show that the browser tests would notice them.</summary>
public sealed class BrowserFixtureTests(ChromiumFixture chromium) : IAsyncLifetime
{
    private const string Policy = "default-src 'none'; script-src 'self'; style-src 'self'; base-uri 'none'";

    private WebApplication? _site;
    private Uri _address = null!;
    private BrowserVisit _visit = null!;

    [Fact]
    public async Task A_faultless_page_gives_no_complaint_and_no_violation()
    {
        await OpenAsync("""<h1>Roles</h1><p>Who is responsible for what.</p>""");

        await Accessibility.AssertAccessibleAsync(_visit.Page);

        Assert.Empty(_visit.Complaints);
    }

    [Theory]
    [InlineData("""<h1>Roles</h1><p style="color: red">Inline style</p>""", "Content Security Policy")]
    [InlineData("""<h1>Roles</h1><script>document.title = 'changed'</script>""", "Content Security Policy")]
    [InlineData("""<h1>Roles</h1><script src="/throws.js"></script>""", "the script failed")]
    [InlineData("""<h1>Roles</h1><script src="/logs.js"></script>""", "the script logged")]
    [InlineData("""<h1>Roles</h1><script src="/missing.js"></script>""", "404")]
    public async Task A_fault_in_the_browser_is_a_complaint_unless_the_test_expects_it(string body, string words)
    {
        await OpenAsync(body);

        Assert.Contains(_visit.Complaints, complaint => complaint.Contains(words, StringComparison.Ordinal));

        _visit.Expect(words);
        Assert.Empty(_visit.Complaints);
    }

    [Theory]
    [InlineData("""<h1>Roles</h1><form><input type="text"></form>""", "label")]
    [InlineData("""<h1>Roles</h1><p class="pale">Pale on white</p>""", "color-contrast")]
    [InlineData("""<h1>Roles</h1><p class="pale-in-dark">Dark grey on black, in dark only</p>""", "Dark: color-contrast")]
    [InlineData("""<p>No heading at all</p>""", "page-has-heading-one")]
    public async Task A_barrier_on_the_page_is_named_with_its_rule_and_place(string body, string rule)
    {
        await OpenAsync(body);

        var failure = await Assert.ThrowsAsync<FailException>(() => Accessibility.AssertAccessibleAsync(_visit.Page));

        Assert.Contains(rule, failure.Message, StringComparison.Ordinal);
        Assert.Contains(_address.ToString(), failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_failed_test_leaves_a_screenshot_a_trace_and_the_complaints()
    {
        await OpenAsync("""<h1>Roles</h1><script src="/logs.js"></script>""");

        var folder = await _visit.KeepEvidenceAsync($"evidence test/{Guid.NewGuid()}");
        try
        {
            Assert.Equal([0x89, (byte)'P', (byte)'N', (byte)'G'], (await File.ReadAllBytesAsync(Path.Combine(folder, "page-1.png"), Token))[..4]);
            Assert.Equal("PK"u8.ToArray(), (await File.ReadAllBytesAsync(Path.Combine(folder, "trace.zip"), Token))[..2]);
            Assert.Contains("the script logged", await File.ReadAllTextAsync(Path.Combine(folder, "complaints.txt"), Token), StringComparison.Ordinal);
        }
        finally
        {
            // What is left under TestResults belongs to failures only.
            Directory.Delete(folder, recursive: true);
        }
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _visit = await BrowserVisit.BeginAsync(chromium.Browser);

    public async ValueTask DisposeAsync()
    {
        await _visit.DisposeAsync();
        if (_site is not null)
        {
            await _site.DisposeAsync();
        }
    }

    private async Task OpenAsync(string body)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _site = builder.Build();
        _site.MapGet("/", (HttpContext context) =>
        {
            context.Response.Headers.ContentSecurityPolicy = Policy;
            return Results.Content(Page(body), "text/html; charset=utf-8");
        });
        _site.MapGet("/favicon.ico", () => Results.NoContent());
        _site.MapGet("/style.css", () => Results.Content(Style, "text/css"));
        _site.MapGet("/throws.js", () => Results.Content("throw new Error('the script failed')", "text/javascript"));
        _site.MapGet("/logs.js", () => Results.Content("console.error('the script logged')", "text/javascript"));
        await _site.StartAsync(Token);

        _address = new Uri(_site.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());
        await _visit.Page.GotoAsync(_address.ToString());
    }

    private static string Page(string body) =>
        $"""<!doctype html><html lang="en-GB"><head><title>Roles</title><link rel="stylesheet" href="/style.css"></head><body><main>{body}</main></body></html>""";

    private const string Style = """
        body { color: #111; background: #fff; }
        .pale { color: #ddd; }
        .pale-in-dark { color: #333; }
        @media (prefers-color-scheme: dark) { body { color: #eee; background: #000; } }
        """;
}

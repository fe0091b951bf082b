using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace IsmsRoles.Browser.Tests.Browsing;

/// <summary>
/// One visitor: a browser context of its own (cookies, storage), a page in it, a trace that is thrown away unless kept, and a list
/// of everything that the browser complained about.
/// </summary>
public sealed class BrowserVisit : IAsyncDisposable
{
    private readonly ConcurrentQueue<string> _complaints = new();
    private readonly List<string> _expected = [];
    private bool _kept;

    private BrowserVisit(IBrowserContext context) => Context = context;

    /// <summary>The context; further pages opened in it are watched as well.</summary>
    public IBrowserContext Context { get; }

    /// <summary>The first page.</summary>
    public IPage Page { get; private set; } = null!;

    /// <summary>
    /// What the browser complained about and no test said it expects: console errors (violations of the Content-Security-Policy and
    /// responses of 400 and above are among them) and exceptions that no script caught.
    /// </summary>
    public IReadOnlyList<string> Complaints =>
        [.. _complaints.Where(complaint => !_expected.Any(part => complaint.Contains(part, StringComparison.OrdinalIgnoreCase)))];

    /// <summary>Opens a context and a page. Times in pages are as in London, dates as in British English.</summary>
    /// <param name="browser">The shared browser.</param>
    /// <param name="baseAddress">What relative addresses are relative to; null where a test always gives the whole address.</param>
    /// <param name="width">Width of the window in CSS pixels; 390 is a phone.</param>
    /// <param name="javaScript">False visits as a browser without script.</param>
    public static async Task<BrowserVisit> BeginAsync(IBrowser browser, Uri? baseAddress = null, int width = 1280, bool javaScript = true)
    {
        var context = await browser.NewContextAsync(new()
        {
            BaseURL = baseAddress?.ToString(),
            ViewportSize = new() { Width = width, Height = 800 },
            Locale = "en-GB",
            TimezoneId = "Europe/London",
            JavaScriptEnabled = javaScript,
            // A colour measured in the middle of a transition is neither the old one nor the new one.
            ReducedMotion = ReducedMotion.Reduce,
        });
        context.SetDefaultTimeout(15_000);
        context.SetDefaultNavigationTimeout(30_000);

        var visit = new BrowserVisit(context);
        context.Console += (_, message) => visit.Hear(message);
        context.WebError += (_, error) => visit._complaints.Enqueue($"exception: {error.Error}");
        await context.Tracing.StartAsync(new() { Screenshots = true, Snapshots = true });
        visit.Page = await context.NewPageAsync();
        return visit;
    }

    /// <summary>Says that complaints with these words are part of the test, such as "status of 403".</summary>
    public void Expect(string words) => _expected.Add(words);

    /// <summary>Keeps a screenshot of every open page, the trace and the complaints in TestResults/browser/NAME, and returns that folder.</summary>
    public async Task<string> KeepEvidenceAsync(string name)
    {
        var folder = Path.Combine(Evidence.Root, Evidence.FileName(name));
        Directory.CreateDirectory(folder);
        _kept = true;

        var number = 0;
        foreach (var page in Context.Pages)
        {
            number++;
            try
            {
                await page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"page-{number}.png"), FullPage = true });
            }
            catch (PlaywrightException problem)
            {
                // A page that crashed or hangs gives no picture; the trace below still tells the story.
                await File.WriteAllTextAsync(Path.Combine(folder, $"page-{number}.txt"), problem.Message);
            }
        }

        await Context.Tracing.StopAsync(new() { Path = Path.Combine(folder, "trace.zip") });
        await File.WriteAllLinesAsync(Path.Combine(folder, "complaints.txt"), _complaints);
        return folder;
    }

    public async ValueTask DisposeAsync()
    {
        if (!_kept)
        {
            await Context.Tracing.StopAsync();
        }

        await Context.DisposeAsync();
    }

    private void Hear(IConsoleMessage message)
    {
        if (message.Type == "error")
        {
            _complaints.Enqueue($"console: {message.Text} ({message.Location})");
        }
    }
}

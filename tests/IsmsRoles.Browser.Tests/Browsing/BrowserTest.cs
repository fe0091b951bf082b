using Microsoft.Playwright;
using Xunit;

namespace IsmsRoles.Browser.Tests.Browsing;

/// <summary>
/// Base of every browser test. Whoever visits through <see cref="VisitAsync"/> is watched: a test fails when its browser complained,
/// and every visit of a failed test leaves a screenshot and a trace under TestResults/browser.
/// </summary>
public abstract class BrowserTest(ChromiumFixture chromium) : IAsyncDisposable
{
    private readonly List<BrowserVisit> _visits = [];

    /// <summary>The shared browser.</summary>
    protected IBrowser Browser => chromium.Browser;

    /// <summary>A new visitor with cookies of their own; a test may have several, such as a manager and an executive.</summary>
    protected async Task<BrowserVisit> VisitAsync(Uri? baseAddress = null, int width = 1280, bool javaScript = true)
    {
        var visit = await BrowserVisit.BeginAsync(Browser, baseAddress, width, javaScript);
        _visits.Add(visit);
        return visit;
    }

    public virtual async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        var context = TestContext.Current;
        var complaints = _visits.SelectMany(visit => visit.Complaints).ToList();
        var failed = context.TestState?.Result == TestResult.Failed || complaints.Count > 0;
        var name = context.Test?.TestDisplayName ?? GetType().Name;

        for (var i = 0; i < _visits.Count; i++)
        {
            if (failed)
            {
                var folder = await _visits[i].KeepEvidenceAsync(_visits.Count == 1 ? name : $"{name}-{i + 1}");
                context.TestOutputHelper?.WriteLine($"Screenshot and trace: {folder}");
            }

            await _visits[i].DisposeAsync();
        }

        if (complaints.Count > 0)
        {
            Assert.Fail("The browser complained:\n" + string.Join('\n', complaints));
        }
    }
}

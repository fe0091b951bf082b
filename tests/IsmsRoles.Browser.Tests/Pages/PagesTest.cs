using System.Text;
using IsmsRoles.Browser.Tests.Browsing;
using Microsoft.Playwright;
using Xunit;

namespace IsmsRoles.Browser.Tests.Pages;

/// <summary>
/// Looks at pages as they stand, wide and on a phone, in light and in dark: nothing for axe to find, nothing beyond the right
/// edge of a phone, and no complaint of the browser. All faults of a walk are told together.
/// </summary>
public abstract class PagesTest(ChromiumFixture chromium, WalkedRegister register) : RegisterTest(chromium, register.App)
{
    private readonly StringBuilder _faults = new();

    /// <summary>Opens each page of <see cref="PageWalk.Pages"/> that this reader looks at.</summary>
    protected async Task LookAtPagesOfAsync(PageReader reader, BrowserVisit visit)
    {
        foreach (var page in PageWalk.Pages.Where(p => p.Reader == reader))
        {
            await LookAtAsync(visit, page.Address(register.Walk));
        }
    }

    protected async Task LookAtAsync(BrowserVisit visit, string address)
    {
        var answer = await visit.Page.GotoAsync(address);
        if (answer is not { Ok: true } || !new Uri(visit.Page.Url).PathAndQuery.StartsWith(address, StringComparison.Ordinal))
        {
            _faults.Append(address).Append(" answered ").Append(answer?.Status).Append(" at ").Append(visit.Page.Url).Append('\n');
            return;
        }

        await LookAsync(visit);
    }

    /// <summary>Looks at the page that is open, with everything on it that can be folded out.</summary>
    protected async Task LookAsync(BrowserVisit visit)
    {
        await visit.Page.EvaluateAsync("() => document.querySelectorAll('main details').forEach(d => { d.open = true; })");
        var wide = await Accessibility.FindAsync(visit.Page, ColorScheme.Light);

        var size = visit.Page.ViewportSize!;
        await visit.Page.SetViewportSizeAsync(Phone, size.Height);
        var narrow = await Accessibility.FindAsync(visit.Page, ColorScheme.Dark);
        var overhang = await visit.OverhangAsync();
        await visit.Page.SetViewportSizeAsync(size.Width, size.Height);

        Note(visit, "wide", wide);
        Note(visit, "on a phone", narrow);
        Note(visit, "on a phone", overhang > 0 ? $"The page is {overhang} pixels wider than the window.\n" : "");
    }

    protected void AssertNoFaults()
    {
        if (_faults.Length > 0)
        {
            Assert.Fail(_faults.ToString());
        }
    }

    private void Note(BrowserVisit visit, string where, string fault)
    {
        if (fault.Length > 0)
        {
            _faults.Append(new Uri(visit.Page.Url).PathAndQuery).Append(", ").Append(where).Append(":\n").Append(fault);
        }
    }
}

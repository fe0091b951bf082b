using System.Text;
using Deque.AxeCore.Commons;
using Microsoft.Playwright;
using Xunit;

namespace IsmsRoles.Browser.Tests.Browsing;

/// <summary>What axe finds on a page, by WCAG 2.0, 2.1 and 2.2 level A and AA and its own best practices.</summary>
public static class Accessibility
{
    private const string Everything = "{ type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa', 'best-practice'] }";
    private const string Colours = "{ type: 'rule', values: ['color-contrast'] }";

    private static readonly string Axe = new BundledAxeScriptProvider().GetScript();

    /// <summary>Fails, with every violation in words, when axe finds anything on the page as it stands, in light or in dark.</summary>
    public static async Task AssertAccessibleAsync(IPage page)
    {
        ArgumentNullException.ThrowIfNull(page);
        var report = await FindAsync(page, ColorScheme.Light);
        if (report.Length > 0)
        {
            Assert.Fail($"axe finds on {page.Url}:\n{report}");
        }
    }

    /// <summary>
    /// What axe finds on the page as it stands, in words; empty when nothing. All rules run in the one scheme; in the other
    /// only that of contrast, because nothing else differs between them.
    /// </summary>
    public static async Task<string> FindAsync(IPage page, ColorScheme whole)
    {
        ArgumentNullException.ThrowIfNull(page);
        if (!await page.EvaluateAsync<bool>("() => 'axe' in window"))
        {
            await page.EvaluateAsync(Axe);
        }

        var report = new StringBuilder();
        foreach (var scheme in new[] { ColorScheme.Light, ColorScheme.Dark })
        {
            await page.EmulateMediaAsync(new() { ColorScheme = scheme });
            var found = await page.EvaluateAsync<string[]>(Run(scheme == whole ? Everything : Colours));
            foreach (var violation in found)
            {
                report.Append(scheme).Append(": ").Append(violation).Append('\n');
            }
        }

        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light });
        return report.ToString();
    }

    // The package's own runner opens a blank page for every run, for the sake of frames; our pages have none.
    private static string Run(string rules) =>
        $$"""
        async () => (await axe.run(document, { runOnly: {{rules}}, resultTypes: ['violations'] })).violations.map(v =>
          `${v.id} (${v.impact}): ${v.help}` + v.nodes.map(n =>
            `\n    ${n.target}  ${n.html.slice(0, 160)}` + [...n.any, ...n.all, ...n.none].map(c => `\n        ${c.message}`).join('')).join(''))
        """;
}

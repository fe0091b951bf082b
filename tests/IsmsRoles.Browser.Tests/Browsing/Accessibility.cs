using System.Text;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using Xunit;

namespace IsmsRoles.Browser.Tests.Browsing;

/// <summary>What axe finds on a page, by WCAG 2.0, 2.1 and 2.2 level A and AA and its own best practices.</summary>
public static class Accessibility
{
    private static readonly AxeRunOptions Everything = new()
    {
        RunOnly = new RunOnlyOptions
        {
            Type = "tag",
            Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"],
        },
    };

    private static readonly AxeRunOptions Colours = new()
    {
        RunOnly = new RunOnlyOptions { Type = "rule", Values = ["color-contrast"] },
    };

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
        var report = new StringBuilder();
        foreach (var scheme in new[] { ColorScheme.Light, ColorScheme.Dark })
        {
            await page.EmulateMediaAsync(new() { ColorScheme = scheme });
            var result = await page.RunAxe(scheme == whole ? Everything : Colours);
            foreach (var violation in result.Violations)
            {
                Describe(report, scheme, violation);
            }
        }

        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light });
        return report.ToString();
    }

    private static void Describe(StringBuilder report, ColorScheme scheme, AxeResultItem violation)
    {
        report.Append(scheme).Append(": ").Append(violation.Id).Append(" (").Append(violation.Impact).Append("): ").Append(violation.Help).Append('\n');
        foreach (var node in violation.Nodes)
        {
            report.Append("    ").Append(node.Target).Append("  ").Append(Shortened(node.Html)).Append('\n');
            foreach (var check in node.Any.Concat(node.All).Concat(node.None))
            {
                report.Append("        ").Append(check.Message).Append('\n');
            }
        }
    }

    private static string Shortened(string html) => html.Length <= 160 ? html : html[..160] + "…";
}

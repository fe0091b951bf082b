using IsmsRoles.Documents.Pdf;

namespace IsmsRoles.Documents.Chart;

/// <summary>
/// Reporting lines as boxes joined by lines, laid out but not drawn: whoever draws it, on paper or on a screen, only follows
/// the numbers. Distances are in points from the top left of each page. The same roles give the same chart.
/// </summary>
public sealed record ReportingChart(IReadOnlyList<ChartPage> Pages)
{
    /// <summary>Lays out the roles over as many pages as they need, siblings in the order given.</summary>
    public static ReportingChart Of(IReadOnlyList<ChartRole> roles, ChartPaper paper)
    {
        using var shaper = new Shaper();
        return Of(roles, paper, shaper);
    }

    internal static ReportingChart Of(IReadOnlyList<ChartRole> roles, ChartPaper paper, Shaper shaper) =>
        ChartPaging.LayOut(ChartTree.Roots(roles), roles.Count, paper, shaper);
}

/// <summary>The room for a chart. The first page may have less height than the others, where a heading stands above it.</summary>
public sealed record ChartPaper(double Width, double FirstHeight, double Height);

/// <summary>One page: what is drawn on it and how much room that takes.</summary>
/// <param name="Boxes">Each after the one above it, in reading order.</param>
public sealed record ChartPage(double Width, double Height, IReadOnlyList<ChartBox> Boxes, IReadOnlyList<ChartLine> Lines);

/// <summary>A line between boxes, upright or level.</summary>
public readonly record struct ChartLine(double X1, double Y1, double X2, double Y2);

/// <summary>One role on a page. A role stands on several pages where its line is continued.</summary>
/// <param name="Above">Index on this page of the box it hangs from, or null.</param>
/// <param name="Below">How many roles report to it, directly or through others, on this page or on others.</param>
/// <param name="Texts">Its lines of text from top to bottom.</param>
/// <param name="From">The box this one continues, on an earlier page.</param>
/// <param name="On">The box that continues this one, on a later page.</param>
public sealed record ChartBox(
    ChartRole Role, int? Above, int Below, double X, double Y, double Width, double Height,
    IReadOnlyList<ChartText> Texts, ChartContinuation? From, ChartContinuation? On);

/// <summary>Joins two boxes of one role: that on the earlier page to its <paramref name="Part"/>th continuation (from 1).</summary>
/// <param name="Page">Index of the page it leads to.</param>
public sealed record ChartContinuation(int Role, int Part, int Page);

/// <summary>What a line of text in a box tells; each kind is drawn in its own way.</summary>
public enum ChartTextKind
{
    Title,
    Mark,
    Holder,

    /// <summary>"Vacant", or that the line does not reach top management.</summary>
    Warning,

    /// <summary>Leads back to where the line comes from. Without words: whoever draws knows how pages are called.</summary>
    ContinuedFrom,

    /// <summary>Leads to where the line goes on; likewise without words.</summary>
    ContinuedOn,
}

/// <summary>One line of text; size in points, place of its baseline from the box's top left.</summary>
public sealed record ChartText(string Text, ChartTextKind Kind, double Size, double X, double Baseline);

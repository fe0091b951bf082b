using System.Globalization;
using IsmsRoles.Documents.Chart;
using IsmsRoles.Documents.Pdf;

namespace IsmsRoles.Documents.RolesDocument.Layout;

/// <summary>
/// Draws the chart of reporting lines. To assistive technology the boxes and lines of a page are a figure, and the texts in
/// the boxes are a nested list that says who reports to whom.
/// </summary>
internal static class ReportingLinesSection
{
    // Keeps the chart clear of the foot's rule.
    private const double After = 8;

    public static void Draw(Flow flow, IReadOnlyList<ChartRole> roles)
    {
        if (roles.Count == 0)
        {
            flow.Text("There is no role.");
            return;
        }

        flow.Text(Introduction(roles), 8, keepWithNext: true);
        var chart = ReportingChart.Of(roles, new ChartPaper(flow.Width, flow.PageHeight - flow.Waiting - After, flow.PageHeight - After), flow.Document.Shaper);
        flow.Reserve(chart.Pages[0].Height + After);
        var first = flow.Document.Pages.Count;
        for (var i = 0; i < chart.Pages.Count; i++)
        {
            if (i > 0)
            {
                flow.NewPage();
            }

            new PageDrawing(flow, chart, i, first).Draw();
            flow.Y += chart.Pages[i].Height + After;
        }
    }

    private static string Introduction(IReadOnlyList<ChartRole> roles)
    {
        var text = "Whom each role reports to for information security. A clause number marks a role that the duty of that clause is assigned to";
        text += roles.Any(role => role.IsVacant) ? "; roles without a holder are marked as vacant." : ".";
        var broken = roles.Count(role => role.IsBroken);
        return broken == 0 ? text : text + (broken == 1 ? " One line does not reach top management." : $" {broken} lines do not reach top management.");
    }

    /// <summary>The drawing of one page of the chart.</summary>
    private sealed class PageDrawing(Flow flow, ReportingChart chart, int index, int firstPage)
    {
        private readonly ChartPage _chart = chart.Pages[index];
        private readonly PdfPage _page = flow.Page;
        private readonly double _left = flow.Left;
        private readonly double _top = flow.Y;

        public void Draw()
        {
            Figure();
            List();
            _page.Close();
        }

        private void Figure()
        {
            var bottom = flow.Document.Height - _top - _chart.Height;
            var figure = flow.Section.Add(
                "Figure", $"/O /Layout /Placement /Block /BBox {PdfSyntax.Rectangle(_left, bottom, _left + _chart.Width, bottom + _chart.Height)}");
            figure.Alt = Alternative();
            _page.Mark(figure);
            foreach (var line in _chart.Lines)
            {
                _page.Rule(_left + line.X1, _top + line.Y1, _left + line.X2, _top + line.Y2, 0.7, Look.StrongLine);
            }

            foreach (var box in _chart.Boxes)
            {
                var (x, y) = (_left + box.X, _top + box.Y);
                var warns = box.Role.IsVacant || box.Role.IsBroken;
                _page.Fill(x, y, box.Width, box.Height, warns ? Look.WarningFill : box.Role.Marks.Count > 0 ? Look.AccentFill : Look.Paper);
                _page.Frame(x, y, box.Width, box.Height, 0.7, warns ? Look.Warning : Look.StrongLine, dashed: box.On is not null || box.From is not null);
                if (box.Role.Marks.Count > 0)
                {
                    _page.Fill(x, y, 2.2, box.Height, Look.Accent);
                }
            }
        }

        private string Alternative()
        {
            var part = chart.Pages.Count == 1 ? "" : string.Create(CultureInfo.InvariantCulture, $", part {index + 1} of {chart.Pages.Count}");
            var roles = _chart.Boxes.Count == 1 ? "one role" : string.Create(CultureInfo.InvariantCulture, $"{_chart.Boxes.Count} roles");
            return $"Chart of reporting lines{part}: {roles} as boxes, each joined by a line to the role it reports to. The list that follows tells the same.";
        }

        private void List()
        {
            var top = flow.Section.Add("L", "/O /List /ListNumbering /None");
            var bodies = new StructureElement[_chart.Boxes.Count];
            var lists = new StructureElement?[_chart.Boxes.Count];
            for (var i = 0; i < bodies.Length; i++)
            {
                var box = _chart.Boxes[i];
                var list = box.Above is { } above ? lists[above] ??= bodies[above].Add("L", "/O /List /ListNumbering /None") : top;
                bodies[i] = list.Add("LI").Add("LBody");
                Texts(box, bodies[i]);
            }
        }

        private void Texts(ChartBox box, StructureElement body)
        {
            if (box.From is { } from)
            {
                flow.Document.AddDestination(DestinationOf(from), _page, _top + box.Y - 4);
            }

            if (box.On is { } on)
            {
                flow.Document.AddDestination(OriginOf(on), _page, _top + box.Y - 4);
            }

            var title = new LinkElements();
            foreach (var text in box.Texts)
            {
                var (words, destination) = text.Kind switch
                {
                    ChartTextKind.ContinuedFrom => ($"Continued from {Name(box.From!)}", OriginOf(box.From!)),
                    ChartTextKind.ContinuedOn => ($"Continued on {Name(box.On!)}", DestinationOf(box.On!)),
                    ChartTextKind.Title => (text.Text, RolesSection.DestinationOf(box.Role.Number)),
                    _ => (text.Text, null),
                };
                var style = new TextStyle(text.Size, ChartLettering.WeightOf(text.Kind), ColourOf(text.Kind));
                // The space parts this line's words from the next one's when the text is copied or spoken.
                var paragraph = flow.Layout([new Span(words, style, destination), new Span(" ", style)], double.MaxValue, text.Size);
                var links = text.Kind == ChartTextKind.Title ? title : new LinkElements();
                _page.Text(paragraph, paragraph.Lines[0], _left + box.X + text.X, _top + box.Y + text.Baseline, body, links);
            }
        }

        private string Name(ChartContinuation continuation) => continuation.Page == index
            ? "this page"
            : string.Create(CultureInfo.InvariantCulture, $"page {firstPage + continuation.Page}");

        private static Colour ColourOf(ChartTextKind kind) => kind switch
        {
            ChartTextKind.Title => Look.Ink,
            ChartTextKind.Warning => Look.Warning,
            ChartTextKind.Holder => Look.Quiet,
            _ => Look.Accent,
        };

        private static string DestinationOf(ChartContinuation continuation) =>
            string.Create(CultureInfo.InvariantCulture, $"role-{continuation.Role}-lines-{continuation.Part}");

        private static string OriginOf(ChartContinuation continuation) =>
            string.Create(CultureInfo.InvariantCulture, $"role-{continuation.Role}-lines-{continuation.Part}-origin");
    }
}

using IsmsRoles.Documents.Pdf;

namespace IsmsRoles.Documents.RolesDocument.Layout;

/// <summary>Labels and values, two pairs to a line; a wide value takes the whole line. A table to assistive technology.</summary>
internal sealed class FactGrid(Flow flow)
{
    private const double LabelWidth = 112;

    public void Draw(IReadOnlyList<DocumentFact> facts)
    {
        var body = flow.Section.Add("Table").Add("TBody");
        for (var i = 0; i < facts.Count;)
        {
            var pair = !facts[i].Wide && i + 1 < facts.Count && !facts[i + 1].Wide;
            DrawRow(body.Add("TR"), pair ? [facts[i], facts[i + 1]] : [facts[i]]);
            i += pair ? 2 : 1;
        }
    }

    private void DrawRow(StructureElement row, IReadOnlyList<DocumentFact> facts)
    {
        var half = flow.Width / 2;
        var parts = new List<(Paragraph Paragraph, StructureElement Element, double X)>();
        for (var i = 0; i < facts.Count; i++)
        {
            var fact = facts[i];
            var valueWidth = (facts.Count == 1 && fact.Wide ? flow.Width : half) - LabelWidth - Look.CellGap;
            var label = flow.Layout([new Span(fact.Label, Look.FactLabel)], LabelWidth - 6, Look.TableLeading);
            var value = flow.Layout([new Span(string.Join('\n', fact.Lines), Look.Figures)], valueWidth, Look.TableLeading);
            parts.Add((label, row.Add("TH", "/O /Table /Scope /Row"), flow.Left + (i * half)));
            parts.Add((value, row.Add("TD", facts.Count == 1 ? "/O /Table /ColSpan 3" : ""), flow.Left + (i * half) + LabelWidth));
        }

        var height = parts.Max(part => part.Paragraph.Height);
        flow.Reserve(facts.Count == 1 ? Math.Min(height + 7, 6 * Look.TableLeading) : height + 7);
        var top = flow.Y + 3.5;
        foreach (var (paragraph, element, x) in parts)
        {
            flow.Y = top;
            foreach (var line in paragraph.Lines)
            {
                if (facts.Count == 1 && flow.Y + paragraph.LineHeight > flow.Bottom)
                {
                    flow.NewPage();
                }

                flow.DrawLine(paragraph, line, x, flow.Y, element);
                flow.Y += paragraph.LineHeight;
            }
        }

        flow.Y = (facts.Count == 1 ? flow.Y : top + height) + 3.5;
        flow.Rule(flow.Y, Look.Line);
    }
}

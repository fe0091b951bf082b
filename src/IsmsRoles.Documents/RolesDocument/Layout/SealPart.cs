using System.Text;
using IsmsRoles.Documents.Pdf;
using IsmsRoles.Documents.Pdf.Signature;

namespace IsmsRoles.Documents.RolesDocument.Layout;

/// <summary>The organisation's seal under the signatures: what it is, and the field that the signature in the file belongs to.</summary>
internal static class SealPart
{
    private const string FieldName = "OrganisationSeal";
    private const double FieldWidth = 470;
    private const double Padding = 9;
    private const double TextWidth = 620;
    private const double After = 4;

    public static void Draw(Flow flow, SealSection section)
    {
        flow.SubHeading("Seal of the organisation");
        var title = Line(flow, section.Title, Look.RoleTitle);
        var certificate = Line(flow, section.Certificate, Look.Hash);
        var empty = Line(flow, section.Empty, Look.CellWarning);
        var levels = section.Levels.ToDictionary(level => level.Key, level => Line(flow, level.Value, Look.Cell));
        var height = title.Height + certificate.Height + levels.Values.Append(empty).Max(line => line.Height) + (2 * Padding);
        var paragraphs = section.Paragraphs.Select(text => flow.Layout([new Span(text, Look.Text)], Math.Min(TextWidth, flow.Width), Look.TextLeading)).ToList();
        flow.Reserve(paragraphs.Sum(paragraph => paragraph.Height + After) + After + height); // what it is and the seal itself stay together
        foreach (var paragraph in paragraphs)
        {
            flow.Draw(paragraph, flow.Left, flow.Section.Add("P"));
            flow.Y += After;
        }

        flow.Y += After;
        var field = flow.Document.Seal = new SealField(flow.Document, FieldName, section.Tooltip);
        field.Put(flow.Page, flow.Section.Add("Form"), flow.Left, flow.Y, FieldWidth, height);
        field.ShowWhenEmpty(Face(flow.Document, height, Look.Warning, [empty]));
        foreach (var (level, line) in levels)
        {
            field.ShowWhenSealed(level, Face(flow.Document, height, Look.Accent, [title, line, certificate]));
        }

        flow.Y += height + 6;
    }

    private static Paragraph Line(Flow flow, string text, TextStyle style) =>
        flow.Layout([new Span(text, style)], FieldWidth - (2 * Padding) - 6, Look.TableLeading);

    // A frame with a bar at its left, and the lines in it.
    private static string Face(PdfDocument document, double height, Colour colour, IReadOnlyList<Paragraph> paragraphs)
    {
        var content = new StringBuilder();
        content.Append(PdfPage.Rgb(Look.Line)).Append(" RG ").Append(PdfSyntax.Number(Look.Hairline)).Append(" w 0.5 0.5 ")
            .Append(PdfSyntax.Number(FieldWidth - 1)).Append(' ').Append(PdfSyntax.Number(height - 1)).Append(" re S\n")
            .Append(PdfPage.Rgb(colour)).Append(" rg 0 0 3 ").Append(PdfSyntax.Number(height)).Append(" re f\n");
        var y = Padding;
        foreach (var paragraph in paragraphs)
        {
            var size = paragraph.Spans.Max(span => span.Style.Size);
            foreach (var line in paragraph.Lines)
            {
                var writer = new Pdf.TextWriter(document, content, height - y - (paragraph.LineHeight / 2) - (size * 0.36));
                foreach (var piece in line.Pieces)
                {
                    writer.Draw(piece, paragraph.Spans[piece.SpanIndex].Style, Padding + 6 + piece.X);
                }

                writer.End();
                y += paragraph.LineHeight;
            }
        }

        return content.ToString();
    }
}

using IsmsRoles.Documents.Pdf;

namespace IsmsRoles.Documents.RolesDocument.Layout;

/// <summary>Running head and foot of every page, drawn last because only then is the number of pages known.</summary>
internal static class PageEdges
{
    public static void Draw(PdfDocument document, RolesDocumentModel model)
    {
        for (var i = 0; i < document.Pages.Count; i++)
        {
            var page = document.Pages[i];
            if (model.ProposedMark is not null)
            {
                Mark(document, page, model.ProposedMark);
            }

            if (i > 0)
            {
                Head(document, page, model);
            }

            Foot(document, page, model, i + 1);
        }
    }

    private static void Mark(PdfDocument document, PdfPage page, string mark)
    {
        page.MarkArtifact("/Type /Pagination /Subtype /Header");
        page.Fill(0, 0, document.Width, 24, Look.WarningFill);
        page.Rule(0, 24, document.Width, 24, 0.8, Look.Warning);
        var paragraph = Layout(document, mark, Look.ProposedMark);
        Line(page, paragraph, (document.Width - paragraph.Lines[0].Width) / 2, 15.4);
        page.Close();
    }

    private static void Head(PdfDocument document, PdfPage page, RolesDocumentModel model)
    {
        page.MarkArtifact("/Type /Pagination /Subtype /Header");
        Line(page, Layout(document, $"{model.Title.Organisation} · {model.Title.Heading}", Look.PageEdge), Look.SideMargin, 39);
        var right = Layout(document, $"{model.Title.Classification} · {model.Title.Version}", Look.PageEdge);
        Line(page, right, document.Width - Look.SideMargin - right.Lines[0].Width, 39);
        page.Close();
    }

    private static void Foot(PdfDocument document, PdfPage page, RolesDocumentModel model, int number)
    {
        var y = document.Height - 24;
        page.MarkArtifact("/Type /Pagination /Subtype /Footer");
        page.Rule(Look.SideMargin, y - 11, document.Width - Look.SideMargin, y - 11, Look.Hairline, Look.Line);
        var left = model.IsProposed ? model.ProposedMark! : $"{model.Title.Version} · {model.Title.Status}";
        Line(page, Layout(document, left, Look.PageEdge), Look.SideMargin, y);
        var right = Layout(document, $"page {number} of {document.Pages.Count}", Look.PageEdge);
        Line(page, right, document.Width - Look.SideMargin - right.Lines[0].Width, y);
        page.Close();
    }

    private static Paragraph Layout(PdfDocument document, string text, TextStyle style) =>
        Paragraph.Layout(document.Shaper, [new Span(text, style)], document.Width - (2 * Look.SideMargin), style.Size);

    private static void Line(PdfPage page, Paragraph paragraph, double x, double baseline) =>
        page.Text(paragraph, paragraph.Lines[0], x, baseline, null);
}

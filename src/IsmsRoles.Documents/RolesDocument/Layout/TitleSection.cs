using System.Globalization;
using IsmsRoles.Documents.Pdf;

namespace IsmsRoles.Documents.RolesDocument.Layout;

/// <summary>The head of the first page: whose document this is, its scope, classification, version and status.</summary>
internal static class TitleSection
{
    private const int MostCodes = 20;

    public static void Draw(Flow flow, RolesDocumentModel model)
    {
        var title = model.Title;
        flow.Y -= 10;
        Line(flow, new Span(title.Organisation, Look.Organisation), "P", 15);
        flow.Y += 2;
        Line(flow, new Span(title.Heading, Look.Title), "H1", 30);
        flow.Y += 8;
        flow.Rule(flow.Y, Look.Accent, 1.4);
        flow.Y += 8;
        Columns(flow,
        [
            ("ISMS scope", title.IsmsScope, 0.42, Look.Text),
            ("Classification", title.Classification, 0.14, Look.FactStrong),
            ("Version", title.Version, 0.16, Look.FactStrong),
            ("Status", title.Status, 0.28, model.IsProposed ? Look.FactStrong with { Colour = Look.Warning } : Look.FactStrong),
        ]);
        if (model.MissingCharacters.Count > 0)
        {
            var codes = model.MissingCharacters.Take(MostCodes).Select(c => string.Join(' ', c.EnumerateRunes().Select(r => string.Create(CultureInfo.InvariantCulture, $"U+{r.Value:X4}"))));
            var more = model.MissingCharacters.Count > MostCodes ? $" and {model.MissingCharacters.Count - MostCodes} more" : "";
            flow.Y += 6;
            flow.Text([new Span($"No font at hand has these characters: {string.Join(", ", codes)}{more}. Each is printed as its code in square brackets.", Look.Text with { Colour = Look.Warning })], after: 0);
        }
    }

    private static void Line(Flow flow, Span span, string type, double leading)
    {
        var paragraph = flow.Layout([span], flow.Width, leading);
        flow.Draw(paragraph, flow.Left, flow.Document.Structure.Add(type));
    }

    private static void Columns(Flow flow, IReadOnlyList<(string Label, string Value, double Share, TextStyle Style)> columns)
    {
        var (x, top, height) = (flow.Left, flow.Y, 0.0);
        foreach (var (label, value, share, style) in columns)
        {
            var width = (flow.Width * share) - 18;
            var owner = flow.Document.Structure.Add("P");
            var valueOwner = flow.Document.Structure.Add("P");
            var head = flow.Layout([new Span(label, Look.FactLabel)], width, 12);
            var body = flow.Layout([new Span(value, style)], width, Look.TextLeading);
            flow.DrawLine(head, head.Lines[0], x, top, owner);
            for (var i = 0; i < body.Lines.Count; i++)
            {
                flow.DrawLine(body, body.Lines[i], x, top + 12 + (i * body.LineHeight), valueOwner);
            }

            flow.Page.Close();
            height = Math.Max(height, 12 + body.Height);
            x += flow.Width * share;
        }

        flow.Y = top + height + 2;
    }
}

using System.Globalization;
using IsmsRoles.Documents.Pdf;
using IsmsRoles.Documents.RolesDocument;
using IsmsRoles.Documents.RolesDocument.Layout;
using IsmsRoles.Domain;
using IsmsRoles.Domain.Organisations;
using IsmsRoles.Domain.Versions;

namespace IsmsRoles.Documents.SignaturePage;

/// <summary>
/// A page that top management signs by hand, or attaches to its minutes: what is approved, its SHA-256, and a line for each
/// signatory (rule 8). Portrait, on the organisation's paper. The same version gives the same bytes.
/// </summary>
public static class SignaturePagePdf
{
    private const int Group = 8;

    /// <returns>The bytes of the PDF file.</returns>
    public static byte[] Render(RegisterVersion version)
    {
        var content = version.Content;
        var (width, height) = content.Organisation.PaperSize == PaperSize.Letter ? (612.0, 792.0) : (595.276, 841.89);
        var heading = $"Signature page: proposed version {version.ProposedNumber}, submission {version.SubmissionNumber}";
        using var document = new PdfDocument(width, height);
        var flow = new Flow(document);
        Line(flow, new Span(content.Organisation.Name, Look.Organisation), "P", 15);
        flow.Y += 4;
        Line(flow, new Span(heading, Look.Title with { Size = 17 }), "H1", 23);
        flow.Y += 6;
        flow.Rule(flow.Y, Look.Accent, 1.4);
        flow.Y += 12;
        flow.Text([new Span("Information security roles, responsibilities and authorities", Look.TextStrong), new Span($". ISMS scope: {content.Organisation.IsmsScope}", Look.Text)]);
        var time = new LocalTime(content.Organisation.TimeZone);
        flow.Text($"Submitted by {version.SubmittedByName} on {time.InBoth(version.SubmittedAt)}.");
        flow.BeginSection("What is signed");
        flow.Text($"Each signature below {version.Meaning}, as ISO/IEC 27001:2022 clause 5.3 requires, on exactly the content with this SHA-256:");
        Hash(flow, version.Sha256);
        flow.Text($"In short: {QuotedHash.Abbreviate(version.Sha256)}. Minutes of a decision quote the whole of it, or these first and last eight characters.");
        flow.Text("Before signing, read the document of this submission. Its document control prints the same SHA-256. Nobody’s signature counts for their own appointment.");
        flow.BeginSection("Signatures");
        flow.Text($"{(version.Needed == 1 ? "One signature is" : $"{version.Needed} signatures are")} needed.", keepWithNext: true);
        var table = new Table(flow, ["Name and capacity", "Day of the decision", "Signature"], [205, 110, 188]);
        foreach (var signatory in version.Signatories.OrderBy(s => s.Number))
        {
            table.Row(signatory.Name, cells =>
            {
                cells[0].Text([new Span(signatory.Name, Look.RoleTitle), new Span(signatory.JobTitle.Length == 0 ? "" : "\n" + signatory.JobTitle, Look.Cell)]);
                cells[0].Text($"{Text.Capital(signatory.Capacity.InWords())}: {signatory.Evidence}", Look.CellQuiet, 2);
                cells[1].Text("\n\n\n", Look.Cell);
                cells[2].Text("\n\n\n", Look.Cell);
            });
        }

        flow.Y += 12;
        flow.Text("Reference of the minutes, if it was decided in a meeting: _________________________________________________");
        flow.Text("Afterwards a manager records this page in the application with its scan, and a second person confirms it against the scan. The signatures count from then on.", after: 0);
        flow.Page.Close();
        Feet(document, heading);
        return document.Save(new DocumentProperties(
            Title: TextPreparation.Drawable($"{content.Organisation.Name}: {heading}"),
            Author: TextPreparation.Drawable(content.Organisation.Name),
            Subject: TextPreparation.Drawable(heading),
            "en-GB",
            Identifier: $"{version.Id}-signature-page",
            version.SubmittedAt));
    }

    // In groups, because somebody compares them by eye.
    private static void Hash(Flow flow, string sha256)
    {
        var groups = sha256.Chunk(Group).Select(g => new string(g)).ToList();
        var size = Look.Figures with { Size = 11.5 };
        foreach (var half in groups.Chunk(groups.Count / 2))
        {
            flow.Text([new Span(string.Join("  ", half), size)], after: 1);
        }

        flow.Y += 6;
    }

    private static void Line(Flow flow, Span span, string type, double leading) =>
        flow.Draw(flow.Layout([span], flow.Width, leading), flow.Left, flow.Document.Structure.Add(type));

    private static void Feet(PdfDocument document, string heading)
    {
        for (var i = 0; i < document.Pages.Count; i++)
        {
            var page = document.Pages[i];
            page.MarkArtifact("/Type /Pagination /Subtype /Footer");
            var text = string.Create(CultureInfo.InvariantCulture, $"{heading} · page {i + 1} of {document.Pages.Count}");
            var paragraph = Paragraph.Layout(document.Shaper, [new Span(text, Look.PageEdge)], document.Width - (2 * Look.SideMargin), Look.PageEdge.Size);
            page.Text(paragraph, paragraph.Lines[0], Look.SideMargin, document.Height - 24, null);
            page.Close();
        }
    }
}

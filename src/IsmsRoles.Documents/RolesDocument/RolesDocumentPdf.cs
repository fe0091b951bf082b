using IsmsRoles.Documents.Pdf;
using IsmsRoles.Documents.RolesDocument.Layout;
using IsmsRoles.Domain.Versions.Content;

namespace IsmsRoles.Documents.RolesDocument;

/// <summary>
/// Draws the roles document as a tagged PDF (ISO 32000-1). The same model gives the same bytes on every machine: nothing
/// is read from a clock, a random source, a culture or the operating system.
/// </summary>
public static class RolesDocumentPdf
{
    /// <returns>The bytes of the PDF file, which conforms to PDF/A-3a and PDF/UA-1 (docs/pdf.md).</returns>
    /// <exception cref="InvalidOperationException">The content is missing, or is not what the printed SHA-256 says.</exception>
    public static byte[] Render(RolesDocumentModel model)
    {
        var (width, height) = model.Page == PageFormat.A4Landscape ? (841.89, 595.276) : (792.0, 612.0);
        using var document = new PdfDocument(width, height, Attached(model.Content));
        var flow = new Flow(document);
        TitleSection.Draw(flow, model);
        var sections = new Sections(flow);
        sections.Begin("Document control");
        new FactGrid(flow).Draw(model.Control);
        sections.Begin("Statement of assignment");
        StatementSections.Assignment(flow, model.Statement);
        sections.Begin("Roles, responsibilities and authorities");
        RolesSection.Draw(flow, model.Roles);
        sections.Begin("Duties of everyone and incident contact");
        StatementSections.Everyone(flow, model.Everyone);
        sections.Begin("Third parties");
        StatementSections.ThirdParties(flow, model.ThirdParties, model.NoThirdParties);
        sections.Begin("Reporting lines");
        ReportingLinesSection.Draw(flow, model.ReportingLines);
        sections.Begin("Signatures of top management");
        ProofSections.Signatures(flow, model.Signatures);
        sections.Begin("Changes since the previous version");
        ProofSections.Changes(flow, model.Changes);
        sections.Begin("Version history");
        ProofSections.History(flow, model.History);
        sections.Begin("How to verify this document");
        flow.NumberedList(model.Verification);
        flow.Page.Close();
        PageEdges.Draw(document, model);
        return document.Save(new DocumentProperties(
            Title: TextPreparation.Drawable($"{model.Title.Organisation}: {model.Title.Heading}, {model.Title.Version}"),
            Author: TextPreparation.Drawable(model.Title.Organisation),
            Subject: TextPreparation.Drawable(model.ProposedMark ?? $"{model.Title.Version}. {model.Title.Status}"),
            model.Language,
            Identifier: model.VersionId,
            model.MomentUtc));
    }

    private static Attachment Attached(HashedContent? content)
    {
        if (content is null || CanonicalJson.Sha256(content.Bytes.Span) != content.Sha256)
        {
            throw new InvalidOperationException("A roles document needs the content that was hashed, with the SHA-256 that it prints.");
        }

        return new Attachment(content.FileName, "application/json", $"The content that was hashed and signed, as canonical JSON (RFC 8785). SHA-256: {content.Sha256}", content.Bytes);
    }

    /// <summary>
    /// Characters of a text that no bundled font can draw, so that submission can warn. The document
    /// shows each as its code, for instance <c>[U+738B]</c>.
    /// </summary>
    public static IReadOnlyList<string> MissingCharacters(string text) => TextPreparation.MissingCharacters(text);

    /// <summary>Numbers the sections in the order they are drawn.</summary>
    private sealed class Sections(Flow flow)
    {
        private int _number;

        public void Begin(string heading) => flow.BeginSection($"{++_number}  {heading}");
    }
}

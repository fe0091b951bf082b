using IsmsRoles.Documents.Pdf;
using IsmsRoles.Documents.RolesDocument.Layout;

namespace IsmsRoles.Documents.RolesDocument;

/// <summary>
/// Draws the roles document as a tagged PDF (ISO 32000-1). The same model gives the same bytes: nothing
/// is read from a clock, a random source or the machine.
/// </summary>
public static class RolesDocumentPdf
{
    /// <returns>The bytes of the PDF file.</returns>
    public static byte[] Render(RolesDocumentModel model)
    {
        var (width, height) = model.Page == PageFormat.A4Landscape ? (841.89, 595.276) : (792.0, 612.0);
        using var document = new PdfDocument(width, height);
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
        sections.Begin("Signatures of top management");
        ProofSections.Signatures(flow, model.Signatures);
        sections.Begin(model.Changes.Heading);
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

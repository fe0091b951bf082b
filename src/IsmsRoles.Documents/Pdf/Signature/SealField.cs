using IsmsRoles.Domain.Sealing;

namespace IsmsRoles.Documents.Pdf.Signature;

/// <summary>
/// The empty signature field (ISO 32000-1, 12.7.4.5) that a document is made with, tagged like everything else, and what it
/// looks like in each state, drawn with the document's own fonts. Sealing then adds a value and points at one of the
/// appearances; it draws nothing.
/// </summary>
internal sealed class SealField(PdfDocument document, string name, string tooltip)
{
    private readonly int _field = document.File.Allocate();
    private readonly int _empty = document.File.Allocate();
    private readonly Dictionary<SealLevel, int> _sealed = Enum.GetValues<SealLevel>().ToDictionary(level => level, _ => document.File.Allocate());
    private readonly List<(int Number, string Content)> _appearances = [];
    private string _entries = "";
    private string _box = "";

    /// <summary>Puts the field on a page, with its top left corner at a place in points from the page's.</summary>
    public void Put(PdfPage page, StructureElement form, double x, double y, double width, double height)
    {
        var key = page.Annotate(form, _field);
        var rectangle = PdfSyntax.Rectangle(x, document.Height - y - height, x + width, document.Height - y);
        // Print and Locked: what is printed shows the seal, and nobody moves the field by accident.
        _entries = $"/Type /Annot /Subtype /Widget /FT /Sig /T {PdfSyntax.Text(name)} /TU {PdfSyntax.Text(tooltip)} /F 132 " +
            $"/Rect {rectangle} /P {page.ObjectNumber} 0 R /StructParent {key}";
        _box = PdfSyntax.Rectangle(0, 0, width, height);
    }

    public void ShowWhenEmpty(string content) => _appearances.Add((_empty, content));

    public void ShowWhenSealed(SealLevel level, string content) => _appearances.Add((_sealed[level], content));

    /// <summary>Writes the field, its appearances and the form that holds it.</summary>
    /// <returns>The object number of the interactive form.</returns>
    public int Write(string resources)
    {
        foreach (var (number, content) in _appearances)
        {
            document.File.SetStream(
                number, $"/Type /XObject /Subtype /Form /BBox {_box} /Resources {resources}", System.Text.Encoding.ASCII.GetBytes(content));
        }

        document.File.Set(_field, $"<<{_entries} /AP <</N {_empty} 0 R>>>>");
        return document.File.Add($"<</Fields [{_field} 0 R] /SigFlags 3>>"); // has signatures, and is only ever appended to
    }

    /// <summary>Where sealing adds its value; to be asked for once the file is written.</summary>
    public SealPlace Place => new(_field, _entries, _sealed, document.File.Trailer!);
}

/// <summary>What an incremental update needs to know of the file it adds to (ISO 32000-1, 7.5.6).</summary>
/// <param name="Field">The field's object number.</param>
/// <param name="FieldEntries">The field's dictionary without its appearance and value.</param>
/// <param name="Appearances">The appearance for each level, by object number.</param>
internal sealed record SealPlace(int Field, string FieldEntries, IReadOnlyDictionary<SealLevel, int> Appearances, PdfTrailer Trailer);

using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace IsmsRoles.Documents.Pdf;

/// <summary>
/// One font as used in one document: a Type0 font with Identity-H, so that a character code is the
/// glyph number, its subset program, and a ToUnicode map made from the clusters that were drawn.
/// </summary>
internal sealed class EmbeddedFont(FontFace face, string resourceName)
{
    private readonly Dictionary<uint, (string Text, bool IsExact)> _texts = [];

    /// <summary>The name in the page's font resources, for instance <c>F1</c>.</summary>
    public string ResourceName => resourceName;

    /// <summary>
    /// Notes that a glyph is drawn for a text. False when the glyph already stands for another text, so
    /// that the caller must state this one beside it (ActualText).
    /// </summary>
    public bool TryMap(uint glyph, string text)
    {
        if (_texts.TryGetValue(glyph, out var known) && known.IsExact)
        {
            return ReferenceEquals(known.Text, text) || known.Text == text;
        }

        _texts[glyph] = (text, true);
        return true;
    }

    /// <summary>Notes a glyph whose text is stated beside it; the text also maps the glyph until it stands for one exactly.</summary>
    public void Use(uint glyph, string text) => _texts.TryAdd(glyph, (text, false));

    public void Write(PdfFile file, int number)
    {
        var program = face.Subset(_texts.Keys);
        var name = $"{SubsetTag(program)}+{face.Name}";
        var fontFile = file.AddStream($"/Length1 {program.Length}", program);
        var descriptor = file.Add(
            $"<</Type /FontDescriptor /FontName /{name} /Flags 4 /FontBBox [{string.Join(' ', face.Box.Select(v => PdfSyntax.Number(v)))}] /ItalicAngle 0 " +
            $"/Ascent {PdfSyntax.Number(face.Ascent)} /Descent {PdfSyntax.Number(face.Descent)} /CapHeight {PdfSyntax.Number(face.CapHeight)} " +
            $"/StemV {(face.Weight >= 600 ? 140 : 90)} /FontWeight {face.Weight} /FontFile2 {fontFile} 0 R>>");
        var descendant = file.Add(
            $"<</Type /Font /Subtype /CIDFontType2 /BaseFont /{name} /CIDSystemInfo <</Registry (Adobe) /Ordering (Identity) " +
            $"/Supplement 0>> /CIDToGIDMap /Identity /FontDescriptor {descriptor} 0 R /DW 0 /W [{Widths()}]>>");
        var toUnicode = file.AddStream("", Encoding.ASCII.GetBytes(ToUnicode()));
        file.Set(number, $"<</Type /Font /Subtype /Type0 /BaseFont /{name} /Encoding /Identity-H " +
            $"/DescendantFonts [{descendant} 0 R] /ToUnicode {toUnicode} 0 R>>");
    }

    private string Widths()
    {
        var widths = new StringBuilder();
        uint? previous = null;
        foreach (var glyph in _texts.Keys.Order())
        {
            if (previous is null || glyph != previous + 1)
            {
                widths.Append(previous is null ? "" : "] ").Append(CultureInfo.InvariantCulture, $"{glyph} [");
            }
            else
            {
                widths.Append(' ');
            }

            widths.Append(PdfSyntax.Number(face.Width(glyph)));
            previous = glyph;
        }

        return widths.Append(previous is null ? "" : "]").ToString();
    }

    private string ToUnicode()
    {
        var map = new StringBuilder(
            "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n" +
            "/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def\n" +
            "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n" +
            "1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n");
        foreach (var group in _texts.OrderBy(pair => pair.Key).Chunk(100))
        {
            map.Append(CultureInfo.InvariantCulture, $"{group.Length} beginbfchar\n");
            foreach (var (glyph, text) in group)
            {
                map.Append(CultureInfo.InvariantCulture, $"<{glyph:X4}> <{PdfSyntax.Utf16Hex(text.Text)}>\n");
            }

            map.Append("endbfchar\n");
        }

        return map.Append("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n").ToString();
    }

    private static string SubsetTag(byte[] program) =>
        string.Concat(SHA256.HashData(program).Take(6).Select(b => (char)('A' + (b % 26))));
}

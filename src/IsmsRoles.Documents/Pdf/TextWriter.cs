using System.Globalization;
using System.Text;

namespace IsmsRoles.Documents.Pdf;

/// <summary>
/// Writes the glyphs of one line as text operators, joining neighbours into one array. A cluster whose
/// glyphs are not one for one with its text carries the text beside it as ActualText. Glyphs stand from left to right;
/// where that is the reverse of what is read, the content says so (ReversedChars, ISO 32000-1, 14.8.2.3.3).
/// </summary>
internal sealed class TextWriter(PdfDocument document, StringBuilder content, double baseline)
{
    private FontFace? _face;
    private TextStyle? _style;
    private double _rise;
    private double _pen; // where the viewer's pen is, in points
    private bool _inText;
    private bool _inArray;
    private bool _inString;
    private bool _inReversed;

    public void Draw(PlacedText piece, TextStyle style, double x)
    {
        if (piece.RightToLeft != _inReversed && piece.Word.Glyphs.Length > 0)
        {
            Select(piece.Word.Glyphs[0].Face, style, x, 0);
            Reverse(piece.RightToLeft);
        }

        var at = x;
        var glyphs = piece.Word.Glyphs;
        for (var i = 0; i < glyphs.Length;)
        {
            var first = glyphs[i];
            var count = 1;
            while (i + count < glyphs.Length && glyphs[i + count].ClusterStart == first.ClusterStart
                && glyphs[i + count].Face == first.Face)
            {
                count++;
            }

            if (first.ClusterStart >= piece.Start && first.ClusterStart < piece.End)
            {
                at = DrawCluster(glyphs.AsSpan(i, count), first.Text, style, at);
            }

            i += count;
        }
    }

    public void End()
    {
        Reverse(false);
        EndArray();
        if (_inText)
        {
            content.Append("ET\n");
        }

        (_inText, _face, _style, _rise) = (false, null, null, 0);
    }

    private double DrawCluster(ReadOnlySpan<ShapedGlyph> cluster, string text, TextStyle style, double x)
    {
        var font = document.FontFor(cluster[0].Face);
        var stated = cluster.Length > 1 || !font.TryMap(cluster[0].Id, text);
        if (stated)
        {
            Select(cluster[0].Face, style, x, 0);
            EndArray();
            content.Append("/Span <</ActualText <FEFF").Append(PdfSyntax.Utf16Hex(text)).Append(">>> BDC\n");
        }

        foreach (var glyph in cluster)
        {
            font.Use(glyph.Id, text);
            DrawGlyph(glyph, style, x);
            x += glyph.Advance * style.Size / 1000;
        }

        if (stated)
        {
            EndArray();
            content.Append("EMC\n");
        }

        return x;
    }

    private void DrawGlyph(ShapedGlyph glyph, TextStyle style, double x)
    {
        var place = x + (glyph.OffsetX * style.Size / 1000);
        Select(glyph.Face, style, place, glyph.OffsetY * style.Size / 1000);
        if (!_inArray)
        {
            content.Append('[');
            _inArray = true;
        }

        // The pen is moved in whole thousandths of an em and followed exactly, so no error adds up along the line.
        var shift = Math.Round((_pen - place) * 1000 / style.Size, MidpointRounding.AwayFromZero);
        if (shift != 0)
        {
            EndString();
            content.Append(((long)shift).ToString(CultureInfo.InvariantCulture));
            _pen -= shift * style.Size / 1000;
        }

        if (!_inString)
        {
            content.Append('<');
            _inString = true;
        }

        content.Append(CultureInfo.InvariantCulture, $"{glyph.Id:X4}");
        _pen += Math.Round(glyph.Face.Width(glyph.Id), 3, MidpointRounding.AwayFromZero) * style.Size / 1000;
    }

    private void Select(FontFace face, TextStyle style, double x, double rise)
    {
        if (!_inText)
        {
            content.Append("BT ").Append(PdfSyntax.Number(x)).Append(' ').Append(PdfSyntax.Number(baseline)).Append(" Td\n");
            _pen = Math.Round(x, 3, MidpointRounding.AwayFromZero);
            _inText = true;
        }

        if (_style?.Colour != style.Colour)
        {
            EndArray();
            content.Append(PdfPage.Rgb(style.Colour)).Append(" rg\n");
        }

        if (_face != face || _style?.Size != style.Size)
        {
            EndArray();
            content.Append('/').Append(document.FontFor(face).ResourceName).Append(' ')
                .Append(PdfSyntax.Number(style.Size)).Append(" Tf\n");
        }

        if (_rise != rise)
        {
            EndArray();
            content.Append(PdfSyntax.Number(rise)).Append(" Ts\n");
        }

        (_face, _style, _rise) = (face, style, rise);
    }

    private void Reverse(bool reversed)
    {
        if (reversed != _inReversed)
        {
            EndArray();
            content.Append(reversed ? "/ReversedChars BMC\n" : "EMC\n");
            _inReversed = reversed;
        }
    }

    private void EndArray()
    {
        EndString();
        if (_inArray)
        {
            content.Append("] TJ\n");
            _inArray = false;
        }
    }

    private void EndString()
    {
        if (_inString)
        {
            content.Append('>');
            _inString = false;
        }
    }
}

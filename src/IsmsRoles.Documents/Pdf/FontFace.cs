using System.Buffers.Binary;
using System.Text;
using HarfBuzzSharp;

namespace IsmsRoles.Documents.Pdf;

/// <summary>One TrueType font: its HarfBuzz face, and the metrics a PDF font descriptor needs (1/1000 em).</summary>
internal sealed class FontFace
{
    private readonly int _unitsPerEm;
    private readonly double[] _widths; // asked for each glyph drawn, so kept; -1 until known

    internal FontFace(string name, Face face)
    {
        (Name, Face) = (name, face);
        Face.MakeImmutable();
        _unitsPerEm = Face.UnitsPerEm;
        _widths = new double[Face.GlyphCount];
        Array.Fill(_widths, -1);
        Font = new Font(Face);
        Font.SetFunctionsOpenType();
        Font.SetScale(_unitsPerEm, _unitsPerEm);

        var head = FontTables.Of(Face, "head");
        var hhea = FontTables.Of(Face, "hhea");
        var os2 = FontTables.Of(Face, "OS/2");
        if (head.Length < 54 || hhea.Length < 36 || os2.Length < 78)
        {
            throw new InvalidOperationException($"The font {name} lacks the tables that say how large it is.");
        }

        for (var i = 0; i < Box.Length; i++)
        {
            Box[i] = Thousandths(BinaryPrimitives.ReadInt16BigEndian(head.AsSpan(36 + (2 * i))));
        }

        Ascent = Thousandths(BinaryPrimitives.ReadInt16BigEndian(hhea.AsSpan(4)));
        Descent = Thousandths(BinaryPrimitives.ReadInt16BigEndian(hhea.AsSpan(6)));
        CapHeight = os2.Length >= 90 ? Thousandths(BinaryPrimitives.ReadInt16BigEndian(os2.AsSpan(88))) : Ascent;
        Weight = BinaryPrimitives.ReadUInt16BigEndian(os2.AsSpan(4));
    }

    /// <summary>The PostScript name; that of a bundled font is also the name of its resource.</summary>
    public string Name { get; }
    public Face Face { get; }
    public Font Font { get; }
    public int[] Box { get; } = new int[4];
    public int Ascent { get; }
    public int Descent { get; }
    public int CapHeight { get; }
    public int Weight { get; }

    public static FontFace FromResource(string name)
    {
        using var stream = typeof(FontFace).Assembly.GetManifestResourceStream($"Fonts/{name}.ttf")
            ?? throw new InvalidOperationException($"The font {name} is not in the assembly.");
        var data = new byte[stream.Length];
        stream.ReadExactly(data);
        using var blob = FontTables.Keep(data);
        return new FontFace(name, new Face(blob, 0));
    }

    public bool Has(Rune character) => Font.TryGetNominalGlyph((uint)character.Value, out _);

    /// <summary>Advance of a glyph in 1/1000 em, as the PDF's width array states it.</summary>
    public double Width(uint glyph)
    {
        if (glyph >= _widths.Length)
        {
            return 0;
        }

        var known = _widths[glyph];
        return known >= 0 ? known : _widths[glyph] = Font.GetHorizontalGlyphAdvance(glyph) * 1000.0 / _unitsPerEm;
    }

    /// <summary>Font units to 1/1000 em.</summary>
    public double Em(int units) => units * 1000.0 / _unitsPerEm;

    public byte[] Subset(IEnumerable<uint> glyphs)
    {
        var bytes = HarfBuzzSubset.Subset(Face.Handle, glyphs);
        GC.KeepAlive(Face);
        return bytes;
    }

    private int Thousandths(int units) => (int)Math.Round(Em(units), MidpointRounding.AwayFromZero);
}

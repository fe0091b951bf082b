using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text;
using HarfBuzzSharp;

namespace IsmsRoles.Documents.Pdf;

/// <summary>One TrueType font: its HarfBuzz face, and the metrics a PDF font descriptor needs (1/1000 em).</summary>
internal sealed class FontFace
{
    private readonly byte[] _data;
    private readonly int _unitsPerEm;

    private FontFace(string name, byte[] data)
    {
        (Name, _data) = (name, data);
        var memory = Marshal.AllocHGlobal(data.Length); // lives as long as the process: faces are loaded once
        Marshal.Copy(data, 0, memory, data.Length);
        using var blob = new Blob(memory, data.Length, MemoryMode.ReadOnly);
        blob.MakeImmutable();
        Face = new Face(blob, 0);
        Face.MakeImmutable();
        _unitsPerEm = Face.UnitsPerEm;
        Font = new Font(Face);
        Font.SetFunctionsOpenType();
        Font.SetScale(_unitsPerEm, _unitsPerEm);

        var head = Table("head");
        var hhea = Table("hhea");
        var os2 = Table("OS/2");
        for (var i = 0; i < Box.Length; i++)
        {
            Box[i] = Thousandths(BinaryPrimitives.ReadInt16BigEndian(head[(36 + (2 * i))..]));
        }

        Ascent = Thousandths(BinaryPrimitives.ReadInt16BigEndian(hhea[4..]));
        Descent = Thousandths(BinaryPrimitives.ReadInt16BigEndian(hhea[6..]));
        CapHeight = os2.Length >= 90 ? Thousandths(BinaryPrimitives.ReadInt16BigEndian(os2[88..])) : Ascent;
        Weight = BinaryPrimitives.ReadUInt16BigEndian(os2[4..]);
    }

    /// <summary>The PostScript name, which is also the name of the embedded resource.</summary>
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
        return new FontFace(name, data);
    }

    public bool Has(Rune character) => Font.TryGetNominalGlyph((uint)character.Value, out _);

    /// <summary>Advance of a glyph in 1/1000 em, as the PDF's width array states it.</summary>
    public double Width(uint glyph) => Font.GetHorizontalGlyphAdvance(glyph) * 1000.0 / _unitsPerEm;

    /// <summary>Font units to 1/1000 em.</summary>
    public double Em(int units) => units * 1000.0 / _unitsPerEm;

    public byte[] Subset(IEnumerable<uint> glyphs)
    {
        var bytes = HarfBuzzSubset.Subset(Face.Handle, glyphs);
        GC.KeepAlive(Face);
        return bytes;
    }

    private int Thousandths(int units) => (int)Math.Round(Em(units), MidpointRounding.AwayFromZero);

    private ReadOnlySpan<byte> Table(string tag)
    {
        var data = _data.AsSpan();
        var wanted = Encoding.ASCII.GetBytes(tag);
        for (var i = 0; i < BinaryPrimitives.ReadUInt16BigEndian(data[4..]); i++)
        {
            var record = data.Slice(12 + (16 * i), 16);
            if (record[..4].SequenceEqual(wanted))
            {
                return data.Slice(
                    (int)BinaryPrimitives.ReadUInt32BigEndian(record[8..]), (int)BinaryPrimitives.ReadUInt32BigEndian(record[12..]));
            }
        }

        throw new InvalidOperationException($"The font {Name} has no {tag} table.");
    }
}

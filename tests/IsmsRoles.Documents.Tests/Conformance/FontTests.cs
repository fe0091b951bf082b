using System.Buffers.Binary;
using System.Globalization;
using System.Text;

namespace IsmsRoles.Documents.Tests.Conformance;

/// <summary>Fonts and the text that glyphs stand for: ISO 19005-3:2012, 6.2.11, and ISO 14289-1:2014, 7.21.</summary>
public sealed class FontTests
{
    [Theory, MemberData(nameof(Specimens.Names), MemberType = typeof(Specimens))]
    public void Fonts_are_composite_with_the_identity_encoding_and_say_so(string specimen) // ISO 19005-3, 6.2.11.2 and 6.2.11.3; ISO 14289-1, 7.21.3
    {
        Assert.All(Fonts(Specimens.Read(specimen)), font =>
        {
            Assert.Equal(("Type0", "Identity-H"), (font.Dictionary.Name("Subtype"), font.Dictionary.Name("Encoding")));
            Assert.Equal(("CIDFontType2", "Identity"), (font.Descendant.Name("Subtype"), font.Descendant.Name("CIDToGIDMap")));
            var system = (PdfDictionary)font.Descendant["CIDSystemInfo"]!;
            Assert.Equal(("Adobe", "Identity", 0.0), (system.Text("Registry"), system.Text("Ordering"), system.Number("Supplement")));
        });
    }

    [Theory, MemberData(nameof(Specimens.Names), MemberType = typeof(Specimens))]
    public void Every_glyph_shown_is_in_the_embedded_program(string specimen) // ISO 19005-3, 6.2.11.4.1; ISO 14289-1, 7.21.4.1
    {
        var file = Specimens.Read(specimen);

        Assert.All(Fonts(file), font =>
        {
            var outlines = font.Program.Glyphs();
            var shown = Shown(file, font.Resource);
            Assert.NotEmpty(shown);
            Assert.All(shown, glyph => Assert.True(glyph < outlines.Length, $"Glyph {glyph} is not in the program."));
            Assert.All(shown.Where(glyph => !outlines[glyph]), glyph => Assert.Matches(@"^\s|\u200C|\u200D$", font.Texts[glyph][..1])); // nothing to draw
        });
    }

    [Theory, MemberData(nameof(Specimens.Names), MemberType = typeof(Specimens))]
    public void Fonts_are_named_as_subsets_and_have_no_CIDSet_that_could_be_wrong(string specimen) // ISO 19005-3, 6.2.11.4.2; ISO 14289-1, 7.21.4.2
    {
        Assert.All(Fonts(Specimens.Read(specimen)), font =>
        {
            Assert.Matches("^[A-Z]{6}\\+[A-Za-z-]+$", font.Dictionary.Name("BaseFont")!);
            Assert.Equal(font.Dictionary.Name("BaseFont"), font.Descendant.Name("BaseFont"));
            Assert.Equal(font.Dictionary.Name("BaseFont"), font.Descriptor.Name("FontName"));
            Assert.False(font.Descriptor.ContainsKey("CIDSet"));
        });
    }

    [Theory, MemberData(nameof(Specimens.Names), MemberType = typeof(Specimens))]
    public void Widths_are_those_of_the_embedded_program(string specimen) // ISO 19005-3, 6.2.11.5; ISO 14289-1, 7.21.5
    {
        var file = Specimens.Read(specimen);

        Assert.All(Fonts(file), font =>
        {
            var widths = Widths(file, font.Descendant);
            Assert.All(Shown(file, font.Resource), glyph => Assert.Equal(font.Program.Advance(glyph), widths[glyph], 0.001));
        });
    }

    [Theory, MemberData(nameof(Specimens.Names), MemberType = typeof(Specimens))]
    public void Every_glyph_shown_stands_for_a_text(string specimen) // ISO 19005-3, 6.2.11.7.2; ISO 14289-1, 7.21.7
    {
        var file = Specimens.Read(specimen);

        Assert.All(Fonts(file), font => Assert.All(Shown(file, font.Resource), glyph =>
        {
            Assert.NotEmpty(font.Texts[glyph]);
            Assert.DoesNotContain(font.Texts[glyph].EnumerateRunes(), rune => rune.Value is 0 or 0xFEFF or 0xFFFE);
        }));
    }

    [Theory, MemberData(nameof(Specimens.Names), MemberType = typeof(Specimens))]
    public void No_text_is_of_private_use_characters(string specimen) // ISO 19005-3, 6.2.11.7.3
    {
        var file = Specimens.Read(specimen);
        var stated = file.Pages.SelectMany(page => PdfContent.Of(file, page)).SelectMany(o => o.Marks).Select(mark => mark.Properties.Text("ActualText") ?? "");

        Assert.All(Fonts(file).SelectMany(font => font.Texts.Values).Concat(stated.Distinct()), text =>
            Assert.DoesNotContain(text.EnumerateRunes(), rune => Rune.GetUnicodeCategory(rune) == UnicodeCategory.PrivateUse));
    }

    [Theory, MemberData(nameof(Specimens.Names), MemberType = typeof(Specimens))]
    public void The_glyph_for_what_is_missing_is_never_shown(string specimen) // ISO 19005-3, 6.2.11.8; ISO 14289-1, 7.21.8
    {
        var file = Specimens.Read(specimen);

        Assert.DoesNotContain(file.Pages.SelectMany(page => PdfContent.Of(file, page)).SelectMany(o => o.Codes()), code => code == 0);
    }

    [Fact]
    public void Characters_that_have_no_glyph_in_a_font_or_no_meaning_are_spelt_out() // ISO 19005-3, 6.2.11.7.3 and 6.2.11.8
    {
        var shown = string.Concat(new ReadBack(Specimens.Of("odd characters")).Pages);

        Assert.Contains("[U+738B][U+5C0F][U+660E]", shown, StringComparison.Ordinal);
        Assert.Contains("[U+E000][U+E001][U+F8FF]", shown, StringComparison.Ordinal);
        Assert.Contains("[U+202E]gnaro", shown, StringComparison.Ordinal);
    }

    private static HashSet<int> Shown(PdfBytes file, string resource) =>
        [.. file.Pages.SelectMany(page => PdfContent.Of(file, page)).Where(o => o.Font == resource).SelectMany(o => o.Codes())];

    private static IEnumerable<Font> Fonts(PdfBytes file)
    {
        foreach (var (resource, reference) in file.Dictionary(file.Dictionary(file.Pages[0]["Resources"])["Font"]))
        {
            var font = file.Dictionary(reference);
            var descendant = file.Dictionary(Assert.Single(file.List(font["DescendantFonts"])));
            var descriptor = file.Dictionary(descendant["FontDescriptor"]);
            var program = file.Stream(descriptor["FontFile2"]);
            Assert.Equal(program.Data.Length, program.Dictionary.Number("Length1"));
            yield return new(resource, font, descendant, descriptor, new(program.Data), PdfReading.Map(Encoding.ASCII.GetString(file.Stream(font["ToUnicode"]).Data)));
        }
    }

    private static Dictionary<int, double> Widths(PdfBytes file, PdfDictionary descendant)
    {
        var widths = new Dictionary<int, double>();
        var entries = file.List(descendant["W"]);
        for (var i = 0; i < entries.Count; i += 2)
        {
            foreach (var (offset, width) in ((List<object?>)entries[i + 1]!).Index())
            {
                widths.Add((int)(double)entries[i]! + offset, (double)width!);
            }
        }

        return widths;
    }

    private sealed record Font(
        string Resource, PdfDictionary Dictionary, PdfDictionary Descendant, PdfDictionary Descriptor, TrueType Program, Dictionary<int, string> Texts);

    /// <summary>The tables of a TrueType program that say which glyphs it has and how wide they are.</summary>
    private sealed class TrueType(byte[] data)
    {
        /// <summary>Whether each glyph has an outline.</summary>
        public bool[] Glyphs()
        {
            var loca = Table("loca");
            var wide = BinaryPrimitives.ReadInt16BigEndian(Table("head").Span[50..]) == 1;
            var places = new int[loca.Length / (wide ? 4 : 2)];
            for (var i = 0; i < places.Length; i++)
            {
                places[i] = wide ? BinaryPrimitives.ReadInt32BigEndian(loca.Span[(4 * i)..]) : 2 * BinaryPrimitives.ReadUInt16BigEndian(loca.Span[(2 * i)..]);
            }

            return [.. Enumerable.Range(0, places.Length - 1).Select(i => places[i + 1] > places[i])];
        }

        /// <summary>In 1/1000 em.</summary>
        public double Advance(int glyph)
        {
            var last = BinaryPrimitives.ReadUInt16BigEndian(Table("hhea").Span[34..]) - 1;
            return BinaryPrimitives.ReadUInt16BigEndian(Table("hmtx").Span[(4 * Math.Min(glyph, last))..]) * 1000.0 / BinaryPrimitives.ReadUInt16BigEndian(Table("head").Span[18..]);
        }

        private ReadOnlyMemory<byte> Table(string tag)
        {
            for (var at = 12; at < 12 + (16 * BinaryPrimitives.ReadUInt16BigEndian(data.AsSpan(4))); at += 16)
            {
                if (Encoding.ASCII.GetString(data, at, 4) == tag)
                {
                    return data.AsMemory(BinaryPrimitives.ReadInt32BigEndian(data.AsSpan(at + 8)), BinaryPrimitives.ReadInt32BigEndian(data.AsSpan(at + 12)));
                }
            }

            throw new InvalidOperationException($"The program has no {tag} table.");
        }
    }
}

using IsmsRoles.Documents.Pdf;
using Xunit;

namespace IsmsRoles.Documents.Tests;

public sealed class TextTests
{
    private static readonly TextStyle Style = new(10, FontWeight.Regular, default);

    [Theory]
    [InlineData("joiners/movers", 8)]
    [InlineData("re-entered", 3)]
    [InlineData("王小明", 1, 2)]
    [InlineData("27001:2022")]
    [InlineData("2026-11-23")]
    [InlineData("24/7")]
    [InlineData("-5")]
    public void Words_are_broken_where_a_reader_expects_it(string word, params int[] places)
    {
        Assert.Equal(places, Enumerable.Range(0, word.Length + 1).Where(i => LineBreaks.Before(word, i)));
    }

    [Theory]
    [InlineData("abc אבג abc", "00001110000")]
    [InlineData("abc אבג 12 אבג", "00001111221111")]
    [InlineData("אבג abc", "1111222")]
    [InlineData("ab אב (12) ab", "0001111221000")]
    [InlineData("ab (אב) ab", "0000110000")]
    [InlineData("אב 45% אב", "111222111")] // a sign beside a number belongs to it
    [InlineData("אב €5 אב", "11122111")]
    [InlineData("אב 2026-11 אב", "1112222222111")]
    [InlineData("بت 2026-11", "1112222122")] // after Arabic letters, a hyphen does not join numbers
    [InlineData("بت 1,5", "111222")]
    [InlineData("بت ٢٠ ab", "11122122")]
    [InlineData("אב 5. ab", "11121122")]
    public void Each_character_gets_its_reading_direction(string text, string levels)
    {
        Assert.Equal(levels, string.Concat(Bidi.Levels(text)));
    }

    [Fact]
    public void Lines_are_no_wider_than_asked_and_hold_every_word()
    {
        using var shaper = new Shaper();
        const string text = "The quick brown fox jumps over the lazy dog and keeps the information security policy in daily use";

        var paragraph = Paragraph.Layout(shaper, [new Span(text, Style)], 120, 12);

        Assert.True(paragraph.Lines.Count > 3);
        Assert.All(paragraph.Lines, line => Assert.InRange(line.Width, 1, 120.01));
        Assert.Equal(text, string.Concat(paragraph.Lines.SelectMany(line => line.Pieces).Select(piece => piece.Word.Text[piece.Start..piece.End])));
    }

    [Fact]
    public void Spans_without_a_space_between_them_stay_together()
    {
        using var shaper = new Shaper();

        var paragraph = Paragraph.Layout(shaper, [new Span("The chief executive Łukasz", Style), new Span(", elected", Style)], 122, 12);

        Assert.DoesNotContain(paragraph.Lines, line => line.Pieces[0].Word.Text.StartsWith(','));
    }

    [Fact]
    public void The_colon_between_digits_keeps_its_text_although_its_glyph_is_swapped()
    {
        using var shaper = new Shaper();

        var word = shaper.Shape("27001:2022", FontWeight.Regular, tabular: false, rightToLeft: false);
        var plain = shaper.Shape("a:", FontWeight.Regular, tabular: false, rightToLeft: false);

        var colon = word.Glyphs.Single(glyph => glyph.ClusterStart == 5);
        Assert.Equal(6, colon.ClusterEnd);
        Assert.NotEqual(plain.Glyphs[1].Id, colon.Id);
    }

    [Fact]
    public void A_script_outside_the_first_font_is_drawn_with_another()
    {
        using var shaper = new Shaper();

        var faces = shaper.Shape("aب", FontWeight.Regular, tabular: false, rightToLeft: false).Glyphs.Select(glyph => glyph.Face.Name);

        Assert.Equal(["Inter-Regular", "NotoSansArabic-Regular"], faces);
    }
}

using IsmsRoles.Documents.Pdf;
using UglyToad.PdfPig.Content;
using Xunit;

namespace IsmsRoles.Documents.Tests;

/// <summary>
/// Where each letter of a right-to-left text stands, seen from left to right. Brackets that run from right to left are drawn
/// turned round but keep their text, so here they seem to face outwards.
/// </summary>
public sealed class RightToLeftTests
{
    [Theory]
    [InlineData("שרה לוי", "יול הרש")]
    [InlineData("שרה לוי (CISO) 2026", "2026 )CISO( יול הרש")]
    [InlineData("Kept by שרה לוי (אבטחה), from 12/03/2026", "Kept by )החטבא( יול הרש, from 12/03/2026")]
    [InlineData("הקוד [A-12] הוא 45% מתוך €1,200.50", "€1,200.50 ךותמ 45% אוה ]A-12[ דוקה")]
    [InlineData("נחתם 2026-11-23", "2026-11-23 םתחנ")]
    [InlineData("ISO/IEC 27001:2022 לפי", "ISO/IEC 27001:2022 יפל")]
    public void Hebrew_mixed_with_latin_digits_and_brackets_stands_in_the_right_order(string text, string seen)
    {
        Assert.Equal(seen, Seen(text));
    }

    [Fact]
    public void Arabic_mixed_with_latin_digits_and_brackets_stands_in_the_right_order()
    {
        Assert.Equal("27001 )CISO( " + string.Concat("محمد".Reverse()), Seen("محمد (CISO) 27001"));
    }

    [Fact]
    public void Each_line_of_a_long_right_to_left_text_begins_at_the_margin()
    {
        var lines = Letters(string.Join(' ', Enumerable.Repeat("אבטחת מידע", 40)))
            .Where(letter => letter.Value != " ")
            .GroupBy(letter => Math.Round(letter.StartBaseLine.Y))
            .Select(line => line.Min(Left))
            .ToList();

        Assert.True(lines.Count > 3);
        Assert.All(lines, left => Assert.InRange(left, 49.9, 50.1));
    }

    private static string Seen(string text) => string.Concat(Letters(text).OrderBy(Left).Select(letter => letter.Value)).Trim();

    private static double Left(Letter letter) => Math.Min(letter.StartBaseLine.X, letter.EndBaseLine.X);

    private static IReadOnlyList<Letter> Letters(string text)
    {
        using var document = new PdfDocument(500, 400);
        var page = document.AddPage();
        var owner = document.Structure.Add("P");
        var paragraph = Paragraph.Layout(document.Shaper, [new Span(text, new TextStyle(10, FontWeight.Regular, default))], 400, 14);
        for (var i = 0; i < paragraph.Lines.Count; i++)
        {
            page.Text(paragraph, paragraph.Lines[i], 50, 50 + (i * 14), owner);
        }

        page.Close();
        using var read = new ReadBack(document.Save(new DocumentProperties("Test", "Test", "Test", "en-GB", "test", DateTime.UnixEpoch)));
        return read.Document.GetPage(1).Letters;
    }
}

using IsmsRoles.Documents.Exports;
using IsmsRoles.Web.Import;
using Xunit;

namespace IsmsRoles.Web.Tests.Import;

public class CellTests
{
    [Theory]
    [InlineData("\u200EAnn\u200F Lee", "Ann Lee")]
    [InlineData("Ann\u00A0\u00A0Lee ", "Ann Lee")]
    [InlineData("Ann\r\nLee", "Ann Lee")]
    [InlineData("Zoe\u0308", "Zoë")]
    [InlineData("\uFEFFAnn", "Ann")]
    [InlineData("'=Ann", "=Ann")]
    [InlineData("'Ann", "'Ann")]
    [InlineData("00123", "00123")]
    [InlineData("#N/A", "")]
    [InlineData(null, "")]
    public void A_line_is_cleaned_of_what_no_reader_sees(string? raw, string clean)
    {
        var cell = CellText.Line(raw);

        Assert.Equal(clean, cell.Text);
        Assert.Null(cell.Problem);
    }

    [Theory]
    [InlineData("Ann\u202Egpj", "U+202E")]
    [InlineData("Ann\u2066x", "U+2066")]
    [InlineData("Ann\u0007", "control character U+0007")]
    [InlineData("#REF!", "spreadsheet's error #REF!")]
    public void What_would_mislead_a_reader_is_refused(string raw, string problem)
    {
        Assert.Contains(problem, CellText.Line(raw).Problem);
        Assert.Contains(problem, CellText.Block(raw).Problem);
    }

    [Fact]
    public void Two_texts_that_look_the_same_have_one_key()
    {
        Assert.Equal(CellText.Key("Zoë Müller"), CellText.Key("\u200Fzoe\u0308  mu\u0308ller\u00A0"));
        Assert.NotEqual(CellText.Key("Zoë"), CellText.Key("Zoe"));
    }

    [Fact]
    public void Half_a_surrogate_pair_does_not_break_the_import() => Assert.Equal("A\uFFFDB", CellText.Line("A\uD800B").Text);

    [Theory]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("+49 30 1", "'+49 30 1")]
    [InlineData("-", "'-")]
    [InlineData("@SUM(A1)", "'@SUM(A1)")]
    [InlineData("\tx", "'\tx")]
    [InlineData("＝1", "'＝1")]
    [InlineData("'=1", "''=1")]
    [InlineData("plain", "plain")]
    [InlineData("'quoted'", "'quoted'")]
    [InlineData("", "")]
    public void Formulas_are_escaped_on_export_and_come_back_the_same(string text, string escaped)
    {
        Assert.Equal(escaped, CsvExport.Escape(text));
        Assert.Equal(text, CsvExport.Unescape(escaped));
    }

    [Fact]
    public void An_exported_record_is_read_back_the_same()
    {
        string[] cells = ["=HYPERLINK(\"x\")", "a, \"b\"; c", "line\nbreak", "'@x", "plain", " ", ""];

        var record = CsvRecords.Read(CsvExport.Record(cells), ',', 10).Single();

        Assert.Equal(cells, record.Cells.Select(CsvExport.Unescape));
        Assert.StartsWith("\"'=HYPERLINK", CsvExport.Record(cells));
    }

    [Theory]
    [InlineData("- one <br> - two<br/>- three", "one|two|three")]
    [InlineData("• one • two\n• three", "one|two|three")]
    [InlineData("1. one\r\n2. two\r\n10. ten", "one|two|ten")]
    [InlineData("(a) one\n(b) two", "one|two")]
    [InlineData("* one\n* two", "one|two")]
    [InlineData("T0084: Employ\nT0542: Translate", "T0084: Employ|T0542: Translate")]
    [InlineData("Is in charge:\n- of this, which is\n  long\n- of that", "Is in charge:|of this, which is long|of that")]
    [InlineData("<ul><li>R&amp;D</li><li>Ops</li></ul>", "R&D|Ops")]
    [InlineData("Well-known risk - owner", "Well-known risk - owner")]
    [InlineData("Responds within 2.5 hours", "Responds within 2.5 hours")]
    [InlineData("2.5 days of notice", "2.5 days of notice")]
    [InlineData("", "")]
    public void A_list_in_a_cell_is_taken_apart(string cell, string items) =>
        Assert.Equal(items.Length == 0 ? [] : items.Split('|'), ListCell.Split(CellText.Block(cell).Text));

    [Fact]
    public void A_list_that_goes_out_comes_back_the_same()
    {
        string[] items = ["1. is how it starts, oddly", "Reports - monthly", "=not a formula", "x"];
        var cell = CsvExport.Unescape(CsvExport.Escape(ListCell.Join(items)));

        // The number at the start of the first is the text's own: the bullet in front of it is the only one taken away.
        Assert.Equal(items, ListCell.Split(cell));
    }
}

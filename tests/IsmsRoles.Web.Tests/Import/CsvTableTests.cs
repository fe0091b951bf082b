using System.Text;
using IsmsRoles.Web.Import;
using Xunit;

namespace IsmsRoles.Web.Tests.Import;

public class CsvTableTests
{
    [Theory]
    [InlineData("Name,Job title\nAnn,Head\nBo,Clerk\n", ',')]
    [InlineData("Name;Amount;Text\nAnn;1,5;one, two\nBo;2,5;three\n", ';')]
    [InlineData("Name\tJob title\nAnn\tHead, IT; Ops\n", '\t')]
    [InlineData("Name|Job title\nAnn|Head, IT\n", '|')]
    [InlineData("Title\nChief Executive\nHead of IT\n", ',')]
    [InlineData("Name,Duties\nAnn,\"a; b; c\nd; e; f\"\nBo,\"g; h; i\"\n", ',')]
    public void The_delimiter_is_guessed(string text, char delimiter) => Assert.Equal(delimiter, Read(text).Delimiter);

    [Fact]
    public void The_user_can_correct_the_delimiter() =>
        Assert.Equal(["A;B,C"], Read("A;B,C\n1;2,3\n", new(Delimiter: '|')).Headers);

    [Fact]
    public void Excels_separator_line_is_obeyed_and_rows_keep_their_numbers()
    {
        var table = Read("sep=|\r\nName|Duty\r\nAnn|a, b\r\n");

        Assert.Equal('|', table.Delimiter);
        Assert.Equal(["Name", "Duty"], table.Headers);
        Assert.Equal((3, 3), (table.Rows[0].Row, table.Rows[0].Line));
    }

    [Fact]
    public void Cells_keep_line_breaks_quotes_and_delimiters_and_lines_are_counted()
    {
        var table = Read("Role,Tasks\r\nCISO,\"one\r\ntwo, \"\"three\"\"\"\r\nDPO,four\r\n");

        Assert.Equal("one\r\ntwo, \"three\"", table.Rows[0][1]);
        Assert.Equal((3, 4), (table.Rows[1].Row, table.Rows[1].Line));
    }

    [Fact]
    public void A_row_with_too_many_cells_is_named_by_its_line()
    {
        var table = Read("Role,Tasks\nCISO,\"a\nb\"\nDPO,one, two\n");

        Assert.Null(table.Rows[0].Problem);
        Assert.StartsWith("Line 4 has 3 cells where the header has 2", table.Rows[1].Problem);
    }

    [Fact]
    public void A_short_row_is_taken_with_a_note_and_empty_cells_beyond_the_header_are_ignored()
    {
        var table = Read("A,B,C\n1\n1,2,3,,\n");

        Assert.Contains("ends after 1 of 3 cells", table.Rows[0].Note);
        Assert.Equal("", table.Rows[0][2]);
        Assert.Null(table.Rows[1].Problem);
    }

    [Fact]
    public void A_quotation_mark_that_never_closes_is_refused_with_its_line()
    {
        var refusal = Assert.Throws<ImportRefusedException>(() => Read("Name,Duty\nAnn,x\nBo,\"y\nCy,z\n"));

        Assert.Contains("opens in row 3 (line 3)", refusal.Message);
    }

    [Fact]
    public void Banner_rows_above_the_header_are_left_out_and_named()
    {
        var table = Read("Meridian GmbH – staff list,,,\nPrinted on 3 March 2026,,,\n,,,\nName,E-mail,Job title,Department\nAnn Lee,ann@example.com,Head,IT\n");

        Assert.Equal(["Name", "E-mail", "Job title", "Department"], table.Headers);
        Assert.Equal(4, table.HeaderRow);
        Assert.Single(table.Rows);
        Assert.Contains(table.Notes, n => n.Contains("row 1 (“Meridian GmbH – staff list”)", StringComparison.Ordinal));
    }

    [Fact]
    public void A_header_of_two_rows_with_merged_cells_is_joined()
    {
        var table = Read("Person,,Employment,\nGiven name,Family name,From,Until\nAnn,Lee,2020-01-01,\n");

        Assert.Equal(["Person – Given name", "Person – Family name", "Employment – From", "Employment – Until"], table.Headers);
        Assert.Single(table.Rows);
        Assert.Equal(4, ColumnGuess.People(table).Columns.Count);
    }

    [Fact]
    public void The_user_can_say_where_the_header_is_or_that_there_is_none()
    {
        const string text = "x,y\nName,Job\nAnn,Head\n";

        Assert.Equal(["Name", "Job"], Read(text, new(HeaderRow: 2)).Headers);
        Assert.Equal(["Column A", "Column B"], Read(text, new(HeaderRow: 0)).Headers);
        Assert.Equal(3, Read(text, new(HeaderRow: 0)).Rows.Count);
    }

    [Fact]
    public void Empty_and_repeated_headers_are_named_apart()
    {
        var table = Read("Name,,Name,Note\nAnn,1,Lee,x\n");

        Assert.Equal(["Name", "Column B", "Name (2)", "Note"], table.Headers);
        Assert.Contains(table.Notes, n => n.Contains("Column B has no name", StringComparison.Ordinal));
        Assert.Contains(table.Notes, n => n.Contains("“Name” more than once", StringComparison.Ordinal));
    }

    [Fact]
    public void Empty_rows_are_skipped_and_a_legend_below_the_table_is_set_aside()
    {
        var table = Read("Role,Head,Staff\nRisk,A,R\n,,\nAudit,C,I\n,,\nLegend,R = Responsible,\n,,\n");

        Assert.Equal(["Risk", "Audit"], table.Column(0));
        Assert.Equal([2, 4], table.Rows.Select(r => r.Row));
        Assert.Contains(table.Notes, n => n.Contains("row 6 (“Legend”)", StringComparison.Ordinal));
    }

    [Fact]
    public void Too_many_rows_or_columns_and_tables_without_rows_are_refused()
    {
        var tiny = new ImportLimits { Rows = 2, Columns = 2 };

        Assert.Contains("more than 2 rows", Assert.Throws<ImportRefusedException>(() => Read("A,B\n1,2\n1,2\n1,2\n", limits: tiny)).Message);
        Assert.Contains("3 columns", Assert.Throws<ImportRefusedException>(() => Read("A,B,C\n1,2,3\n", limits: tiny)).Message);
        Assert.Contains("no rows below", Assert.Throws<ImportRefusedException>(() => Read("A,B\n")).Message);
    }

    [Theory]
    [InlineData("cenedril-competence-matrix.csv", 22)]
    [InlineData("cenedril-raci-matrix.csv", 19)]
    [InlineData("cenedril-supplier-register.csv", 12)]
    [InlineData("cenedril-training-register.csv", 14)]
    [InlineData("nice-v2-work-roles.csv", 41)]
    [InlineData("nice-v2-role-tasks.csv", 1429)]
    [InlineData("hr-107.csv", 107)]
    [InlineData("hr-10k/employee.csv", 10_000)]
    [InlineData("hr-10k/title.csv", 14_782)]
    [InlineData("ibm-emp-attrition-bom.csv", 1_470)]
    [InlineData("posts-299.csv", 299)]
    public void Published_files_are_read_whole(string name, int rows)
    {
        var table = CsvTable.Read(Samples.Read(name));

        Assert.Equal(rows, table.Rows.Count);
        Assert.Equal(("utf-8", ','), (table.Encoding.Key, table.Delimiter));
        Assert.All(table.Rows, r => Assert.Null(r.Problem));
    }

    [Fact]
    public void Blank_rows_in_any_number_hide_nothing_that_follows()
    {
        var table = Read("Name,Job\n" + string.Concat(Enumerable.Repeat(",\n\n", 200_000)) + "Ann Lee,Head\n");

        Assert.Equal((400_002, "Ann Lee"), (table.Rows.Single().Row, table.Rows[0][0]));
    }

    [Fact]
    public void An_endless_cell_is_refused_with_its_row()
    {
        var table = Read($"Role,Tasks\nCISO,\"{new string(' ', 5)}a{new string('\n', 400_000)}b\"\nDPO,x\n");

        Assert.Contains("a cell of more than 32,767 characters", table.Rows[0].Problem);
        Assert.Equal(["", "x"], table.Column(1));
    }

    [Fact]
    public void A_lost_letter_is_pointed_out() =>
        Assert.Contains(CsvTable.Read(Samples.Read("posts-299.csv")).Rows, r => r.Note?.Contains("a letter was lost", StringComparison.Ordinal) == true);

    [Fact]
    public void A_published_file_with_unquoted_commas_says_which_lines_cannot_be_trusted()
    {
        var table = CsvTable.Read(Samples.Read("cenedril-stakeholder-communication.csv"));

        Assert.Equal(8, table.Headers.Count);
        Assert.NotEmpty(table.Rows);
        Assert.All(table.Rows.Where(r => r.Cells.Count > 8), r => Assert.Contains("not in quotation marks", r.Problem));
        Assert.Contains(table.Rows, r => r.Problem is not null);
    }

    private static CsvTable Read(string text, ReadChoices? choices = null, ImportLimits? limits = null) =>
        CsvTable.Read(Encoding.UTF8.GetBytes(text), choices, limits);
}

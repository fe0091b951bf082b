using System.Text;
using IsmsRoles.Documents.Exports;

namespace IsmsRoles.Documents.Tests.Exports;

public sealed class RolesCsvTests
{
    [Fact]
    public void Each_role_and_assignment_has_a_row_and_a_role_without_one_too()
    {
        var rows = Read(RolesCsv.Write(SampleTable.Signed()));

        Assert.Equal(1 + 6 + 1, rows.Count); // header, assignments, everyone
        Assert.All(rows, r => Assert.Equal(rows[0].Count, r.Count));
        Assert.Equal(["Everyone in ISMS scope, Staff and externals"], Column(rows, "Held by").Where((_, i) => Column(rows, "Role")[i] == "Everyone"));
    }

    [Fact]
    public void Cells_with_line_breaks_commas_and_quotation_marks_come_back_whole()
    {
        var rows = Read(RolesCsv.Write(SampleTable.Signed()));

        Assert.Contains(Column(rows, "Purpose"), p => p == "Line one\n- line two");
        Assert.Contains(Column(rows, "Role"), r => r == SampleTable.Markup);
        Assert.Equal(["2026-01-01"], Column(rows, "From").Where((_, i) => Column(rows, "For")[i] == "|Gdańsk| (site)"));
    }

    [Fact]
    public void No_cell_starts_a_formula()
    {
        var rows = Read(RolesCsv.Write(SampleTable.Signed()));

        Assert.DoesNotContain(rows.SelectMany(r => r), c => CsvExport.StartsFormula(c));
        Assert.Contains("'" + SampleTable.Formula, Column(rows, "Role"));
    }

    [Fact]
    public void Every_row_of_the_register_says_that_it_is_not_signed()
    {
        var rows = Read(RolesCsv.Write(SampleTable.NotSigned()));

        Assert.All(Column(rows, "Version"), v => Assert.Equal("Register, not signed", v));
    }

    [Fact]
    public void The_file_is_utf_8_with_the_mark_spreadsheets_look_for_and_lines_end_as_rfc_4180_says()
    {
        var bytes = RolesCsv.Write(SampleTable.Signed());

        Assert.Equal(Encoding.UTF8.Preamble, bytes.AsSpan(0, 3));
        Assert.EndsWith("\r\n", Encoding.UTF8.GetString(bytes));
    }

    private static List<string> Column(List<List<string>> rows, string header)
    {
        var i = rows[0].IndexOf(header);
        return [.. rows.Skip(1).Select(r => r[i])];
    }

    // RFC 4180, strictly.
    private static List<List<string>> Read(byte[] bytes)
    {
        var text = Encoding.UTF8.GetString(bytes.AsSpan(3));
        List<List<string>> rows = [];
        List<string> row = [];
        var cell = new StringBuilder();
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '"')
            {
                for (i++; !(text[i] == '"' && text[i + 1] != '"'); i++)
                {
                    cell.Append(text[i]);
                    i += text[i] == '"' ? 1 : 0;
                }

                Assert.True(text[i + 1] is ',' or '\r', "A closed cell ends.");
            }
            else if (text[i] is ',' or '\r')
            {
                row.Add(cell.ToString());
                cell.Clear();
                if (text[i] == '\r')
                {
                    Assert.Equal('\n', text[++i]);
                    rows.Add(row);
                    row = [];
                }
            }
            else
            {
                Assert.NotEqual('\n', text[i]);
                cell.Append(text[i]);
            }
        }

        return rows;
    }
}

using System.Globalization;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;
using IsmsRoles.Documents.Exports;
using IsmsRoles.Domain.Versions.Content;

namespace IsmsRoles.Documents.Tests.Exports;

public sealed class RolesXlsxTests
{
    [Fact]
    public void The_workbook_is_valid_by_the_standards_schema()
    {
        using var document = Open(RolesXlsx.Write(SampleTable.Signed()));

        var faults = new OpenXmlValidator(DocumentFormat.OpenXml.FileFormatVersions.Microsoft365).Validate(document, TestContext.Current.CancellationToken).Select(f => $"{f.Part?.Uri} {f.Path?.XPath}: {f.Description}");

        Assert.Empty(faults);
    }

    [Fact]
    public void Every_sheet_can_be_filtered_and_its_header_row_stays_in_sight()
    {
        using var document = Open(RolesXlsx.Write(SampleTable.Signed()));

        Assert.Equal(["Roles", "Assignments", "Responsibilities", "Authorities", "Third parties", "About"], Names(document));
        foreach (var part in document.WorkbookPart!.WorksheetParts)
        {
            var rows = part.Worksheet!.Descendants<Row>().Count();
            var columns = part.Worksheet.Descendants<Row>().First().Descendants<Cell>().Count();
            Assert.Equal($"A1:{(char)('A' + columns - 1)}{rows}", part.Worksheet.GetFirstChild<AutoFilter>()!.Reference);
            var pane = part.Worksheet.Descendants<Pane>().Single();
            Assert.Equal((PaneStateValues.Frozen, 1D), (pane.State!.Value, pane.VerticalSplit!.Value));
        }
    }

    [Fact]
    public void Each_assignment_has_a_row_with_real_dates()
    {
        using var document = Open(RolesXlsx.Write(SampleTable.Signed()));

        var rows = Rows(document, "Assignments");
        Assert.Equal(6, rows.Count);
        var amina = rows.Single(r => Text(r["Role"]) == SampleTable.Formula && Text(r["As"]) == "Holder");
        Assert.Equal(new DateTime(2025, 2, 28), Date(document, amina["From"]!));
        Assert.Equal(new DateTime(2025, 3, 9), Date(document, amina["Recorded on"]!));
        Assert.Null(amina["Until"]);
        Assert.Equal("Yes", Text(amina["Held on 24 November 2026"]));
        Assert.Equal("No", Text(rows.Single(r => Text(r["Role"]) == "Vacant role")["Held on 24 November 2026"]));
        Assert.Equal("Łukasz Żółć; -Amina Diallo", Text(rows.Single(r => Text(r["Held through"]) == "Position")["People"]));
        Assert.Equal(["Nordlys Hosting AS", "Nordlys Hosting AS"], rows.Select(r => Text(r["Employer"])).Where(e => e!.StartsWith('N')));
    }

    [Fact]
    public void An_amount_is_a_number_beside_its_currency()
    {
        using var document = Open(RolesXlsx.Write(SampleTable.Signed()));

        var spend = Rows(document, "Authorities").Single(r => Text(r["Kind"]) == "Spend");

        Assert.Equal(25000.5, double.Parse(spend["Up to"]!.CellValue!.Text, CultureInfo.InvariantCulture));
        Assert.Null(spend["Up to"]!.DataType);
        Assert.Equal(("EUR", "per event", "Top management"), (Text(spend["Currency"]), Text(spend["Limit"]), Text(spend["Delegated by"])));
    }

    [Fact]
    public void Nothing_typed_is_a_formula_or_becomes_one_when_its_cell_is_edited()
    {
        using var document = Open(RolesXlsx.Write(SampleTable.Signed()));

        Assert.Empty(document.WorkbookPart!.WorksheetParts.SelectMany(p => p.Worksheet!.Descendants<CellFormula>()));
        var formats = document.WorkbookPart.WorkbookStylesPart!.Stylesheet!.CellFormats!.Elements<CellFormat>().ToList();
        var dangerous = document.WorkbookPart.WorksheetParts
            .SelectMany(p => p.Worksheet!.Descendants<Cell>())
            .Where(c => Text(c) is { } text && (text.StartsWith('=') || text.StartsWith('+') || text.StartsWith('-') || text.StartsWith('@')))
            .ToList();
        Assert.True(dangerous.Count >= 8, $"The sample has {dangerous.Count}.");
        Assert.All(dangerous, c => Assert.True(formats[(int)c.StyleIndex!.Value].QuotePrefix?.Value));
        Assert.All(dangerous, c => Assert.Equal(CellValues.InlineString, c.DataType!.Value));
    }

    [Fact]
    public void Typed_text_comes_back_as_it_was_typed_even_where_it_looks_like_an_escape()
    {
        using var document = Open(RolesXlsx.Write(SampleTable.Signed()));

        var stored = Rows(document, "Roles").Select(r => Text(r["Role"])!).Single(t => t.StartsWith('<'));

        Assert.Equal(SampleTable.Markup.Replace("_x0041_", "_x005F_x0041_", StringComparison.Ordinal), stored); // what the standard reads back as _x0041_
    }

    [Fact]
    public void A_text_longer_than_a_cell_may_be_is_cut_and_says_so()
    {
        var content = SampleTable.Content();
        var lab = content.Role(SampleTable.Lab)!;
        var longer = content with { Roles = [.. content.Roles.Where(r => r != lab), lab with { Responsibilities = [.. Enumerable.Range(0, 40).Select(_ => new ResponsibilityContent(string.Concat(Enumerable.Repeat("😀", 500)), ""))] }] };

        using var document = Open(RolesXlsx.Write(SampleTable.NotSigned() with { Content = longer }));

        var cell = Text(Rows(document, "Roles (not signed)").Single(r => Text(r["Role"])!.StartsWith('<'))["Responsibilities"])!;
        Assert.InRange(cell.Length, 32_000, 32_767);
        Assert.EndsWith("… (cut: a cell holds no more)", cell);
        Assert.Equal(40, Rows(document, "Responsibilities").Count(r => Text(r["Role"])!.StartsWith('<')));
    }

    [Fact]
    public void The_register_says_on_its_first_sheet_and_in_print_that_it_is_not_signed()
    {
        using var document = Open(RolesXlsx.Write(SampleTable.NotSigned()));

        Assert.Equal("Roles (not signed)", Names(document)[0]);
        Assert.All(document.WorkbookPart!.WorksheetParts, p => Assert.Contains("Register, not signed", p.Worksheet!.Descendants<OddHeader>().Single().Text));
        var about = Rows(document, "About").ToDictionary(r => Text(r["About this table"])!, r => Text(r[""]));
        Assert.StartsWith("Not signed: the register as it stood on 24 November 2026.", about["Standing"]);
        Assert.Equal(CanonicalJson.Sha256(SampleTable.Content().ToBytes()), about["Content SHA-256"]);
    }

    [Fact]
    public void A_version_says_what_vouches_for_it_and_whether_it_still_counts()
    {
        using var document = Open(RolesXlsx.Write(SampleTable.Signed() with { EndedAt = SampleTable.InForceAt.AddDays(3), WasRevoked = true }));

        var about = Rows(document, "About").Where(r => Text(r["About this table"]) != "Approved by").ToDictionary(r => Text(r["About this table"])!, r => Text(r[""]));
        Assert.StartsWith("Revoked: in force from 23 November 2026, 23:40:05 UTC", about["Standing"]);
        Assert.Equal(("Version 4", new string('a', 64)), (about["Version"], about["Audit-chain head"]));
    }

    [Fact]
    public void The_same_table_gives_the_same_bytes()
    {
        Assert.Equal(RolesXlsx.Write(SampleTable.Signed()), RolesXlsx.Write(SampleTable.Signed()));
    }

    private static SpreadsheetDocument Open(byte[] bytes) => SpreadsheetDocument.Open(new MemoryStream(bytes), isEditable: false);

    private static List<string> Names(SpreadsheetDocument document) => [.. document.WorkbookPart!.Workbook!.Descendants<Sheet>().Select(s => s.Name!.Value!)];

    private static List<Dictionary<string, Cell?>> Rows(SpreadsheetDocument document, string sheet)
    {
        var id = document.WorkbookPart!.Workbook!.Descendants<Sheet>().Single(s => s.Name == sheet).Id!.Value!;
        var rows = ((WorksheetPart)document.WorkbookPart.GetPartById(id)).Worksheet!.Descendants<Row>().ToList();
        var header = rows[0].Descendants<Cell>().ToDictionary(Column, c => Text(c)!);
        var last = header.Count == 0 ? "" : header.Keys.Last();
        return [.. rows.Skip(1).Select(r => header
            .Append(header.Count == 1 ? KeyValuePair.Create("B", "") : KeyValuePair.Create(last, header[last]))
            .DistinctBy(h => h.Key)
            .ToDictionary(h => h.Value, h => r.Descendants<Cell>().SingleOrDefault(c => Column(c) == h.Key)))];
    }

    private static string Column(Cell cell) => new([.. cell.CellReference!.Value!.TakeWhile(char.IsLetter)]);

    private static string? Text(Cell? cell) => cell?.InlineString?.Text?.Text;

    private static DateTime Date(SpreadsheetDocument document, Cell cell)
    {
        var format = document.WorkbookPart!.WorkbookStylesPart!.Stylesheet!.CellFormats!.Elements<CellFormat>().ElementAt((int)cell.StyleIndex!.Value);
        Assert.Equal(164U, format.NumberFormatId!.Value); // yyyy-mm-dd: a day, not a number
        Assert.Null(cell.DataType);
        return DateTime.FromOADate(double.Parse(cell.CellValue!.Text, CultureInfo.InvariantCulture));
    }
}

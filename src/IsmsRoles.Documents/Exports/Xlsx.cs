using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using IsmsRoles.Domain.Organisations;

namespace IsmsRoles.Documents.Exports;

/// <summary>A column of a sheet.</summary>
/// <param name="Width">In characters of the standard font.</param>
internal sealed record XlsxColumn<T>(string Header, int Width, Func<T, object?> Value);

/// <summary>A sheet as cells: strings, whole or decimal numbers, days and moments (UTC).</summary>
internal sealed record XlsxSheet(string Name, IReadOnlyList<string> Header, IReadOnlyList<int> Widths, IReadOnlyList<object?[]> Rows)
{
    public static XlsxSheet Of<T>(string name, IEnumerable<T> rows, params XlsxColumn<T>[] columns) => new(
        name,
        [.. columns.Select(c => c.Header)],
        [.. columns.Select(c => c.Width)],
        [.. rows.Select(row => columns.Select(c => c.Value(row)).ToArray())]);
}

/// <summary>
/// Writes sheets as an XLSX workbook (ISO/IEC 29500): header row frozen and filterable, text wrapped, days and numbers
/// typed. Text is stored as text, and marked as such, so that nothing typed ever runs as a formula. Same sheets, same bytes.
/// </summary>
internal static partial class Xlsx
{
    /// <summary>What a cell holds at most; spreadsheets call a file with more damaged.</summary>
    private const int CellMaxLength = 32_767;

    private const string Cut = " … (cut: a cell holds no more)";

    // The oldest date a ZIP archive knows.
    private static readonly DateTimeOffset NoDate = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    // The first day on which all spreadsheets count the same: some believe that 1900 was a leap year.
    private static readonly DateOnly FirstDay = new(1900, 3, 1);

    // Indexes into CellFormats below.
    private enum Format
    {
        General,
        Header,
        Day,
        Moment,
        Amount,
        QuotedText,
    }

    public const string ContentType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    /// <param name="headline">Printed at the top of each page.</param>
    public static byte[] Write(IReadOnlyList<XlsxSheet> sheets, string headline, PaperSize paper)
    {
        using var file = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(file, SpreadsheetDocumentType.Workbook))
        {
            var workbook = document.AddWorkbookPart();
            document.ChangeIdOfPart(workbook, "workbook");
            workbook.AddNewPart<WorkbookStylesPart>("styles").Stylesheet = Styles();
            foreach (var (i, sheet) in sheets.Index())
            {
                workbook.AddNewPart<WorksheetPart>(Id(i)).Worksheet = Sheet(sheet, headline, paper, isFirst: i == 0);
            }

            workbook.Workbook = new Workbook(
                new Sheets(sheets.Select((s, i) => new Sheet { Name = s.Name, SheetId = (uint)i + 1, Id = Id(i) })),
                new DefinedNames(sheets.SelectMany((s, i) => Names(s, (uint)i))));
        }

        return Undated(file);
    }

    private static string Id(int index) => string.Create(CultureInfo.InvariantCulture, $"sheet{index + 1}");

    private static IEnumerable<DefinedName> Names(XlsxSheet sheet, uint index)
    {
        var quoted = $"'{sheet.Name.Replace("'", "''", StringComparison.Ordinal)}'";
        yield return new($"{quoted}!$A$1:${Letters(sheet.Header.Count)}${sheet.Rows.Count + 1}") { Name = "_xlnm._FilterDatabase", LocalSheetId = index, Hidden = true };
        yield return new($"{quoted}!$1:$1") { Name = "_xlnm.Print_Titles", LocalSheetId = index };
    }

    private static Worksheet Sheet(XlsxSheet sheet, string headline, PaperSize paper, bool isFirst)
    {
        var range = $"A1:{Letters(sheet.Header.Count)}{sheet.Rows.Count + 1}";
        return new Worksheet(
            new SheetProperties(new PageSetupProperties { FitToPage = true }),
            new SheetDimension { Reference = range },
            new SheetViews(new SheetView(
                new Pane { VerticalSplit = 1, TopLeftCell = "A2", ActivePane = PaneValues.BottomLeft, State = PaneStateValues.Frozen },
                new Selection { Pane = PaneValues.BottomLeft, ActiveCell = "A2", SequenceOfReferences = new([new StringValue("A2")]) })
            {
                WorkbookViewId = 0,
                TabSelected = isFirst ? true : null,
            }),
            new SheetFormatProperties { DefaultRowHeight = 15 },
            new Columns(sheet.Widths.Select((w, i) => new Column { Min = (uint)i + 1, Max = (uint)i + 1, Width = w, CustomWidth = true })),
            new SheetData([Row(1, sheet.Header.Select((h, i) => TextCell(1, i, h, Format.Header))), .. sheet.Rows.Select((cells, r) => Row(r + 2, cells.Select((c, i) => ValueCell(r + 2, i, c)).OfType<Cell>()))]),
            new AutoFilter { Reference = range },
            new PageMargins { Left = 0.4, Right = 0.4, Top = 0.7, Bottom = 0.6, Header = 0.3, Footer = 0.3 },
            new PageSetup { Orientation = OrientationValues.Landscape, PaperSize = paper == PaperSize.Letter ? 1U : 9U, FitToWidth = 1, FitToHeight = 0 },
            new HeaderFooter
            {
                OddHeader = new($"&L{Cleaned(headline).Replace("&", "&&", StringComparison.Ordinal)}&R&A"),
                OddFooter = new("&RPage &P of &N"),
            });
    }

    private static Row Row(int number, IEnumerable<Cell> cells) => new(cells) { RowIndex = (uint)number };

    private static Cell? ValueCell(int row, int column, object? value) => value switch
    {
        null or "" => null,
        DateOnly day when day >= FirstDay => NumberCell(row, column, day.ToDateTime(TimeOnly.MinValue).ToOADate(), Format.Day),
        DateOnly day => TextCell(row, column, day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), Format.General),
        DateTime moment => NumberCell(row, column, moment.ToOADate(), Format.Moment),
        int number => NumberCell(row, column, number, Format.General),
        decimal number => NumberCell(row, column, (double)number, Format.Amount),
        string text => TextCell(row, column, text, CsvExport.StartsFormula(text.AsSpan().TrimStart('\'')) ? Format.QuotedText : Format.General),
        _ => throw new ArgumentException($"No cell holds a {value.GetType().Name}."),
    };

    private static Cell NumberCell(int row, int column, double value, Format format) =>
        new(new CellValue(value)) { CellReference = Reference(row, column), StyleIndex = (uint)format };

    private static Cell TextCell(int row, int column, string text, Format format) =>
        new(new InlineString(new Text(Escaped(Cleaned(text))) { Space = SpaceProcessingModeValues.Preserve }))
        {
            CellReference = Reference(row, column),
            DataType = CellValues.InlineString,
            StyleIndex = (uint)format,
        };

    // ISO/IEC 29500-1, 22.9.2.19: _x0041_ stands for a character, so the same typed literally has its underscore escaped.
    private static string Escaped(string text) => CharacterEscape().Replace(text, "_x005F$0");

    [GeneratedRegex("_(?=x[0-9A-Fa-f]{4}_)")]
    private static partial Regex CharacterEscape();

    // What XML 1.0 cannot hold is shown as a replacement character instead of spoiling the file.
    private static string Cleaned(string text)
    {
        var clean = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (i + 1 < text.Length && XmlConvert.IsXmlSurrogatePair(text[i + 1], text[i]))
            {
                clean.Append(text[i]).Append(text[++i]);
            }
            else
            {
                clean.Append(XmlConvert.IsXmlChar(text[i]) ? text[i] : '\uFFFD');
            }
        }

        if (clean.Length <= CellMaxLength)
        {
            return clean.ToString();
        }

        var end = CellMaxLength - Cut.Length;
        return clean.ToString(0, char.IsHighSurrogate(clean[end - 1]) ? end - 1 : end) + Cut;
    }

    private static string Reference(int row, int column) => string.Create(CultureInfo.InvariantCulture, $"{Letters(column + 1)}{row}");

    private static string Letters(int column) => column <= 26
        ? ((char)('A' + column - 1)).ToString()
        : Letters((column - 1) / 26) + (char)('A' + (column - 1) % 26);

    private static Stylesheet Styles()
    {
        static CellFormat Cells(uint number = 0, uint font = 0, uint fill = 0, bool quoted = false) =>
            new(new Alignment { Vertical = VerticalAlignmentValues.Top, WrapText = true })
            {
                NumberFormatId = number,
                FontId = font,
                FillId = fill,
                BorderId = 0,
                FormatId = 0,
                ApplyNumberFormat = number != 0,
                ApplyFont = font != 0,
                ApplyFill = fill != 0,
                ApplyAlignment = true,
                QuotePrefix = quoted ? true : null,
            };

        static Font Font(bool bold) => new([.. bold ? new OpenXmlElement[] { new Bold() } : [], new FontSize { Val = 11 }, new FontName { Val = "Calibri" }]);

        return new Stylesheet(
            new NumberingFormats(
                new NumberingFormat { NumberFormatId = 164, FormatCode = "yyyy\\-mm\\-dd" },
                new NumberingFormat { NumberFormatId = 165, FormatCode = "yyyy\\-mm\\-dd\\ hh:mm:ss" }),
            new Fonts(Font(bold: false), Font(bold: true)),
            new Fills(
                new Fill(new PatternFill { PatternType = PatternValues.None }),
                new Fill(new PatternFill { PatternType = PatternValues.Gray125 }), // the second is always this one
                new Fill(new PatternFill(new ForegroundColor { Rgb = "FFE3E8EF" }) { PatternType = PatternValues.Solid })),
            new Borders(new Border(new LeftBorder(), new RightBorder(), new TopBorder(), new BottomBorder(), new DiagonalBorder())),
            new CellStyleFormats(new CellFormat { NumberFormatId = 0, FontId = 0, FillId = 0, BorderId = 0 }),
            new CellFormats(Cells(), Cells(font: 1, fill: 2), Cells(number: 164), Cells(number: 165), Cells(number: 4), Cells(quoted: true)),
            new CellStyles(new CellStyle { Name = "Normal", FormatId = 0, BuiltinId = 0 }));
    }

    // The library dates each part with the clock; without that, the same sheets are the same bytes.
    private static byte[] Undated(MemoryStream file)
    {
        using var undated = new MemoryStream();
        using (var from = new ZipArchive(new MemoryStream(file.ToArray()), ZipArchiveMode.Read))
        using (var to = new ZipArchive(undated, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var part in from.Entries)
            {
                var entry = to.CreateEntry(part.FullName, CompressionLevel.Optimal);
                entry.LastWriteTime = NoDate;
                using var source = part.Open();
                using var target = entry.Open();
                source.CopyTo(target);
            }
        }

        return undated.ToArray();
    }
}

using System.Globalization;
using CsvHelper;

namespace IsmsRoles.Web.Import;

/// <summary>One record as it stands in the file. Row counts records from 1, Line is where it begins.</summary>
public sealed record CsvRecord(int Row, int Line, IReadOnlyList<string> Cells)
{
    public int Filled => Cells.Count(c => !string.IsNullOrWhiteSpace(c));
}

/// <summary>Splits text into records (RFC 4180, lenient about quotation marks inside a cell).</summary>
public static class CsvRecords
{
    /// <summary>The text without the line "sep=;" that Excel understands, and the delimiter that line names.</summary>
    public static (string Text, char? Delimiter) WithoutSeparatorLine(string text)
    {
        if (text.Length < 5 || !text.StartsWith("sep=", StringComparison.OrdinalIgnoreCase) || text.AsSpan(5).TrimStart("\r").IndexOf('\n') != 0)
        {
            return (text, null);
        }

        return (text[(text.IndexOf('\n', StringComparison.Ordinal) + 1)..], text[4]);
    }

    /// <summary>The records that have text, at most this many; blank ones are counted as rows and left out. A quotation mark that is never closed is refused: everything after it would be one cell.</summary>
    public static IReadOnlyList<CsvRecord> Read(string text, char delimiter, int atMost, int firstRow = 1)
    {
        var records = new List<CsvRecord>();
        var unclosed = false;
        using var reader = CsvReader.FromText(text, new()
        {
            Separator = delimiter,
            HasHeader = false,
            SkipEmptyLines = false,
            TrackLineNumbers = true,
            IncludeValuesInExceptions = false,
            OnMalformedRecord = malformed => unclosed |= malformed.Reason == CsvMalformedReason.UnterminatedQuote,
        });
        var row = firstRow;
        while (records.Count < atMost && reader.Read())
        {
            var line = (int)reader.LineNumber + firstRow - 1;
            if (unclosed)
            {
                throw new ImportRefusedException(string.Create(CultureInfo.InvariantCulture,
                    $"A quotation mark opens in row {row} (line {line}) and is never closed, so all that follows would be one cell. Close it, or double it if it is meant as text."));
            }

            var cells = new string[reader.FieldCount];
            for (var i = 0; i < cells.Length; i++)
            {
                cells[i] = reader.GetString(i);
            }

            if (Array.Exists(cells, c => !string.IsNullOrWhiteSpace(c)))
            {
                records.Add(new(row, line, cells));
            }

            row++;
        }

        return records;
    }
}

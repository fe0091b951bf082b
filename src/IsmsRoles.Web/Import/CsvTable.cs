namespace IsmsRoles.Web.Import;

/// <summary>
/// One record below the header. Row counts records from 1 as a spreadsheet does, Line counts lines of text; they differ
/// where cells contain line breaks. Problem is a sentence why the row cannot be read safely; Note one that does no harm.
/// </summary>
public sealed record CsvRow(int Row, int Line, IReadOnlyList<string> Cells, string? Problem = null, string? Note = null)
{
    /// <summary>The cell in this column, counted from 0; empty where the row is too short.</summary>
    public string this[int column] => column < Cells.Count ? Cells[column] : "";
}

/// <summary>What the user corrected about how the file is read; null means guess. HeaderRow counts from 1, 0 means that there is none.</summary>
public sealed record ReadChoices(TextEncoding? Encoding = null, char? Delimiter = null, int? HeaderRow = null)
{
    /// <summary>The delimiters offered, with their names.</summary>
    public static IReadOnlyList<(char Delimiter, string Label)> Delimiters { get; } =
        [(',', "Comma"), (';', "Semicolon"), ('\t', "Tab"), ('|', "Vertical bar")];
}

/// <summary>A table read from a file: headers that are never empty and never twice the same, rows, and notes on what was left out.</summary>
public sealed record CsvTable(
    TextEncoding Encoding,
    bool EncodingGuessed,
    char Delimiter,
    int HeaderRow,
    IReadOnlyList<string> Headers,
    IReadOnlyList<CsvRow> Rows,
    IReadOnlyList<string> Notes)
{
    /// <summary>Reads a file. Throws <see cref="ImportRefusedException"/> with a sentence for the user where it cannot be read.</summary>
    public static CsvTable Read(ReadOnlySpan<byte> bytes, ReadChoices? choices = null, ImportLimits? limits = null)
    {
        limits ??= ImportLimits.Default;
        choices ??= new();
        var text = FileText.Decode(bytes, choices.Encoding, limits);
        var (body, declared) = CsvRecords.WithoutSeparatorLine(text.Text);
        var delimiter = choices.Delimiter ?? declared ?? DelimiterGuess.Guess(body);
        var records = CsvRecords.Read(body, delimiter, limits.Rows + 50, firstRow: declared is null ? 1 : 2);
        return TableShape.Find(text, delimiter, records, choices.HeaderRow, limits);
    }

    /// <summary>The cells of one column, top to bottom.</summary>
    public IEnumerable<string> Column(int column) => Rows.Select(r => r[column]);
}

using System.Buffers;
using System.Text;

namespace IsmsRoles.Documents.Exports;

/// <summary>
/// Writes CSV (RFC 4180, CRLF) that no spreadsheet takes for formulas: an apostrophe is put before a cell that starts
/// with = + - @ or a tab, and <see cref="Unescape"/> takes it away on import, so that what goes out comes back the same.
/// </summary>
public static class CsvExport
{
    public const string ContentType = "text/csv; charset=utf-8";

    // The full-width forms count too: spreadsheets with East Asian input evaluate them.
    private const string Dangerous = "=+-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20";

    private static readonly SearchValues<char> NeedsQuotes = SearchValues.Create("\",;\t\r\n|");

    /// <summary>The text with an apostrophe in front where a spreadsheet would run it, or where an escape is meant literally.</summary>
    public static string Escape(string text) => StartsFormula(text.AsSpan().TrimStart('\'')) ? "'" + text : text;

    /// <summary>The text without the apostrophe that <see cref="Escape"/> or another careful exporter put in front.</summary>
    public static string Unescape(string text) =>
        text.StartsWith('\'') && StartsFormula(text.AsSpan().TrimStart('\'')) ? text[1..] : text;

    /// <summary>Whether a spreadsheet would run this text as a formula.</summary>
    public static bool StartsFormula(ReadOnlySpan<char> text) => text.Length > 0 && Dangerous.Contains(text[0], StringComparison.Ordinal);

    /// <summary>One record with its line end, each cell escaped and quoted where needed.</summary>
    public static string Record(IEnumerable<string?> cells) => string.Join(',', cells.Select(Cell)) + "\r\n";

    /// <summary>The file: UTF-8 with a byte-order mark, without which spreadsheets guess an older encoding and spoil names.</summary>
    public static byte[] Bytes(string text) => [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(text)];

    private static string Cell(string? text)
    {
        var cell = Escape(text ?? "");
        return !cell.AsSpan().ContainsAny(NeedsQuotes) && cell == cell.Trim()
            ? cell
            : '"' + cell.Replace("\"", "\"\"", StringComparison.Ordinal) + '"';
    }
}

using System.Globalization;
using System.Text.RegularExpressions;

namespace IsmsRoles.Web.Import;

/// <summary>Finds the table in the records: banner rows above it, a header of one or two rows, and legends below it.</summary>
internal static partial class TableShape
{
    public static CsvTable Find(FileText text, char delimiter, IReadOnlyList<CsvRecord> records, int? chosenHeader, ImportLimits limits)
    {
        var filled = records as List<CsvRecord> ?? [.. records];
        var width = filled.Count == 0 ? 0 : UsualWidth(filled);
        if (width == 0)
        {
            throw new ImportRefusedException("The file has no rows.");
        }

        if (width > limits.Columns)
        {
            throw new ImportRefusedException(string.Create(CultureInfo.InvariantCulture,
                $"The file has {width} columns; at most {limits.Columns} are read. Remove those that are not needed."));
        }

        var notes = new List<string>();
        var header = HeaderIndex(filled, width, chosenHeader);
        if (header > 0)
        {
            notes.Add($"Left out above the header: {Named(filled.Take(header))}.");
        }

        var second = chosenHeader is null && header >= 0 && header + 1 < filled.Count && IsSecondHeaderRow(filled[header], filled[header + 1]);
        var names = header < 0
            ? Enumerable.Range(0, width).Select(_ => "").ToList()
            : HeaderNames(filled[header].Cells, second ? filled[header + 1].Cells : null);
        var headers = Headers(names, filled.Skip(header + 1), notes, named: header >= 0);
        var body = filled.Skip(header + (second ? 2 : 1)).ToList();
        SetLegendsAside(body, headers.Count, notes);
        RefuseSize(body.Count, limits);
        return new(text.Encoding, text.Guessed, delimiter, header < 0 ? 0 : filled[header].Row, headers,
            [.. body.Select(r => Row(r, headers.Count, limits))], notes);
    }

    private static int UsualWidth(List<CsvRecord> records)
    {
        var sample = records.Take(200).Select(LastFilled).Where(w => w > 0).ToList();
        return sample.GroupBy(w => w).OrderByDescending(g => g.Count()).ThenByDescending(g => g.Key).First().Key;
    }

    private static int LastFilled(CsvRecord record)
    {
        for (var i = record.Cells.Count; i > 0; i--)
        {
            if (!string.IsNullOrWhiteSpace(record.Cells[i - 1]))
            {
                return i;
            }
        }

        return 0;
    }

    private static int HeaderIndex(List<CsvRecord> filled, int width, int? chosen)
    {
        if (chosen == 0)
        {
            return -1;
        }

        if (chosen is { } row)
        {
            var index = filled.FindIndex(r => r.Row == row);
            return index >= 0 ? index : throw new ImportRefusedException(string.Create(CultureInfo.InvariantCulture, $"The file has no row {row}, or it is empty."));
        }

        // A title or a "printed on" line fills one cell or two; a header names half the columns at least.
        var needed = width < 3 ? width : Math.Max(2, (width + 1) / 2);
        return Math.Max(0, filled.FindIndex(0, Math.Min(filled.Count, 30), r => r.Filled >= needed || HeaderWords.Known(r.Cells) >= 2));
    }

    // "Person | | Employment |" over "Given name | Family name | From | Until": merged cells leave gaps that the next row fills.
    private static bool IsSecondHeaderRow(CsvRecord first, CsvRecord next) =>
        first.Cells.Any(string.IsNullOrWhiteSpace) && HeaderWords.Known(next.Cells) is var known && known >= 2 && known > HeaderWords.Known(first.Cells);

    private static List<string> HeaderNames(IReadOnlyList<string> first, IReadOnlyList<string>? second)
    {
        var names = first.Select(c => CellText.Line(c).Text).ToList();
        if (second is null)
        {
            return names;
        }

        var above = "";
        for (var i = 0; i < Math.Max(first.Count, second.Count); i++)
        {
            var (top, below) = (i < names.Count ? names[i] : "", i < second.Count ? CellText.Line(second[i]).Text : "");
            above = top.Length > 0 ? top : below.Length > 0 ? above : "";
            var name = above.Length > 0 && below.Length > 0 ? above + HeaderWords.Join + below : above + below;
            if (i < names.Count)
            {
                names[i] = name;
            }
            else
            {
                names.Add(name);
            }
        }

        return names;
    }

    private static List<string> Headers(List<string> names, IEnumerable<CsvRecord> below, List<string> notes, bool named)
    {
        // A spreadsheet writes empty cells to the right of the table; a column that has text is kept, named or not.
        var hasBelow = named ? ColumnsWithText(below, names.Count) : [];
        while (named && names.Count > 1 && names[^1].Length == 0 && !hasBelow.Contains(names.Count - 1))
        {
            names.RemoveAt(names.Count - 1);
        }

        var seen = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        for (var i = 0; i < names.Count; i++)
        {
            if (names[i].Length == 0)
            {
                names[i] = "Column " + Letters(i);
                if (named && hasBelow.Contains(i))
                {
                    notes.Add($"{names[i]} has no name in the header.");
                }
            }

            if (!seen.TryAdd(names[i], 1))
            {
                var number = ++seen[names[i]];
                notes.Add($"The header has “{names[i]}” more than once; {Letters(i)} is called “{names[i]} ({number})” here.");
                names[i] = string.Create(CultureInfo.InvariantCulture, $"{names[i]} ({number})");
            }
        }

        return names;
    }

    private static HashSet<int> ColumnsWithText(IEnumerable<CsvRecord> records, int width)
    {
        var filled = new HashSet<int>();
        foreach (var record in records)
        {
            for (var i = 0; i < Math.Min(width, record.Cells.Count); i++)
            {
                if (!string.IsNullOrWhiteSpace(record.Cells[i]))
                {
                    filled.Add(i);
                }
            }
        }

        return filled;
    }

    private static void SetLegendsAside(List<CsvRecord> body, int width, List<string> notes)
    {
        var aside = new List<CsvRecord>();
        while (body.Count > 1 && IsLegend(body[^1], width))
        {
            aside.Insert(0, body[^1]);
            body.RemoveAt(body.Count - 1);
        }

        if (aside.Count > 0)
        {
            notes.Add($"Left out below the table, as a legend or a note: {Named(aside)}.");
        }
    }

    private static bool IsLegend(CsvRecord record, int width)
    {
        var first = record.Cells.First(c => !string.IsNullOrWhiteSpace(c)).Trim();
        return width > 1 && (Legend().IsMatch(first) && record.Filled < Math.Max(width, 3)
            || width > 2 && record.Filled == 1 && (first.Length > 60 || first.EndsWith('.') || first.Contains(": ", StringComparison.Ordinal)));
    }

    private static void RefuseSize(int rows, ImportLimits limits)
    {
        if (rows == 0)
        {
            throw new ImportRefusedException("The file has a header and no rows below it.");
        }

        if (rows > limits.Rows)
        {
            throw new ImportRefusedException(string.Create(CultureInfo.InvariantCulture,
                $"The file has more than {limits.Rows:N0} rows. Split it into several files with the same header, and import them one after the other."));
        }
    }

    private static CsvRow Row(CsvRecord record, int width, ImportLimits limits)
    {
        var cells = LastFilled(record);
        if (record.Cells.Any(c => c.Length > limits.Cell))
        {
            return new(record.Row, record.Line, [.. record.Cells.Select(c => c.Length > limits.Cell ? "" : c)],
                string.Create(CultureInfo.InvariantCulture, $"Line {record.Line} has a cell of more than {limits.Cell:N0} characters: a quotation mark is probably missing."));
        }

        var problem = cells > width
            ? string.Create(CultureInfo.InvariantCulture,
                $"Line {record.Line} has {cells} cells where the header has {width}: a delimiter inside a cell is probably not in quotation marks.")
            : null;
        var note = record.Cells.Count < width && width > 1
            ? string.Create(CultureInfo.InvariantCulture,
                $"Line {record.Line} ends after {record.Cells.Count} of {width} cells; the rest are taken as empty.")
            : null;
        if (record.Cells.Any(c => c.Contains('\uFFFD', StringComparison.Ordinal)))
        {
            note = (note is null ? "" : note + " ") + "It has the character \uFFFD: a letter was lost before the file was made.";
        }

        return new(record.Row, record.Line, record.Cells, problem, note);
    }

    private static string Named(IEnumerable<CsvRecord> records) => string.Join(", ", records.Select(r =>
    {
        var first = CellText.Line(r.Cells.FirstOrDefault(c => !string.IsNullOrWhiteSpace(c))).Text;
        return string.Create(CultureInfo.InvariantCulture, $"row {r.Row} (“{(first.Length > 40 ? first[..40] + "…" : first)}”)");
    }));

    // As a spreadsheet names columns: A … Z, AA …
    private static string Letters(int index) => index < 26 ? ((char)('A' + index)).ToString() : Letters(index / 26 - 1) + Letters(index % 26);

    [GeneratedRegex(@"^(?:legende?|légende|legenda|leyenda|key|notes?|source|total|sum|summe|generated|exported|printed|erstellt|©|\*+\s*\w.{10})(?:\b|$)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Legend();
}

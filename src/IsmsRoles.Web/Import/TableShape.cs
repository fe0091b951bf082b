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
        var header = TableHeader.Find(filled, width, chosenHeader);
        if (header > 0)
        {
            notes.Add($"Left out above the header: {Named(filled.Take(header))}.");
        }

        var second = chosenHeader is null && header >= 0 && header + 1 < filled.Count && TableHeader.Continues(filled[header], filled[header + 1]);
        var names = header < 0
            ? Enumerable.Range(0, width).Select(_ => "").ToList()
            : TableHeader.Join(filled[header].Cells, second ? filled[header + 1].Cells : null);
        var headers = TableHeader.Name(names, filled.Skip(header + 1), notes, named: header >= 0);
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

    [GeneratedRegex(@"^(?:legende?|légende|legenda|leyenda|key|notes?|source|total|sum|summe|generated|exported|printed|erstellt|©|\*+\s*\w.{10})(?:\b|$)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Legend();
}

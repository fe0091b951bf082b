using System.Globalization;

namespace IsmsRoles.Web.Import;

/// <summary>Finds the header of a table and names its columns, so that no name is empty and none stands twice.</summary>
internal static class TableHeader
{
    /// <summary>The header's place among the records with text; -1 where the user said that there is none.</summary>
    public static int Find(List<CsvRecord> filled, int width, int? chosen)
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
    public static bool Continues(CsvRecord first, CsvRecord next) =>
        first.Cells.Any(string.IsNullOrWhiteSpace) && HeaderWords.Known(next.Cells) is var known && known >= 2 && known > HeaderWords.Known(first.Cells);

    public static List<string> Join(IReadOnlyList<string> first, IReadOnlyList<string>? second)
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

    public static List<string> Name(List<string> names, IEnumerable<CsvRecord> below, List<string> notes, bool named)
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

    // As a spreadsheet names columns: A … Z, AA …
    private static string Letters(int index) => index < 26 ? ((char)('A' + index)).ToString() : Letters(index / 26 - 1) + Letters(index % 26);
}

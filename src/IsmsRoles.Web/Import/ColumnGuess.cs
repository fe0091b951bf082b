namespace IsmsRoles.Web.Import;

/// <summary>Guesses which column is which field, by header first and by content second.</summary>
public static class ColumnGuess
{
    private const int Sample = 200;

    public static ColumnMatch<PersonField> People(CsvTable table)
    {
        var (columns, notes) = ByHeader(table, PersonFields.All);

        // "Name | Vorname": beside a given name, "name" is the family name.
        if (columns.ContainsKey(PersonField.GivenName) && !columns.ContainsKey(PersonField.FamilyName) && columns.Remove(PersonField.Name, out var name))
        {
            columns[PersonField.FamilyName] = name;
        }
        else if (columns.ContainsKey(PersonField.Name))
        {
            columns.Remove(PersonField.GivenName);
            columns.Remove(PersonField.FamilyName);
        }

        if (!columns.ContainsKey(PersonField.Email))
        {
            var address = Enumerable.Range(0, table.Headers.Count).Where(c => !columns.ContainsValue(c)).Select(c => (Column: c, Filled: Filled(table, c)))
                .FirstOrDefault(c => c.Filled.Count > 0 && c.Filled.Count(f => f.Contains('@', StringComparison.Ordinal)) >= 0.8 * c.Filled.Count, (Column: -1, Filled: []));
            if (address.Column >= 0)
            {
                columns[PersonField.Email] = address.Column;
            }
        }

        return new(columns, notes);
    }

    public static ColumnMatch<RoleField> Roles(CsvTable table)
    {
        var (columns, notes) = ByHeader(table, RoleFields.All);
        return new(columns, notes);
    }

    private static (Dictionary<TField, int> Columns, List<string> Notes) ByHeader<TField>(CsvTable table, IReadOnlyList<ImportField<TField>> fields)
        where TField : struct, Enum
    {
        var candidates = new List<(int Score, TField Field, int Column)>();
        var notes = new List<string>();
        for (var column = 0; column < table.Headers.Count; column++)
        {
            var names = Names(table.Headers[column]);
            List<string>? filled = null;
            foreach (var field in fields)
            {
                var score = names.Max(n => Score(n, field));
                if (score == 0)
                {
                    continue;
                }

                filled ??= Filled(table, column);
                if (field.Veto?.Invoke(filled) is { } why)
                {
                    notes.Add($"The column “{table.Headers[column]}” {why}, so it is not taken for “{field.Label}”.");
                }
                else
                {
                    // An empty column is a poor answer where another one has text.
                    candidates.Add((filled.Count == 0 ? 1 : score, field.Field, column));
                }
            }
        }

        var columns = new Dictionary<TField, int>();
        foreach (var (_, field, column) in candidates.OrderByDescending(c => c.Score).ThenBy(c => c.Column))
        {
            if (!columns.ContainsKey(field) && !columns.ContainsValue(column))
            {
                columns[field] = column;
            }
        }

        return (columns, notes);
    }

    private static string[] Names(string header)
    {
        var join = header.IndexOf(HeaderWords.Join, StringComparison.Ordinal);
        return join < 0
            ? [HeaderWords.Normalise(header)]
            : [HeaderWords.Normalise(header), HeaderWords.Normalise(header[(join + HeaderWords.Join.Length)..])];
    }

    private static int Score<TField>(string name, ImportField<TField> field)
        where TField : struct, Enum
    {
        var exact = Array.IndexOf(field.Exact, name);
        if (exact >= 0)
        {
            return 1000 - exact;
        }

        // "Reports to senior post" is "reports to"; "years with current manager" is no manager: two words more at most.
        var words = name.Count(c => c == ' ') + 1;
        var best = field.Phrases.Where(p => $" {name} ".Contains($" {p} ", StringComparison.Ordinal))
            .Select(p => words - (p.Count(c => c == ' ') + 1)).DefaultIfEmpty(int.MaxValue).Min();
        return best <= 2 ? 500 - 100 * best : 0;
    }

    private static List<string> Filled(CsvTable table, int column) =>
        [.. table.Column(column).Select(c => CellText.Line(c).Text).Where(c => c.Length > 0).Take(Sample)];
}

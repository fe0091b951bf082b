namespace IsmsRoles.Web.Import;

/// <summary>Which column (from 0) each field is read from, with sentences about columns that were not taken at their word.</summary>
public sealed record ColumnMatch<TField>(IReadOnlyDictionary<TField, int> Columns, IReadOnlyList<string> Notes)
    where TField : struct, Enum
{
    public bool Has(TField field) => Columns.ContainsKey(field);

    /// <summary>The raw cell of this row for a field, or null where no column is matched to it.</summary>
    public string? Cell(CsvRow row, TField field) => Columns.TryGetValue(field, out var column) ? row[column] : null;

    /// <summary>The match with the user's corrections: a field that is listed takes that column, or none.</summary>
    public ColumnMatch<TField> With(IReadOnlyDictionary<TField, int?> corrections)
    {
        var columns = new Dictionary<TField, int>(Columns);
        foreach (var (field, column) in corrections)
        {
            columns.Remove(field);
            if (column is { } chosen)
            {
                // A column that the user gives to one field is taken from the field it was guessed for.
                foreach (var guessed in columns.Where(c => c.Value == chosen && !corrections.ContainsKey(c.Key)).Select(c => c.Key).ToList())
                {
                    columns.Remove(guessed);
                }

                columns[field] = chosen;
            }
        }

        return this with { Columns = columns };
    }
}

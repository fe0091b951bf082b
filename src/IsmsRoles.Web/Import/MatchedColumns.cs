namespace IsmsRoles.Web.Import;

/// <summary>Says which columns were understood.</summary>
internal static class MatchedColumns
{
    public static string Sentence<TField>(CsvTable table, ColumnMatch<TField> columns, IReadOnlyList<ImportField<TField>> fields)
        where TField : struct, Enum
    {
        var understood = fields.Where(f => columns.Has(f.Field)).Select(f => $"“{table.Headers[columns.Columns[f.Field]]}” as {char.ToLowerInvariant(f.Label[0])}{f.Label[1..]}").ToList();
        var others = Enumerable.Range(0, table.Headers.Count).Where(c => !columns.Columns.Values.Contains(c)).Select(c => table.Headers[c]).ToList();
        var found = understood.Count == 0 ? "No column was recognised." : $"Recognised: {string.Join(", ", understood)}.";
        return others.Count == 0 ? found : $"{found} Not used: {string.Join(", ", others)}.";
    }
}

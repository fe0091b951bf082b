namespace IsmsRoles.Web.Import;

/// <summary>What tables write where there is nobody: "Vacant", "N/A", "N/D", "-".</summary>
public static class Nobody
{
    private static readonly HashSet<string> Words = new(
        ["", "-", "--", "–", "—", "/", ".", "?", "N/A", "N.A.", "N/D", "N.D.", "N.N.", "NONE", "NIL", "NULL", "NOBODY", "NO ONE", "OPEN", "TBD", "TBC", "TBA", "T.B.D.", "TO BE APPOINTED",
         "TO BE CONFIRMED", "TO BE DECIDED", "TO BE DEFINED", "UNFILLED", "UNASSIGNED", "VACANCY", "VAKANT", "UNBESETZT", "NICHT BESETZT", "OFFEN", "POSTE VACANT", "NON POURVU", "WAKAT", "BRAK",
         "VACANTE", "SIN ASIGNAR"], StringComparer.Ordinal);

    /// <summary>Whether this cell names nobody. "Na" stays a name, "NA" does not.</summary>
    public static bool Is(string? text)
    {
        var key = CellText.Key(text);
        return Words.Contains(key) || text?.Trim() is "NA" or "NN" || key.StartsWith("VACANT", StringComparison.Ordinal) && (key.Length == 6 || !char.IsLetter(key[6]));
    }
}

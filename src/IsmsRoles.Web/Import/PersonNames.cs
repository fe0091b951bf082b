namespace IsmsRoles.Web.Import;

/// <summary>Names as tables write them.</summary>
public static class PersonNames
{
    /// <summary>Whether nearly all names are written "King, Steven".</summary>
    public static bool AreTurned(IEnumerable<string> names)
    {
        var filled = names.Select(n => CellText.Line(n).Text).Where(n => !Nobody.Is(n)).Take(1000).ToList();
        return filled.Count > 0 && filled.Count(n => Turn(n) != n) >= 0.8 * filled.Count;
    }

    /// <summary>"King, Steven" as "Steven King"; a name without exactly one comma stays.</summary>
    public static string Turn(string name) =>
        name.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) is [var family, var given] ? $"{given} {family}" : name;
}

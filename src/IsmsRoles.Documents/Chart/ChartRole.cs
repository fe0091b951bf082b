namespace IsmsRoles.Documents.Chart;

/// <summary>One role to put into a chart of reporting lines.</summary>
/// <param name="Number">Names the role among the others; in the document its number in the roles table.</param>
/// <param name="ReportsTo">Number of the role it reports to; null for none. A number that no role has counts as none.</param>
public sealed record ChartRole(int Number, string Title, int? ReportsTo)
{
    /// <summary>Who holds it, short; empty where nobody does.</summary>
    public string HeldBy { get; init; } = "";

    /// <summary>Whether nobody holds it, nor acts for a holder.</summary>
    public bool IsVacant { get; init; }

    /// <summary>Clauses whose duties point at the role, as in "5.3 a".</summary>
    public IReadOnlyList<string> Marks { get; init; } = [];

    /// <summary>Whether its line ends here although it is neither top management nor everyone (rule 1 allows it; an auditor objects).</summary>
    public bool IsBroken { get; init; }
}

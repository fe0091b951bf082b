using System.Globalization;

namespace IsmsRoles.Web.Import;

/// <summary>A planned row as the preview shows it.</summary>
public static class PlannedRowText
{
    /// <summary>What a new person or role brings along, in a line; empty for other rows.</summary>
    public static string Summary(IPlannedRow row) => row.Outcome != RowOutcome.Create ? "" : row switch
    {
        PlannedPerson p => Join(p.Source.JobTitle, p.Source.Department, p.Source.Reference, p.Source.Email,
            p.LineManagerName is null ? null : $"line manager {p.LineManagerName}",
            p.Source.From is { } from ? $"with us from {Dates.Words(from)}" : null,
            p.Source.Until is { } until ? $"until {Dates.Words(until)}" : null),
        PlannedRole r => Join(Count(r.Responsibilities.Count, "responsibility", "responsibilities"), Count(r.Authorities.Count, "authority", "authorities"),
            r.ReportsTo is null ? null : $"reports to {r.Source.ReportsTo}",
            r.NewHolders.Count == 0 ? null : $"held by {string.Join(", ", r.NewHolderNames)}"),
        _ => "",
    };

    /// <summary>Lists are compared line by line, texts word by word.</summary>
    public static bool IsList(PlannedChange change) => change.Field is RoleChanges.Responsibilities or RoleChanges.Authorities or RoleChanges.HeldBy;

    public static string[] Lines(string? list) => (list ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries);

    public static string Name(PlannedChange change) => string.Concat(change.Field[..1].ToUpperInvariant(), change.Field.AsSpan(1));

    private static string Join(params string?[] parts) => string.Join(" · ", parts.Where(p => !string.IsNullOrEmpty(p)));

    private static string Count(int count, string one, string many) =>
        count == 1 ? $"1 {one}" : string.Create(CultureInfo.InvariantCulture, $"{(count == 0 ? "no" : count)} {many}");
}

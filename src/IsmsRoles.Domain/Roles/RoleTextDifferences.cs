using IsmsRoles.Domain.Audit;
using IsmsRoles.Domain.Versions.Content;

namespace IsmsRoles.Domain.Roles;

/// <summary>What differs between two texts of a role, line by line, for the audit trail.</summary>
internal static class RoleTextDifferences
{
    public static IReadOnlyList<FieldChange> Between(RoleText before, RoleText after)
    {
        List<FieldChange> changes = [];
        Add("Title", before.Title, after.Title);
        Add("Purpose", before.Purpose, after.Purpose);
        Add("Review interval", Months(before.ReviewIntervalMonths), Months(after.ReviewIntervalMonths));
        AddLines("Responsibility", before.Responsibilities.Select(Line), after.Responsibilities.Select(Line));
        AddLines("Authority", before.Authorities.Select(Line), after.Authorities.Select(Line));
        AddUnworded("Responsibility", "Clauses of a responsibility", before.Responsibilities.SequenceEqual(after.Responsibilities));
        AddUnworded("Authority", "Authority delegated by", before.Authorities.SequenceEqual(after.Authorities)); // the delegating role is named in the snapshot, not here

        return changes;

        void Add(string field, string? old, string? now)
        {
            if (old != now)
            {
                changes.Add(new(field, old, now));
            }
        }

        // Lines can read the same and still differ: another delegating role, a clause moved out of the text.
        void AddUnworded(string lines, string field, bool equal)
        {
            if (!equal && !changes.Any(c => c.Field == lines))
            {
                changes.Add(new(field, null, null));
            }
        }

        void AddLines(string field, IEnumerable<string> old, IEnumerable<string> now)
        {
            foreach (var (was, @is) in LineDifferences.Between([.. old], [.. now]))
            {
                changes.Add(new(field, was, @is));
            }
        }
    }

    private static string? Months(int? months) => months is null ? null : $"{months} months";

    private static string Line(ResponsibilityText r) => string.IsNullOrEmpty(r.References) ? r.Text! : $"{r.Text} ({r.References})";

    private static string Line(AuthorityText a)
    {
        var limit = a.Amount is { } amount ? $" up to {ContentInWords.Money(amount, a.Currency)}" : "";
        return $"{a.Kind.InWords()}: {a.Text}{limit}{(a.Limit is null ? "" : $" ({a.Limit})")}";
    }
}

using IsmsRoles.Domain.Versions.Content;

namespace IsmsRoles.Web.Versions;

/// <summary>Changes under one heading, as an approver reads them: what touches top management first (rule 9), then new, changed and ended.</summary>
public sealed record GroupedChanges(string Title, string? Note, IReadOnlyList<SnapshotChange> Changes)
{
    public static IReadOnlyList<GroupedChanges> Of(IReadOnlyList<SnapshotChange> changes)
    {
        var rest = changes.Where(c => !c.TouchesTopManagement).ToLookup(c => c.Kind);
        GroupedChanges[] groups =
        [
            new("Top management", "These change who directs, and who may sign the next version.", [.. changes.Where(c => c.TouchesTopManagement)]),
            new("New", null, [.. rest[ChangeKind.New]]),
            new("Changed", null, [.. rest[ChangeKind.Changed]]),
            new("Ended", "These are no longer part of the version.", [.. rest[ChangeKind.Ended]]),
        ];
        return [.. groups.Where(g => g.Changes.Count > 0)];
    }
}

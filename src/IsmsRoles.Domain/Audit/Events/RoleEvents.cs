using IsmsRoles.Domain.Roles;

namespace IsmsRoles.Domain.Audit.Events;

public sealed record RoleAdded(Guid RoleId, string Title) : RegisterEvent
{
    public override string Sentence(string actor) => $"{actor} added the role {Title}";
}

public sealed record RoleEdited(Guid RoleId, string Title, IReadOnlyList<FieldChange> Changes) : RegisterEvent, IListsChanges
{
    public override string Sentence(string actor) => $"{actor} edited the role {Title}{Listed(Changes)}";
}

public sealed record ReportingLineChanged(Guid RoleId, string Title, string? Old, string? New) : RegisterEvent
{
    public override string Sentence(string actor) => (Old, New) switch
    {
        (null, _) => $"{actor} made {Title} report to {New}",
        (_, null) => $"{actor} made {Title} report to no role; it reported to {Old}",
        _ => $"{actor} made {Title} report to {New} instead of {Old}",
    };
}

public sealed record RoleRetired(Guid RoleId, string Title, Personal Reason) : RegisterEvent
{
    public override string Sentence(string actor) => $"{actor} retired the role {Title}{Because(Reason)}";
}

public sealed record RoleReinstated(Guid RoleId, string Title, Personal Reason) : RegisterEvent
{
    public override string Sentence(string actor) => $"{actor} reinstated the role {Title}{Because(Reason)}";
}

public sealed record RoleDesignated(Guid RoleId, DesignationKind Kind, string? Old, string New) : RegisterEvent
{
    public override string Sentence(string actor) =>
        $"{actor} designated {New} for {Kind.InWords()}{(Old is null ? "" : $" instead of {Old}")}";
}

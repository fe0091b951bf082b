using IsmsRoles.Domain.Versions.Content;

namespace IsmsRoles.Web.Versions;

/// <summary>What a change is about, in a reader's words.</summary>
public static class ChangeWords
{
    private static readonly string[] MaterialFields = ["Responsibility", "Authority", "Reports to"];

    /// <summary>"New role", "Changed assignment", "Ended position".</summary>
    public static string KindAndSubject(this SnapshotChange change) => $"{change.Kind} {change.Subject switch
    {
        ChangeSubject.ThirdParty => "third party",
        ChangeSubject.Quorum => "rule for signing",
        ChangeSubject.Person => "details of a person",
        _ => change.Subject.ToString().ToLowerInvariant(),
    }}";

    /// <summary>The page that shows the thing as it is in the register now, where there is one.</summary>
    public static string? Address(this SnapshotChange change) => (change.Subject, change.Id) switch
    {
        (ChangeSubject.Role, { } id) => $"/roles/{id}",
        (ChangeSubject.Assignment, { } id) => $"/assignments/{id}",
        (ChangeSubject.Person, { } id) => $"/people/{id}",
        (ChangeSubject.Position, { } id) => $"/positions/{id}",
        (ChangeSubject.ThirdParty, { } id) => $"/third-parties/{id}",
        (ChangeSubject.Designation, _) => "/roles/designations",
        _ => null,
    };

    /// <summary>Whether it carries a mark: a role whose text changed. A new role is always material.</summary>
    public static bool TakesMark(this SnapshotChange change) => change is { Subject: ChangeSubject.Role, Kind: ChangeKind.Changed };

    /// <summary>The mark proposed: material where responsibilities, authorities or the reporting line differ.</summary>
    public static bool IsMaterialByDefault(this SnapshotChange change) =>
        change.Kind == ChangeKind.New || change.Fields.Any(f => MaterialFields.Contains(f.Field));

    /// <summary>What is new or has ended, each field once with its lines.</summary>
    public static IEnumerable<(string Field, IReadOnlyList<string> Lines)> Lines(this SnapshotChange change) =>
        change.Fields
            .Select(f => (f.Field, Line: change.Kind == ChangeKind.Ended ? f.Old : f.New))
            .Where(f => !string.IsNullOrEmpty(f.Line))
            .GroupBy(f => f.Field, f => f.Line!)
            .Select(g => (g.Key, (IReadOnlyList<string>)[.. g]));
}

using IsmsRoles.Domain.Assignments;
using IsmsRoles.Domain.Positions;
using IsmsRoles.Domain.Roles;

namespace IsmsRoles.Domain.Versions.Content;

public enum ChangeKind
{
    New,
    Changed,
    Ended,
}

public enum ChangeSubject
{
    Role,
    Assignment,
    Designation,
    Quorum,
    Position,
    Person,
    ThirdParty,
    Organisation,
}

/// <summary>One thing that differs between two snapshots, field by field.</summary>
/// <param name="Key">Names the part for holding back: <c>role:…</c>, <c>assignment:…</c>, <c>quorum</c>.</param>
/// <param name="Title">What a reader calls it.</param>
/// <param name="TouchesTopManagement">It changes who may sign the next version; approvers see these first (rule 9).</param>
public sealed record SnapshotChange(
    string Key,
    ChangeSubject Subject,
    ChangeKind Kind,
    Guid? Id,
    string Title,
    bool TouchesTopManagement,
    IReadOnlyList<FieldDifference> Fields)
{
    /// <summary>The role whose duties or holders this changes, where there is one.</summary>
    public Guid? RoleId { get; init; }
}

/// <summary>One field, old beside new; null where there was or is nothing.</summary>
public sealed record FieldDifference(string Field, string? Old, string? New);

/// <summary>What differs between the version in force and another snapshot, as an approver reads it.</summary>
public static class SnapshotComparison
{
    public static IReadOnlyList<SnapshotChange> Between(RegisterSnapshot? old, RegisterSnapshot now)
    {
        var was = new ContentInWords(old);
        var @is = new ContentInWords(now);
        var assigned = now.Assignments.Select(a => a.Id).ToHashSet();
        var (oldTop, newTop) = (TopManagement(old), TopManagement(now));
        List<SnapshotChange> changes =
        [
            .. One("organisation", ChangeSubject.Organisation, "The organisation", old?.Organisation, now.Organisation, ContentInWords.Fields, ContentInWords.Fields),
            .. One("quorum", ChangeSubject.Quorum, "Who must sign", old?.Quorum, now.Quorum, ContentInWords.Fields, ContentInWords.Fields, top: true),
            .. Each(ChangeSubject.Designation, old?.Designations, now.Designations, d => $"designation:{d.Kind}", d => d.Kind.InWords(), was.Fields, @is.Fields, (d, _) => d.Kind == DesignationKind.TopManagement, d => d.RoleId),
            .. Each(ChangeSubject.Role, old?.Roles, now.Roles, r => $"role:{r.Id}", r => r.Title, was.Fields, @is.Fields, (_, _) => false, r => r.Id),
            .. Each(ChangeSubject.Assignment, old?.Assignments, now.Assignments, a => $"assignment:{a.Id}", Title, was.Fields, @is.Fields, IsTop, a => a.RoleId),
            .. Each(ChangeSubject.Position, old?.Positions, now.Positions, p => $"position:{p.Id}", p => p.Title, was.Fields, @is.Fields, (p, _) => oldTop.Contains(p.Id) || newTop.Contains(p.Id), _ => null),
            .. Each(ChangeSubject.Person, Lasting(old?.People, now.People), Lasting(now.People, old?.People), p => $"person:{p.Id}", p => p.Name, was.Fields, @is.Fields, (p, _) => oldTop.Contains(p.Id) || newTop.Contains(p.Id), _ => null),
            .. Each(ChangeSubject.ThirdParty, old?.ThirdParties, now.ThirdParties, t => $"third-party:{t.Id}", t => t.Name, was.Fields, @is.Fields, (_, _) => false, _ => null),
        ];

        return [.. changes
            .OrderByDescending(c => c.TouchesTopManagement && c.Kind == ChangeKind.Ended)
            .ThenByDescending(c => c.TouchesTopManagement)
            .ThenBy(c => c.Subject)
            .ThenBy(c => c.Kind)
            .ThenBy(c => c.Title, Alphabetical.Order)
            .ThenBy(c => c.Key, StringComparer.Ordinal)];

        IEnumerable<SnapshotChange> Each<T>(
            ChangeSubject subject, IReadOnlyList<T>? before, IReadOnlyList<T> after, Func<T, string> key, Func<T, string> title,
            Func<T, IEnumerable<(string, string?)>> wordsOld, Func<T, IEnumerable<(string, string?)>> wordsNew,
            Func<T, RegisterSnapshot, bool> top, Func<T, Guid?> roleId)
            where T : class
        {
            var olds = (before ?? []).ToDictionary(key);
            var news = after.ToDictionary(key);
            foreach (var k in olds.Keys.Union(news.Keys))
            {
                var (o, n) = (olds.GetValueOrDefault(k), news.GetValueOrDefault(k));
                var touchesTop = (o is not null && top(o, old!)) || (n is not null && top(n, now));
                foreach (var change in One(k, subject, title(n ?? o!), o, n, wordsOld, wordsNew, touchesTop, IdOf(k)))
                {
                    yield return change with { RoleId = roleId((n ?? o)!) };
                }
            }
        }

        string Title(AssignmentContent a) =>
            $"{(now.Role(a.RoleId) ?? old?.Role(a.RoleId))?.Title}: {(assigned.Contains(a.Id) ? now.NameOf(a) : old!.NameOf(a))}";
    }

    private static IEnumerable<SnapshotChange> One<T>(
        string key, ChangeSubject subject, string title, T? old, T? now,
        Func<T, IEnumerable<(string Field, string? Value)>> wordsOld, Func<T, IEnumerable<(string Field, string? Value)>> wordsNew,
        bool top = false, Guid? id = null)
        where T : class
    {
        // A role's new title is the role's change, not also one of everything that names the role.
        if (old is not null && old.Equals(now))
        {
            yield break;
        }

        var fields = ContentInWords.Differences(old is null ? [] : wordsOld(old), now is null ? [] : wordsNew(now));
        if (fields.Count == 0)
        {
            // Words can hide a difference: a duty pointed at another role of the same title, a namesake, a limit moved into the text.
            fields = [new("Refers to", "as signed", "something else of the same name")];
        }

        yield return new(key, subject, old is null ? ChangeKind.New : now is null ? ChangeKind.Ended : ChangeKind.Changed, id, title, top, fields);
    }

    // A person who merely stops or begins to be listed is told by the assignment or position, not as a person of their own.
    private static IReadOnlyList<PersonContent> Lasting(IReadOnlyList<PersonContent>? people, IReadOnlyList<PersonContent>? others)
    {
        var ids = (others ?? []).Select(p => p.Id).ToHashSet();
        return [.. (people ?? []).Where(p => ids.Contains(p.Id))];
    }

    private static bool IsTop(AssignmentContent a, RegisterSnapshot s) => s.Designated(DesignationKind.TopManagement)?.Id == a.RoleId;

    // The positions, and the people directly or through them, by whom top management is held.
    private static HashSet<Guid> TopManagement(RegisterSnapshot? s)
    {
        var top = s?.Designated(DesignationKind.TopManagement) is { } role ? s.AssignmentsOf(role.Id).ToList() : [];
        return [.. top.SelectMany(a => new[] { a.PersonId, a.PositionId }).OfType<Guid>(), .. top.SelectMany(a => s!.Position(a.PositionId)?.Holders ?? []).Select(h => h.PersonId)];
    }

    private static Guid? IdOf(string key) => Guid.TryParse(key[(key.IndexOf(':', StringComparison.Ordinal) + 1)..], out var id) ? id : null;
}

using IsmsRoles.Domain.Assignments;
using IsmsRoles.Domain.Roles;
using IsmsRoles.Domain.Versions.Content;

namespace IsmsRoles.Domain.Findings;

/// <summary>Somebody who holds a role on the day.</summary>
/// <param name="Position">What they hold it through, where they do.</param>
/// <param name="Since">The later of the day the role was given and the day they came into the position.</param>
public sealed record Holding(PersonContent Person, RoleContent Role, AssignmentContent Assignment, PositionContent? Position, DateOnly Since)
{
    public bool IsDeputy => Assignment.Kind == AssignmentKind.Deputy;
}

/// <summary>Who holds what on one day, looked up through positions to people; worked out once for all rules.</summary>
public sealed class Holdings
{
    private readonly ILookup<Guid, Holding> _ofRole;
    private readonly ILookup<Guid, Holding> _ofPerson;
    private readonly ILookup<Guid, AssignmentContent> _ofPosition;
    private readonly HashSet<Guid> _held;

    public Holdings(RegisterSnapshot register, DateOnly day)
    {
        var all = register.Assignments
            .Where(a => register.Role(a.RoleId) is not null)
            .SelectMany(a => register.PeopleBehind(a, day).Distinct().Select(p => Of(register, a, p, day)))
            .ToList();
        All = all;
        _ofRole = all.ToLookup(h => h.Role.Id);
        _ofPerson = all.ToLookup(h => h.Person.Id);
        _ofPosition = register.Assignments.Where(a => a.PositionId is not null).ToLookup(a => a.PositionId!.Value);
        _held = [.. register.Assignments.Where(a => register.IsHeldOn(a, day)).Select(a => a.Id)];
    }

    public IReadOnlyList<Holding> All { get; }

    public IEnumerable<Holding> OfRole(Guid? roleId) => roleId is { } id ? _ofRole[id] : [];

    public IEnumerable<Holding> OfPerson(Guid personId) => _ofPerson[personId];

    /// <summary>What a position is given, whether or not anybody is in it.</summary>
    public IEnumerable<AssignmentContent> GivenTo(PositionContent position) => _ofPosition[position.Id];

    /// <summary>Whether an assignment is held on the day, by somebody or by a third party.</summary>
    public bool IsHeld(AssignmentContent assignment) => _held.Contains(assignment.Id);

    private static Holding Of(RegisterSnapshot register, AssignmentContent assignment, PersonContent person, DateOnly day)
    {
        var position = register.Position(assignment.PositionId);
        var tenure = position?.Holders.First(t => t.PersonId == person.Id && Days.Covers(t.From, t.Until, day));
        return new(person, register.Role(assignment.RoleId)!, assignment, position, tenure?.From > assignment.From ? tenure.From : assignment.From);
    }
}

/// <summary>Words and questions that several rules share.</summary>
internal static class RegisterQuestions
{
    /// <summary>"Risk owner (Payments)": a role with what it is limited to.</summary>
    public static string RoleOf(this RegisterSnapshot register, AssignmentContent assignment) =>
        Scoped(register.Role(assignment.RoleId)?.Title ?? "a role that is no longer used", assignment.Scope);

    public static string Scoped(string title, ScopeContent? scope) => scope is null ? title : $"{title} ({scope.Name})";

    /// <summary>Whether a duty of the standard is pointed at the role, everyone's baseline duties left out.</summary>
    public static bool IsDesignated(this RegisterSnapshot? content, Guid roleId) =>
        content?.Designations.Any(d => d.RoleId == roleId && d.Kind != DesignationKind.Everyone) == true;

    /// <summary>By the register or by the version in force: until a changed designation is signed, the stricter of the two applies (rule 9).</summary>
    public static bool IsDesignated(this RegisterFacts facts, Guid roleId) =>
        facts.Register.IsDesignated(roleId) || facts.InForce?.Content.IsDesignated(roleId) == true;

    public static bool IsEveryone(this RegisterSnapshot register, Guid roleId) =>
        register.Designations.Any(d => d.RoleId == roleId && d.Kind == DesignationKind.Everyone);

    /// <summary>Whoever here owns the relationship with a third party, if they are with us and ours on the day.</summary>
    public static PersonContent? InsideOwner(this RegisterSnapshot register, ThirdPartyContent thirdParty, DateOnly day) =>
        register.Person(thirdParty.OwnerId) is { EmployerId: null } owner && !(owner.LeavesOn < day) ? owner : null;

    /// <summary>"Nobody holds Risk owner", or "Nobody has held Risk owner since 4 March 2026".</summary>
    public static string Nobody(string what, DateOnly? since) =>
        since is { } first ? $"Nobody has held {what} since {first.InWords()}" : $"Nobody holds {what.TrimEnd(',')}";

    /// <summary>"holds", "is deputy for", "is acting": how somebody stands to a role.</summary>
    public static string Verb(this AssignmentKind kind) => kind switch
    {
        AssignmentKind.Deputy => "is deputy for",
        AssignmentKind.Acting => "is acting",
        _ => "holds",
    };

    /// <summary>"Ana, Ben and Cleo", or "Ana, Ben, Cleo, Dan, Eve and 7 more".</summary>
    public static string Listed(IReadOnlyList<string> names, int atMost = 5)
    {
        var shown = names.Count <= atMost ? names : [.. names.Take(atMost), $"{names.Count - atMost} more"];
        return shown.Count switch
        {
            0 => "",
            1 => shown[0],
            _ => $"{string.Join(", ", shown.SkipLast(1))} and {shown[^1]}",
        };
    }

    /// <summary>How many whole days lie between two days: from 1 to 31 March it is 30.</summary>
    public static int DaysSince(this DateOnly day, DateOnly since) => day.DayNumber - since.DayNumber;
}

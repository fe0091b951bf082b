using IsmsRoles.Documents.Chart;
using IsmsRoles.Domain;
using IsmsRoles.Domain.Assignments;
using IsmsRoles.Domain.Positions;
using IsmsRoles.Domain.Roles;
using IsmsRoles.Domain.Versions.Content;

namespace IsmsRoles.Documents.RolesDocument;

/// <summary>The rows of the roles table, and who holds a role, from a snapshot as it stands on a day.</summary>
internal sealed class RoleRows(RegisterSnapshot snapshot, DateOnly day)
{
    private readonly Dictionary<Guid, int> _numbers =
        snapshot.RolesInReadingOrder().Select((role, i) => (role.Id, Number: i + 1)).ToDictionary(pair => pair.Id, pair => pair.Number);

    private readonly ILookup<Guid, DesignationKind> _designations = snapshot.Designations.ToLookup(d => d.RoleId, d => d.Kind);

    public IReadOnlyList<RoleRow> All() => [.. snapshot.RolesInReadingOrder().Select(Row)];

    /// <summary>The roles for the chart of reporting lines.</summary>
    public IReadOnlyList<ChartRole> Lines() => [.. snapshot.RolesInReadingOrder().Select(Line)];

    public int? NumberOf(RoleContent? role) => role is null ? null : _numbers[role.Id];

    /// <summary>Names of those who hold a role on the day, deputies marked.</summary>
    public IReadOnlyList<string> HeldBy(RoleContent role) => [.. AssignmentsOf(role)
        .Where(assignment => assignment.Covers(day))
        .Select(assignment => (assignment, Line: Holder(assignment)))
        .Select(pair => (pair.assignment.PositionId, pair.Line.Detail) is (not null, { } people)
            ? (pair.Line, Text: $"{pair.Line.Name}: {people}")
            : (pair.Line, Text: pair.Line.Name))
        .Select(pair => pair.Text + pair.Line.Capacity switch
        {
            HolderCapacity.Deputy => " (deputy)",
            HolderCapacity.Acting => " (acting)",
            _ => "",
        } + (pair.Line.Scope is null ? "" : $", for {pair.Line.Scope}"))];

    private ChartRole Line(RoleContent role)
    {
        var designations = _designations[role.Id].ToHashSet();
        var superior = snapshot.Role(role.ReportsToId);
        var holders = AssignmentsOf(role).Where(a => a.Kind != AssignmentKind.Deputy && snapshot.IsHeldOn(a, day)).ToList();
        return new ChartRole(_numbers[role.Id], role.Title, NumberOf(superior))
        {
            HeldBy = designations.Contains(DesignationKind.Everyone) && holders.Count == 0 ? "Everyone in ISMS scope" : Short(holders),
            IsVacant = snapshot.IsVacantOn(role, day),
            Marks = [.. designations.Order().Select(Mark).OfType<string>()],
            IsBroken = superior is null && !designations.Contains(DesignationKind.TopManagement) && !designations.Contains(DesignationKind.Everyone),
        };
    }

    private static string? Mark(DesignationKind kind) => kind switch
    {
        DesignationKind.TopManagement => "5.1",
        DesignationKind.IsmsConformity => "5.3 a",
        DesignationKind.PerformanceReporting => "5.3 b",
        DesignationKind.InternalAudit => "9.2",
        DesignationKind.IncidentContact => "A.6.8",
        _ => null,
    };

    private string Short(List<AssignmentContent> holders)
    {
        var names = holders.Select(a => snapshot.NameOf(a) + (a.Kind == AssignmentKind.Acting ? " (acting)" : "")).Distinct().ToList();
        return names.Count <= 2 ? string.Join(", ", names) : $"{names[0]} and {names.Count - 1} others";
    }

    private RoleRow Row(RoleContent role)
    {
        var superior = snapshot.Role(role.ReportsToId);
        var row = new RoleRow(
            _numbers[role.Id], role.Title, role.Purpose, [.. AssignmentsOf(role).Select(Holder)],
            [.. role.Responsibilities.Select(Duty)], [.. role.Authorities.Select(Authority)],
            superior?.Title, NumberOf(superior))
        {
            Marks = [.. _designations[role.Id].Order().Select(kind => kind.InWords())],
        };
        return _designations[role.Id].Contains(DesignationKind.Everyone) ? AsEveryone(row) : row;
    }

    // The duties of everyone have their own section; the table only leads there.
    private static RoleRow AsEveryone(RoleRow row) => row with
    {
        Holders = row.Holders.Count > 0
            ? row.Holders
            : [new HolderLine("Everyone in ISMS scope", "Staff and externals", HolderCapacity.Holder, false, "")],
        Responsibilities = [],
        InsteadOfResponsibilities = "Set out under “Duties of everyone and incident contact”",
    };

    public static DutyLine Duty(ResponsibilityContent responsibility) =>
        new(responsibility.Text, responsibility.References.Length == 0 ? null : responsibility.References);

    public AuthorityLine Authority(AuthorityContent authority)
    {
        var limits = new[]
        {
            authority.Amount is { } amount ? ContentInWords.Money(amount, authority.Currency) : null,
            authority.Limit,
        }.Where(limit => !string.IsNullOrEmpty(limit));
        var limit = string.Join(", ", limits);
        return new AuthorityLine(
            authority.Text, authority.Kind.InWords(), limit.Length == 0 ? null : limit, snapshot.Role(authority.DelegatedById)?.Title);
    }

    /// <summary>A role's assignments in the order they are read: holders, acting holders, deputies.</summary>
    public IEnumerable<AssignmentContent> AssignmentsOf(RoleContent role) => snapshot.AssignmentsOf(role.Id)
        .OrderBy(a => a.Kind switch { AssignmentKind.Holder => 0, AssignmentKind.Acting => 1, _ => 2 })
        .ThenBy(a => a.Scope?.Name, StringComparer.Ordinal)
        .ThenBy(a => a.From)
        .ThenBy(snapshot.NameOf, StringComparer.Ordinal)
        .ThenBy(a => a.Id);

    public HolderLine Holder(AssignmentContent assignment)
    {
        var (detail, isThirdParty) = Detail(assignment);
        var capacity = assignment.Kind switch
        {
            AssignmentKind.Deputy => HolderCapacity.Deputy,
            AssignmentKind.Acting => HolderCapacity.Acting,
            _ => HolderCapacity.Holder,
        };
        return new HolderLine(
            snapshot.NameOf(assignment), detail, capacity, isThirdParty, Period(assignment), assignment.Scope?.Name,
            assignment.BackdatedReason is { } reason ? $"{reason} (recorded {assignment.RecordedOn.InWords()})" : null)
        {
            Evidence = (assignment.Evidence, assignment.EndEvidence) switch
            {
                ({ } evidence, null) => "Evidence of appointment: " + evidence,
                ({ } evidence, { } end) => $"Evidence of appointment: {evidence}; of ending: {end}",
                (null, { } end) => "Evidence of ending: " + end,
                _ => null,
            },
        };
    }

    private (string? Detail, bool IsThirdParty) Detail(AssignmentContent assignment)
    {
        if (snapshot.Person(assignment.PersonId) is { } person)
        {
            var employer = snapshot.ThirdParty(person.EmployerId);
            var parts = new[] { person.JobTitle, employer?.Name, person.LeavesOn is { } last ? $"leaves on {last.InWords()}" : null };
            var detail = string.Join(", ", parts.Where(part => !string.IsNullOrEmpty(part)));
            return (detail.Length == 0 ? null : detail, employer is not null);
        }

        return snapshot.Position(assignment.PositionId) is { } position
            ? (People(position), false)
            : (snapshot.ThirdParty(assignment.ThirdPartyId)?.Service, true);
    }

    private string People(PositionContent position)
    {
        if (position.AbolishedOn < day)
        {
            return $"position abolished on {position.AbolishedOn.InWords()}";
        }

        var names = position.Holders
            .Where(tenure => Days.Covers(tenure.From, tenure.Until, day) && snapshot.Person(tenure.PersonId) is not null)
            .OrderByDescending(tenure => tenure.IsChair)
            .Select(tenure => snapshot.Person(tenure.PersonId)!.Name + (tenure.IsChair == 1 ? " (chair)" : ""))
            .ToList();
        return names.Count == 0 ? "vacant" : string.Join(position.Kind == PositionKind.Body ? ", " : " and ", names);
    }

    private string Period(AssignmentContent assignment) => (assignment.Until, assignment.From > day) switch
    {
        ({ } until, _) => $"{assignment.From.InWords()} to {until.InWords()}",
        (null, true) => $"from {assignment.From.InWords()}",
        _ => $"since {assignment.From.InWords()}",
    };
}

using IsmsRoles.Domain.Access;
using IsmsRoles.Domain.Assignments;
using IsmsRoles.Domain.HandOvers;
using IsmsRoles.Domain.Histories;
using IsmsRoles.Domain.Organisations;
using IsmsRoles.Domain.People;
using IsmsRoles.Domain.Positions;
using IsmsRoles.Domain.Roles;
using IsmsRoles.Domain.Scopes;
using IsmsRoles.Domain.ThirdParties;
using IsmsRoles.Domain.Versions;
using IsmsRoles.Domain.Versions.Content;

namespace IsmsRoles.Domain.Tests;

/// <summary>
/// A company whose register tests build and sign in a few lines. It begins on 2 March 2026 with directors who hold top
/// management, and Mia, the ISMS manager (5.3 a and b), who submits.
/// </summary>
internal sealed class Company
{
    public static readonly DateOnly Founded = new(2020, 1, 1);
    public static readonly DateOnly FirstDay = new(2026, 3, 2);

    private readonly Dictionary<DesignationKind, Designation> _designations = [];
    private readonly List<Role> _roles = [];
    private readonly List<Assignment> _assignments = [];
    private readonly List<Person> _people = [];
    private readonly List<Position> _positions = [];
    private readonly List<ThirdParty> _thirdParties = [];
    private readonly List<ScopeItem> _scopes = [];
    private readonly List<FoundingSignatory> _founders = [];
    private readonly List<RegisterVersion> _versions = [];
    private readonly List<SuccessorSignatory> _successors = [];

    private Company()
    {
        Organisation = new(new("Meridian Ltd", "Cloud services", "Europe/Warsaw"));
        Top = AddRole("Top management");
        IsmsManager = AddRole("ISMS manager", Top);
        Designate(DesignationKind.TopManagement, Top);
        Designate(DesignationKind.IsmsConformity, IsmsManager);
        Designate(DesignationKind.PerformanceReporting, IsmsManager);
        Mia = Employ("Mia");
    }

    public Organisation Organisation { get; }

    public Role Top { get; }

    public Role IsmsManager { get; }

    public Person Mia { get; }

    public DateOnly Today { get; private set; } = FirstDay;

    public DateTime Now => Today.ToDateTime(new(9, 0), DateTimeKind.Utc);

    /// <summary>What the next submission corrects, where it does.</summary>
    public CorrectionInput? Correction { get; set; }

    public RegisterVersion? InForce => _versions.SingleOrDefault(v => v.State == VersionState.InForce);

    public RegisterVersion? Submitted => _versions.SingleOrDefault(v => v.State == VersionState.Submitted);

    /// <summary>Directors are founding signatories and hold top management, with evidence of appointment by the owners.</summary>
    public static Company WithDirectors(params string[] names) => With(names, "Companies register extract");

    /// <summary>As above, but nothing shows that the owners appointed them, so rule 7 applies to their assignments.</summary>
    public static Company WithDirectorsLackingEvidence(params string[] names) => With(names, null);

    private static Company With(string[] directors, string? evidence)
    {
        var company = new Company();
        foreach (var name in directors)
        {
            var director = company.Employ(name, jobTitle: "Director");
            company._founders.Add(new(director, "Companies register extract"));
            company.Assign(company.Top, director, evidence: evidence);
        }

        company.Assign(company.IsmsManager, company.Mia);
        return company;
    }

    /// <summary>Signs version 1 by as many directors as it takes.</summary>
    public Company WithVersion1()
    {
        SubmitAndSignByAll();
        Assert.Equal(1, InForce?.Number);
        return this;
    }

    public Person this[string name] => _people.Single(p => p.Name == name);

    public Company Later(int days)
    {
        Today = Today.AddDays(days);
        return this;
    }

    public Person Employ(string name, DateOnly? from = null, ThirdParty? employer = null, string? jobTitle = null)
    {
        var person = new Person(new(name, $"{name.Split(' ')[0]}@meridian.example", jobTitle, EmployerId: employer?.Id), from ?? Founded);
        _people.Add(person);
        return person;
    }

    public Role AddRole(string title, Role? reportsTo = null, params string[] responsibilities)
    {
        var role = new Role(new(title, null, null, [.. responsibilities.Select(r => new ResponsibilityText(r))], []));
        _roles.Add(role);
        if (reportsTo is not null)
        {
            role.ReportTo(reportsTo, Lines());
        }

        return role;
    }

    public Position AddPosition(string title, PositionKind kind = PositionKind.Post)
    {
        var position = new Position(new(title, kind));
        _positions.Add(position);
        return position;
    }

    public ThirdParty AddThirdParty(string name, DateOnly? contractEndsOn = null, Person? owner = null)
    {
        var thirdParty = new ThirdParty(new(name, "Hosting", "C-17", contractEndsOn, OwnerId: owner?.Id));
        _thirdParties.Add(thirdParty);
        return thirdParty;
    }

    public ScopeItem AddScope(string name)
    {
        var item = new ScopeItem(ScopeKind.Site, name);
        _scopes.Add(item);
        return item;
    }

    public void Designate(DesignationKind kind, Role role)
    {
        if (_designations.TryGetValue(kind, out var designation))
        {
            designation.PointAt(role, null);
        }
        else
        {
            _designations[kind] = new(kind, role);
        }
    }

    public Assignment Assign(
        Role role, Person person, AssignmentKind kind = AssignmentKind.Holder, DateOnly? from = null, DateOnly? until = null, string? evidence = null, ScopeItem? scope = null) =>
        Assign(role, Holder(person), kind, from, until, evidence, scope);

    public Assignment Assign(Role role, Position position, DateOnly? from = null, DateOnly? until = null, string? evidence = null) =>
        Assign(role, Domain.Assignments.Holder.Of(position), AssignmentKind.Holder, from, until, evidence, null);

    public Assignment Assign(Role role, ThirdParty thirdParty, DateOnly? from = null, DateOnly? until = null) =>
        Assign(role, Domain.Assignments.Holder.Of(thirdParty), AssignmentKind.Holder, from, until, null, null);

    public void End(Assignment assignment, DateOnly lastDay) =>
        assignment.EndOn(lastDay, "stepped down", "Minutes 7", true, _roles.Single(r => r.Id == assignment.RoleId), Holder(assignment));

    public Assignment Redate(Assignment assignment, DateOnly from, DateOnly? until = null)
    {
        var redated = assignment.Redate(
            _roles.Single(r => r.Id == assignment.RoleId), Holder(assignment), null, from, until, "entered wrongly", "Minutes 8", true, _assignments, Today, Now);
        _assignments.Add(redated);
        return redated;
    }

    public Assignment AssignmentOf(Person person, Role role) => _assignments.Single(a => a.PersonId == person.Id && a.RoleId == role.Id && !a.IsEnded);

    public static void Retitle(Role role, string title) => role.Edit(role.Texts() with { Title = title });

    public ReportingLines Lines() => new(_roles.Select(r => (r.Id, r.Title, r.ReportsToId)));

    /// <summary>The register as loaded from a database that returns rows in any order it likes.</summary>
    public RegisterSnapshot Snapshot(int? shuffledBy = null)
    {
        return new LiveRegister(
            Organisation, Rows(_designations.Values), Rows(_roles), Rows(_assignments), Rows(_people), Rows(_positions), Rows(_thirdParties), Rows(_scopes))
            .ToSnapshot(Today);

        IReadOnlyCollection<T> Rows<T>(IEnumerable<T> rows)
        {
            var array = rows.ToArray();
            if (shuffledBy is { } seed)
            {
                new Random(seed).Shuffle(array);
            }

            return array;
        }
    }

    /// <summary>Today's record of who holds what.</summary>
    public HoldingRecords Records() => new(_assignments, _people, _positions, _thirdParties, _scopes);

    public SigningSituation Situation() => new(
        Today,
        Now,
        InForce,
        Submitted,
        _versions.Max(v => v.Number) ?? 0,
        _versions.Count(v => v.ProposedNumber == (_versions.Max(x => x.Number) ?? 0) + 1),
        _founders,
        _assignments.ToDictionary(a => a.Id),
        _people.ToDictionary(p => p.Id),
        _positions.ToDictionary(p => p.Id),
        _thirdParties.ToDictionary(t => t.Id))
    {
        LastUnrevoked = InForce is null ? LastSuperseded : null,
        Former = InForce is null ? null : LastSuperseded,
        Successors = [.. _successors.Where(s => s.AfterNumber == (_versions.Max(v => v.Number) ?? 0))],
    };

    /// <summary>What a hand-over of somebody is worked out from.</summary>
    public HandOverFacts HandOverFacts(Person person)
    {
        var held = _positions.Where(p => p.Tenures.Any(t => t.PersonId == person.Id)).ToList();
        return new(
            new(HandOverSubjectKind.Person, person.Id, person.Name, person.LeavesOn),
            Today,
            Snapshot(),
            Situation(),
            [person],
            [.. _assignments.Where(a => !a.IsEnded && (a.PersonId == person.Id || held.Any(p => p.Id == a.PositionId)))],
            held,
            [.. _thirdParties.Where(t => t.OwnerId == person.Id)],
            new Dictionary<Guid, int>());
    }

    /// <summary>Carries an order out on this company's records.</summary>
    public HandOver HandOver(HandOverPlan plan, HandOverOrder order)
    {
        var handOver = Domain.HandOvers.HandOver.Carry(
            plan,
            order,
            new(
                _roles.ToDictionary(r => r.Id), _assignments, _people.ToDictionary(p => p.Id), _positions.ToDictionary(p => p.Id),
                _thirdParties.ToDictionary(t => t.Id), _scopes.ToDictionary(s => s.Id), []),
            Today,
            Now);
        _assignments.AddRange(handOver.Begun);
        return handOver;
    }

    public SigningPlan Plan(Person? submitter = null) => SigningPlan.For(Snapshot(), (submitter ?? Mia).Id, Situation());

    /// <summary>A Manager records that members voted for the submitted version on paper; the scan has the hash "scan".</summary>
    public PaperRecord RecordPaper(Person recorder, DateOnly? decidedOn, string? quoted, params Person[] members) =>
        Submitted!.RecordOnPaper(AccountOf(recorder), Paper(decidedOn ?? Today, quoted ?? Submitted.Sha256, members), Situation());

    public static PaperRecordInput Paper(DateOnly? decidedOn, string? quoted, params Person[] members) =>
        new(decidedOn, "Board minutes 7/2026", quoted, Guid.NewGuid(), ScanSha256, [.. members.Select(m => m.Id)]);

    public static string ScanSha256 { get; } = new('5', 64);

    public void ConfirmPaper(RegisterVersion version, Person by, int record = 1, string? shown = null, string? stored = null) =>
        version.ConfirmPaper(AccountOf(by), record, new(shown ?? ScanSha256, stored ?? ScanSha256, "password"), Situation());

    public SuccessorSignatory EnterSuccessor(Person by, Person successor)
    {
        var entered = SuccessorSignatory.Enter(AccountOf(by), successor, SuccessorEvidence(Now), Situation());
        _successors.Add(entered);
        return entered;
    }

    public SuccessorSignatory AppointSuccessor(Person successor)
    {
        var entered = SuccessorSignatory.AppointByCommand(Actor.System("Command on the server"), successor, SuccessorEvidence(Now), Situation());
        _successors.Add(entered);
        return entered;
    }

    public static SuccessorInput SuccessorEvidence(DateTime at) =>
        new("Register extract of 3 March", "The chief executive left", new("extract.pdf", "%PDF-1.7 extract"u8.ToArray(), at));

    public void ConfirmSuccessor(SuccessorSignatory successor, Person by) =>
        successor.Confirm(AccountOf(by), successor.EvidenceSha256, successor.EvidenceSha256, "password", Situation());

    public void SignRevocation(Person by, RegisterVersion? version = null, string reason = "It names the wrong people") =>
        (version ?? InForce!).SignRevocation(AccountOf(by), new((version ?? InForce!).Sha256, "password"), reason, Situation());

    public RegisterVersion Submit(Person? by = null, ResolutionInput? resolution = null, params string[] heldBack)
    {
        var content = HeldBackChanges.Apply(InForce?.Content, Snapshot(), heldBack);
        var version = RegisterVersion.Submit(AccountOf(by ?? Mia), new(content, "Please sign", [], heldBack, resolution, Correction), Situation());
        _versions.Add(version);
        return version;
    }

    public void Sign(Person person, string? shownHash = null) =>
        Submitted!.Approve(AccountOf(person), new(shownHash ?? Submitted.Sha256, "password"), Situation());

    public RegisterVersion SubmitAndSignByAll(Person? by = null)
    {
        var version = Submit(by);
        foreach (var signatory in version.Signatories.TakeWhile(_ => version.State == VersionState.Submitted))
        {
            Sign(_people.Single(p => p.Id == signatory.PersonId));
        }

        return version;
    }

    /// <summary>An account that may do everything, linked to a person: what stops it is the rule under test, not its access.</summary>
    public static Actor AccountOf(Person person) =>
        new(Guid.NewGuid(), person.Id, person.Name, AccessRight.Administrator | AccessRight.Manager | AccessRight.Approver | AccessRight.Auditor);

    public static ResolutionInput Minutes() => new("Shareholders' minutes 3", FirstDay, Guid.NewGuid());

    private RegisterVersion? LastSuperseded => _versions.Where(v => v.State == VersionState.Superseded).MaxBy(v => v.Number);

    private Assignment Assign(Role role, Holder holder, AssignmentKind kind, DateOnly? from, DateOnly? until, string? evidence, ScopeItem? scope)
    {
        var terms = new AssignmentTerms(kind, from ?? Today, until, scope, "found in old minutes", evidence);
        var assignment = new Assignment(role, holder, terms, _assignments.Where(a => a.RoleId == role.Id && !a.IsEnded), Today, Now);
        _assignments.Add(assignment);
        return assignment;
    }

    private Holder Holder(Person person) =>
        Domain.Assignments.Holder.Of(person, _thirdParties.SingleOrDefault(t => t.Id == person.EmployerId));

    private Holder Holder(Assignment a) =>
        a.PersonId is { } person ? Holder(_people.Single(p => p.Id == person))
        : a.PositionId is { } position ? Domain.Assignments.Holder.Of(_positions.Single(p => p.Id == position))
        : Domain.Assignments.Holder.Of(_thirdParties.Single(t => t.Id == a.ThirdPartyId));
}

internal static class Refused
{
    /// <summary>What the rule said when the act was refused.</summary>
    public static string Because(Action act) => Assert.Throws<RuleBrokenException>(act).Message;

    public static string Because(Func<object?> act) => Assert.Throws<RuleBrokenException>(act).Message;

    public static string? AtField(Func<object?> act) => Assert.Throws<RuleBrokenException>(act).Field;

    public static string? AtField(Action act) => Assert.Throws<RuleBrokenException>(act).Field;
}

using IsmsRoles.Domain.Assignments;
using IsmsRoles.Domain.Findings;
using IsmsRoles.Domain.Organisations;
using IsmsRoles.Domain.Positions;
using IsmsRoles.Domain.Roles;
using IsmsRoles.Domain.Scopes;
using IsmsRoles.Domain.Versions.Content;

namespace IsmsRoles.Domain.Tests.Findings;

/// <summary>
/// A register an auditor has nothing to say about on 1 June 2026; each test spoils one thing. Tess is top management, Mia
/// the ISMS manager (5.3 a and b), Ivo the internal auditor, Ned takes incident reports, Hostwell hosts; version 4 was
/// signed on 1 April.
/// </summary>
internal sealed class AuditedRegister
{
    public static readonly DateOnly Today = new(2026, 6, 1);
    public static readonly DateOnly SignedOn = new(2026, 4, 1);
    public static readonly DateOnly Founded = new(2024, 1, 1);

    private readonly Dictionary<DesignationKind, Guid> _designations = [];
    private readonly List<RoleContent> _roles = [];
    private readonly List<AssignmentContent> _assignments = [];
    private readonly List<PersonContent> _people = [];
    private readonly List<PositionContent> _positions = [];
    private readonly List<ThirdPartyContent> _thirdParties = [];
    private OrganisationContent _organisation = new("Meridian Ltd", "Cloud services", "Europe/Warsaw", "Internal", PaperSize.A4, 12, 0);

    public AuditedRegister()
    {
        Top = Role("Top management", null);
        Isms = Role("ISMS manager", Top);
        Audit = Role("Internal auditor", Top);
        Incident = Role("Incident manager", Isms);
        Hosting = Role("Hosting operator", Isms);
        Everyone = Role("Everyone", null);
        Edit(Everyone, r => r with { Authorities = [] });
        Edit(Isms, r => r with
        {
            Authorities =
            [
                Authority(AuthorityKind.RequireCompliance, "Require compliance with the ISMS", Top),
                Authority(AuthorityKind.EscalateToTopManagement, "Escalate to top management", Top),
                Authority(AuthorityKind.RequestResources, "Request people and money", Top),
            ],
        });
        Designate(DesignationKind.TopManagement, Top);
        Designate(DesignationKind.IsmsConformity, Isms);
        Designate(DesignationKind.PerformanceReporting, Isms);
        Designate(DesignationKind.InternalAudit, Audit);
        Designate(DesignationKind.IncidentContact, Incident);
        Designate(DesignationKind.Everyone, Everyone);
        (Tess, Mia, Ivo, Ned) = (Person("Tess"), Person("Mia"), Person("Ivo"), Person("Ned"));
        Hostwell = ThirdParty("Hostwell", Mia);
        Assign(Top, Tess);
        Assign(Isms, Mia);
        Assign(Audit, Ivo);
        Assign(Incident, Ned);
        Assign(Hosting, Hostwell);
        Sign(4, SignedOn);
    }

    public Guid Top { get; }

    public Guid Isms { get; }

    public Guid Audit { get; }

    public Guid Incident { get; }

    public Guid Hosting { get; }

    public Guid Everyone { get; }

    public Guid Tess { get; }

    public Guid Mia { get; }

    public Guid Ivo { get; }

    public Guid Ned { get; }

    public Guid Hostwell { get; }

    public VersionFacts? InForce { get; set; }

    /// <summary>What the tests add to the facts beside register and version.</summary>
    public Func<RegisterFacts, RegisterFacts> Besides { get; set; } = f => f;

    public static AuthorityContent Authority(AuthorityKind kind, string text, Guid? from = null, long? amount = null, string? currency = null, string? limit = null) =>
        new(kind, text, limit, amount, currency, from);

    public static AuditedRegister Empty()
    {
        var register = new AuditedRegister { InForce = null };
        register._designations.Clear();
        register._roles.Clear();
        register._assignments.Clear();
        register._people.Clear();
        register._positions.Clear();
        register._thirdParties.Clear();
        return register;
    }

    public Guid Role(string title, Guid? reportsTo)
    {
        var id = Guid.NewGuid();
        _roles.Add(new(id, title, null, reportsTo, null, [new($"Answers for what {title} is for.", "")], [Authority(AuthorityKind.StopOrSuspend, $"Stops work in the field of {title}")]));
        return id;
    }

    public AuditedRegister Edit(Guid role, Func<RoleContent, RoleContent> edit) => Replace(_roles, r => r.Id == role, edit);

    public AuditedRegister EditAssignment(Guid assignment, Func<AssignmentContent, AssignmentContent> edit) => Replace(_assignments, a => a.Id == assignment, edit);

    public AuditedRegister EditPerson(Guid person, Func<PersonContent, PersonContent> edit) => Replace(_people, p => p.Id == person, edit);

    public AuditedRegister EditPosition(Guid position, Func<PositionContent, PositionContent> edit) => Replace(_positions, p => p.Id == position, edit);

    public AuditedRegister EditThirdParty(Guid thirdParty, Func<ThirdPartyContent, ThirdPartyContent> edit) => Replace(_thirdParties, t => t.Id == thirdParty, edit);

    public AuditedRegister EditOrganisation(Func<OrganisationContent, OrganisationContent> edit)
    {
        _organisation = edit(_organisation);
        return this;
    }

    public AuditedRegister ReportTo(Guid role, Guid? superior) => Edit(role, r => r with { ReportsToId = superior });

    public AuditedRegister Designate(DesignationKind kind, Guid? role)
    {
        _designations.Remove(kind);
        if (role is { } id)
        {
            _designations[kind] = id;
        }

        return this;
    }

    public Guid Person(string name, Guid? employer = null, DateOnly? leavesOn = null)
    {
        var id = Guid.NewGuid();
        _people.Add(new(id, name, null, employer, leavesOn));
        return id;
    }

    public AuditedRegister Leave(Guid person, DateOnly? lastDay) => EditPerson(person, p => p with { LeavesOn = lastDay });

    public Guid ThirdParty(string name, Guid? owner = null, DateOnly? contractEndsOn = null, string? contract = "C-17")
    {
        var id = Guid.NewGuid();
        _thirdParties.Add(new(id, name, "Hosting", contract, contractEndsOn, null, null, owner));
        return id;
    }

    public Guid Position(string title, params IReadOnlyList<Guid> holders)
    {
        var id = Guid.NewGuid();
        _positions.Add(new(id, title, PositionKind.Post, null, null, [.. holders.Select(h => new TenureContent(h, Founded, null, 0))]));
        return id;
    }

    public Guid Body(string title, Guid? chair, params IReadOnlyList<Guid> members)
    {
        var id = Position(title, [.. chair is { } c ? [c] : Array.Empty<Guid>(), .. members]);
        EditPosition(id, p => p with { Kind = PositionKind.Body, Holders = [.. p.Holders.Select(h => h with { IsChair = h.PersonId == chair ? 1 : 0 })] });
        return id;
    }

    public AuditedRegister Join(Guid position, Guid person, DateOnly from, DateOnly? until = null) =>
        EditPosition(position, p => p with { Holders = [.. p.Holders, new(person, from, until, 0)] });

    /// <param name="holder">A person, a position or a third party.</param>
    public Guid Assign(Guid role, Guid holder, AssignmentKind kind = AssignmentKind.Holder, DateOnly? from = null, DateOnly? until = null, string? scope = null)
    {
        var id = Guid.NewGuid();
        _assignments.Add(new(
            id,
            role,
            kind,
            _people.Any(p => p.Id == holder) ? holder : null,
            _positions.Any(p => p.Id == holder) ? holder : null,
            _thirdParties.Any(t => t.Id == holder) ? holder : null,
            scope is null ? null : new(ScopeKind.Site, scope),
            from ?? Founded,
            until,
            from ?? Founded,
            null,
            null,
            null));
        return id;
    }

    public Guid AssignmentOf(Guid role) => _assignments.First(a => a.RoleId == role).Id;

    /// <summary>Takes an assignment off the register, as one whose recorded end has passed.</summary>
    public AuditedRegister Remove(Guid assignment)
    {
        _assignments.RemoveAll(a => a.Id == assignment);
        return this;
    }

    public AuditedRegister RemoveThirdParty(Guid thirdParty)
    {
        _thirdParties.RemoveAll(t => t.Id == thirdParty);
        return this;
    }

    /// <summary>Everything as it stands now comes into force.</summary>
    public AuditedRegister Sign(int number = 5, DateOnly? on = null)
    {
        InForce = new(Guid.NewGuid(), number, on ?? SignedOn, Content());
        return this;
    }

    public RegisterSnapshot Content() => new(
        _organisation,
        new(QuorumKind.AnyOne, 1),
        [.. _designations.Select(d => new DesignationContent(d.Key, d.Value))],
        [.. _roles],
        [.. _assignments],
        [.. _people],
        [.. _positions],
        [.. _thirdParties]);

    public RegisterFacts Facts(DateOnly? day = null) => Besides(new(Content(), day ?? Today)
    {
        InForce = InForce,
        FirstInForceOn = InForce is null ? null : Founded,
        RolesWrittenOn = _roles.ToDictionary(r => r.Id, _ => SignedOn),
        ReportedOn = [SignedOn],
    });

    /// <summary>What one rule says on a day.</summary>
    public IReadOnlyList<Finding> Raised(string rule, DateOnly? day = null) =>
        [.. (FindingCatalogue.Rule(rule) ?? throw new ArgumentException($"There is no rule {rule}.")).Find(Facts(day), day ?? Today)];

    public Finding One(string rule, DateOnly? day = null) => Assert.Single(Raised(rule, day));

    public void None(string rule, DateOnly? day = null) => Assert.Empty(Raised(rule, day).Select(f => f.Sentence));

    private AuditedRegister Replace<T>(List<T> rows, Predicate<T> which, Func<T, T> edit)
    {
        var at = rows.FindIndex(which);
        rows[at] = edit(rows[at]);
        return this;
    }
}

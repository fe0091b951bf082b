using IsmsRoles.Domain.Assignments;

namespace IsmsRoles.Domain.HandOvers;

/// <summary>What kind of thing is handed over.</summary>
public enum HandOverThing
{
    /// <summary>A role given to them by name.</summary>
    Role,

    /// <summary>A position they hold; its roles go with it.</summary>
    Position,

    /// <summary>A role of such a position that has a deputy, who may act until the position is filled.</summary>
    RoleOfPosition,

    /// <summary>The relationship with a third party that they own.</summary>
    Ownership,

    /// <summary>Being named as a third party's security contact.</summary>
    SecurityContact,

    /// <summary>Being the line manager of people.</summary>
    LineManagement,
}

/// <summary>What becomes of one thing.</summary>
public enum HandOverChoice
{
    /// <summary>A named successor takes it over from a day.</summary>
    HandOver,

    /// <summary>The deputy acts from a day, until a day or open.</summary>
    DeputyActs,

    /// <summary>It ends and nobody follows: a finding, until somebody does.</summary>
    LeaveVacant,

    /// <summary>Nothing changes now. What somebody who leaves keeps counts as not held from the following day (rule 2).</summary>
    Keep,
}

/// <summary>A deputy who could act.</summary>
/// <param name="AssignmentId">The assignment as deputy.</param>
public sealed record HandOverDeputy(Guid AssignmentId, string Name, Successor Who);

/// <summary>Whom something goes to: exactly one of the three is given.</summary>
public readonly record struct Successor(Guid? PersonId, Guid? PositionId, Guid? ThirdPartyId)
{
    public static Successor Person(Guid id) => new(id, null, null);

    public static Successor Position(Guid id) => new(null, id, null);

    public static Successor ThirdParty(Guid id) => new(null, null, id);
}

/// <summary>One thing that somebody holds, approves or owns, and what can become of it.</summary>
/// <param name="Key">Names it in a form: <c>role:0198…</c>.</param>
/// <param name="Title">"Risk owner (Payments)", "Head of People", "Nimbus".</param>
/// <param name="RecordId">The assignment, position, third party, or person whose reports these are.</param>
/// <param name="Revision">Of that record when it was read, so that a change by somebody else is noticed (rule 12).</param>
/// <param name="HeldBy">Who holds it: the subject, or one of a third party's people.</param>
/// <param name="Choices">What can become of it, the proposed one not marked.</param>
public sealed record HandOverItem(
    string Key, HandOverThing Thing, string Title, Guid RecordId, int Revision, string HeldBy, IReadOnlyList<HandOverChoice> Choices, HandOverChoice Proposed)
{
    /// <summary>The person whose tenure, ownership or reports these are; for a role, who holds it by name.</summary>
    public Guid? PersonId { get; init; }

    /// <summary>For a role.</summary>
    public Guid? RoleId { get; init; }

    public AssignmentKind? Kind { get; init; }

    /// <summary>For a position: which tenure ends.</summary>
    public int? TenureNumber { get; init; }

    public bool IsChair { get; init; }

    public DateOnly? From { get; init; }

    /// <summary>The last day of its own term.</summary>
    public DateOnly? Until { get; init; }

    /// <summary>Nobody else would hold it on the day after.</summary>
    public bool LeavesVacant { get; init; }

    /// <summary>The standard names this duty, so leaving it vacant needs a reason of its own.</summary>
    public bool IsDesignated { get; init; }

    /// <summary>Ending it takes evidence (rule 9).</summary>
    public bool IsTopManagement { get; init; }

    public IReadOnlyList<HandOverDeputy> Deputies { get; init; } = [];

    /// <summary>Roles with an authority that this role delegated to them; they go on as they are.</summary>
    public IReadOnlyList<string> DelegatesTo { get; init; } = [];

    /// <summary>For a position: the roles that go with it. For reports: how many people, in words.</summary>
    public IReadOnlyList<string> With { get; init; } = [];

    /// <summary>A person, not a position or a third party, must follow.</summary>
    public bool NeedsAPerson => Thing is not (HandOverThing.Role or HandOverThing.RoleOfPosition);

    /// <summary>It takes effect at once, because the register keeps no days for it.</summary>
    public bool IsAtOnce => Thing is HandOverThing.Ownership or HandOverThing.SecurityContact or HandOverThing.LineManagement;

    /// <summary>How the line of somebody's reports begins; no version holds it.</summary>
    public const string LineManager = "Line manager of ";

    /// <summary>What the thing is, to begin a line with.</summary>
    public string InWords => Thing switch
    {
        HandOverThing.Ownership => $"Owner of the relationship with {Title}",
        HandOverThing.SecurityContact => $"Security contact of {Title}",
        HandOverThing.LineManagement => $"{LineManager}{Title}",
        _ => Title,
    };
}

using IsmsRoles.Domain.Assignments;

namespace IsmsRoles.Domain.Histories;

/// <summary>What brings a spell to its end; the first that applies where several fall on one day.</summary>
public enum SpellEnd
{
    /// <summary>Somebody ended the assignment.</summary>
    Ended,

    /// <summary>The term it was given for ran out.</summary>
    TermRanOut,

    /// <summary>Their time in the position ended.</summary>
    TenureEnded,
    PositionAbolished,

    /// <summary>They left. Coming back does not revive it (rule 2).</summary>
    Left,

    /// <summary>The contract ended: the third party's, or that of an external person's employer.</summary>
    ContractEnded,
}

/// <summary>How a spell ends: on its last day, with the reason and evidence on record.</summary>
public sealed record SpellEnding(SpellEnd By, DateOnly LastDay, string? Reason = null, string? Evidence = null);

/// <summary>
/// A person, or a third party as itself, holding a role by one assignment without a break, by the record as it is today.
/// Both ends are inside it. Where a position holds the role, each of its holders has spells of their own.
/// </summary>
/// <param name="PersonId">Null only for a third party.</param>
/// <param name="IsChair">They chair the body that holds the role.</param>
/// <param name="Ending">Past or to come; null while it is open.</param>
public sealed record Spell(Assignment Assignment, Guid? PersonId, DateOnly From, SpellEnding? Ending, bool IsChair = false)
{
    public Guid RoleId => Assignment.RoleId;

    public Guid? PositionId => Assignment.PositionId;

    public Guid? ThirdPartyId => Assignment.ThirdPartyId;

    public AssignmentKind Kind => Assignment.Kind;

    public DateOnly? Until => Ending?.LastDay;

    public bool Covers(DateOnly day) => Days.Covers(From, Until, day);
}

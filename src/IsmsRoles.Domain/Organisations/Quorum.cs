namespace IsmsRoles.Domain.Organisations;

public enum QuorumKind
{
    AnyOne,
    Number,
    All,
}

/// <summary>How many members of top management must sign. Part of the snapshot: a change counts once signed (rule 9).</summary>
/// <param name="Count">Used with <see cref="QuorumKind.Number"/> only.</param>
public sealed record Quorum(QuorumKind Kind, int Count = 1)
{
    public static Quorum AnyOne { get; } = new(QuorumKind.AnyOne);

    /// <param name="signatories">How many people may sign this version.</param>
    public int Required(int signatories) => Kind switch
    {
        QuorumKind.AnyOne => 1,
        QuorumKind.Number => Count,
        _ => Math.Max(1, signatories),
    };

    public string InWords() => Kind switch
    {
        QuorumKind.AnyOne => "any one member of top management",
        QuorumKind.Number => Count == 1 ? "any one member of top management" : $"{Count} members of top management",
        _ => "all members of top management",
    };
}

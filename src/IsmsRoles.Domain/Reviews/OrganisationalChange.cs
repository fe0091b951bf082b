using IsmsRoles.Domain.Audit;
using IsmsRoles.Domain.Audit.Events;
using IsmsRoles.Domain.Versions.Content;

namespace IsmsRoles.Domain.Reviews;

/// <summary>
/// Something in the organisation that asks whether a role still fits: somebody named in the register left or moved, a
/// position was abolished or changed hands, a third party's contract was ended.
/// </summary>
/// <param name="At">When it was recorded, UTC.</param>
/// <param name="What">A clause with names in it: "Karl Weiss’s last day is 3 March 2026".</param>
/// <param name="About">The people, positions and third parties it is about.</param>
public sealed record OrganisationalChange(long Event, DateTime At, string What, IReadOnlyList<Guid> About)
{
    /// <summary>Kinds of event that can be one.</summary>
    public static IReadOnlyList<string> Kinds { get; } =
    [
        nameof(PersonLeft), nameof(PersonLeavingReversed), nameof(PersonRejoined), nameof(PersonEdited), nameof(PersonAppointed), nameof(TenureEnded),
        nameof(PositionAbolished), nameof(PositionAbolitionReversed), nameof(ContractEnded), nameof(ContractEndReversed),
    ];

    private static readonly string[] Moves = ["Job title", "Department", "Employer"];

    /// <param name="events">In the order they happened, each with its number and moment.</param>
    /// <returns>What still stands: a leaving, abolition or end of contract that was reversed since is none.</returns>
    public static IReadOnlyList<OrganisationalChange> Of(IEnumerable<(long Event, DateTime At, RegisterEvent What)> events)
    {
        List<(OrganisationalChange Change, RegisterEvent What)> standing = [];
        foreach (var (number, at, what) in events)
        {
            if (Reversed(what) is { } reversed && standing.FindLastIndex(s => reversed(s.What)) is >= 0 and var undone)
            {
                standing.RemoveAt(undone);
            }
            else if (InWords(what) is { } words)
            {
                standing.Add((new(number, at, words, [.. AuditChain.About(what)]), what));
            }
        }

        return [.. standing.Select(s => s.Change)];
    }

    /// <summary>Everybody and everything a role's holders are: people, positions and those behind them, third parties and employers.</summary>
    public static IReadOnlySet<Guid> NamedBy(RegisterSnapshot register, Guid roleId) =>
        register.AssignmentsOf(roleId)
            .SelectMany(a => new[] { a.PersonId, a.PositionId, a.ThirdPartyId }
                .Concat(register.Position(a.PositionId)?.Holders.Select(t => (Guid?)t.PersonId) ?? []))
            .SelectMany(id => new[] { id, register.Person(id)?.EmployerId })
            .OfType<Guid>()
            .ToHashSet();

    /// <summary>The same for the register as a whole.</summary>
    public static IReadOnlySet<Guid> NamedBy(RegisterSnapshot register) =>
        register.People.Select(p => p.Id).Concat(register.Positions.Select(p => p.Id)).Concat(register.ThirdParties.Select(t => t.Id)).ToHashSet();

    private static Func<RegisterEvent, bool>? Reversed(RegisterEvent what) => what switch
    {
        PersonLeavingReversed reversal => earlier => earlier is PersonLeft left && left.PersonId == reversal.PersonId,
        PositionAbolitionReversed reversal => earlier => earlier is PositionAbolished abolished && abolished.PositionId == reversal.PositionId,
        ContractEndReversed reversal => earlier => earlier is ContractEnded ended && ended.ThirdPartyId == reversal.ThirdPartyId,
        _ => null,
    };

    private static string? InWords(RegisterEvent what) => what switch
    {
        PersonLeft e => $"{e.Name}’s last day is {e.LastDay.InWords()}",
        PersonLeavingReversed e => $"{e.Name} stays after all: the leaving on {e.LastDay.InWords()} was reversed",
        PersonRejoined e => $"{e.Name} is with us again from {e.From.InWords()}",
        PersonEdited e when e.Changes.Any(IsMove) => $"{e.Name} moved: {string.Join(", ", e.Changes.Where(IsMove).Select(Moved))}",
        PersonAppointed e => $"{e.Name} is {e.Title} from {e.From.InWords()}",
        TenureEnded e => $"{e.Name} is {e.Title} only until {e.LastDay.InWords()}",
        PositionAbolished e => $"the position {e.Title} is abolished on {e.LastDay.InWords()}",
        PositionAbolitionReversed e => $"the position {e.Title} stays after all: its abolition on {e.LastDay.InWords()} was reversed",
        ContractEnded e => $"the contract with {e.Name} ends on {e.LastDay.InWords()}",
        ContractEndReversed e => $"the contract with {e.Name} goes on after all: its end on {e.LastDay.InWords()} was reversed",
        _ => null,
    };

    private static bool IsMove(FieldChange change) => Moves.Contains(change.Field);

    // An employer is known by its identifier alone.
    private static string Moved(FieldChange change) => (change.Old, change.New) switch
    {
        (null, null) => $"another {change.Field.ToLowerInvariant()}",
        (null, { } now) => $"{change.Field.ToLowerInvariant()} is {now}",
        ({ } old, null) => $"{change.Field.ToLowerInvariant()} was {old}",
        ({ } old, { } now) => $"{change.Field.ToLowerInvariant()} {old} is now {now}",
    };
}

using IsmsRoles.Domain.Assignments;

namespace IsmsRoles.Domain.Audit.Events;

public sealed record AssignmentBegun(
    Guid AssignmentId, Guid RoleId, string Role, Personal Holder, AssignmentKind Kind, DateOnly From, DateOnly? Until, Personal? BackdatedReason, Personal? Evidence) : RegisterEvent
{
    public Guid? PersonId { get; init; }

    public override string Sentence(string actor)
    {
        var term = Until is { } last ? $" until {last.InWords()}" : "";
        var backdated = BackdatedReason is null ? "" : $"; backdated{Because(BackdatedReason)}";
        return $"{actor} assigned {Role} to {Holder} as {Kind.ToString().ToLowerInvariant()} from {From.InWords()}{term}{backdated}";
    }
}

public sealed record AssignmentEnded(
    Guid AssignmentId, Guid RoleId, string Role, Personal Holder, AssignmentKind Kind, DateOnly LastDay, Personal Reason, Personal? Evidence) : RegisterEvent
{
    public Guid? PersonId { get; init; }

    public override string Sentence(string actor)
    {
        return $"{actor} ended {Holder}'s assignment as {Role} on {LastDay.InWords()}{Because(Reason)}{Proven(Evidence)}";
    }
}

public sealed record AssignmentRedated(
    Guid AssignmentId, Guid ReplacesId, Guid RoleId, string Role, Personal Holder,
    DateOnly OldFrom, DateOnly? OldUntil, DateOnly From, DateOnly? Until, Personal Reason) : RegisterEvent
{
    public Guid? PersonId { get; init; }

    public override string Sentence(string actor) =>
        $"{actor} changed the days of {Holder}'s assignment as {Role} from {Span(OldFrom, OldUntil)} to {Span(From, Until)}{Because(Reason)}";

    private static string Span(DateOnly from, DateOnly? until) => $"{from.InWords()}–{until.InWords()}";
}

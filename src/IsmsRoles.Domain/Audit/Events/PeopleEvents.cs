namespace IsmsRoles.Domain.Audit.Events;

public sealed record PersonAdded(Guid PersonId, Personal Name, DateOnly From) : RegisterEvent
{
    public override string Sentence(string actor) => $"{actor} added {Name}, with us from {From.InWords()}";
}

public sealed record PersonEdited(Guid PersonId, Personal Name, IReadOnlyList<FieldChange> Changes) : RegisterEvent, IListsChanges
{
    public override string Sentence(string actor) => $"{actor} edited {Name}{Listed(Changes)}";
}

public sealed record PersonStartCorrected(Guid PersonId, Personal Name, DateOnly Old, DateOnly New, Personal Reason) : RegisterEvent
{
    public override string Sentence(string actor) =>
        $"{actor} corrected {Name}'s first day from {Old.InWords()} to {New.InWords()}{Because(Reason)}";
}

public sealed record PersonLeft(Guid PersonId, Personal Name, DateOnly LastDay, Personal? Reason) : RegisterEvent
{
    public override string Sentence(string actor) => $"{actor} recorded {LastDay.InWords()} as {Name}'s last day{Because(Reason)}";
}

public sealed record PersonLeavingReversed(Guid PersonId, Personal Name, DateOnly LastDay, Personal Reason) : RegisterEvent
{
    public override string Sentence(string actor) => $"{actor} reversed {Name}'s leaving on {LastDay.InWords()}{Because(Reason)}";
}

public sealed record PersonRejoined(Guid PersonId, Personal Name, DateOnly From) : RegisterEvent
{
    public override string Sentence(string actor) => $"{actor} recorded that {Name} is with us again from {From.InWords()}";
}

public sealed record PositionAdded(Guid PositionId, string Title) : RegisterEvent
{
    public override string Sentence(string actor) => $"{actor} added the position {Title}";
}

public sealed record PositionEdited(Guid PositionId, string Old, string New) : RegisterEvent
{
    public override string Sentence(string actor) => Old == New ? $"{actor} edited the position {New}" : $"{actor} renamed the position {Old} to {New}";
}

public sealed record PersonAppointed(Guid PositionId, string Title, Guid PersonId, Personal Name, DateOnly From, DateOnly? Until) : RegisterEvent
{
    public override string Sentence(string actor) =>
        $"{actor} recorded {Name} as {Title} from {From.InWords()}{(Until is { } last ? $" until {last.InWords()}" : "")}";
}

public sealed record TenureEnded(Guid PositionId, string Title, Guid PersonId, Personal Name, DateOnly LastDay, Personal Reason, Personal? Evidence = null) : RegisterEvent
{
    public override string Sentence(string actor) =>
        $"{actor} recorded that {Name} is {Title} until {LastDay.InWords()}{Because(Reason)}{Proven(Evidence)}";
}

public sealed record PositionAbolished(Guid PositionId, string Title, DateOnly LastDay, Personal Reason, Personal? Evidence = null) : RegisterEvent
{
    public override string Sentence(string actor) =>
        $"{actor} abolished the position {Title} on {LastDay.InWords()}{Because(Reason)}{Proven(Evidence)}";
}

public sealed record PositionAbolitionReversed(Guid PositionId, string Title, DateOnly LastDay, Personal Reason) : RegisterEvent
{
    public override string Sentence(string actor) => $"{actor} reversed the abolition of {Title} on {LastDay.InWords()}{Because(Reason)}";
}

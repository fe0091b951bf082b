using IsmsRoles.Domain.Scopes;

namespace IsmsRoles.Domain.Audit.Events;

public sealed record ThirdPartyAdded(Guid ThirdPartyId, string Name) : RegisterEvent
{
    public override string Sentence(string actor) => $"{actor} added the third party {Name}";
}

public sealed record ThirdPartyEdited(Guid ThirdPartyId, string Name, IReadOnlyList<FieldChange> Changes) : RegisterEvent, IListsChanges
{
    public override string Sentence(string actor) => $"{actor} edited the third party {Name}{Listed(Changes)}";
}

public sealed record ContractEnded(Guid ThirdPartyId, string Name, DateOnly LastDay, Personal Reason) : RegisterEvent
{
    public override string Sentence(string actor) => $"{actor} recorded that the contract with {Name} ends on {LastDay.InWords()}{Because(Reason)}";
}

public sealed record ContractEndReversed(Guid ThirdPartyId, string Name, DateOnly LastDay, Personal Reason) : RegisterEvent
{
    public override string Sentence(string actor) => $"{actor} reversed the end of the contract with {Name} on {LastDay.InWords()}{Because(Reason)}";
}

public sealed record ScopeItemAdded(Guid ScopeItemId, ScopeKind Kind, string Name) : RegisterEvent
{
    public override string Sentence(string actor) => $"{actor} added the {Kind.ToString().ToLowerInvariant()} {Name} to the scope items";
}

public sealed record ScopeItemRenamed(Guid ScopeItemId, string Old, string New) : RegisterEvent
{
    public override string Sentence(string actor) => $"{actor} renamed the scope item {Old} to {New}";
}

public sealed record ScopeItemRetired(Guid ScopeItemId, string Name) : RegisterEvent
{
    public override string Sentence(string actor) => $"{actor} retired the scope item {Name}";
}

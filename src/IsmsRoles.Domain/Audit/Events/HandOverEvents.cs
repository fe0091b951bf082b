namespace IsmsRoles.Domain.Audit.Events;

/// <summary>What a person, a position or a third party held was handed over in one step; each change has its own event before this one.</summary>
/// <param name="SubjectId">The person, position or third party.</param>
/// <param name="Occasion">"Ana Ruiz leaves on 3 March 2026".</param>
/// <param name="Changes">Each thing with who had it and who has it now.</param>
public sealed record HandOverConfirmed(Guid SubjectId, Personal Subject, Personal Occasion, DateOnly LastDay, IReadOnlyList<FieldChange> Changes, Personal Reason) : RegisterEvent, IListsChanges
{
    public override string Sentence(string actor) =>
        $"{actor} handed over what {Subject} held ({(Changes.Count == 1 ? "1 change" : $"{Changes.Count} changes")}){Because(Reason)}";
}

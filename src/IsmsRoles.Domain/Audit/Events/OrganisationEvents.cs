namespace IsmsRoles.Domain.Audit.Events;

public sealed record OrganisationSetUp(string Name, string IsmsScope) : RegisterEvent
{
    public override string Sentence(string actor) => $"{actor} set up the register of {Name}";
}

public sealed record OrganisationEdited(IReadOnlyList<FieldChange> Changes) : RegisterEvent, IListsChanges
{
    public override string Sentence(string actor) => $"{actor} changed the organisation's settings{Listed(Changes)}";
}

public sealed record QuorumChanged(string Old, string New) : RegisterEvent
{
    public override string Sentence(string actor) => $"{actor} changed who must sign from {Old} to {New}; it counts once signed";
}

public sealed record FoundingSignatoryEntered(Guid PersonId, Personal Name, Personal Evidence) : RegisterEvent
{
    public override string Sentence(string actor) => $"{actor} entered {Name} as founding member of top management (evidence: {Evidence})";
}

public sealed record EvidenceFiled(Guid EvidenceId, Personal FileName, string Sha256) : RegisterEvent
{
    public override string Sentence(string actor) => $"{actor} filed {FileName} (SHA-256 {Sha256[..12]}…)";
}

public sealed record Imported(string What, Personal FileName, int Created, int Updated, int Unchanged, int Refused) : RegisterEvent
{
    public override string Sentence(string actor) =>
        $"{actor} imported {What} from {FileName}: {Created} created, {Updated} updated, {Unchanged} unchanged, {Refused} refused";
}

/// <param name="ReplacedHead">Head of the chain that was replaced; null where its database could not be read or there was none.</param>
/// <param name="RestoredHead">Head of the chain as the copy held it; this event follows it.</param>
public sealed record RegisterRestored(Personal FileName, long? ReplacedEvents, string? ReplacedHead, long RestoredEvents, string RestoredHead) : RegisterEvent
{
    public override string Sentence(string actor)
    {
        var replaced = ReplacedHead is null ? "a database that could not be read" : $"a chain of {ReplacedEvents} events with the head {ReplacedHead}";
        return $"{actor} restored the register from {FileName}: {RestoredEvents} events with the head {RestoredHead} in place of {replaced}";
    }
}

public sealed record VerificationAccessChanged(string Now) : RegisterEvent
{
    public override string Sentence(string actor) => $"{actor} changed the settings: documents may be checked by {Now}";
}

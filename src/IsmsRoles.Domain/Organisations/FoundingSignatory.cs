using IsmsRoles.Domain.Audit.Events;
using IsmsRoles.Domain.People;

namespace IsmsRoles.Domain.Organisations;

/// <summary>A member of top management entered at set-up, who may sign until version 1 is in force (rule 5 b).</summary>
public sealed class FoundingSignatory : Entity
{
    private FoundingSignatory() => EvidenceReference = ""; // for EF Core

    /// <param name="evidenceReference">What shows the appointment: a register extract, minutes.</param>
    public FoundingSignatory(Person person, string? evidenceReference)
    {
        PersonId = person.Id;
        EvidenceReference = Text.Required(evidenceReference, Reference.MaxLength, $"Say what shows that {person.Name} is top management, such as a register extract or minutes.", "Evidence");
        Raise(new FoundingSignatoryEntered(person.Id, person.Name, EvidenceReference));
    }

    public Guid PersonId { get; private init; }

    public string EvidenceReference { get; private init; }
}

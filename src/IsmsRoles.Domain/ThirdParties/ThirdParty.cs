using IsmsRoles.Domain.Audit;
using IsmsRoles.Domain.Audit.Events;

namespace IsmsRoles.Domain.ThirdParties;

/// <param name="OwnerId">The person inside who owns the relationship.</param>
/// <param name="ContractEndsOn">The last day of the contract's term; null means open.</param>
public sealed record ThirdPartyDetails(
    string? Name,
    string? Service,
    string? ContractReference = null,
    DateOnly? ContractEndsOn = null,
    string? SecurityContact = null,
    string? SecurityContactEmail = null,
    Guid? OwnerId = null);

/// <summary>A provider in ISMS scope; a group company is one whose intra-group agreement is its contract.</summary>
public sealed class ThirdParty : Entity
{
    public const int NameMaxLength = 200;
    public const int ServiceMaxLength = 500;
    public const int ContactMaxLength = 200;

    private ThirdParty() => Name = Service = ""; // for EF Core

    public ThirdParty(ThirdPartyDetails details)
    {
        Name = Service = "";
        Write(Checked(details));
        Raise(new ThirdPartyAdded(Id, Name));
    }

    public string Name { get; private set; }

    public string Service { get; private set; }

    public string? ContractReference { get; private set; }

    /// <summary>The last day of the contract's term; null means open.</summary>
    public DateOnly? ContractEndsOn { get; private set; }

    /// <summary>The last day of a contract that was ended, as somebody recorded it; null while it runs.</summary>
    public DateOnly? EndedOn { get; private set; }

    public string? SecurityContact { get; private set; }

    public string? SecurityContactEmail { get; private set; }

    public Guid? OwnerId { get; private set; }

    /// <summary>The last day it can hold anything.</summary>
    public DateOnly? LastDay => Days.Earlier(ContractEndsOn, EndedOn);

    public ThirdPartyDetails Details() =>
        new(Name, Service, ContractReference, ContractEndsOn, SecurityContact, SecurityContactEmail, OwnerId);

    public void Edit(ThirdPartyDetails details)
    {
        var before = Details();
        var after = Checked(details);
        if (after == before)
        {
            return;
        }

        List<FieldChange> changes = [];
        Add("Name", before.Name, after.Name);
        Add("Service", before.Service, after.Service);
        Add("Contract", before.ContractReference, after.ContractReference);
        Add("Contract ends", before.ContractEndsOn.InWords(), after.ContractEndsOn.InWords());
        Add("Security contact", before.SecurityContact, after.SecurityContact);
        Add("Security contact's e-mail", before.SecurityContactEmail, after.SecurityContactEmail);
        if (before.OwnerId != after.OwnerId)
        {
            changes.Add(new("Owner inside", null, null));
        }

        Write(after);
        Raise(new ThirdPartyEdited(Id, before.Name!, changes));

        void Add(string field, string? old, string? now)
        {
            if (old != now)
            {
                changes.Add(new(field, old, now));
            }
        }
    }

    /// <summary>Records that the contract ended. Never fails over what depends on it (rule 2).</summary>
    public void EndContract(DateOnly lastDay, string? reason)
    {
        if (EndedOn is { } already)
        {
            throw new RuleBrokenException($"The contract with {Name} is already recorded as ended on {already.InWords()}. Undo that first.", "LastDay");
        }

        var why = Text.Required(reason, Reason.MaxLength, "Say why the contract ends.", "Reason");
        EndedOn = lastDay;
        Raise(new ContractEnded(Id, Name, lastDay, why));
    }

    public void UndoEndContract(string? reason)
    {
        if (EndedOn is not { } lastDay)
        {
            throw new RuleBrokenException($"The contract with {Name} is not recorded as ended.");
        }

        var why = Text.Required(reason, Reason.MaxLength, "Say why this is reversed.", "Reason");
        EndedOn = null;
        Raise(new ContractEndReversed(Id, Name, lastDay, why));
    }

    private static ThirdPartyDetails Checked(ThirdPartyDetails typed) => typed with
    {
        Name = Text.Required(typed.Name, NameMaxLength, "Give the third party's name.", nameof(Name)),
        Service = Text.Required(typed.Service, ServiceMaxLength, "Say what service they provide.", nameof(Service)),
        ContractReference = Text.Optional(typed.ContractReference, Reference.MaxLength, nameof(ContractReference)),
        SecurityContact = Text.Optional(typed.SecurityContact, ContactMaxLength, nameof(SecurityContact)),
        SecurityContactEmail = Text.Optional(typed.SecurityContactEmail, ContactMaxLength, nameof(SecurityContactEmail)),
    };

    private void Write(ThirdPartyDetails d) =>
        (Name, Service, ContractReference, ContractEndsOn, SecurityContact, SecurityContactEmail, OwnerId) =
        (d.Name!, d.Service!, d.ContractReference, d.ContractEndsOn, d.SecurityContact, d.SecurityContactEmail, d.OwnerId);
}

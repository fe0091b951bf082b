using IsmsRoles.Domain.Access;
using IsmsRoles.Domain.Audit.Events;
using IsmsRoles.Domain.Evidence;
using IsmsRoles.Domain.People;

namespace IsmsRoles.Domain.Versions;

/// <summary>What shows that somebody succeeded to top management, as typed and filed.</summary>
public sealed record SuccessorInput(string? Reference, string? Reason, EvidenceFile? Evidence);

/// <summary>
/// Somebody who may sign the next version because fewer qualify than the quorum needs (rule 5 c): entered with filed
/// evidence, and confirmed by two further people or put there by a command on the server. It lapses once the next version
/// is in force. Its facts never change; what people decide about it is added.
/// </summary>
public sealed class SuccessorSignatory : Entity
{
    /// <summary>How many people besides the successor and whoever entered them must confirm.</summary>
    public const int ConfirmationsNeeded = 2;

    /// <summary>Leaves room for the file's hash beside it where evidence is printed.</summary>
    public const int ReferenceMaxLength = 200;

    private readonly List<SuccessorDecision> _decisions = [];

    private SuccessorSignatory() => Name = EvidenceReference = EvidenceSha256 = EntryReason = EnteredByName = ""; // for EF Core

    private SuccessorSignatory(Person person, SuccessorInput typed, Actor actor, SigningSituation situation)
    {
        if (!EligibleApprovers.AreTooFew(situation))
        {
            throw new RuleBrokenException("As many people qualify to sign as the quorum needs, so no successor signatory may be entered. Submit the change to top management instead.");
        }

        if (situation.WithUs(person.Id) is null)
        {
            throw new RuleBrokenException($"{person.Name} is not with the organisation today, so they cannot sign.", "Person");
        }

        if (EligibleApprovers.In(situation).Any(a => a.PersonId == person.Id))
        {
            throw new RuleBrokenException($"{person.Name} may sign already.", "Person");
        }

        if (situation.Successors.Any(s => s.PersonId == person.Id && s.IsOpen(situation.LastNumber)))
        {
            throw new RuleBrokenException($"{person.Name} is already entered as successor signatory and waits to be confirmed.", "Person");
        }

        (PersonId, Name, AfterNumber) = (person.Id, person.Name, situation.LastNumber);
        EvidenceReference = Text.Required(typed.Reference, ReferenceMaxLength, $"Say what shows that {person.Name} succeeded to top management, such as a register extract or minutes.", "Reference");
        EntryReason = Text.Required(typed.Reason, Reason.MaxLength, "Say why a successor signs.", "Reason", lines: true);
        var file = typed.Evidence ?? throw new RuleBrokenException("Attach the evidence as PDF, PNG or JPEG.", "Evidence");
        (EvidenceFileId, EvidenceSha256) = (file.Id, file.Sha256);
        (EnteredById, EnteredByAccountId, EnteredByName) = (actor.PersonId, actor.AccountId, actor.Name);
        (EnteredAt, EnteredOn) = (situation.At, situation.Day);
    }

    public Guid PersonId { get; private init; }

    public string Name { get; private init; }

    /// <summary>What shows the appointment: a register extract, minutes.</summary>
    public string EvidenceReference { get; private init; }

    public Guid EvidenceFileId { get; private init; }

    /// <summary>SHA-256 of the filed evidence, 64 lower-case hexadecimal digits.</summary>
    public string EvidenceSha256 { get; private init; }

    public string EntryReason { get; private init; }

    /// <summary>The highest version number when it was entered; it lapses once there is a higher one.</summary>
    public int AfterNumber { get; private init; }

    /// <summary>UTC.</summary>
    public DateTime EnteredAt { get; private init; }

    public DateOnly EnteredOn { get; private init; }

    /// <summary>Null for a command on the server.</summary>
    public Guid? EnteredById { get; private init; }

    public Guid? EnteredByAccountId { get; private init; }

    public string EnteredByName { get; private init; }

    public bool IsByCommand => EnteredByAccountId is null;

    public IReadOnlyList<SuccessorDecision> Decisions => _decisions;

    public IEnumerable<SuccessorDecision> Confirmations => _decisions.Where(d => d.IsConfirmation).OrderBy(d => d.Number);

    public SuccessorDecision? Withdrawal => _decisions.FirstOrDefault(d => !d.IsConfirmation);

    /// <summary>The day from which they may sign; null until confirmed, and again once withdrawn.</summary>
    public DateOnly? CountsFrom =>
        Withdrawal is not null ? null
        : IsByCommand ? EnteredOn
        : Confirmations.Skip(ConfirmationsNeeded - 1).FirstOrDefault()?.On;

    /// <summary>The evidence as a signature carries it.</summary>
    public string EvidenceInWords => $"{EvidenceReference} (file SHA-256 {EvidenceSha256[..16]}…)";

    /// <summary>Whether it stands until the next version: neither withdrawn nor lapsed.</summary>
    public bool IsOpen(int lastNumber) => Withdrawal is null && AfterNumber == lastNumber;

    public bool CountsOn(DateOnly day, int lastNumber) => IsOpen(lastNumber) && CountsFrom <= day;

    /// <summary>Enters a successor; they may sign once two more people have confirmed it.</summary>
    public static SuccessorSignatory Enter(Actor actor, Person person, SuccessorInput typed, SigningSituation situation)
    {
        actor.Demand(AccessRight.Manager);
        if (actor.DemandPerson() == person.Id)
        {
            throw new RuleBrokenException("Nobody enters themselves as successor signatory. Have another manager do it.", "Person");
        }

        var successor = new SuccessorSignatory(person, typed, actor, situation);
        successor.Raise(new SuccessorEntered(successor.Id, person.Id, person.Name, successor.EvidenceReference, successor.EvidenceSha256, successor.EntryReason));
        return successor;
    }

    /// <summary>Puts a successor there by a command on the server, where too few accounts are left to confirm one.</summary>
    public static SuccessorSignatory AppointByCommand(Actor system, Person person, SuccessorInput typed, SigningSituation situation)
    {
        if (system.AccountId is not null)
        {
            throw new RuleBrokenException("Only a command on the server may do this without confirmations.");
        }

        var successor = new SuccessorSignatory(person, typed, system, situation);
        successor.Raise(new SuccessorAppointedByCommand(successor.Id, person.Id, person.Name, successor.EvidenceReference, successor.EvidenceSha256, successor.EntryReason));
        return successor;
    }

    /// <summary>Confirms it against the evidence; neither by the successor nor by whoever entered them, and by each person once.</summary>
    /// <param name="storedSha256">The hash of the evidence's bytes as they are stored now.</param>
    /// <param name="twoFactors">Whether they were authenticated with two factors.</param>
    public void Confirm(Actor actor, string? shownSha256, string? storedSha256, string authenticatedBy, SigningSituation situation, bool twoFactors = false)
    {
        var personId = DemandConfirmer(actor, situation);
        SecondPersons.RefuseOneFactor(actor, twoFactors);
        if (shownSha256 != EvidenceSha256 || storedSha256 != EvidenceSha256)
        {
            throw new RuleBrokenException("The evidence you were shown is not what was filed when the successor was entered. Open this page again; if it says so again, tell an administrator.");
        }

        _decisions.Add(new(_decisions.Count + 1, true, personId, actor.AccountId!.Value, actor.Name, situation.At, situation.Day, authenticatedBy, null) { Behind = actor.Behind });
        Raise(new SuccessorConfirmed(Id, PersonId, Name, Confirmations.Count()));
    }

    /// <summary>Why this person cannot confirm it; null when they can. For showing beforehand.</summary>
    public string? ObstacleToConfirming(Actor actor, SigningSituation situation) =>
        RuleBrokenException.Refusal(() => DemandConfirmer(actor, situation));

    /// <summary>Withdraws it with a reason: it stays on record and they may not sign by it.</summary>
    public void Withdraw(Actor actor, string? reason, SigningSituation situation)
    {
        actor.Demand(AccessRight.Manager);
        RefuseUnlessOpen(situation);
        var why = Text.Required(reason, Reason.MaxLength, "Say why the successor is withdrawn.", "Reason", lines: true);
        _decisions.Add(new(_decisions.Count + 1, false, actor.DemandPerson(), actor.AccountId!.Value, actor.Name, situation.At, situation.Day, null, why));
        Raise(new SuccessorWithdrawn(Id, PersonId, Name, why));
    }

    private Guid DemandConfirmer(Actor actor, SigningSituation situation)
    {
        PaperConfirmers.Demand(actor);
        RefuseUnlessOpen(situation);
        var personId = actor.DemandPerson();
        if (CountsFrom is not null)
        {
            throw new RuleBrokenException("This successor is already confirmed. Nothing was added.");
        }

        if (situation.WithUs(personId) is null)
        {
            throw new RuleBrokenException("The person your account is linked to is not with the organisation today, so they cannot do this.");
        }

        if (personId == PersonId)
        {
            throw new RuleBrokenException("Nobody confirms themselves as successor signatory.");
        }

        if (personId == EnteredById)
        {
            throw new RuleBrokenException("You entered this successor, so two other people must confirm it.");
        }

        if (Confirmations.Any(c => c.PersonId == personId))
        {
            throw new RuleBrokenException("You have already confirmed this successor, so somebody else must be the second.");
        }

        RefuseOneHand(actor);
        return EligibleApprovers.AreTooFew(situation)
            ? personId
            : throw new RuleBrokenException("As many people qualify to sign as the quorum needs by now, so no successor signatory is needed.");
    }

    // Two confirmations must be two people's, and neither that of whoever entered the successor, or of the successor.
    private void RefuseOneHand(Actor actor)
    {
        const string When = "after this successor was entered";
        SecondPersons.RefuseIfBehind(actor, PersonId, null, EnteredAt, When);
        SecondPersons.RefuseIfBehind(actor, EnteredById, EnteredByAccountId, EnteredAt, When);
        foreach (var earlier in Confirmations)
        {
            SecondPersons.RefuseOneHand(actor, new(earlier.PersonId, earlier.AccountId, earlier.Name, earlier.Behind), EnteredAt, When);
        }
    }

    private void RefuseUnlessOpen(SigningSituation situation)
    {
        if (Withdrawal is not null)
        {
            throw new RuleBrokenException("This successor was withdrawn.");
        }

        if (!IsOpen(situation.LastNumber))
        {
            throw new RuleBrokenException("Another version is in force by now, so this entry has lapsed.");
        }
    }
}

/// <summary>What somebody decided about a successor signatory. Added, never edited or removed.</summary>
public sealed class SuccessorDecision
{
    private SuccessorDecision() => Name = ""; // for EF Core

    internal SuccessorDecision(int number, bool isConfirmation, Guid personId, Guid accountId, string name, DateTime at, DateOnly on, string? authenticatedBy, string? reason) =>
        (Number, IsConfirmation, PersonId, AccountId, Name, At, On, AuthenticatedBy, Reason) =
        (number, isConfirmation, personId, accountId, name, at, on, authenticatedBy, reason);

    public int Number { get; private init; }

    /// <summary>A confirmation, or else the withdrawal.</summary>
    public bool IsConfirmation { get; private init; }

    public Guid PersonId { get; private init; }

    public Guid AccountId { get; private init; }

    public string Name { get; private init; }

    /// <summary>UTC.</summary>
    public DateTime At { get; private init; }

    public DateOnly On { get; private init; }

    /// <summary>How the confirming person was authenticated again.</summary>
    public string? AuthenticatedBy { get; private init; }

    /// <summary>Who stood behind the confirming person's credentials and account then (rule 8); empty where none was noted.</summary>
    public IReadOnlyList<CredentialOrigin> Behind { get; internal init; } = [];

    public string? Reason { get; private init; }
}

using IsmsRoles.Domain.Access;
using IsmsRoles.Domain.Audit.Events;
using IsmsRoles.Domain.People;

namespace IsmsRoles.Domain.Versions;

/// <summary>Signing on paper (rule 8): one person records the paper, another confirms it against the scan.</summary>
public sealed partial class RegisterVersion
{
    /// <summary>The paper records nobody has ruled on, while the version waits for signatures.</summary>
    public IEnumerable<PaperRecord> WaitingPaper() =>
        State == VersionState.Submitted ? _paperRecords.Where(r => RulingOn(r.Number) is null) : [];

    public PaperRuling? RulingOn(int recordNumber) => _paperRulings.FirstOrDefault(r => r.RecordNumber == recordNumber);

    /// <summary>Records minutes or a signed page that quotes the version's hash. Nothing counts until a second person confirms it.</summary>
    public PaperRecord RecordOnPaper(Actor actor, PaperRecordInput typed, SigningSituation situation)
    {
        var recorder = DemandRecordable(actor, situation);
        var decidedOn = typed.DecidedOn ?? throw new RuleBrokenException("Give the day on which top management decided.", nameof(typed.DecidedOn));
        if (decidedOn > situation.Day)
        {
            throw new RuleBrokenException("This day is still to come: record the decision once it was taken.", nameof(typed.DecidedOn));
        }

        if (decidedOn < SubmittedOn())
        {
            throw new RuleBrokenException($"It was submitted on {SubmittedOn().InWords()}, so nobody can have decided on it before.", nameof(typed.DecidedOn));
        }

        var reference = Text.Required(typed.Reference, Reference.MaxLength, "Give the reference of the minutes or of the signed page.", nameof(typed.Reference));
        var quoted = Text.Required(typed.Quoted, QuotedHash.MaxLength, "Type the SHA-256 that the paper quotes, or its first and last eight characters.", nameof(typed.Quoted));
        if (!QuotedHash.Names(quoted, Sha256))
        {
            throw new RuleBrokenException("This is not the SHA-256 of this version, so the paper is about something else, or it was copied wrongly. Look at the paper again.", nameof(typed.Quoted));
        }

        var members = DemandVoters(typed.MemberIds, decidedOn, situation, besides: null);
        var scan = typed.ScanFileId ?? throw new RuleBrokenException("Attach the scan as PDF, PNG or JPEG.", "Scan");
        var record = new PaperRecord(_paperRecords.Count + 1, decidedOn, reference, quoted, scan, typed.ScanSha256!, [.. members.Select(m => m.PersonId)])
        {
            RecordedById = recorder.Id,
            RecordedByAccountId = actor.AccountId!.Value,
            RecordedByName = recorder.Name,
            RecordedAt = situation.At,
            Behind = actor.Behind,
        };
        _paperRecords.Add(record);
        Decide(VersionAction.RecordOnPaper, recorder.Id, recorder.Name, situation.At, reference);
        Raise(new PaperApprovalRecorded(Id, Title, Sha256, reference, decidedOn, Names(members), record.ScanSha256));
        return record;
    }

    /// <summary>Why this person cannot record paper on it, whatever is typed; null when they can. For showing beforehand.</summary>
    public string? ObstacleToRecordingPaper(Actor actor, SigningSituation situation) => RuleBrokenException.Refusal(() => DemandRecordable(actor, situation));

    /// <summary>
    /// Confirms a paper record against its scan, by somebody else than whoever recorded it, who is neither appointed by the
    /// version nor among those who voted, and whose account is in no other hand with an interest in it. From then on the
    /// members' signatures count.
    /// </summary>
    public void ConfirmPaper(Actor actor, int recordNumber, PaperConfirmation seen, SigningSituation situation)
    {
        VersionWorkflow.Next(State, VersionAction.Approve);
        var record = DemandWaiting(recordNumber);
        var confirmer = DemandSecondPerson(actor, record, situation);
        RefuseIfOvertaken(situation);
        RefuseIfAltered();
        if (seen.ShownScanSha256 != record.ScanSha256)
        {
            throw new RuleBrokenException("The scan you were shown is not the one that was recorded. Open this page again and look at the scan before confirming.");
        }

        if (seen.StoredScanSha256 != record.ScanSha256)
        {
            throw new RuleBrokenException("The stored scan is no longer what was recorded, so it cannot be confirmed. Tell an administrator: the database was altered.");
        }

        RefuseIfDesignatedLeft(situation);
        SecondPersons.RefuseOneFactor(actor, seen.TwoFactors);
        var members = DemandVoters(record.MemberIds, record.DecidedOn, situation, besides: record);
        _paperRulings.Add(new(_paperRulings.Count + 1, recordNumber, true, confirmer.Id, actor.AccountId!.Value, confirmer.Name, situation.At, seen.AuthenticatedBy, null));
        foreach (var member in members)
        {
            _approvals.Add(new(_approvals.Count + 1, member, record, actor, situation.At, Meaning, Sha256));
            Decide(VersionAction.Approve, member.PersonId, member.Name, situation.At, $"On paper on {record.DecidedOn.InWords()}: {record.Reference}. Recorded by {record.RecordedByName}, confirmed against the scan by {confirmer.Name}.");
            Raise(new VersionApprovedOnPaper(Id, Title, Sha256, member.PersonId, member.Name, member.Capacity.InWords(), record.Reference, record.DecidedOn));
        }

        ComeIntoForceIfMet(members[^1].Name, Names(members), situation);
    }

    /// <summary>Refuses a paper record with a reason; it stays on record and counts for nothing.</summary>
    public void RefusePaper(Actor actor, int recordNumber, string? reason, string authenticatedBy, SigningSituation situation, bool twoFactors = false)
    {
        VersionWorkflow.Next(State, VersionAction.RefusePaper);
        var record = DemandWaiting(recordNumber);
        var refuser = DemandOtherThanRecorder(actor, record, situation);
        SecondPersons.RefuseOneFactor(actor, twoFactors);
        var why = Text.Required(reason, Reason.MaxLength, "Say what is wrong with this record.", "Reason", lines: true);
        _paperRulings.Add(new(_paperRulings.Count + 1, recordNumber, false, refuser.Id, actor.AccountId!.Value, refuser.Name, situation.At, authenticatedBy, why));
        Decide(VersionAction.RefusePaper, refuser.Id, refuser.Name, situation.At, $"{record.Reference}: {why}");
        Raise(new PaperApprovalRefused(Id, Title, record.Reference, why));
    }

    /// <summary>Why this person cannot confirm a paper record; null when they can. For showing beforehand.</summary>
    public string? ObstacleToConfirmingPaper(Actor actor, int recordNumber, SigningSituation situation) => RuleBrokenException.Refusal(() =>
    {
        VersionWorkflow.Next(State, VersionAction.Approve);
        var record = DemandWaiting(recordNumber);
        DemandSecondPerson(actor, record, situation);
        RefuseIfOvertaken(situation);
        RefuseIfAltered();
        RefuseIfDesignatedLeft(situation);
        DemandVoters(record.MemberIds, record.DecidedOn, situation, besides: record);
    });

    /// <summary>Why this person cannot refuse a paper record; null when they can. For showing beforehand.</summary>
    public string? ObstacleToRefusingPaper(Actor actor, int recordNumber, SigningSituation situation) => RuleBrokenException.Refusal(() =>
    {
        VersionWorkflow.Next(State, VersionAction.RefusePaper);
        DemandOtherThanRecorder(actor, DemandWaiting(recordNumber), situation);
    });

    /// <summary>Signatories who may still be recorded as having voted for it.</summary>
    public IEnumerable<Signatory> PossibleVoters() => _signatories.Where(s =>
        (s.PersonId != SubmittedById || IsSignedBySubmitter)
        && _approvals.All(a => a.PersonId != s.PersonId)
        && !WaitingPaper().Any(r => r.MemberIds.Contains(s.PersonId)));

    private Person DemandRecordable(Actor actor, SigningSituation situation)
    {
        actor.Demand(AccessRight.Manager);
        VersionWorkflow.Next(State, VersionAction.RecordOnPaper);
        RefuseIfOvertaken(situation);
        RefuseIfAltered();
        return DemandWithUs(actor, situation);
    }

    private PaperRecord DemandWaiting(int recordNumber)
    {
        var record = _paperRecords.SingleOrDefault(r => r.Number == recordNumber)
            ?? throw new RuleBrokenException("There is no such paper record of this version.");
        return RulingOn(recordNumber) is { } ruling
            ? throw new RuleBrokenException($"{ruling.Name} has already {(ruling.IsConfirmed ? "confirmed" : "refused")} this record. Nothing was added.")
            : record;
    }

    private static Person DemandWithUs(Actor actor, SigningSituation situation) =>
        situation.WithUs(actor.DemandPerson())
        ?? throw new RuleBrokenException("The person your account is linked to is not with the organisation today, so they cannot do this.");

    private static Person DemandOtherThanRecorder(Actor actor, PaperRecord record, SigningSituation situation)
    {
        PaperConfirmers.Demand(actor);
        var person = DemandWithUs(actor, situation);
        return person.Id == record.RecordedById
            ? throw new RuleBrokenException("You recorded this paper, so somebody else must compare it with the scan.")
            : person;
    }

    // Whoever voted may sign in the application; here somebody outside of the vote must have looked at the paper.
    private Person DemandSecondPerson(Actor actor, PaperRecord record, SigningSituation situation)
    {
        var person = DemandOtherThanRecorder(actor, record, situation);
        if (record.MemberIds.Contains(person.Id))
        {
            throw new RuleBrokenException("This paper says that you voted, so somebody else must confirm it. You may sign in the application instead.");
        }

        if (OwnAppointments.NewOrChanged(situation, Content).FirstOrDefault(a => a.IsOf(person.Id, Content, situation)) is { } own)
        {
            throw new RuleBrokenException($"This version appoints you as {own.Role}, so somebody it does not appoint must confirm the paper.");
        }

        SecondPersons.RefuseOneHand(actor, record.Word, SubmittedAt, AfterSubmission);
        RefuseIfInterestedStandsBehind(actor, situation);
        return person;
    }

    // Rules 5 to 7 for each member, on the day they decided, by what is on record now.
    private List<Signatory> DemandVoters(IReadOnlyList<Guid> memberIds, DateOnly decidedOn, SigningSituation situation, PaperRecord? besides)
    {
        const string field = "Members";
        if (memberIds.Count == 0)
        {
            throw new RuleBrokenException("Choose the members of top management who voted for it.", field);
        }

        var eligible = EligibleApprovers.In(situation with { Day = decidedOn }).Select(e => e.PersonId).ToHashSet();
        List<Signatory> voters = [];
        foreach (var id in memberIds.Distinct())
        {
            var member = _signatories.FirstOrDefault(s => s.PersonId == id)
                ?? throw new RuleBrokenException($"Only those who were top management when it was submitted may be counted: {string.Join(", ", _signatories.Select(s => s.Name))}.", field);
            if (id == SubmittedById && !IsSignedBySubmitter)
            {
                throw new RuleBrokenException($"{member.Name} submitted this version, so their vote cannot count.", field);
            }

            if (_approvals.Any(a => a.PersonId == id))
            {
                throw new RuleBrokenException(HasTakenBack(id)
                    ? $"{member.Name} took their signature on this version back, so their vote cannot count. It must be withdrawn and submitted again."
                    : $"{member.Name} has already signed this version. Record the paper without them.", field);
            }

            if (WaitingPaper().Any(r => r != besides && r.MemberIds.Contains(id)))
            {
                throw new RuleBrokenException($"{member.Name}’s vote is already recorded and waits to be confirmed.", field);
            }

            if (!eligible.Contains(id))
            {
                throw new RuleBrokenException($"{member.Name} did not hold top management on {decidedOn.InWords()} by what is on record, so their vote cannot count.", field);
            }

            voters.Add(member);
        }

        return voters;
    }

    private static string Names(IEnumerable<Signatory> members) => string.Join(", ", members.Select(m => m.Name));
}

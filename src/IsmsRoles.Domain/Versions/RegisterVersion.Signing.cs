using IsmsRoles.Domain.Access;
using IsmsRoles.Domain.Assignments;
using IsmsRoles.Domain.Audit.Events;
using IsmsRoles.Domain.Roles;
using IsmsRoles.Domain.Versions.Content;

namespace IsmsRoles.Domain.Versions;

public sealed partial class RegisterVersion
{
    /// <summary>The statement a signature stands under.</summary>
    public string Meaning => $"assigns the roles, responsibilities and authorities in version {ProposedNumber}";

    /// <summary>
    /// Adds a signature (rules 5 to 9). When the quorum is met and every new or changed assignment is covered by somebody
    /// else, the version comes into force and supersedes the former one.
    /// </summary>
    public void Approve(Actor actor, Signature signature, SigningSituation situation)
    {
        var signatory = DemandSignable(actor, situation);
        if (signature.Sha256 != Sha256)
        {
            throw new RuleBrokenException("What you were shown is not what was submitted. Open the version again and read it before signing.");
        }

        RefuseOneFactor(actor, signature, situation);
        _approvals.Add(new(_approvals.Count + 1, signatory, actor.AccountId!.Value, situation.At, Meaning, signature.AuthenticatedBy, signature.Sha256!) { Behind = Judged(actor, situation) });
        Decide(VersionAction.Approve, signatory.PersonId, signatory.Name, situation.At);
        Raise(new VersionApproved(Id, Title, Sha256, signatory.PersonId, signatory.Capacity.InWords()));
        ComeIntoForceIfMet(signatory.Name, null, situation);
    }

    /// <summary>Why this person cannot sign it, or null when they can. For showing beforehand.</summary>
    public string? ObstacleToSigning(Actor actor, SigningSituation situation) =>
        RuleBrokenException.Refusal(() => DemandSignable(actor, situation));

    /// <summary>
    /// Takes one's own signature back while the version waits for others. The signature stays on record and counts no more;
    /// who lost eligibility meanwhile may still take theirs back.
    /// </summary>
    public void TakeBack(Actor actor, DateTime at)
    {
        actor.Demand(AccessRight.Approver);
        VersionWorkflow.Next(State, VersionAction.TakeBack);
        var own = StandingApprovals().FirstOrDefault(a => a.PersonId == actor.DemandPerson())
            ?? throw new RuleBrokenException("You have not signed this version, so there is no signature to take back.");
        Decide(VersionAction.TakeBack, own.PersonId, own.PrintedName, at);
        Raise(new VersionApprovalTakenBack(Id, Title, own.PersonId));
    }

    /// <summary>Sends it back with a reason; its approvals are void.</summary>
    public void Return(Actor actor, string? reason, SigningSituation situation)
    {
        VersionWorkflow.Next(State, VersionAction.Return);
        var signatory = DemandSignatory(actor, situation, "return");
        var why = Text.Required(reason, Reason.MaxLength, "Say what must change before this can be signed.", "Reason", lines: true);
        var title = Title;
        Decide(VersionAction.Return, signatory.PersonId, signatory.Name, situation.At, why);
        Raise(new VersionReturned(Id, title, why));
    }

    /// <summary>Takes it back with a reason, so that the register can be submitted again.</summary>
    public void Withdraw(Actor actor, string? reason, DateTime at)
    {
        actor.Demand(AccessRight.Manager);
        VersionWorkflow.Next(State, VersionAction.Withdraw);
        var why = Text.Required(reason, Reason.MaxLength, "Say why it is withdrawn.", "Reason", lines: true);
        Decide(VersionAction.Withdraw, actor.PersonId, actor.Name, at, why);
        Raise(new VersionWithdrawn(Id, Title, why));
    }

    /// <summary>New or changed assignments that no signature so far covers (rule 7).</summary>
    public IReadOnlyList<Appointment> Uncovered(SigningSituation situation) =>
        [.. OwnAppointments.NewOrChanged(situation, Content).Where(a =>
            !a.CoveredByEvidence
            && !(Resolution?.Covers.Contains(a.Assignment.Id) ?? false)
            && StandingApprovals().All(s => a.IsOf(s.PersonId, Content, situation)))];

    /// <summary>The new or changed assignments a signatory's own signature does not count for.</summary>
    public IReadOnlyList<Appointment> OwnAppointmentsOf(Guid personId, SigningSituation situation) =>
        [.. OwnAppointments.NewOrChanged(situation, Content)
            .Where(a => a.IsOf(personId, Content, situation))];

    /// <summary>
    /// People in the version who have left since it was submitted: their last day has passed, and had not by then, whether or
    /// not the version already says when it would be.
    /// </summary>
    public IReadOnlyList<PersonContent> LeftSinceSubmission(SigningSituation situation)
    {
        var submittedOn = SubmittedOn();
        return [.. Content.People.Where(p =>
            situation.People.TryGetValue(p.Id, out var live)
            && ((live.HasLeftBy(situation.Day) && !(p.LeavesOn < submittedOn)) || live.LeftBetween(submittedOn, situation.Day)))];
    }

    private Signatory DemandSignable(Actor actor, SigningSituation situation)
    {
        VersionWorkflow.Next(State, VersionAction.Approve);
        RefuseIfOvertaken(situation);
        var signatory = DemandSignatory(actor, situation, "sign");
        if (_approvals.Any(a => a.PersonId == signatory.PersonId))
        {
            throw new RuleBrokenException(HasTakenBack(signatory.PersonId)
                ? "You took your signature on this version back. It must be withdrawn and submitted again before you can sign."
                : "You have already signed this version. Nothing was added.");
        }

        RefuseIfAltered();
        RefuseIfDesignatedLeft(situation);
        RefuseIfSubmitterStandsBehind(actor);
        return signatory;
    }

    private void RefuseIfAltered()
    {
        if (CanonicalJson.Sha256(ContentBytes) != Sha256)
        {
            throw new RuleBrokenException("The stored content is no longer what was submitted, so it cannot be signed. Tell an administrator: the database was altered.");
        }
    }

    private Signatory DemandSignatory(Actor actor, SigningSituation situation, string verb)
    {
        actor.Demand(AccessRight.Approver);
        var personId = actor.DemandPerson();
        if (personId == SubmittedById && !IsSignedBySubmitter)
        {
            throw new RuleBrokenException($"You submitted this version, so someone else must {verb} it.");
        }

        var signatory = _signatories.FirstOrDefault(s => s.PersonId == personId)
            ?? throw new RuleBrokenException($"You were not among top management when this was submitted, so you cannot {verb} it. Its signatories are {string.Join(", ", _signatories.Select(s => s.Name))}.");
        return EligibleApprovers.In(situation).Any(e => e.PersonId == personId)
            ? signatory
            : throw new RuleBrokenException($"{(signatory.Capacity == SigningCapacity.SuccessorSignatory ? "Your entry as successor signatory" : "Your top-management assignment")} does not hold today, so you cannot {verb} this. It must be withdrawn and submitted again.");
    }

    // Rule on section 3: with the holder of 5.3 a or b gone, what would be signed is known to be wrong.
    private void RefuseIfDesignatedLeft(SigningSituation situation)
    {
        var left = LeftSinceSubmission(situation).ToDictionary(p => p.Id);
        foreach (var kind in new[] { DesignationKind.IsmsConformity, DesignationKind.PerformanceReporting })
        {
            foreach (var role in new[] { Content.Designated(kind), situation.LastSigned?.Content.Designated(kind) }.OfType<RoleContent>())
            {
                var gone = Content.AssignmentsOf(role.Id)
                    .Where(a => a.Kind != AssignmentKind.Deputy && !(a.Until < situation.Day))
                    .SelectMany(a => Content.Position(a.PositionId)?.Holders.Where(h => !(h.Until < situation.Day)).Select(h => (Guid?)h.PersonId) ?? [a.PersonId])
                    .FirstOrDefault(id => id is { } key && left.ContainsKey(key));
                if (gone is { } personId)
                {
                    throw new RuleBrokenException($"{left[personId].Name}, who holds {role.Title} ({kind.InWords()}), has left since this was submitted, so it cannot come into force. It must be withdrawn and submitted again.");
                }
            }
        }
    }

    // Its number, its quorum and what counts as changed were all worked out against the version then in force.
    private void RefuseIfOvertaken(SigningSituation situation)
    {
        if (situation.InForce is null && ReplacesId is not null && situation.LastNumber + 1 == ProposedNumber)
        {
            throw new RuleBrokenException($"Version {situation.LastNumber}, which this would replace, was revoked since this was submitted. It must be withdrawn and submitted again.");
        }

        if (situation.InForce?.Id != ReplacesId || situation.LastNumber + 1 != ProposedNumber)
        {
            throw new RuleBrokenException("Another version came into force since this was submitted. It must be withdrawn and submitted again.");
        }
    }

    /// <summary>Whether somebody took their signature back: it stays on record and counts no more.</summary>
    public bool HasTakenBack(Guid personId) => _decisions.Any(d => d.Action == VersionAction.TakeBack && d.PersonId == personId);

    private DateOnly SubmittedOn()
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById(Content.Organisation.TimeZone);
        return DateOnly.FromDateTime(TimeZoneInfo.ConvertTimeFromUtc(DateTime.SpecifyKind(SubmittedAt, DateTimeKind.Utc), zone));
    }

    private void ComeIntoForceIfMet(string signer, string? onPaper, SigningSituation situation)
    {
        if (StandingApprovals().Count() >= Needed && Uncovered(situation).Count == 0)
        {
            ComeIntoForce(signer, onPaper, situation);
        }
    }

    private void ComeIntoForce(string signer, string? onPaper, SigningSituation situation)
    {
        LeftMeanwhile = [.. LeftSinceSubmission(situation).Select(p => p.Name)];
        situation.InForce?.Supersede(situation.At, ProposedNumber);
        Decide(VersionAction.ComeIntoForce, null, signer, situation.At);
        (Number, InForceAt) = (ProposedNumber, situation.At);
        Raise(new VersionCameIntoForce(Id, ProposedNumber, Sha256, situation.InForce?.Number, onPaper));
    }

    private void Supersede(DateTime at, int by) => Decide(VersionAction.Supersede, null, $"version {by}", at);
}

using IsmsRoles.Domain.Access;
using IsmsRoles.Domain.Audit.Events;

namespace IsmsRoles.Domain.Versions;

/// <summary>One signature on the revocation of a version. Added, never edited or removed.</summary>
public sealed class RevocationSignature
{
    private RevocationSignature() => PrintedName = JobTitle = Evidence = Reason = AuthenticatedBy = ""; // for EF Core

    internal RevocationSignature(int number, EligibleApprover signer, Guid accountId, DateTime at, string reason, string authenticatedBy) =>
        (Number, PersonId, AccountId, PrintedName, JobTitle, Evidence, At, Reason, AuthenticatedBy) =
        (number, signer.PersonId, accountId, signer.Name, signer.JobTitle, signer.Evidence, at, reason, authenticatedBy);

    public int Number { get; private init; }

    public Guid PersonId { get; private init; }

    public Guid AccountId { get; private init; }

    public string PrintedName { get; private init; }

    public string JobTitle { get; private init; }

    /// <summary>What shows that they may: "Top management, in force with version 3".</summary>
    public string Evidence { get; private init; }

    /// <summary>UTC.</summary>
    public DateTime At { get; private init; }

    public string Reason { get; private init; }

    public string AuthenticatedBy { get; private init; }
}

/// <summary>Revoking a version in force: by the quorum, eligible under it or the one before. Nothing revives.</summary>
public sealed partial class RegisterVersion
{
    /// <summary>
    /// Signs the revocation. It takes effect once as many have signed as the stricter quorum of this version and the one
    /// before asks for, counting only those who are eligible at that moment.
    /// </summary>
    public void SignRevocation(Actor actor, Signature signature, string? reason, SigningSituation situation)
    {
        var signer = DemandRevoker(actor, situation);
        if (signature.Sha256 != Sha256)
        {
            throw new RuleBrokenException("What you were shown is not the version in force now. Open it again before revoking.");
        }

        RefuseOneFactor(actor, signature, situation);
        if (HasSignedRevocation(signer.PersonId))
        {
            throw new RuleBrokenException("You have already signed the revocation of this version. Nothing was added.");
        }

        var why = Text.Required(reason, Reason.MaxLength, "Say why this version is revoked.", "Reason", lines: true);
        _revocationSignatures.Add(new(_revocationSignatures.Count + 1, signer, actor.AccountId!.Value, situation.At, why, signature.AuthenticatedBy));
        Decide(VersionAction.SignRevocation, signer.PersonId, signer.Name, situation.At, why);
        Raise(new RevocationSigned(Id, Number!.Value, signer.PersonId, signer.Evidence, why));
        if (RevocationSigners(situation).Count >= NeededToRevoke(situation))
        {
            Decide(VersionAction.Revoke, null, signer.Name, situation.At, why);
            Raise(new VersionRevoked(Id, Number.Value, Sha256, why));
        }
    }

    /// <summary>Takes one's own signature on the revocation back, until the quorum has signed.</summary>
    public void TakeBackRevocation(Actor actor, DateTime at)
    {
        actor.Demand(AccessRight.Approver);
        VersionWorkflow.Next(State, VersionAction.TakeBackRevocation);
        var personId = actor.DemandPerson();
        if (!HasSignedRevocation(personId))
        {
            throw new RuleBrokenException("You have not signed the revocation of this version, so there is nothing to take back.");
        }

        Decide(VersionAction.TakeBackRevocation, personId, actor.Name, at);
        Raise(new RevocationSignatureTakenBack(Id, Number!.Value, personId));
    }

    /// <summary>Why this person cannot revoke it; null when they can. For showing beforehand.</summary>
    public string? ObstacleToRevoking(Actor actor, SigningSituation situation) => RuleBrokenException.Refusal(() => DemandRevoker(actor, situation));

    /// <summary>Whether somebody's signature on the revocation stands: they may take it back and give it again.</summary>
    public bool HasSignedRevocation(Guid personId) =>
        _decisions
            .Where(d => d.PersonId == personId && (d.Action is VersionAction.SignRevocation or VersionAction.TakeBackRevocation))
            .MaxBy(d => d.Number)?.Action == VersionAction.SignRevocation;

    /// <summary>The signatures on the revocation that count: each person's last, not taken back.</summary>
    public IReadOnlyList<RevocationSignature> StandingRevocationSignatures() =>
        [.. _revocationSignatures.Where(s => HasSignedRevocation(s.PersonId)).GroupBy(s => s.PersonId).Select(g => g.MaxBy(s => s.Number)!)];

    /// <summary>How many must sign the revocation: the stricter quorum of this version and the one before.</summary>
    public int NeededToRevoke(SigningSituation situation) =>
        RulingVersions(situation).Max(v => v.Content.Quorum.ToQuorum().Required(EligibleApprovers.Under(v, situation).Count));

    /// <summary>Whose signatures on the revocation stand and count today.</summary>
    public IReadOnlyList<EligibleApprover> RevocationSigners(SigningSituation situation) =>
        [.. Revokers(situation).Where(r => HasSignedRevocation(r.PersonId))];

    /// <summary>Who may sign the revocation today: those eligible under this version or the one before.</summary>
    public IReadOnlyList<EligibleApprover> Revokers(SigningSituation situation) =>
        [.. RulingVersions(situation).SelectMany(v => EligibleApprovers.Under(v, situation)).DistinctBy(a => a.PersonId)];

    private EligibleApprover DemandRevoker(Actor actor, SigningSituation situation)
    {
        actor.Demand(AccessRight.Approver);
        VersionWorkflow.Next(State, VersionAction.SignRevocation);
        var personId = actor.DemandPerson();
        return Revokers(situation).FirstOrDefault(r => r.PersonId == personId)
            ?? throw new RuleBrokenException($"Only top management under version {Number}{(situation.Former is { } former ? $" or version {former.Number}" : "")} may revoke it, and you are not among them today.");
    }

    private IEnumerable<RegisterVersion> RulingVersions(SigningSituation situation) =>
        situation.Former is { } former ? [this, former] : [this];
}

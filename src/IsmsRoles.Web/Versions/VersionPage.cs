using IsmsRoles.Domain.Versions;
using IsmsRoles.Domain.Versions.Content;
using IsmsRoles.Web.Access;
using IsmsRoles.Web.Hosting;
using IsmsRoles.Web.TagHelpers;

namespace IsmsRoles.Web.Versions;

/// <summary>What the partial <c>_Version</c> says to this reader.</summary>
public sealed class VersionPage(VersionView view, Standing standing, CurrentAccount me, IOrganisationTime time)
{
    public VersionView View { get; } = view;

    public bool ReadsRegister => me.ReadsRegister;

    /// <summary>A plain Member has the table of the version in force alone.</summary>
    public bool MayExport => me.ReadsRegister || View.Version.State == VersionState.InForce;

    public bool MaySign => View.IsWaiting && me.IsApprover && View.StillMissing.Any(s => s.PersonId == me.PersonId);

    public bool MayWithdraw => View.IsWaiting && me.IsManager;

    public bool MaySubmitAgain => View.Version.State is VersionState.Returned or VersionState.Withdrawn
        && me.IsManager && standing.Submitted is null && standing.Changes.Count > 0
        && View.Version.ProposedNumber == standing.LastNumber + 1;

    public bool MayRecordPaper => View.IsWaiting && me.IsManager && View.Version.PossibleVoters().Any();

    public bool MayRevoke => View.Version.State == VersionState.InForce && me.IsApprover;

    public bool MayCorrect => View.Version.Number is not null && me.IsManager && standing.Submitted is null && standing.Changes.Count > 0;

    /// <summary>Whether this reader may be the second person for a paper record, as far as their account tells.</summary>
    public bool MayConfirm(PaperRecord record) =>
        PaperConfirmers.Includes(me.Access) && me.PersonId is { } person && person != record.RecordedById && !record.MemberIds.Contains(person);

    public IReadOnlyList<PaperRecord> WaitingPaper => ReadsRegister ? [.. View.Version.WaitingPaper().OrderBy(r => r.Number)] : [];

    /// <summary>Names of those a paper record counts.</summary>
    public string Voters(PaperRecord record) =>
        VersionWords.Both(View.Version.Signatories.Where(s => record.MemberIds.Contains(s.PersonId)).Select(s => s.Name));

    /// <summary>Signatures on the revocation that were not taken back.</summary>
    public IReadOnlyList<RevocationSignature> RevocationSignatures => View.Version.StandingRevocationSignatures();

    public VersionDecision? Revocation => View.Version.Decisions.FirstOrDefault(d => d.Action == VersionAction.Revoke);

    /// <summary>Versions that correct this one, as far as this reader may know of them.</summary>
    public IEnumerable<CorrectingVersion> CorrectedBy => View.CorrectedBy.Where(c => c.Number is not null || ReadsRegister);

    /// <summary>In how many things the register differs from what waits for signatures.</summary>
    public int? DiffersBy => View.IsWaiting && me.ReadsRegister ? SnapshotComparison.Between(View.Version.Content, standing.Register).Count : null;

    public bool SignaturesAreVoid => View.Version.State is VersionState.Returned or VersionState.Withdrawn;

    public bool IsTakenBack(Approval approval) => !View.Version.StandingApprovals().Contains(approval);

    public string Waiting => View.Given >= View.Version.Needed
        ? $"It waits for another signature: {VersionWords.Either(View.StillMissing.Select(s => s.Name))}"
        : $"It waits for {View.Version.Needed - View.Given} of {View.Version.Needed} {(View.Version.Needed == 1 ? "signature" : "signatures")}: {VersionWords.Either(View.StillMissing.Select(s => s.Name))}";

    /// <summary>Given, needed, and who may still sign.</summary>
    public string Signatures
    {
        get
        {
            var version = View.Version;
            var given = View.Given == 0 ? "Nobody has signed" : View.Given == 1 ? "1 signature was given" : $"{View.Given} signatures were given";
            var needed = $"{given}; {version.Needed} {(version.Needed == 1 ? "is" : "are")} needed";
            if (version.State != VersionState.Submitted)
            {
                return needed + (SignaturesAreVoid && View.Given > 0 ? ". They are void." : ".");
            }

            var own = View.Given >= version.Needed
                ? " None so far counts for somebody’s own appointment, so one more is needed."
                : "";
            return $"{needed}.{own} {VersionWords.Either(View.StillMissing.Select(s => s.Name))} may sign.";
        }
    }

    /// <summary>Newest first.</summary>
    public IEnumerable<VersionDecision> Decisions => View.Version.Decisions.OrderByDescending(d => d.Number);

    /// <summary>Appointments the resolution covers, in words.</summary>
    public IReadOnlyList<string> Covered
    {
        get
        {
            var content = View.Version.Content;
            var ids = View.Version.Resolution?.Covers.ToHashSet() ?? [];
            return [.. content.Assignments.Where(a => ids.Contains(a.Id)).Select(a => $"{content.NameOf(a)} as {content.Role(a.RoleId)?.Title}")];
        }
    }

    public IEnumerable<string> CredentialNotes(Approval approval) => approval.CredentialNotes(time);

    public string Moment(DateTime utc) => DateWords.Moment(utc, time);
}

using IsmsRoles.Domain.Access;
using IsmsRoles.Domain.Assignments;
using IsmsRoles.Domain.Audit.Events;
using IsmsRoles.Domain.Reviews;
using IsmsRoles.Domain.Roles;
using IsmsRoles.Domain.Versions.Content;

namespace IsmsRoles.Domain.Versions;

/// <param name="HeldBack">Changes held back, one title each, for the record.</param>
public sealed record Submission(
    RegisterSnapshot Content,
    string? Message,
    IReadOnlyList<ChangeMark> Marks,
    IReadOnlyList<string> HeldBack,
    ResolutionInput? Resolution = null,
    CorrectionInput? Correction = null);

/// <summary>The version a submission corrects and what was wrong in it, as typed.</summary>
public sealed record CorrectionInput(int? Number, string? WhatWasWrong);

/// <summary>A signature as given in the application (rule 8).</summary>
/// <param name="Sha256">The hash of the content that was shown, as posted.</param>
/// <param name="AuthenticatedBy">How the signer was authenticated again: "password", "password and authenticator code", "passkey".</param>
/// <param name="TwoFactors">Whether that were two factors.</param>
public sealed record Signature(string? Sha256, string AuthenticatedBy, bool TwoFactors = false);

/// <summary>
/// A snapshot put to top management: the exact bytes, their SHA-256, its signatures and, once in force, its number.
/// It never changes after submission (rule 4); decisions are added to it.
/// </summary>
public sealed partial class RegisterVersion : Entity
{
    public const int MessageMaxLength = 2000;

    private readonly List<Signatory> _signatories = [];
    private readonly List<Approval> _approvals = [];
    private readonly List<VersionDecision> _decisions = [];
    private readonly List<ChangeMark> _marks = [];
    private readonly List<PaperRecord> _paperRecords = [];
    private readonly List<PaperRuling> _paperRulings = [];
    private readonly List<RevocationSignature> _revocationSignatures = [];
    private RegisterSnapshot? _content;

    private RegisterVersion() => (ContentBytes, Sha256, SubmittedByName, SubmittedByJobTitle, HeldBack) = ([], "", "", "", []); // for EF Core

    /// <summary>The number it will get when it comes into force.</summary>
    public int ProposedNumber { get; private init; }

    /// <summary>Which attempt at that number this is, from 1.</summary>
    public int SubmissionNumber { get; private init; }

    /// <summary>Given when it comes into force: 1, 2, 3 …, no gaps.</summary>
    public int? Number { get; private set; }

    public VersionState State { get; private set; }

#pragma warning disable CA1819 // the exact bytes that were hashed, as they are stored
    public byte[] ContentBytes { get; private init; }
#pragma warning restore CA1819

    /// <summary>SHA-256 of <see cref="ContentBytes"/>, 64 lower-case hexadecimal digits.</summary>
    public string Sha256 { get; private init; }

    public RegisterSnapshot Content => _content ??= RegisterSnapshot.FromBytes(ContentBytes);

    public string? Message { get; private init; }

    public Guid SubmittedById { get; private init; }

    public string SubmittedByName { get; private init; }

    public string SubmittedByJobTitle { get; private init; }

    /// <summary>UTC.</summary>
    public DateTime SubmittedAt { get; private init; }

    /// <summary>How many signatures are needed: the stricter of the quorum in force and the proposed one (rule 9).</summary>
    public int Needed { get; private init; }

    /// <summary>The version in force when this was submitted.</summary>
    public Guid? ReplacesId { get; private init; }

    public Resolution? Resolution { get; private init; }

    /// <summary>The number of the version this one corrects, or null.</summary>
    public int? CorrectsNumber { get; private init; }

    /// <summary>What was wrong in the version it corrects.</summary>
    public string? WhatWasWrong { get; private init; }

    public IReadOnlyList<string> HeldBack { get; private init; }

    /// <summary>UTC.</summary>
    public DateTime? InForceAt { get; private set; }

    /// <summary>Hash of the audit event of its coming into force; printed in the document.</summary>
    public string? ChainHead { get; private set; }

    /// <summary>Names of people in it who left between submission and coming into force; printed in the document.</summary>
    public IReadOnlyList<string> LeftMeanwhile { get; private set; } = [];

    public IReadOnlyList<Signatory> Signatories => _signatories;

    /// <summary>Every signature ever given on it, those taken back included: a signature is never removed.</summary>
    public IReadOnlyList<Approval> Approvals => _approvals;

    /// <summary>The signatures that count: those not taken back.</summary>
    public IEnumerable<Approval> StandingApprovals() => _approvals.Where(a => !HasTakenBack(a.PersonId));

    public IReadOnlyList<VersionDecision> Decisions => _decisions;

    public IReadOnlyList<ChangeMark> Marks => _marks;

    /// <summary>Minutes and signed pages recorded for it, whatever became of them.</summary>
    public IReadOnlyList<PaperRecord> PaperRecords => _paperRecords;

    public IReadOnlyList<PaperRuling> PaperRulings => _paperRulings;

    /// <summary>Every signature ever given on its revocation, those taken back included.</summary>
    public IReadOnlyList<RevocationSignature> RevocationSignatures => _revocationSignatures;

    /// <summary>"version 4", or "proposed version 4, submission 2" until it has come into force.</summary>
    public string Title => TitleOf(Number, ProposedNumber, SubmissionNumber);

    /// <summary>The same where only these columns were read.</summary>
    public static string TitleOf(int? number, int proposedNumber, int submissionNumber) =>
        number is { } n ? $"version {n}" : $"proposed version {proposedNumber}, submission {submissionNumber}";

    /// <summary>The one signatory is who submitted it, because nobody else may sign (rule 6); a resolution stands in.</summary>
    public bool IsSignedBySubmitter => Resolution is { CoversOwnSubmission: true };

    /// <summary>Whether a material mark stands on a role; unmarked roles did not change.</summary>
    public bool IsMaterial(Guid roleId) => _marks.Any(m => m.RoleId == roleId && m.IsMaterial);

    /// <summary>The roles whose text top management read in it as new, or as changed by more than the wording.</summary>
    /// <param name="replaced">The content of the version it replaces (<see cref="ReplacesId"/>); null where there was none.</param>
    public IEnumerable<SignedText> SignedTexts(RegisterSnapshot? replaced) => Content.Roles
        .Where(r => replaced?.Role(r.Id) is not { } was || (!was.Equals(r) && !_marks.Any(m => m.RoleId == r.Id && !m.IsMaterial)))
        .Select(r => new SignedText(Id, r.Id));

    /// <summary>Notes on the assignments in it that they came into force with it; those signed before keep their first version.</summary>
    /// <param name="assignments">The live rows of the assignments in <see cref="Content"/>.</param>
    public void NoteFirstInForce(IEnumerable<Assignment> assignments)
    {
        var number = State == VersionState.InForce ? Number!.Value : throw new InvalidOperationException("Only a version in force brings assignments into force.");
        var signed = Content.Assignments.Select(a => a.Id).ToHashSet();
        foreach (var assignment in assignments.Where(a => signed.Contains(a.Id)))
        {
            assignment.ComeIntoForce(number);
        }
    }

    /// <summary>Called once by the ledger with the hash of the event of coming into force.</summary>
    public void PrintChainHead(string hash)
    {
        if (ChainHead is not null || State != VersionState.InForce)
        {
            throw new InvalidOperationException("The chain's head is printed once, when a version comes into force.");
        }

        ChainHead = hash;
    }

    private void Decide(VersionAction? action, Guid? personId, string name, DateTime at, string? reason = null)
    {
        if (action is { } step)
        {
            State = VersionWorkflow.Next(State, step);
        }

        _decisions.Add(new(_decisions.Count + 1, action, personId, name, at, reason));
    }
}

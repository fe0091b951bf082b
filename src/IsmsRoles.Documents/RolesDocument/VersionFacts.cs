using IsmsRoles.Domain.Access;
using IsmsRoles.Domain.Versions;
using IsmsRoles.Domain.Versions.Content;

namespace IsmsRoles.Documents.RolesDocument;

/// <summary>
/// What the document says of a version besides its content: who put it forward, who signed, what it
/// replaces. Moments are UTC; hashes are SHA-256 as 64 hexadecimal digits.
/// </summary>
public sealed record VersionFacts
{
    public required Guid VersionId { get; init; }

    /// <summary>Its number, or while proposed the number it will get.</summary>
    public required int Number { get; init; }

    public required int SubmissionNumber { get; init; }

    /// <summary>When it came into force; null while it is proposed.</summary>
    public DateTime? InForceAt { get; init; }

    public required DateTime SubmittedAt { get; init; }

    public required string SubmittedByName { get; init; }

    public string SubmittedByJobTitle { get; init; } = "";

    /// <summary>What the submitter wrote to the approvers.</summary>
    public string? Message { get; init; }

    /// <summary>SHA-256 of the content that was signed.</summary>
    public required string ContentSha256 { get; init; }

    /// <summary>The bytes that were hashed, canonical JSON; they are attached to the document. Empty where no document is made.</summary>
    public ReadOnlyMemory<byte> ContentBytes { get; init; }

    /// <summary>Hash of the audit event of its coming into force.</summary>
    public string? ChainHead { get; init; }

    /// <summary>How many signatures are needed.</summary>
    public int Needed { get; init; } = 1;

    public IReadOnlyList<SignatureFacts> Signatures { get; init; } = [];

    public ResolutionFacts? Resolution { get; init; }

    /// <summary>The version this one corrects and what was wrong in it, or null.</summary>
    public CorrectionFacts? Correction { get; init; }

    /// <summary>Successor signatories among those who signed.</summary>
    public IReadOnlyList<SuccessorFacts> Successors { get; init; } = [];

    /// <summary>Roles whose change was marked as editorial.</summary>
    public IReadOnlySet<Guid> EditorialRoles { get; init; } = new HashSet<Guid>();

    /// <summary>Changes in the register that the submitter held back, one title each.</summary>
    public IReadOnlyList<string> HeldBack { get; init; } = [];

    /// <summary>Names of people in the content who left between submission and coming into force.</summary>
    public IReadOnlyList<string> LeftMeanwhile { get; init; } = [];

    /// <summary>The content this version was compared with; null for the first.</summary>
    public RegisterSnapshot? ReplacedContent { get; init; }

    /// <summary>Earlier versions that were in force, newest first.</summary>
    public IReadOnlyList<EarlierVersion> Earlier { get; init; } = [];

    /// <summary>The facts of a version as the domain keeps them.</summary>
    /// <param name="replaced">The version it replaces, with content, or null for the first.</param>
    /// <param name="earlier">Every earlier version that was in force, newest first.</param>
    /// <param name="resolutionFileSha256">SHA-256 of the resolution's file, where there is a resolution.</param>
    public static VersionFacts Of(
        RegisterVersion version, RegisterVersion? replaced, IReadOnlyList<EarlierVersion> earlier, string? resolutionFileSha256 = null) => new()
        {
            VersionId = version.Id,
            Number = version.Number ?? version.ProposedNumber,
            SubmissionNumber = version.SubmissionNumber,
            InForceAt = version.InForceAt,
            SubmittedAt = version.SubmittedAt,
            SubmittedByName = version.SubmittedByName,
            SubmittedByJobTitle = version.SubmittedByJobTitle,
            Message = version.Message,
            ContentSha256 = version.Sha256,
            ContentBytes = version.ContentBytes,
            ChainHead = version.ChainHead,
            Needed = version.Needed,
            Signatures = [.. version.StandingApprovals().OrderBy(a => a.Number).Select(a =>
                new SignatureFacts(a.PrintedName, a.JobTitle, a.Capacity, a.Evidence, a.At, a.Meaning, a.AuthenticatedBy, Paper(version, a)) { Behind = [.. a.Notable] })],
            Resolution = version.Resolution is { } r
                ? new ResolutionFacts(r.Reference, r.Date, [.. r.Covers], r.CoversOwnSubmission, resolutionFileSha256)
                : null,
            Correction = version.CorrectsNumber is { } corrects ? new CorrectionFacts(corrects, version.WhatWasWrong ?? "") : null,
            EditorialRoles = version.Marks.Where(mark => !mark.IsMaterial).Select(mark => mark.RoleId).ToHashSet(),
            HeldBack = version.HeldBack,
            LeftMeanwhile = version.LeftMeanwhile,
            ReplacedContent = replaced?.Content,
            Earlier = earlier,
        };

    private static PaperFacts? Paper(RegisterVersion version, Approval approval)
    {
        if (approval.PaperRecordNumber is not { } number)
        {
            return null;
        }

        var record = version.PaperRecords.Single(r => r.Number == number);
        var ruling = version.RulingOn(number)!;
        return new(record.Reference, record.DecidedOn, record.RecordedByName, record.RecordedAt, ruling.Name, ruling.At, record.ScanSha256);
    }
}

/// <summary>One signature (rule 8); <paramref name="Evidence"/> shows the capacity, <paramref name="At"/> is UTC.</summary>
/// <param name="Paper">The paper it was given on; null when given in the application.</param>
public sealed record SignatureFacts(
    string PrintedName, string JobTitle, SigningCapacity Capacity, string Evidence, DateTime At, string Meaning, string AuthenticatedBy, PaperFacts? Paper = null)
{
    /// <summary>Who stood behind the signer's account and submitted the version or is appointed in it (rule 8).</summary>
    public IReadOnlyList<CredentialOrigin> Behind { get; init; } = [];
}

/// <summary>Minutes or a signed page, who recorded it and who confirmed it against the scan; moments are UTC.</summary>
public sealed record PaperFacts(
    string Reference, DateOnly DecidedOn, string RecordedBy, DateTime RecordedAt, string ConfirmedBy, DateTime ConfirmedAt, string ScanSha256);

/// <summary>The version that is corrected and what was wrong in it.</summary>
public sealed record CorrectionFacts(int Number, string WhatWasWrong);

/// <summary>How somebody came to sign as successor signatory.</summary>
/// <param name="ConfirmedBy">Names of those who confirmed it; none where a command on the server put them there.</param>
public sealed record SuccessorFacts(string Name, string Reference, string FileSha256, string Reason, string EnteredBy, DateTime EnteredAt, IReadOnlyList<string> ConfirmedBy);

/// <summary>The minuted resolution attached to a version (rules 6 and 7).</summary>
/// <param name="Covers">Identifiers of the assignments it covers.</param>
public sealed record ResolutionFacts(
    string Reference, DateOnly Date, IReadOnlyList<Guid> Covers, bool CoversOwnSubmission, string? FileSha256);

/// <summary>A version that was in force before; moments are UTC, <paramref name="EndedAt"/> is when the next replaced it or it was revoked.</summary>
public sealed record EarlierVersion(
    int Number, DateTime InForceAt, DateTime? EndedAt, string ApprovedBy, string? Message, string ContentSha256, bool WasRevoked = false);

using IsmsRoles.Domain.Access;

namespace IsmsRoles.Domain.Versions;

/// <summary>Minutes or a signed page, as typed and uploaded (rule 8).</summary>
/// <param name="Quoted">The version's hash as the paper quotes it: whole, or its first and last eight characters.</param>
/// <param name="ScanFileId">The filed scan.</param>
/// <param name="ScanSha256">SHA-256 of the scan.</param>
/// <param name="MemberIds">The people who voted for it.</param>
public sealed record PaperRecordInput(DateOnly? DecidedOn, string? Reference, string? Quoted, Guid? ScanFileId, string? ScanSha256, IReadOnlyList<Guid> MemberIds);

/// <summary>What somebody had before them when they confirmed a paper record.</summary>
/// <param name="ShownScanSha256">The hash of the scan that was shown, as posted.</param>
/// <param name="StoredScanSha256">The hash of the scan's bytes as they are stored now.</param>
/// <param name="TwoFactors">Whether they were authenticated with two factors.</param>
public sealed record PaperConfirmation(string? ShownScanSha256, string? StoredScanSha256, string AuthenticatedBy, bool TwoFactors = false);

/// <summary>Minutes or a signed page by which members of top management approved a version. Added, never edited or removed.</summary>
public sealed class PaperRecord
{
    private PaperRecord() => (Reference, Quoted, ScanSha256, RecordedByName, MemberIds) = ("", "", "", "", []); // for EF Core

    internal PaperRecord(int number, DateOnly decidedOn, string reference, string quoted, Guid scanFileId, string scanSha256, IReadOnlyList<Guid> memberIds) =>
        (Number, DecidedOn, Reference, Quoted, ScanFileId, ScanSha256, MemberIds, RecordedByName) =
        (number, decidedOn, reference, quoted, scanFileId, scanSha256, memberIds, "");

    public int Number { get; private init; }

    /// <summary>The day top management decided.</summary>
    public DateOnly DecidedOn { get; private init; }

    public string Reference { get; private init; }

    /// <summary>The version's hash as the paper quotes it.</summary>
    public string Quoted { get; private init; }

    public Guid ScanFileId { get; private init; }

    /// <summary>SHA-256 of the scan, 64 lower-case hexadecimal digits.</summary>
    public string ScanSha256 { get; private init; }

    /// <summary>The people who voted for it.</summary>
    public IReadOnlyList<Guid> MemberIds { get; private init; }

    public Guid RecordedById { get; internal init; }

    public Guid RecordedByAccountId { get; internal init; }

    public string RecordedByName { get; internal init; }

    /// <summary>UTC.</summary>
    public DateTime RecordedAt { get; internal init; }

    /// <summary>Who stood behind the recorder's credentials and account when they recorded it (rule 8); empty where none was noted.</summary>
    public IReadOnlyList<CredentialOrigin> Behind { get; internal init; } = [];

    internal GivenWord Word => new(RecordedById, RecordedByAccountId, RecordedByName, Behind);
}

/// <summary>A second person's word on a paper record: confirmed against the scan, or refused with a reason.</summary>
public sealed class PaperRuling
{
    private PaperRuling() => Name = AuthenticatedBy = ""; // for EF Core

    internal PaperRuling(int number, int recordNumber, bool isConfirmed, Guid personId, Guid accountId, string name, DateTime at, string authenticatedBy, string? reason) =>
        (Number, RecordNumber, IsConfirmed, PersonId, AccountId, Name, At, AuthenticatedBy, Reason) =
        (number, recordNumber, isConfirmed, personId, accountId, name, at, authenticatedBy, reason);

    public int Number { get; private init; }

    public int RecordNumber { get; private init; }

    public bool IsConfirmed { get; private init; }

    public Guid PersonId { get; private init; }

    public Guid AccountId { get; private init; }

    public string Name { get; private init; }

    /// <summary>UTC.</summary>
    public DateTime At { get; private init; }

    public string AuthenticatedBy { get; private init; }

    public string? Reason { get; private init; }
}

/// <summary>A hash as people copy it from paper: with spaces, in capitals, or only its two ends.</summary>
public static class QuotedHash
{
    public const int MaxLength = 150;
    private const int End = 8;

    /// <summary>The first and last eight characters, "1a2b3c4d … 9e8f7a6b".</summary>
    public static string Abbreviate(string sha256) => $"{sha256[..End]} … {sha256[^End..]}";

    /// <summary>Whether what was typed names the hash: all 64 characters, or the first and the last eight.</summary>
    public static bool Names(string? typed, string sha256)
    {
        var written = string.Concat((typed ?? "").Where(c => !char.IsWhiteSpace(c) && c is not ('…' or '.' or '-' or '–'))).ToLowerInvariant();
        return written == sha256 || written == sha256[..End] + sha256[^End..];
    }
}

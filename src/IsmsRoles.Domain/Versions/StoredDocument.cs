using IsmsRoles.Domain.Audit.Events;
using IsmsRoles.Domain.Sealing;
using IsmsRoles.Domain.Versions.Content;

namespace IsmsRoles.Domain.Versions;

/// <summary>A version's PDF as made once (rule 10). Every download is these bytes, for ever.</summary>
public sealed class StoredDocument : Entity
{
    private StoredDocument() => (FileName, Sha256, Bytes) = ("", "", []); // for EF Core

    public StoredDocument(RegisterVersion version, byte[] bytes, string fileName, DocumentSeal seal, DateTime madeAt)
    {
        (VersionId, Bytes, FileName, MadeAt) = (version.Id, bytes, fileName, madeAt);
        (SealCertificateId, SealLevel, SealRemark) = (seal.CertificateId, seal.Level, seal.Remark);
        Sha256 = CanonicalJson.Sha256(bytes);
        Raise(new DocumentMade(version.Id, version.Number!.Value, Sha256, bytes.Length, seal.CertificateId, seal.Level.InWords()));
    }

    /// <summary>Unique: the first stored row wins.</summary>
    public Guid VersionId { get; private init; }

    public string FileName { get; private init; }

    /// <summary>SHA-256 of the bytes, 64 lower-case hexadecimal digits.</summary>
    public string Sha256 { get; private init; }

#pragma warning disable CA1819 // the file itself
    public byte[] Bytes { get; private init; }
#pragma warning restore CA1819

    /// <summary>UTC.</summary>
    public DateTime MadeAt { get; private init; }

    /// <summary>The certificate it was sealed with; null for documents made before there were seals.</summary>
    public Guid? SealCertificateId { get; private init; }

    public SealLevel? SealLevel { get; private init; }

    /// <summary>Why it has no time stamp although an authority is configured, as a sentence; else null.</summary>
    public string? SealRemark { get; private init; }
}

/// <summary>How a document was sealed.</summary>
/// <param name="Remark">Why it has no time stamp although an authority is configured; at most <see cref="RemarkMaxLength"/> characters are kept.</param>
public sealed record DocumentSeal(Guid CertificateId, SealLevel Level, string? Remark)
{
    public const int RemarkMaxLength = 500;

    public string? Remark { get; } = Remark is { Length: > RemarkMaxLength } ? Remark[..RemarkMaxLength] : Remark;
}

/// <summary>The last snapshot of a day with changes: what was then known (rule 3).</summary>
public sealed class DailySnapshot
{
    private DailySnapshot() => CompressedContent = []; // for EF Core

    public DailySnapshot(DateOnly day, long ledgerNumber, byte[] compressedContent, string contentSha256) =>
        (Day, LedgerNumber, CompressedContent, ContentSha256) = (day, ledgerNumber, compressedContent, contentSha256);

    public DateOnly Day { get; private init; }

    /// <summary>The ledger's number the snapshot was taken at.</summary>
    public long LedgerNumber { get; private set; }

#pragma warning disable CA1819 // a row's bytes
    /// <summary>Canonical content, gzip.</summary>
    public byte[] CompressedContent { get; private set; }
#pragma warning restore CA1819

    /// <summary>
    /// SHA-256 of the content before compression, 64 lower-case hexadecimal digits: equal to a version's where nothing
    /// differed that day. Null for one kept by a release that did not note it, until the background work has.
    /// </summary>
    public string? ContentSha256 { get; private set; }

    public void Replace(long ledgerNumber, byte[] compressedContent, string contentSha256) =>
        (LedgerNumber, CompressedContent, ContentSha256) = (ledgerNumber, compressedContent, contentSha256);
}

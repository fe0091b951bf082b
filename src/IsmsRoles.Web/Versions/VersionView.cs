using System.Linq.Expressions;
using IsmsRoles.Data;
using IsmsRoles.Data.Registers;
using IsmsRoles.Documents.RolesDocument;
using IsmsRoles.Domain;
using IsmsRoles.Domain.Sealing;
using IsmsRoles.Domain.Versions;
using IsmsRoles.Domain.Versions.Content;
using Microsoft.EntityFrameworkCore;

namespace IsmsRoles.Web.Versions;

/// <summary>A version with what its pages show beside it: what it replaces, its PDF, its resolution's file, what came after.</summary>
public sealed class VersionView
{
    private RolesDocumentModel? _document;

    private VersionView(RegisterVersion version, RegisterVersion? replaced, IReadOnlyList<SnapshotChange> changes, StoredFile? pdf) =>
        (Version, Replaced, Changes, Pdf) = (version, replaced, changes, pdf);

    public RegisterVersion Version { get; }

    public RegisterVersion? Replaced { get; }

    /// <summary>The stored PDF, or null while it is being made or there will be none.</summary>
    public StoredFile? Pdf { get; }

    /// <summary>How the PDF was sealed; null where there is none or it is from before there were seals.</summary>
    public DocumentSealView? Seal { get; private init; }

    public StoredFile? ResolutionFile { get; private init; }

    /// <summary>The scans of its paper records, by identifier.</summary>
    public IReadOnlyDictionary<Guid, StoredFile> Scans { get; private init; } = new Dictionary<Guid, StoredFile>();

    /// <summary>Later versions that name this one as corrected; proposed ones too.</summary>
    public IReadOnlyList<CorrectingVersion> CorrectedBy { get; private init; } = [];

    public string Title => Text.Capital(Version.Title);

    /// <summary>Its own address: by number once it has one.</summary>
    public string Address => Version.Number is { } number ? $"/versions/{number}" : $"/versions/{Version.Id}";

    /// <summary>Compared with the version it replaces; there another side can be chosen.</summary>
    public string ComparisonAddress => $"/versions/{(Replaced is { Number: { } before } ? $"{before}" : ComparedSide.Nothing)}/compare/{Address["/versions/".Length..]}";

    public bool IsWaiting => Version.State == VersionState.Submitted;

    /// <summary>Whether the stored content still has the hash that was signed.</summary>
    public bool IsIntact => CanonicalJson.Sha256(Version.ContentBytes) == Version.Sha256;

    public string WasTitle => Replaced is null ? "Before" : $"In version {Replaced.Number}";

    public string NowTitle => Version.Number is { } number ? $"In version {number}" : "Proposed";

    /// <summary>What differs from the version it replaces.</summary>
    public IReadOnlyList<SnapshotChange> Changes { get; }

    public ShownChanges Shown => new(Changes, WasTitle, NowTitle, Version.IsMaterial);

    /// <summary>The content in the document's words and order.</summary>
    public RolesDocumentModel Document => _document ??= RolesDocumentModelBuilder.Build(Version.Content, VersionFacts.Of(Version, null, []));

    /// <summary>How many signatures count: given and not taken back.</summary>
    public int Given => Version.StandingApprovals().Count();

    /// <summary>Who may still sign.</summary>
    public IEnumerable<Signatory> StillMissing => Version.Signatories.Where(s => Version.Approvals.All(a => a.PersonId != s.PersonId));

    /// <returns>Null when there is no such version.</returns>
    public static async Task<VersionView?> LoadAsync(RegisterDbContext db, Expression<Func<RegisterVersion, bool>> which, CancellationToken cancellation)
    {
        if (await db.Versions.AsNoTracking().SingleOrDefaultAsync(which, cancellation) is not { } version)
        {
            return null;
        }

        var replaced = await db.Versions.AsNoTracking().SingleOrDefaultAsync(v => v.Id == version.ReplacesId, cancellation);
        return new(
            version,
            replaced,
            await ToldChanges.BetweenAsync(db, replaced?.Content, version.Content, cancellation),
            await db.Documents.Where(d => d.VersionId == version.Id).Select(d => new StoredFile(d.Id, d.FileName, d.Sha256, d.Bytes.Length)).SingleOrDefaultAsync(cancellation))
        {
            Seal = await db.Documents
                .Where(d => d.VersionId == version.Id && d.SealLevel != null)
                .Join(db.SealCertificates, d => d.SealCertificateId, c => c.Id, (d, c) => new DocumentSealView(c.Id, c.Sha256, d.SealLevel!.Value))
                .SingleOrDefaultAsync(cancellation),
            ResolutionFile = version.Resolution is { } resolution ? (await FilesAsync(db, [resolution.FileId], cancellation)).GetValueOrDefault(resolution.FileId) : null,
            Scans = await FilesAsync(db, [.. version.PaperRecords.Select(r => r.ScanFileId)], cancellation),
            CorrectedBy = version.Number is { } number
                ? await db.Versions.AsNoTracking()
                    .Where(v => v.CorrectsNumber == number)
                    .OrderBy(v => v.ProposedNumber).ThenBy(v => v.SubmissionNumber)
                    .Select(v => new CorrectingVersion(v.Id, v.Number, v.ProposedNumber, v.SubmissionNumber, v.WhatWasWrong!, v.State))
                    .ToListAsync(cancellation)
                : [],
        };
    }

    private static async Task<Dictionary<Guid, StoredFile>> FilesAsync(RegisterDbContext db, List<Guid> ids, CancellationToken cancellation) =>
        ids.Count == 0
            ? []
            : await db.EvidenceFiles
                .Where(f => ids.Contains(f.Id))
                .Select(f => new StoredFile(f.Id, f.FileName, f.Sha256, f.Content.Length))
                .ToDictionaryAsync(f => f.Id, cancellation);
}

/// <summary>A version that corrects another.</summary>
public sealed record CorrectingVersion(Guid Id, int? Number, int ProposedNumber, int SubmissionNumber, string WhatWasWrong, VersionState State)
{
    public string Title => RegisterVersion.TitleOf(Number, ProposedNumber, SubmissionNumber);

    public string Address => Number is { } number ? $"/versions/{number}" : $"/versions/{Id}";
}

/// <summary>How a document was sealed.</summary>
public sealed record DocumentSealView(Guid CertificateId, string CertificateSha256, SealLevel Level);

/// <summary>A stored file without its bytes.</summary>
public sealed record StoredFile(Guid Id, string FileName, string Sha256, int Bytes);

using IsmsRoles.Data;
using IsmsRoles.Domain.Sealing;
using IsmsRoles.Web.Access;
using IsmsRoles.Web.Sealing;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace IsmsRoles.Web.Pages.Settings;

/// <summary>What the organisation's seal is made with, what it reached lately, and what it proves. Nothing here is secret; nothing is changed here.</summary>
[Authorize(Policies.Seal)]
public sealed class SealModel(RegisterDbContext db, SealSettings settings, SealStatus status, TimeProvider clock) : PageModel
{
    private const int LastDocuments = 10;

    /// <summary>When a certificate that the application cannot renew itself is worth a warning.</summary>
    private static readonly TimeSpan Soon = TimeSpan.FromDays(30);

    public SealCertificateRow? Current { get; private set; }

    /// <summary>Former certificates, the last one first.</summary>
    public IReadOnlyList<SealCertificateRow> Former { get; private set; } = [];

    public IReadOnlyList<SealedRow> Documents { get; private set; } = [];

    /// <summary>What keeps documents from being sealed, as a sentence; null when nothing does.</summary>
    public string? Fault => status.Fault;

    /// <summary>Why the next document gets another seal than the last, as a sentence, or null.</summary>
    public string? Change => status.Change;

    /// <summary>The authority's host, without whatever its address carries beside; null where none is configured.</summary>
    public string? Authority { get; } = settings.TimeStampAuthority is null
        ? null
        : Uri.TryCreate(settings.TimeStampAuthority, UriKind.Absolute, out var address) ? address.Host : "an address that cannot be read";

    public double AuthoritySeconds => settings.TimeStampLimit.TotalSeconds;

    public bool IsConfigured => settings.Pkcs12File is not null;

    public bool EndsSoon => Current is { Source: SealSource.Configured } current && current.NotAfter - Soon <= clock.GetUtcNow().UtcDateTime;

    /// <summary>Why the last document that has no time stamp has none, while an authority is configured.</summary>
    public SealedRow? LastWithout => Authority is not null && Documents is [{ Level: SealLevel.BaselineB, Remark: not null } last, ..] ? last : null;

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        var certificates = await db.SealCertificates.AsNoTracking()
            .OrderByDescending(c => c.Since)
            .Select(c => new SealCertificateRow(c.Id, c.Sha256, c.Subject, c.Key, c.NotAfter, c.Source, c.Since, c.EndedAt, c.EndedBecause))
            .ToListAsync(cancellation);
        Current = certificates.FirstOrDefault(c => c.EndedAt is null);
        Former = [.. certificates.Where(c => c != Current)];
        Documents = await db.Documents.AsNoTracking()
            .Join(db.Versions, d => d.VersionId, v => v.Id, (d, v) => new { d.MadeAt, d.SealLevel, d.SealRemark, d.SealCertificateId, v.Number })
            .OrderByDescending(d => d.Number)
            .Take(LastDocuments)
            .Select(d => new SealedRow(d.Number!.Value, d.MadeAt, d.SealLevel, d.SealRemark, db.SealCertificates.Where(c => c.Id == d.SealCertificateId).Select(c => c.Sha256).FirstOrDefault()))
            .ToListAsync(cancellation);
    }

    /// <summary>A certificate as it is listed; moments are UTC.</summary>
    public sealed record SealCertificateRow(
        Guid Id, string Sha256, string Subject, string Key, DateTime NotAfter, SealSource Source, DateTime Since, DateTime? EndedAt, string? EndedBecause);

    /// <summary>A version's document and how it was sealed; no level where it is from before there were seals.</summary>
    public sealed record SealedRow(int Version, DateTime MadeAt, SealLevel? Level, string? Remark, string? CertificateSha256);
}

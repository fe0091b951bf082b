using IsmsRoles.Data;
using IsmsRoles.Data.Verification;
using IsmsRoles.Documents.RolesDocument;
using IsmsRoles.Domain;
using IsmsRoles.Domain.Audit;
using IsmsRoles.Domain.Versions;
using IsmsRoles.Domain.Versions.Content;
using IsmsRoles.Web.Hosting;
using Microsoft.EntityFrameworkCore;

namespace IsmsRoles.Web.EvidencePacks;

/// <summary>A version in a pack.</summary>
/// <param name="EndedAt">When it was superseded or revoked, UTC.</param>
internal sealed record PackedVersion(Guid Id, int Number, Guid? ReplacesId, DateTime InForceAt, DateTime? EndedAt, bool WasRevoked, string Sha256, string? ChainHead)
{
    public string Folder => PackPath.Version(Number);
}

/// <summary>What a pack is about: versions, and one unbroken run of audit events.</summary>
/// <param name="Title">As in "Version 4" or "1 January 2026 to 31 December 2026".</param>
/// <param name="FirstEvent">Number of the first event; the run holds every event from it to <paramref name="LastEvent"/>.</param>
/// <param name="WhyTheseEvents">Which events these are and why, in a sentence.</param>
/// <param name="At">When the pack was asked for, UTC.</param>
internal sealed record PackScope(
    string Organisation, string Title, string FileName, IReadOnlyList<PackedVersion> Versions, long FirstEvent, long LastEvent, string WhyTheseEvents, DateTime At)
{
    public bool IsEmpty => Versions.Count == 0 && LastEvent < FirstEvent;

    /// <returns>Null where no version has that number.</returns>
    public static async Task<PackScope?> OfVersionAsync(RegisterDbContext db, Standing standing, int number, DateTime at, CancellationToken cancellation)
    {
        var near = await VersionsAsync(db.Versions.Where(v => v.Number == number - 1 || v.Number == number || v.Number == number + 1), cancellation);
        if (near.SingleOrDefault(v => v.Number == number) is not { } version)
        {
            return null;
        }

        var (before, after) = (near.SingleOrDefault(v => v.Number == number - 1), near.SingleOrDefault(v => v.Number == number + 1));
        var first = await HeadAsync(db, before, cancellation) ?? 1;
        var last = version.EndedAt is null ? null
            : version.WasRevoked ? await LastAboutAsync(db, version.Id, "VersionRevoked", cancellation)
            : await HeadAsync(db, after, cancellation);
        var made = await LastAboutAsync(db, version.Id, "DocumentMade", cancellation) ?? 0; // it may have waited until after the version's end
        return new(
            standing.Organisation,
            $"Version {number}",
            RolesDocumentFileName.OfEvidence(standing.Organisation, number),
            [version],
            first,
            Math.Max(last ?? await LastEventAsync(db, cancellation), made),
            $"from {(before is null ? "the first event" : $"the coming into force of version {before.Number}")} to {(version.EndedAt is null ? "the newest event, because the version is in force" : version.WasRevoked ? "its revocation" : $"the coming into force of version {number + 1}")}: what led to version {number} and what happened while it was in force",
            at);
    }

    /// <param name="until">The last day.</param>
    public static async Task<PackScope> OfPeriodAsync(RegisterDbContext db, Standing standing, DateOnly from, DateOnly until, DateTime at, CancellationToken cancellation)
    {
        var begin = OrganisationTime.StartOf(from, standing.TimeZoneId);
        var end = until == DateOnly.MaxValue ? DateTime.MaxValue : OrganisationTime.StartOf(until.AddDays(1), standing.TimeZoneId);
        var versions = (await VersionsAsync(db.Versions.Where(v => v.Number != null && v.InForceAt < end), cancellation))
            .Where(v => !(v.EndedAt < begin))
            .ToList();
        var within = db.AuditEntries.Where(e => e.At >= begin && e.At < end);
        var first = await within.MinAsync(e => (long?)e.Number, cancellation);
        var last = await within.MaxAsync(e => (long?)e.Number, cancellation);
        foreach (var version in versions)
        {
            var submitted = await LastAboutAsync(db, version.Id, "VersionSubmitted", cancellation);
            var made = await LastAboutAsync(db, version.Id, "DocumentMade", cancellation) ?? await HeadAsync(db, version, cancellation);
            (first, last) = (Math.Min(first ?? long.MaxValue, submitted ?? long.MaxValue), Math.Max(last ?? 0, made ?? 0));
        }

        return new(
            standing.Organisation,
            $"{from.InWords()} to {until.InWords()}",
            RolesDocumentFileName.OfEvidence(standing.Organisation, from, until),
            versions,
            first is null or long.MaxValue ? 1 : first.Value,
            last ?? 0,
            "of these days, and before and after them as many as it takes to hold the submission, signatures and document of each version that was in force on one of them",
            at);
    }

    private static async Task<IReadOnlyList<PackedVersion>> VersionsAsync(IQueryable<RegisterVersion> which, CancellationToken cancellation)
    {
        var versions = await which.AsNoTracking()
            .Where(v => v.InForceAt != null)
            .OrderBy(v => v.Number)
            .Select(v => new
            {
                v.Id,
                v.Number,
                v.ReplacesId,
                v.InForceAt,
                v.Sha256,
                v.ChainHead,
                Ends = v.Decisions.Where(d => d.Action == VersionAction.Supersede || d.Action == VersionAction.Revoke).Select(d => new { d.Action, d.At }).ToList(),
            })
            .ToListAsync(cancellation);
        return [.. versions.Select(v => new PackedVersion(
            v.Id, v.Number!.Value, v.ReplacesId, v.InForceAt!.Value, v.Ends.FirstOrDefault()?.At, v.Ends.FirstOrDefault()?.Action == VersionAction.Revoke, v.Sha256, v.ChainHead))];
    }

    private static async Task<long?> HeadAsync(RegisterDbContext db, PackedVersion? version, CancellationToken cancellation) =>
        version?.ChainHead is { } head ? await RegisterVerification.FindHeadAsync(db, head, cancellation) : null;

    private static async Task<long?> LastAboutAsync(RegisterDbContext db, Guid subject, string kind, CancellationToken cancellation) =>
        await db.AuditEntries
            .Where(e => e.Kind == kind && db.Set<AuditSubject>().Where(s => s.SubjectId == subject).Select(s => s.EventNumber).Contains(e.Number))
            .MaxAsync(e => (long?)e.Number, cancellation);

    private static Task<long> LastEventAsync(RegisterDbContext db, CancellationToken cancellation) =>
        db.LedgerRows.Select(l => l.LastEvent).SingleAsync(cancellation);
}

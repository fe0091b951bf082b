using IsmsRoles.Domain.Findings;
using IsmsRoles.Domain.Versions;
using IsmsRoles.Domain.Versions.Content;
using Microsoft.EntityFrameworkCore;

namespace IsmsRoles.Data.Findings;

/// <summary>The versions that had come into force by the end of a day, and the one that was in force then.</summary>
internal sealed record SignedVersions(VersionFacts? InForce, string? Sha256, RevokedFacts? Revoked, DateOnly? FirstInForceOn, IReadOnlyList<ResolutionFacts> Resolutions)
{
    public static async Task<SignedVersions> ReadAsync(FactsReading reading, KnownContents? known)
    {
        var versions = await reading.Db.Versions.AsNoTracking()
            .Where(v => v.InForceAt != null && v.InForceAt < reading.End)
            .OrderByDescending(v => v.Number)
            .Select(v => new
            {
                v.Id,
                Number = v.Number!.Value,
                v.Sha256,
                At = v.InForceAt!.Value,
                v.Resolution,
                RevokedAt = v.Decisions.Where(d => d.Action == VersionAction.Revoke && d.At < reading.End).Select(d => (DateTime?)d.At).FirstOrDefault(),
            })
            .ToListAsync(reading.Cancellation);
        if (versions.Count == 0)
        {
            return new(null, null, null, null, []);
        }

        var last = versions[0];
        var first = reading.DayOf(versions[^1].At);
        var resolutions = versions
            .Where(v => v is { Resolution: not null, RevokedAt: null })
            .Select(v => new ResolutionFacts(v.Id, v.Number, v.Resolution!.Reference, v.Resolution.Date, v.Resolution.Covers))
            .ToList();
        if (last.RevokedAt is { } at)
        {
            return new(null, null, new(last.Number, reading.DayOf(at)), first, resolutions);
        }

        var content = known is { InForce: { } inForce } && known.InForceId == last.Id
            ? inForce
            : RegisterSnapshot.FromBytes(await reading.Db.Versions.Where(v => v.Id == last.Id).Select(v => v.ContentBytes).SingleAsync(reading.Cancellation));
        return new(
            new(last.Id, last.Number, reading.DayOf(last.At), content) { IsSignedBySubmitter = last.Resolution is { CoversOwnSubmission: true } }, last.Sha256, null, first, resolutions);
    }
}

/// <summary>The version that waited for signatures at the end of a day.</summary>
internal static class WaitingVersions
{
    private static readonly VersionAction?[] Ends = [VersionAction.ComeIntoForce, VersionAction.Return, VersionAction.Withdraw];

    public static async Task<WaitingFacts?> ReadAsync(FactsReading reading)
    {
        var waiting = await reading.Db.Versions.AsNoTracking()
            .Where(v => v.SubmittedAt < reading.End && !v.Decisions.Any(d => Ends.Contains(d.Action) && d.At < reading.End))
            .OrderByDescending(v => v.SubmittedAt)
            .Select(v => new { v.Id, v.ProposedNumber, v.SubmissionNumber, v.SubmittedAt })
            .FirstOrDefaultAsync(reading.Cancellation);
        if (waiting is null)
        {
            return null;
        }

        var version = reading.Db.Versions.AsNoTracking().Where(v => v.Id == waiting.Id);
        var signed = await version.SelectMany(v => v.Approvals).Where(a => a.At < reading.End).Select(a => a.PersonId).ToListAsync(reading.Cancellation);
        var signatories = await version.SelectMany(v => v.Signatories).OrderBy(s => s.Number).Select(s => new { s.PersonId, s.Name }).ToListAsync(reading.Cancellation);
        return new(
            waiting.Id,
            RegisterVersion.TitleOf(null, waiting.ProposedNumber, waiting.SubmissionNumber),
            reading.DayOf(waiting.SubmittedAt),
            [.. signatories.Where(s => !signed.Contains(s.PersonId)).Select(s => s.Name)]);
    }
}

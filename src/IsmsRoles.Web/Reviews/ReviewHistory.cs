using IsmsRoles.Data;
using IsmsRoles.Domain.Reviews;
using IsmsRoles.Domain.Versions;
using Microsoft.EntityFrameworkCore;

namespace IsmsRoles.Web.Reviews;

/// <summary>A review on record, or a version's coming into force that counts as one.</summary>
/// <param name="At">UTC.</param>
public sealed record ReviewMoment(DateTime At, Review? Review, int? Version);

/// <summary>How a role, or the register as a whole, was reviewed so far.</summary>
/// <param name="Moments">The newest first.</param>
/// <param name="Edits">Whether the reader may withdraw one.</param>
public sealed record ReviewHistory(IReadOnlyList<ReviewMoment> Moments, bool Edits)
{
    private const int Most = 20;

    /// <param name="roleId">Null for the register as a whole.</param>
    public static async Task<ReviewHistory> LoadAsync(RegisterDbContext db, Guid? roleId, bool edits, CancellationToken cancellation)
    {
        var reviews = await db.Reviews.AsNoTracking()
            .Include(r => r.Withdrawal)
            .Where(r => r.RoleId == roleId)
            .OrderByDescending(r => r.At)
            .Take(Most)
            .ToListAsync(cancellation);
        var versions = db.Versions.AsNoTracking().Where(v => v.State != VersionState.Revoked && v.InForceAt != null);
        var signed = await (roleId is { } id
                ? versions.Where(v => db.SignedTexts.Any(t => t.VersionId == v.Id && t.RoleId == id)).OrderByDescending(v => v.Number).Take(Most)
                : versions.OrderBy(v => v.Number).Take(1))
            .Select(v => new { v.InForceAt, v.Number })
            .ToListAsync(cancellation);
        return new(
            [.. reviews.Select(r => new ReviewMoment(r.At, r, null)).Concat(signed.Select(v => new ReviewMoment(v.InForceAt!.Value, null, v.Number))).OrderByDescending(m => m.At).Take(Most)],
            edits);
    }
}

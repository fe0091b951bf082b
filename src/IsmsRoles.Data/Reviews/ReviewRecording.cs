using IsmsRoles.Data.Registers;
using IsmsRoles.Domain.Reviews;
using IsmsRoles.Domain.Versions;
using IsmsRoles.Domain.Versions.Content;
using Microsoft.EntityFrameworkCore;

namespace IsmsRoles.Data.Reviews;

/// <summary>Reviews what stands inside a change: loads it there, so that nobody reviews what has just become something else.</summary>
public static class ReviewRecording
{
    /// <param name="shown">Each role, or null for the register as a whole, with the hash of what was shown of it.</param>
    public static async Task<IReadOnlyList<Review>> RecordAsync(Change change, IReadOnlyList<(Guid? RoleId, string? Sha256)> shown, string? note, CancellationToken cancellation = default)
    {
        var db = change.Db;
        var register = await LiveRegisters.SnapshotAsync(db, change.Today, cancellation);
        var version = await db.Versions.AsNoTracking().SingleOrDefaultAsync(v => v.State == VersionState.InForce, cancellation);
        var ofToday = await db.Reviews.AsNoTracking().Include(r => r.Withdrawal).Where(r => r.On == change.Today).ToListAsync(cancellation);
        var reviews = shown.Select(s => Review.Record(change.Actor, Of(s.RoleId, register, version), s.Sha256, note, ofToday, change.Now, change.Today)).ToList();
        db.Reviews.AddRange(reviews);
        return reviews;
    }

    private static ReviewSubject Of(Guid? roleId, RegisterSnapshot register, RegisterVersion? version) => roleId is { } id
        ? ReviewSubject.OfRole(id, register, version?.Content, version?.Number)
        : ReviewSubject.OfRegister(register, version?.Content, version?.Number);
}

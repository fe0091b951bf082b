using IsmsRoles.Domain.Versions.Content;
using Microsoft.EntityFrameworkCore;

namespace IsmsRoles.Data.Registers;

/// <summary>Loads the live tables as far as a snapshot needs them: no more people than hold, deputise, act or own.</summary>
public static class LiveRegisters
{
    public static async Task<RegisterSnapshot> SnapshotAsync(RegisterDbContext db, DateOnly day, CancellationToken cancellation = default) =>
        (await LoadAsync(db, day, cancellation)).ToSnapshot(day);

    private static async Task<LiveRegister> LoadAsync(RegisterDbContext db, DateOnly day, CancellationToken cancellation)
    {
        var assignments = db.Assignments.AsNoTracking().Where(a => a.EndedOn == null || a.EndedOn >= day);
        var positions = db.Positions.AsNoTracking().Where(p => assignments.Any(a => a.PositionId == p.Id));

        // One list of identifiers, made once: a question asked about each person grows with people times positions.
        var named = assignments.Where(a => a.PersonId != null).Select(a => a.PersonId!.Value)
            .Union(positions.SelectMany(p => p.Tenures).Where(t => t.Until == null || t.Until >= day).Select(t => t.PersonId))
            .Union(db.ThirdParties.Where(t => t.OwnerId != null).Select(t => t.OwnerId!.Value));
        var people = db.People.AsNoTracking().Where(p => named.Contains(p.Id));
        return new(
            await db.Organisations.AsNoTracking().SingleAsync(cancellation),
            await db.Designations.AsNoTracking().ToListAsync(cancellation),
            await db.Roles.AsNoTracking().Where(r => r.RetiredOn == null).ToListAsync(cancellation),
            await assignments.ToListAsync(cancellation),
            await people.ToListAsync(cancellation),
            await positions.ToListAsync(cancellation),
            await db.ThirdParties.AsNoTracking().ToListAsync(cancellation),
            await db.ScopeItems.AsNoTracking().ToListAsync(cancellation));
    }
}

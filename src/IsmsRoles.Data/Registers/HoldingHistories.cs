using IsmsRoles.Domain.Assignments;
using IsmsRoles.Domain.Histories;
using IsmsRoles.Domain.People;
using Microsoft.EntityFrameworkCore;

namespace IsmsRoles.Data.Registers;

/// <summary>Loads today's record of who holds what: five commands, however many assignments.</summary>
public static class HoldingHistories
{
    /// <summary>Every assignment of a role, and everyone who held it, through positions too.</summary>
    public static Task<HoldingRecords> OfRoleAsync(RegisterDbContext db, Guid roleId, CancellationToken cancellation) =>
        LoadAsync(db, db.Assignments.Where(a => a.RoleId == roleId), null, cancellation);

    /// <summary>Every assignment of a person and of the positions they hold or held; of people only themselves.</summary>
    public static Task<HoldingRecords> OfPersonAsync(RegisterDbContext db, Guid personId, CancellationToken cancellation) =>
        LoadAsync(
            db,
            db.Assignments.Where(a => a.PersonId == personId || db.Positions.Any(p => p.Id == a.PositionId && p.Tenures.Any(t => t.PersonId == personId))),
            db.People.Where(p => p.Id == personId),
            cancellation);

    /// <param name="people">Those wanted; null for everyone the assignments point at.</param>
    internal static async Task<HoldingRecords> LoadAsync(RegisterDbContext db, IQueryable<Assignment> assignments, IQueryable<Person>? people, CancellationToken cancellation)
    {
        var positions = db.Positions.Where(p => assignments.Any(a => a.PositionId == p.Id));
        var wanted = people ?? db.People.Where(p => assignments.Any(a => a.PersonId == p.Id) || positions.Any(x => x.Tenures.Any(t => t.PersonId == p.Id)));
        return new(
            await assignments.AsNoTracking().ToListAsync(cancellation),
            await wanted.AsNoTracking().ToListAsync(cancellation),
            await positions.AsNoTracking().ToListAsync(cancellation),
            await db.ThirdParties.AsNoTracking()
                .Where(t => assignments.Any(a => a.ThirdPartyId == t.Id) || wanted.Any(p => p.EmployerId == t.Id))
                .ToListAsync(cancellation),
            await db.ScopeItems.AsNoTracking().Where(s => assignments.Any(a => a.ScopeItemId == s.Id)).ToListAsync(cancellation));
    }
}

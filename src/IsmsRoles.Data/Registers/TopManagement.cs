using IsmsRoles.Domain.Roles;
using IsmsRoles.Domain.Versions;
using IsmsRoles.Domain.Versions.Content;
using Microsoft.EntityFrameworkCore;

namespace IsmsRoles.Data.Registers;

/// <summary>
/// Who sits in top management by the register or by the version in force: a changed designation counts once signed, and
/// until then the stricter of the two applies (rule 9).
/// </summary>
public static class TopManagement
{
    public static async Task<bool> IsRoleAsync(RegisterDbContext db, Guid roleId, CancellationToken cancellation) =>
        (await InForceAsync(db, cancellation))?.Designated(DesignationKind.TopManagement)?.Id == roleId
        || await db.Designations.AnyAsync(d => d.Kind == DesignationKind.TopManagement && d.RoleId == roleId, cancellation);

    /// <summary>Whether top management, or a part of it, is held by this position.</summary>
    public static async Task<bool> IsPositionAsync(RegisterDbContext db, Guid positionId, CancellationToken cancellation)
    {
        var inForce = await InForceAsync(db, cancellation);
        var signed = inForce?.Designated(DesignationKind.TopManagement)?.Id;
        return (signed is { } top && inForce!.AssignmentsOf(top).Any(a => a.PositionId == positionId))
            || await db.Assignments.AnyAsync(
                a => a.PositionId == positionId && a.EndedOn == null
                    && (a.RoleId == signed || db.Designations.Any(d => d.Kind == DesignationKind.TopManagement && d.RoleId == a.RoleId)),
                cancellation);
    }

    // After a revocation, rule 5 reads the last version that was not revoked, so its top management still has a say.
    private static async Task<RegisterSnapshot?> InForceAsync(RegisterDbContext db, CancellationToken cancellation) =>
        (await db.Versions.AsNoTracking()
            .Where(v => v.State == VersionState.InForce || v.State == VersionState.Superseded)
            .OrderByDescending(v => v.Number)
            .FirstOrDefaultAsync(cancellation))?.Content;
}

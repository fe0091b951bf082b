using IsmsRoles.Domain.Versions;
using Microsoft.EntityFrameworkCore;

namespace IsmsRoles.Data.Registers;

/// <summary>What else happens in the transaction that brings a version into force.</summary>
public static class VersionsInForce
{
    /// <summary>Notes the version's number on the assignments that are in force with it for the first time, and which texts its signatures reviewed.</summary>
    public static async Task NoteAssignmentsAsync(RegisterDbContext db, RegisterVersion version, CancellationToken cancellation = default)
    {
        if (version.State != VersionState.InForce)
        {
            return;
        }

        var ids = version.Content.Assignments.Select(a => a.Id).ToList();
        version.NoteFirstInForce(await db.Assignments.Where(a => a.FirstInForceVersion == null && ids.Contains(a.Id)).ToListAsync(cancellation));
        var replaced = version.ReplacesId is { } id ? await db.Versions.SingleAsync(v => v.Id == id, cancellation) : null;
        db.SignedTexts.AddRange(version.SignedTexts(replaced?.Content));
    }
}

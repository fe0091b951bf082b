using IsmsRoles.Data;
using IsmsRoles.Domain.Audit;
using IsmsRoles.Domain.Audit.Events;
using Microsoft.EntityFrameworkCore;

namespace IsmsRoles.Web.Pages.Roles;

/// <summary>What happened to a role, as the audit trail tells it.</summary>
public sealed record RoleMoment(string Sentence, string Who, DateTime At, RegisterEvent What);

public static class RoleHistory
{
    private static readonly string[] Elsewhere = [nameof(AssignmentBegun), nameof(AssignmentEnded), nameof(AssignmentRedated), nameof(RoleReviewed), nameof(ReviewWithdrawn)];

    /// <summary>The latest events that changed a role itself, newest first; its holders and its reviews have histories of their own.</summary>
    public static async Task<IReadOnlyList<RoleMoment>> LatestAsync(RegisterDbContext db, Guid roleId, int count, CancellationToken cancellation)
    {
        var entries = await db.AuditEntries.AsNoTracking()
            .Include(e => e.PersonalValues)
            .Where(e => e.Subjects.Any(s => s.SubjectId == roleId) && !Elsewhere.Contains(e.Kind))
            .OrderByDescending(e => e.Number)
            .Take(count)
            .ToListAsync(cancellation);
        return [.. entries.Select(e => (Read: AuditChain.Read(e), e.At)).Select(x => new RoleMoment(x.Read.Sentence, x.Read.Actor, x.At, x.Read.What))];
    }

    /// <summary>Who changed the role last, and when (UTC).</summary>
    public static async Task<(string Who, DateTime At)> LastAsync(RegisterDbContext db, Guid roleId, CancellationToken cancellation)
    {
        var last = (await LatestAsync(db, roleId, 1, cancellation))[0];
        return (last.Who, last.At);
    }
}

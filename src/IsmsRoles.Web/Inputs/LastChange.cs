using IsmsRoles.Data;
using IsmsRoles.Domain.Audit;
using Microsoft.EntityFrameworkCore;

namespace IsmsRoles.Web.Inputs;

/// <summary>Who changed a thing last and when, told by the audit trail: for the second of two people editing it (rule 12).</summary>
internal static class LastChange
{
    /// <param name="idField">The events' field that names the thing, such as <c>personId</c>; whoever acts is a subject of an event too.</param>
    /// <param name="kinds">Names of the events that change it.</param>
    public static async Task<(string Who, DateTime At)> OfAsync(RegisterDbContext db, Guid id, string idField, string[] kinds, CancellationToken cancellation)
    {
        var named = $"\"{idField}\":\"{id}\"";
        var entry = await db.AuditEntries.AsNoTracking()
            .Include(e => e.PersonalValues)
            .Where(e => e.Subjects.Any(s => s.SubjectId == id) && kinds.Contains(e.Kind) && e.Text.Contains(named))
            .OrderByDescending(e => e.Number)
            .FirstOrDefaultAsync(cancellation);
        return entry is null ? ("Somebody", DateTime.UnixEpoch) : (AuditChain.Read(entry).Actor, entry.At);
    }
}

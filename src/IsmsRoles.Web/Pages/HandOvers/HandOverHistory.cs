using System.Globalization;
using IsmsRoles.Data;
using IsmsRoles.Domain.Audit;
using IsmsRoles.Domain.Audit.Events;
using IsmsRoles.Domain.HandOvers;
using IsmsRoles.Domain.Versions;
using Microsoft.EntityFrameworkCore;

namespace IsmsRoles.Web.Pages.HandOvers;

/// <summary>What hand-overs changed, as the audit trail tells it.</summary>
internal static class HandOverHistory
{
    private const int Most = 20;

    /// <summary>The hand-overs of a person, a position or a third party, newest first.</summary>
    public static async Task<IReadOnlyList<(DateTime At, HandOverConfirmed What)>> OfAsync(RegisterDbContext db, Guid subjectId, CancellationToken cancellation)
    {
        var entries = await db.AuditEntries.AsNoTracking()
            .Include(e => e.PersonalValues)
            .Where(e => e.Kind == nameof(HandOverConfirmed) && e.Subjects.Any(s => s.SubjectId == subjectId))
            .OrderByDescending(e => e.Number)
            .Take(Most)
            .ToListAsync(cancellation);
        return [.. entries.Select(e => (e.At, (HandOverConfirmed)AuditChain.Read(e).What)).Where(x => x.Item2.SubjectId == subjectId)];
    }

    /// <summary>What to tell the approvers about the last hand-over: why, and each thing that changes hands in the version they sign.</summary>
    /// <returns>Null where there was none.</returns>
    public static async Task<string?> MessageAsync(RegisterDbContext db, Guid subjectId, CancellationToken cancellation)
    {
        if (await OfAsync(db, subjectId, cancellation) is not [var (_, last), ..])
        {
            return null;
        }

        var lines = last.Changes
            .Where(c => !c.Field.StartsWith(HandOverItem.LineManager, StringComparison.Ordinal))
            .Select(c => $"{c.Field}: {c.Old}, then {c.New}.")
            .ToList();
        var message = $"Hand-over: {last.Occasion}.";
        for (var i = 0; i < lines.Count; i++)
        {
            var rest = string.Create(CultureInfo.InvariantCulture, $"\nAnd {lines.Count - i} more.");
            if (message.Length + lines[i].Length + rest.Length + 1 > RegisterVersion.MessageMaxLength)
            {
                return message + rest;
            }

            message += $"\n{lines[i]}";
        }

        return message;
    }

    /// <summary>Who changed any of these records last, and when (UTC).</summary>
    public static async Task<(string Who, DateTime At)> LastChangeAsync(RegisterDbContext db, IReadOnlyList<Guid> records, CancellationToken cancellation)
    {
        var entry = await db.AuditEntries.AsNoTracking()
            .Include(e => e.PersonalValues)
            .Where(e => e.Subjects.Any(s => records.Contains(s.SubjectId) && s.SubjectId != e.ActorPersonId))
            .OrderByDescending(e => e.Number)
            .FirstOrDefaultAsync(cancellation);
        return entry is null ? ("Somebody", DateTime.UnixEpoch) : (AuditChain.Read(entry).Actor, entry.At);
    }

    /// <summary>The record that a thing's key names.</summary>
    public static Guid? RecordOf(string key) => key.Split(':') is [_, var id, ..] && Guid.TryParse(id, out var guid) ? guid : null;
}

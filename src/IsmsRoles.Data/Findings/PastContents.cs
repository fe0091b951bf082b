using IsmsRoles.Data.Registers;
using IsmsRoles.Domain.Audit.Events;
using IsmsRoles.Domain.Versions.Content;
using Microsoft.EntityFrameworkCore;

namespace IsmsRoles.Data.Findings;

/// <summary>
/// The register as it was known at the end of a past day: the snapshot of the last day with changes, without the
/// assignments whose recorded end passed between the two (a snapshot knows a last day, not whether somebody recorded it).
/// </summary>
internal static class PastContents
{
    public static async Task<RegisterSnapshot?> ReadAsync(FactsReading reading)
    {
        var daily = await reading.Db.DailySnapshots.AsNoTracking().Where(d => d.Day <= reading.Day).OrderByDescending(d => d.Day).FirstOrDefaultAsync(reading.Cancellation);
        if (daily is null)
        {
            return null;
        }

        var content = DailySnapshots.Read(daily);
        var ended = await RecordedEndsAsync(reading, content, daily.Day, reading.Day);
        return ended.Count == 0 ? content : content with { Assignments = [.. content.Assignments.Where(a => !ended.Contains(a.Id))] };
    }

    /// <summary>Assignments whose last day lies in between, the second day left out, and was recorded as their end by the first.</summary>
    public static async Task<HashSet<Guid>> RecordedEndsAsync(FactsReading reading, RegisterSnapshot content, DateOnly from, DateOnly before)
    {
        var over = content.Assignments.Where(a => a.Until >= from && a.Until < before).Select(a => a.Id).ToList();
        var known = OrganisationTime.StartOf(from.AddDays(1), reading.ZoneId);
        var ended = await (
            from subject in reading.Db.Set<Domain.Audit.AuditSubject>()
            where EF.Parameter(over).Contains(subject.SubjectId)
            join entry in reading.Db.AuditEntries on subject.EventNumber equals entry.Number
            where entry.Kind == nameof(AssignmentEnded) && entry.At < known
            select subject.SubjectId).ToListAsync(reading.Cancellation);
        return [.. ended];
    }
}

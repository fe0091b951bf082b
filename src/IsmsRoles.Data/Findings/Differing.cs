using IsmsRoles.Domain;
using IsmsRoles.Domain.Findings;
using Microsoft.EntityFrameworkCore;

namespace IsmsRoles.Data.Findings;

/// <summary>
/// Since when the register has differed from the version in force. Each day's snapshot has its hash beside it, so the last
/// day that was equal is found without reading any snapshot.
/// </summary>
internal static class Differing
{
    public static async Task<DateOnly> SinceAsync(FactsReading reading, VersionFacts inForce, string sha256)
    {
        var days = reading.Db.DailySnapshots.Where(d => d.Day >= inForce.On && d.Day <= reading.Day);
        if (await days.Where(d => d.ContentSha256 == sha256).MaxAsync(d => (DateOnly?)d.Day, reading.Cancellation) is not { } equal)
        {
            return inForce.On; // from the first moment: something was held back, or changed on the day it came into force
        }

        var next = await days.Where(d => d.Day > equal).MinAsync(d => (DateOnly?)d.Day, reading.Cancellation)
            ?? await reading.Db.LedgerRows.Where(l => l.ChangedOn > equal && l.ChangedOn <= reading.Day).Select(l => l.ChangedOn).FirstOrDefaultAsync(reading.Cancellation)
            ?? reading.Day;
        return Days.Earlier(next, await LapsedAsync(reading, inForce, equal, next))!.Value;
    }

    // The first day on which something signed with its last day was over, with nobody changing anything.
    private static async Task<DateOnly?> LapsedAsync(FactsReading reading, VersionFacts inForce, DateOnly equal, DateOnly next)
    {
        var content = inForce.Content;
        var ended = await PastContents.RecordedEndsAsync(reading, content, equal, next);
        var busy = content.Assignments.Select(a => a.ThirdPartyId).Concat(content.People.Select(p => p.EmployerId)).ToHashSet();
        return content.Assignments.Where(a => ended.Contains(a.Id)).Select(a => a.Until)
            .Concat(content.Positions.SelectMany(p => p.Holders).Select(t => t.Until))
            .Concat(content.ThirdParties.Where(t => !busy.Contains(t.Id)).Select(t => t.EndedOn))
            .Where(last => last >= equal && last < next)
            .Min()?.AddDays(1);
    }
}

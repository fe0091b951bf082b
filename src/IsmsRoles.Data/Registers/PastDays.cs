using IsmsRoles.Domain.Histories;
using IsmsRoles.Domain.Versions.Content;
using Microsoft.EntityFrameworkCore;

namespace IsmsRoles.Data.Registers;

/// <summary>A role's title as it is today, and when it was retired.</summary>
public sealed record RoleToday(Guid Id, string Title, DateOnly? RetiredOn);

/// <summary>What is on record of one day: the versions in force, who held each role, and what was known when it ended.</summary>
/// <param name="Began">The first day of the register.</param>
/// <param name="InForce">The content of the version in force when the day ended.</param>
/// <param name="KnownSince">The day of the snapshot: the last day with changes on or before the day; null before the register began.</param>
public sealed record PastDay(
    DateOnly Day,
    DateOnly Began,
    IReadOnlyList<SignedVersion> AllVersions,
    VersionsOnDay Versions,
    RegisterSnapshot? InForce,
    DateOnly? KnownSince,
    RegisterSnapshot? Known,
    HoldingRecords Records,
    IReadOnlyList<RoleOnDay> Roles,
    IReadOnlyDictionary<Guid, RoleToday> RolesToday)
{
    /// <summary>What the role was called on the day, as far as anything tells.</summary>
    public string TitleOf(Guid roleId) => (Known?.Role(roleId) ?? InForce?.Role(roleId))?.Title ?? RolesToday[roleId].Title;
}

/// <summary>Loads a day: as many commands for a thousand roles as for ten.</summary>
public static class PastDays
{
    /// <param name="day">No later than today in the organisation's time zone.</param>
    public static async Task<PastDay> LoadAsync(RegisterDbContext db, DateOnly day, string timeZoneId, CancellationToken cancellation)
    {
        var first = await db.AuditEntries.OrderBy(e => e.Number).Select(e => e.At).FirstAsync(cancellation);
        var all = await SignedVersions.LoadAsync(db, cancellation);
        var versions = VersionsOnDay.Of([.. all.Select(v => v.Time)], OrganisationTime.StartOf(day, timeZoneId), OrganisationTime.StartOf(day.AddDays(1), timeZoneId));
        var atEnd = versions.AtEnd?.VersionId;
        var bytes = await db.Versions.Where(v => v.Id == atEnd).Select(v => v.ContentBytes).SingleOrDefaultAsync(cancellation);
        var inForce = bytes is null ? null : RegisterSnapshot.FromBytes(bytes);
        var (knownSince, known) = await DailySnapshots.KnownAsync(db, day, cancellation);
        var records = await RecordsAsync(db, day, known, cancellation);
        return new(
            day,
            OrganisationTime.DayOf(first, timeZoneId),
            all,
            versions,
            inForce,
            knownSince,
            known,
            records,
            RoleOnDay.All(day, records, known, inForce),
            await db.Roles.Select(r => new RoleToday(r.Id, r.Title, r.RetiredOn)).ToDictionaryAsync(r => r.Id, cancellation));
    }

    // Assignments whose own days cover the day, and those known to be held on it whose days do so no more.
    private static async Task<HoldingRecords> RecordsAsync(RegisterDbContext db, DateOnly day, RegisterSnapshot? known, CancellationToken cancellation)
    {
        var covering = db.Assignments.Where(a => a.From <= day && (a.Until == null || a.Until >= day) && (a.EndedOn == null || a.EndedOn >= day));
        var covered = await covering.Select(a => a.Id).ToListAsync(cancellation);
        var held = known is null ? [] : known.Assignments.Where(a => RoleOnDay.Holders(known, a, day).Any()).Select(a => a.Id);
        var gone = held.Except(covered).ToList();
        var wanted = db.Assignments.Where(a =>
            (a.From <= day && (a.Until == null || a.Until >= day) && (a.EndedOn == null || a.EndedOn >= day))
            || gone.Contains(a.Id)
            || (a.ReplacesId != null && gone.Contains(a.ReplacesId.Value)));
        return await HoldingHistories.LoadAsync(db, wanted, null, cancellation);
    }
}

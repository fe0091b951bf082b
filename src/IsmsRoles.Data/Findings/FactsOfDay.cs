using IsmsRoles.Data.Registers;
using IsmsRoles.Domain.Audit.Events;
using IsmsRoles.Domain.Findings;
using IsmsRoles.Domain.Versions.Content;
using Microsoft.EntityFrameworkCore;

namespace IsmsRoles.Data.Findings;

/// <summary>
/// Fills what the rules read: for today from the live tables, for a past day from its snapshot and from whatever had
/// happened by its end. The number of commands does not depend on how much there is, and no more people are loaded than
/// hold, approve or own something.
/// </summary>
public static class FactsOfDay
{
    private static readonly string[] Writing = [nameof(RoleAdded), nameof(RoleEdited), nameof(RoleReinstated)];

    /// <summary>Null before the organisation was set up, and for a past day from which nothing is kept.</summary>
    /// <param name="today">The organisation's day now; a day after it cannot be asked about.</param>
    public static async Task<RegisterFacts?> ReadAsync(RegisterDbContext db, DateOnly day, DateOnly today, KnownContents? known = null, CancellationToken cancellation = default)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(day, today);
        if (await db.Organisations.Select(o => o.TimeZoneId).SingleOrDefaultAsync(cancellation) is not { } zone)
        {
            return null;
        }

        var reading = new FactsReading(db, day, day < today, zone, cancellation);
        var register = reading.IsPast ? await PastContents.ReadAsync(reading) : known?.Register ?? await LiveRegisters.SnapshotAsync(db, day, cancellation);
        if (register is null)
        {
            return null;
        }

        var signed = await SignedVersions.ReadAsync(reading, known);
        var facts = new RegisterFacts(register, day)
        {
            Revoked = signed.Revoked,
            FirstInForceOn = signed.FirstInForceOn,
            Resolutions = signed.Resolutions,
            Waiting = await WaitingVersions.ReadAsync(reading),
            RolesWrittenOn = await RolesWrittenAsync(reading),
            Leavers = await LeaversAccountsOfDay.ReadAsync(reading),
            Conflicts = StartingConflicts.MatchedTo(register),
        };
        return signed.InForce is { } inForce ? await BesideAsync(reading, facts, inForce, signed.Sha256!) : facts;
    }

    // What only makes sense beside a version in force.
    private static async Task<RegisterFacts> BesideAsync(FactsReading reading, RegisterFacts facts, VersionFacts inForce, string sha256)
    {
        var named = await NamedInVersion.ReadAsync(reading, inForce);
        return facts with
        {
            InForce = inForce with { Approvers = await Approvers.ReadAsync(reading, inForce, named) },
            EndedOn = await EndedAsync(reading, facts.Register, inForce.Content),
            Changes = MeanwhileChanges.Between(inForce.Content, inForce.On, facts.Register, reading.Day, named.Records),
            DiffersSince = SnapshotComparison.Between(inForce.Content, facts.Register).Count == 0 ? null : await Differing.SinceAsync(reading, inForce, sha256),
        };
    }

    private static async Task<IReadOnlyDictionary<Guid, DateOnly>> RolesWrittenAsync(FactsReading reading)
    {
        var written = await (
            from entry in reading.Db.AuditEntries
            where Writing.Contains(entry.Kind) && entry.At < reading.End
            from subject in entry.Subjects
            join role in reading.Db.Roles on subject.SubjectId equals role.Id
            group entry.At by role.Id into moments
            select new { moments.Key, At = moments.Max() }).ToListAsync(reading.Cancellation);
        return written.ToDictionary(w => w.Key, w => reading.DayOf(w.At));
    }

    private static async Task<IReadOnlyDictionary<Guid, DateOnly>> EndedAsync(FactsReading reading, RegisterSnapshot register, RegisterSnapshot signed)
    {
        var open = register.Assignments.Select(a => a.Id).ToHashSet();
        var gone = signed.Assignments.Select(a => a.Id).Where(id => !open.Contains(id)).ToList();
        var ended = await reading.Db.Assignments.AsNoTracking()
            .Where(a => EF.Parameter(gone).Contains(a.Id) && a.EndedOn != null)
            .Select(a => new { a.Id, On = a.EndedOn!.Value })
            .ToListAsync(reading.Cancellation);
        return ended.ToDictionary(a => a.Id, a => a.On);
    }
}

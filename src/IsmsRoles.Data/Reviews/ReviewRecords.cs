using IsmsRoles.Domain.Audit;
using IsmsRoles.Domain.Audit.Events;
using IsmsRoles.Domain.Reviews;
using IsmsRoles.Domain.Versions;
using IsmsRoles.Domain.Versions.Content;
using Microsoft.EntityFrameworkCore;

namespace IsmsRoles.Data.Reviews;

/// <summary>Reads when roles and the register were reviewed last, in a fixed number of commands.</summary>
public static class ReviewRecords
{
    private static readonly string[] Beginnings = [nameof(RoleAdded), nameof(OrganisationSetUp)];

    /// <summary>As it was known at the end of a day: a review withdrawn later still stood, one recorded later is not there.</summary>
    public static async Task<ReviewFacts> FactsAsync(RegisterDbContext db, string? timeZoneId, DateOnly day, CancellationToken cancellation = default)
    {
        var end = OrganisationTime.StartOf(day.AddDays(1), timeZoneId);
        var inForce = db.Versions.AsNoTracking()
            .Where(v => v.InForceAt != null && v.InForceAt < end && !v.Decisions.Any(d => d.Action == VersionAction.Revoke && d.At < end));

        var reviewed = await db.Reviews.AsNoTracking()
            .Where(r => r.On <= day && (r.Withdrawal == null || r.Withdrawal.On > day))
            .GroupBy(r => r.RoleId)
            .Select(g => new { RoleId = g.Key, At = g.Max(r => r.At) })
            .ToListAsync(cancellation);
        var signed = await db.SignedTexts.AsNoTracking()
            .Join(inForce, t => t.VersionId, v => v.Id, (t, v) => new { t.RoleId, v.InForceAt })
            .GroupBy(t => t.RoleId)
            .Select(g => new { RoleId = g.Key, At = g.Max(t => t.InForceAt) })
            .ToListAsync(cancellation);
        var first = await inForce.OrderBy(v => v.Number).Select(v => v.InForceAt).FirstOrDefaultAsync(cancellation);
        var began = await db.AuditEntries.AsNoTracking()
            .Where(e => Beginnings.Contains(e.Kind) && e.At < end)
            .SelectMany(e => e.Subjects.DefaultIfEmpty(), (e, s) => new { e.Kind, e.At, e.ActorPersonId, Id = s == null ? null : (Guid?)s.SubjectId })
            .ToListAsync(cancellation);

        var roles = new Dictionary<Guid, ReviewFact>();
        ReviewFact? register = null;
        foreach (var b in began)
        {
            if (b.Kind == nameof(OrganisationSetUp))
            {
                register = Later(register, ReviewBasis.Added, b.At);
            }
            else if (b.Id is { } id && id != b.ActorPersonId)
            {
                Note(id, ReviewBasis.Added, b.At);
            }
        }

        // What was signed or reviewed takes the place of the beginning, even where a clock ran behind.
        register = Later(first is null ? register : null, ReviewBasis.SignedVersion, first);
        signed.Select(s => s.RoleId).Concat(reviewed.Select(r => r.RoleId).OfType<Guid>()).ToList().ForEach(id => roles.Remove(id));
        signed.ForEach(s => Note(s.RoleId, ReviewBasis.SignedVersion, s.At));
        foreach (var r in reviewed)
        {
            if (r.RoleId is { } id)
            {
                Note(id, ReviewBasis.Reviewed, r.At);
            }
            else
            {
                register = Later(register is { Basis: ReviewBasis.Added } ? null : register, ReviewBasis.Reviewed, r.At);
            }
        }

        return new(register, roles);

        void Note(Guid id, ReviewBasis basis, DateTime? at) => roles[id] = Later(roles.GetValueOrDefault(id), basis, at)!;

        ReviewFact? Later(ReviewFact? known, ReviewBasis basis, DateTime? at) =>
            at is { } moment && !(known?.At > moment) ? new(basis, moment, OrganisationTime.DayOf(moment, timeZoneId)) : known;
    }

    /// <summary>Organisational changes about anybody or anything named in the register, recorded after a moment.</summary>
    public static async Task<IReadOnlyList<OrganisationalChange>> ChangesAsync(RegisterDbContext db, RegisterSnapshot register, DateTime since, CancellationToken cancellation = default)
    {
        var named = OrganisationalChange.NamedBy(register).ToList();
        var kinds = OrganisationalChange.Kinds;

        // Whoever acts is a subject too, so an event counts by another subject, or where it is about the actor alone. Thousands
        // may be named, more than SQL Server takes parameters: they travel as one.
        var entries = await db.AuditEntries.AsNoTracking()
            .Where(e => e.At > since && kinds.Contains(e.Kind))
            .Where(e => e.Subjects.Any(s => EF.Parameter(named).Contains(s.SubjectId) && (e.ActorPersonId == null || s.SubjectId != e.ActorPersonId || e.Subjects.Count == 1)))
            .OrderBy(e => e.Number)
            .Include(e => e.PersonalValues)
            .AsSplitQuery()
            .ToListAsync(cancellation);
        var about = named.ToHashSet();
        return [.. OrganisationalChange.Of(entries.Select(e => (e.Number, e.At, AuditChain.Read(e).What))).Where(c => c.About.Any(about.Contains))];
    }
}

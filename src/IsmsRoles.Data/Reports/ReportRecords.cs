using IsmsRoles.Data.Registers;
using IsmsRoles.Domain.Reports;
using IsmsRoles.Domain.Roles;
using IsmsRoles.Domain.Versions;
using Microsoft.EntityFrameworkCore;

namespace IsmsRoles.Data.Reports;

/// <summary>Reads what a report to top management is recorded and judged by.</summary>
public static class ReportRecords
{
    /// <summary>Records that stand: neither corrected nor withdrawn.</summary>
    public static IQueryable<PerformanceReport> Standing(RegisterDbContext db) =>
        db.PerformanceReports.Where(r => r.Withdrawal == null && !db.PerformanceReports.Any(later => later.ReplacesId == r.Id));

    /// <summary>As it was known at the end of a day: a record made later is not there, one corrected or withdrawn later stands.</summary>
    public static async Task<ReportFacts> FactsAsync(RegisterDbContext db, DateOnly day, CancellationToken cancellation = default) =>
        new(await db.PerformanceReports.AsNoTracking()
            .Where(r => r.RecordedOn <= day && (r.Withdrawal == null || r.Withdrawal.On > day)
                && !db.PerformanceReports.Any(later => later.ReplacesId == r.Id && later.RecordedOn <= day))
            .OrderBy(r => r.GivenOn)
            .Select(r => r.GivenOn)
            .ToListAsync(cancellation));

    /// <summary>Who was to report and to whom on a day: roles by the version in force at its end, holders by the dates of their assignments.</summary>
    public static async Task<ReportingDay> DayAsync(RegisterDbContext db, string? timeZoneId, DateOnly day, CancellationToken cancellation = default)
    {
        var end = OrganisationTime.StartOf(day.AddDays(1), timeZoneId);
        var version = await db.Versions.AsNoTracking()
            .Where(v => v.InForceAt != null && v.InForceAt < end)
            .OrderByDescending(v => v.Number)
            .FirstOrDefaultAsync(cancellation);
        var signed = version?.Decisions.Any(d => d.Action == VersionAction.Revoke && d.At < end) == false ? version.Content : null;
        var register = await LiveRegisters.SnapshotAsync(db, day, cancellation);
        return new(day, register, Designated(DesignationKind.PerformanceReporting), Designated(DesignationKind.TopManagement));

        Guid? Designated(DesignationKind kind) => (signed?.Designated(kind) ?? register.Designated(kind))?.Id;
    }
}

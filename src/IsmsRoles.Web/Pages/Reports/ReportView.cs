using IsmsRoles.Data;
using IsmsRoles.Domain.Reports;
using Microsoft.EntityFrameworkCore;

namespace IsmsRoles.Web.Pages.Reports;

/// <summary>One record of a report with the one that corrects it, if any.</summary>
public sealed record ReportView(PerformanceReport Report, Guid? ReplacedById)
{
    public bool IsReplaced => ReplacedById is not null;

    public static async Task<ReportView?> LoadAsync(RegisterDbContext db, Guid id, CancellationToken cancellation) =>
        await db.PerformanceReports.AsNoTracking().Include(r => r.Withdrawal).AsSplitQuery().SingleOrDefaultAsync(r => r.Id == id, cancellation) is { } report
            ? new(report, await db.PerformanceReports.Where(r => r.ReplacesId == id).Select(r => (Guid?)r.Id).FirstOrDefaultAsync(cancellation))
            : null;
}

using IsmsRoles.Data;
using IsmsRoles.Documents.Exports;
using IsmsRoles.Web.Access;
using IsmsRoles.Web.Reports;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace IsmsRoles.Web.Pages.Reports;

/// <summary>The list of reports to top management as CSV.</summary>
[Authorize(Policies.Register)]
public sealed class ExportModel(RegisterDbContext db) : PageModel
{
    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        var reports = await db.PerformanceReports.AsNoTracking()
            .Include(r => r.Withdrawal)
            .OrderByDescending(r => r.GivenOn).ThenByDescending(r => r.RecordedAt)
            .AsSplitQuery()
            .ToListAsync(cancellation);
        return File(CsvExport.Bytes(ReportsCsv.Of(reports)), CsvExport.ContentType, ReportsCsv.FileName);
    }
}

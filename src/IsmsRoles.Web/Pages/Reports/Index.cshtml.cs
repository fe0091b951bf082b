using IsmsRoles.Data;
using IsmsRoles.Data.Reports;
using IsmsRoles.Domain.Reports;
using IsmsRoles.Domain.Reviews;
using IsmsRoles.Web.Access;
using IsmsRoles.Web.Reviews;
using IsmsRoles.Web.TagHelpers;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace IsmsRoles.Web.Pages.Reports;

/// <summary>The reports on ISMS performance to top management, newest first, and by when the next is due.</summary>
[Authorize(Policies.Register)]
public sealed class IndexModel(RegisterDbContext db, CurrentAccount me, IOrganisationTime time) : PageModel
{
    public const int PageSize = 25;
    private const int BeginningLength = 160;

    [BindProperty(SupportsGet = true, Name = "p")]
    public int PageNumber { get; set; } = 1;

    public bool Edits => me.IsManager;

    public DateOnly Today => time.Today;

    public DateOnly? Last { get; private set; }

    public DateOnly? NextDueBy { get; private set; }

    /// <summary>Null while no report is on record.</summary>
    public Badge? Badge => NextDueBy is { } due ? ReviewFacts.StateOf(due, Today).Badge() : null;

    public int Total { get; private set; }

    public IReadOnlyList<Row> Rows { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        var facts = await ReportRecords.FactsAsync(db, Today, cancellation);
        (Last, NextDueBy) = (facts.LastBy(Today), facts.NextDueBy(Today));
        Total = await db.PerformanceReports.CountAsync(cancellation);
        PageNumber = Math.Clamp(PageNumber, 1, Math.Max(1, (Total + PageSize - 1) / PageSize));
        var reports = await db.PerformanceReports.AsNoTracking()
            .Include(r => r.Withdrawal)
            .OrderByDescending(r => r.GivenOn).ThenByDescending(r => r.RecordedAt)
            .Skip((PageNumber - 1) * PageSize)
            .Take(PageSize)
            .AsSplitQuery()
            .ToListAsync(cancellation);
        var ids = reports.Select(r => r.Id).ToList();
        var replaced = await db.PerformanceReports.Where(r => r.ReplacesId != null && ids.Contains(r.ReplacesId.Value)).Select(r => r.ReplacesId!.Value).ToListAsync(cancellation);
        Rows = [.. reports.Select(r => new Row(r, replaced.Contains(r.Id)))];
    }

    /// <summary>As much of a summary as a list shows, cut between words.</summary>
    public static string Beginning(string summary)
    {
        var line = summary.ReplaceLineEndings(" ");
        if (line.Length <= BeginningLength)
        {
            return line;
        }

        var cut = line.LastIndexOf(' ', BeginningLength);
        return $"{line[..(cut > 0 ? cut : BeginningLength)].TrimEnd()}…";
    }

    public sealed record Row(PerformanceReport Report, bool IsReplaced);
}

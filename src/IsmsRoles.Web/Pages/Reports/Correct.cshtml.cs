using IsmsRoles.Data;
using IsmsRoles.Domain.Reports;
using IsmsRoles.Web.Access;
using IsmsRoles.Web.Hosting;
using IsmsRoles.Web.Inputs;
using IsmsRoles.Web.Reports;
using IsmsRoles.Web.TagHelpers;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace IsmsRoles.Web.Pages.Reports;

/// <summary>Replaces the record of a report by a corrected one, with the reason; both stay.</summary>
[Authorize(Policies.Manager)]
public sealed class CorrectModel(RegisterDbContext db, Ledger ledger, CurrentStanding standing, IOrganisationTime time) : ReportForm(db, standing, time)
{
    [FromRoute]
    public Guid Id { get; set; }

    public ReportView View { get; private set; } = null!;

    public async Task OnGetAsync()
    {
        Input = ReportFields.Of(View.Report);
        await ReadDayAsync(View.Report.GivenOn);
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (Step == ReportStep.Fill)
        {
            return Filled();
        }

        var presenter = await PresenterAsync();
        if (!ModelState.IsValid)
        {
            return Page();
        }

        var upload = await FiledUpload.ReadAsync(Input.File, Cancellation);
        var id = await ledger.ChangeAsync(async change =>
        {
            var day = await DayInAsync(change);
            var report = await change.Db.PerformanceReports.Include(r => r.Withdrawal).AsSplitQuery().SingleAsync(r => r.Id == Id);
            var isReplaced = await change.Db.PerformanceReports.AnyAsync(r => r.ReplacesId == Id);
            var file = upload?.ToEvidence(nameof(ReportFields.File), change.Now);
            var corrected = report.Correct(change.Actor, await TypedAsync(change, presenter!, day), ReportFile.Of(file), Input.Reason, isReplaced, day, change.Now, change.Today);
            change.Db.PerformanceReports.Add(corrected);
            if (file is not null)
            {
                change.Db.EvidenceFiles.Add(file);
            }

            return corrected.Id;
        });
        TempData["Done"] = "The correction was saved. The earlier record stays beside it.";
        return LocalRedirect($"/reports/{id}");
    }

    protected override async Task<bool> LoadAsync()
    {
        var view = await ReportView.LoadAsync(Db, Id, Cancellation);
        View = view!;
        return view is not null && await base.LoadAsync();
    }
}

using IsmsRoles.Data;
using IsmsRoles.Domain.Reports;
using IsmsRoles.Web.Access;
using IsmsRoles.Web.Hosting;
using IsmsRoles.Web.Inputs;
using IsmsRoles.Web.Reports;
using IsmsRoles.Web.TagHelpers;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace IsmsRoles.Web.Pages.Reports;

/// <summary>Records a report on ISMS performance that was presented to top management.</summary>
[Authorize(Policies.Manager)]
public sealed class NewModel(RegisterDbContext db, Ledger ledger, CurrentStanding standing, IOrganisationTime time) : ReportForm(db, standing, time)
{
    public void OnGet() => FillIn();

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
            var file = upload?.ToEvidence(nameof(ReportFields.File), change.Now);
            var report = PerformanceReport.Record(change.Actor, await TypedAsync(change, presenter!, day), ReportFile.Of(file), day, change.Now, change.Today);
            change.Db.PerformanceReports.Add(report);
            if (file is not null)
            {
                change.Db.EvidenceFiles.Add(file);
            }

            return report.Id;
        });
        TempData["Done"] = "The report was recorded.";
        return LocalRedirect($"/reports/{id}");
    }
}

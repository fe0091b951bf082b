using IsmsRoles.Data;
using IsmsRoles.Web.Access;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace IsmsRoles.Web.Pages.Reports;

/// <summary>One report to top management, as it was recorded.</summary>
[Authorize(Policies.Register)]
public sealed class DetailsModel(RegisterDbContext db, CurrentAccount me) : ShownPage
{
    [FromRoute]
    public Guid Id { get; set; }

    public ReportView View { get; private set; } = null!;

    /// <summary>Whether the reader may correct or withdraw it.</summary>
    public bool Corrects => me.IsManager && !View.IsReplaced && View.Report.Withdrawal is null;

    protected override async Task<bool> LoadAsync()
    {
        var view = await ReportView.LoadAsync(db, Id, Cancellation);
        View = view!;
        return view is not null;
    }
}

using IsmsRoles.Data;
using IsmsRoles.Web.Access;
using IsmsRoles.Web.Versions;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace IsmsRoles.Web.Pages.Versions;

/// <summary>An approver takes their own signature back while the version waits for others.</summary>
[Authorize(Policies.Approver)]
public sealed class TakeBackModel(RegisterDbContext db, Ledger ledger) : PageModel
{
    [FromRoute]
    public Guid Id { get; set; }

    public VersionView View { get; private set; } = null!;

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        if (await VersionView.LoadAsync(db, v => v.Id == Id, HttpContext.RequestAborted) is not { } view)
        {
            context.Result = NotFound();
            return;
        }

        View = view;
        await next();
    }

    public IActionResult OnGet() => View.IsWaiting ? Page() : LocalRedirect(View.Address);

    public async Task<IActionResult> OnPostAsync()
    {
        await ledger.ChangeAsync(async change =>
        {
            var version = await change.Db.Versions.SingleAsync(v => v.Id == Id);
            version.TakeBack(change.Actor, change.Now);
        });
        TempData["Done"] = "Your signature was taken back and counts no more.";
        return LocalRedirect($"/versions/{Id}");
    }
}

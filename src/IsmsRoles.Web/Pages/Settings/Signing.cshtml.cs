using IsmsRoles.Data;
using IsmsRoles.Domain.Access;
using IsmsRoles.Web.Access;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace IsmsRoles.Web.Pages.Settings;

/// <summary>Whether approvers sign with two factors only. An Administrator's: who edits the register does not decide it.</summary>
[Authorize(Policies.Administrator)]
public sealed class SigningModel(RegisterDbContext db, Ledger ledger) : PageModel
{
    private const int MostNamed = 20;

    [BindProperty]
    public SigningInput Input { get; set; } = new();

    /// <summary>Approvers with no second factor, by name.</summary>
    public IReadOnlyList<string> Without { get; private set; } = [];

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        Without = await db.Users.AsNoTracking()
            .Where(a => a.ClosedAt == null && (a.Access & AccessRight.Approver) == AccessRight.Approver && !db.SecondFactors.Any(f => f.AccountId == a.Id))
            .OrderBy(a => a.NormalizedEmail)
            .Take(MostNamed)
            .Select(a => db.People.Where(p => p.Id == a.PersonId).Select(p => p.Name).FirstOrDefault() ?? a.Email!)
            .ToListAsync(HttpContext.RequestAborted);
        await next();
    }

    public async Task OnGetAsync() => Input = new() { Required = await db.Organisations.Select(o => o.ApproversNeedSecondFactor).SingleAsync(HttpContext.RequestAborted) };

    public async Task<IActionResult> OnPostAsync()
    {
        if (!ModelState.IsValid)
        {
            return Page();
        }

        await ledger.ChangeAsync(
            async change =>
            {
                change.Actor.Demand(AccessRight.Administrator);
                (await change.Db.Organisations.SingleAsync()).RequireSecondFactor(Input.Required);
            },
            HttpContext.RequestAborted);
        TempData["Done"] = Input.Required ? "Approvers need a second factor now." : "Approvers may sign with their password alone.";
        return Redirect("/settings/signing");
    }

    public sealed class SigningInput
    {
        public bool Required { get; set; }
    }
}

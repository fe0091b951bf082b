using IsmsRoles.Data;
using IsmsRoles.Domain.Access;
using IsmsRoles.Web.Access;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace IsmsRoles.Web.Pages.Settings;

/// <summary>Whether people without an account may check documents. An Administrator's.</summary>
[Authorize(Policies.Administrator)]
public sealed class VerificationModel(RegisterDbContext db, Ledger ledger) : PageModel
{
    [BindProperty]
    public VerificationInput Input { get; set; } = new();

    public async Task OnGetAsync() => Input = new() { Anyone = await db.Organisations.Select(o => o.AnyoneMayVerify).SingleAsync(HttpContext.RequestAborted) };

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
                (await change.Db.Organisations.SingleAsync()).OpenVerification(Input.Anyone);
            },
            HttpContext.RequestAborted);
        TempData["Done"] = Input.Anyone ? "Anyone who has the address may check a document now." : "Only people with an account may check a document now.";
        return Redirect("/verify");
    }

    public sealed class VerificationInput
    {
        public bool Anyone { get; set; }
    }
}

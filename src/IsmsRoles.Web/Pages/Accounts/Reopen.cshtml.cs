using IsmsRoles.Data;
using IsmsRoles.Data.Accounts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace IsmsRoles.Web.Pages.Accounts;

/// <summary>Opens a closed account again.</summary>
public sealed class ReopenModel(RegisterDbContext db, Ledger ledger) : AccountPage(db)
{
    [BindProperty]
    public ReasonInput Input { get; set; } = new();

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!ModelState.IsValid)
        {
            return Page();
        }

        await ledger.ChangeAsync(
            async change =>
            {
                var account = await ForChangeAsync(change);
                var person = await change.Db.People.SingleOrDefaultAsync(p => p.Id == account.PersonId, Cancellation);
                account.Reopen(Input.Reason, person, await OpenAccounts.OfPersonAsync(change.Db, account.PersonId, besides: Id));
            },
            Cancellation);
        return Done("The account is open again. Issue a one-time link so that a new password can be set.");
    }
}

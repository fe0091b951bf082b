using IsmsRoles.Data;
using IsmsRoles.Data.Accounts;
using IsmsRoles.Web.Access;
using Microsoft.AspNetCore.Mvc;

namespace IsmsRoles.Web.Pages.Accounts;

/// <summary>Closes an account; its sessions end at their next request.</summary>
public sealed class CloseModel(RegisterDbContext db, Ledger ledger, CurrentAccount me) : AccountPage(db)
{
    [BindProperty]
    public ReasonInput Input { get; set; } = new();

    public bool IsMine => me.AccountId == Id;

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
                (await ForChangeAsync(change)).Close(Input.Reason, change.Now, await OpenAdministrators.BesidesAsync(change.Db, Id));
                await OpenPasswordLinks.ExpireAsync(change, Id, Cancellation); // or one would work again after reopening
            },
            Cancellation);
        return Done("The account is closed. Its sessions have ended.");
    }
}

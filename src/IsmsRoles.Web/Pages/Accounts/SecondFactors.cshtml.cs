using IsmsRoles.Data;
using IsmsRoles.Data.Accounts;
using IsmsRoles.Domain;
using Microsoft.AspNetCore.Mvc;

namespace IsmsRoles.Web.Pages.Accounts;

/// <summary>Takes somebody's second factors away. That is issuing a credential: who did it is kept (rule 8).</summary>
public sealed class SecondFactorsModel(RegisterDbContext db, Ledger ledger) : AccountPage(db)
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
                if (!await SecondFactorRemoval.AllAsync(change, Id, Cancellation))
                {
                    throw new RuleBrokenException("This account has no second factor. Nothing was changed.");
                }

                account.NoteSecondFactorsReset(Input.Reason);
            },
            Cancellation);
        return Done("The second factors were taken away. They sign in with their password alone now.");
    }
}

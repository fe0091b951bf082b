using IsmsRoles.Data;
using IsmsRoles.Web.Access;
using Microsoft.AspNetCore.Mvc;

namespace IsmsRoles.Web.Pages.MyAccount.Passkeys;

/// <summary>Removes one of one's passkeys.</summary>
public sealed class RemoveModel(RegisterDbContext db, CurrentAccount me, Reauthentication reauthentication, OwnSecondFactors own) : PasskeyPage(db, me)
{
    [BindProperty]
    public PasswordAgain Input { get; set; } = new();

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!ModelState.IsValid)
        {
            return Page();
        }

        await reauthentication.DemandPasswordAsync(Input.Password);
        await own.RemoveAsync(Id, Cancellation);
        return Done($"The passkey “{Name}” was removed.");
    }
}

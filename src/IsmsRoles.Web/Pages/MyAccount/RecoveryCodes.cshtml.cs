using IsmsRoles.Data;
using IsmsRoles.Web.Access;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace IsmsRoles.Web.Pages.MyAccount;

/// <summary>Makes ten new recovery codes and shows them in this answer only.</summary>
[EnableRateLimiting(AccessServices.SecretLimit)]
public sealed class RecoveryCodesModel(RegisterDbContext db, CurrentAccount me, Reauthentication reauthentication, OwnSecondFactors own) : MyAccountPage(db, me)
{
    [BindProperty]
    public PasswordAgain Input { get; set; } = new();

    public IReadOnlyList<string> Codes { get; private set; } = [];

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
        Codes = await own.RenewRecoveryCodesAsync(Cancellation);
        return Page();
    }
}

using IsmsRoles.Data;
using IsmsRoles.Web.Access;
using Microsoft.AspNetCore.Mvc;

namespace IsmsRoles.Web.Pages.MyAccount.Passkeys;

/// <summary>Gives one of one's passkeys another name.</summary>
public sealed class RenameModel(RegisterDbContext db, CurrentAccount me, Reauthentication reauthentication, OwnSecondFactors own) : PasskeyPage(db, me)
{
    [BindProperty]
    public NewModel.NameInput Input { get; set; } = new();

    public void OnGet() => Input = new() { Name = Name };

    public async Task<IActionResult> OnPostAsync()
    {
        if (!ModelState.IsValid)
        {
            return Page();
        }

        await reauthentication.DemandPasswordAsync(Input.Password);
        await own.RenameAsync(Id, Input.Name, Cancellation);
        return Done("The passkey was renamed.");
    }
}

using IsmsRoles.Data;
using IsmsRoles.Domain.ThirdParties;
using IsmsRoles.Web.Access;
using IsmsRoles.Web.TagHelpers;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace IsmsRoles.Web.Pages.ThirdParties;

/// <summary>Adds a provider in ISMS scope.</summary>
[Authorize(Policies.Manager)]
public sealed class NewModel(RegisterDbContext db, Ledger ledger, IOrganisationTime time) : ThirdPartyForm(db, time)
{
    public async Task<IActionResult> OnPostAsync()
    {
        var details = await TypedAsync();
        if (!ModelState.IsValid)
        {
            return Page();
        }

        var id = await ledger.ChangeAsync(
            async change =>
            {
                await RefuseUnknownAsync(change.Db, details);
                var thirdParty = new ThirdParty(details);
                change.Db.ThirdParties.Add(thirdParty);
                return thirdParty.Id;
            },
            Cancellation);
        TempData["Done"] = $"{Input.Name!.Trim()} was added.";
        return LocalRedirect($"/third-parties/{id}");
    }

    protected override Task<bool> LoadAsync() => Task.FromResult(true);
}

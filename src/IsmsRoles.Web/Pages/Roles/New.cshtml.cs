using IsmsRoles.Data;
using IsmsRoles.Domain.Roles;
using IsmsRoles.Web.Access;
using IsmsRoles.Web.Hosting;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace IsmsRoles.Web.Pages.Roles;

/// <summary>Adds a role: with all its text, or by its title alone from the top of the roles table.</summary>
[Authorize(Policies.Manager)]
public sealed class NewModel : RoleFormPage
{
    private readonly Ledger _ledger;

    public NewModel(Ledger ledger, CurrentStanding standing)
        : base(standing) => (_ledger, Save) = (ledger, "Add the role");

    public async Task<IActionResult> OnPostAsync() => RearrangesLines() ? Page() : await AddAsync(id => $"/roles/{id}");

    /// <summary>From the box above the table: the role is there at once, and its duties are written next.</summary>
    public async Task<IActionResult> OnPostTitleAsync() => await AddAsync(id => $"/roles/{id}/edit");

    private async Task<IActionResult> AddAsync(Func<Guid, string> next)
    {
        var (text, superiorId) = ReadForm();
        if (!ModelState.IsValid)
        {
            return Page();
        }

        var id = await _ledger.ChangeAsync(async change =>
        {
            var role = new Role(text);
            change.Db.Roles.Add(role);
            await MoveAsync(change, role, superiorId);
            return role.Id;
        });
        TempData["Done"] = $"{text.Title!.Trim()} was added.";
        return LocalRedirect(next(id));
    }
}

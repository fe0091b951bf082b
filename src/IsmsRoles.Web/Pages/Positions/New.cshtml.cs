using IsmsRoles.Data;
using IsmsRoles.Domain.Positions;
using IsmsRoles.Web.Access;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace IsmsRoles.Web.Pages.Positions;

/// <summary>Adds a position or a body; who holds it is recorded on its own page.</summary>
[Authorize(Policies.Manager)]
public sealed class NewModel(Ledger ledger) : PageModel, IPositionForm
{
    [BindProperty]
    public PositionInput Input { get; set; } = new() { Kind = PositionKind.Post };

    public async Task<IActionResult> OnPostAsync()
    {
        if (!ModelState.IsValid)
        {
            return Page();
        }

        var id = await ledger.ChangeAsync(
            change =>
            {
                var position = new Position(Input.ToDetails());
                change.Db.Positions.Add(position);
                return Task.FromResult(position.Id);
            },
            HttpContext.RequestAborted);
        TempData["Done"] = $"{Input.Title!.Trim()} was added. Now say who holds it.";
        return LocalRedirect($"/positions/{id}");
    }
}

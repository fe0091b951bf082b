using IsmsRoles.Data;
using IsmsRoles.Web.Access;
using IsmsRoles.Web.Inputs;
using IsmsRoles.Web.TagHelpers;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace IsmsRoles.Web.Pages.Assignments;

/// <summary>Suggestions for a picker of whoever can hold a role: JSON, <see cref="PickerChoice"/>s.</summary>
[Authorize(Policies.Register)]
public sealed class FindModel(RegisterDbContext db, IOrganisationTime time) : PageModel
{
    public async Task<IActionResult> OnGetAsync(string? q) =>
        new JsonResult(await Finders.HoldersAsync(db, q, time.Today, HttpContext.RequestAborted));
}

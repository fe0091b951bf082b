using IsmsRoles.Data;
using IsmsRoles.Web.Access;
using IsmsRoles.Web.Inputs;
using IsmsRoles.Web.TagHelpers;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace IsmsRoles.Web.Pages.People;

/// <summary>Suggestions for a picker of people: JSON, <see cref="PickerChoice"/>s, those with us first.</summary>
[Authorize(Policies.Register)]
public sealed class FindModel(RegisterDbContext db, IOrganisationTime time) : PageModel
{
    public async Task<IActionResult> OnGetAsync(string? q) =>
        new JsonResult(await Finders.PeopleAsync(db, q, time.Today, HttpContext.RequestAborted));
}

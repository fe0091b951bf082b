using IsmsRoles.Web.Access;
using IsmsRoles.Web.Hosting;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace IsmsRoles.Web.Pages.Roles;

/// <summary>Suggestions for a picker of roles, as JSON.</summary>
[Authorize(Policies.Register)]
public sealed class FindModel(CurrentStanding standing) : PageModel
{
    public IActionResult OnGet(string? q) => new JsonResult(RolePicker.Find(standing.Value.Register, q));
}

using IsmsRoles.Web.Access;
using IsmsRoles.Web.Hosting;
using IsmsRoles.Web.Versions;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace IsmsRoles.Web.Pages.Versions;

/// <summary>What is not signed, whichever version is in force: leads on to the register compared with it.</summary>
[Authorize(Policies.Register)]
public sealed class ChangesModel(CurrentStanding standing) : PageModel
{
    public IActionResult OnGet() => LocalRedirect($"/versions/{ComparedSide.KeyInForce(standing.Value)}/compare/{ComparedSide.Register}");
}

using IsmsRoles.Data;
using IsmsRoles.Web.Access;
using IsmsRoles.Web.EvidencePacks;
using IsmsRoles.Web.Hosting;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace IsmsRoles.Web.Pages.Versions;

/// <summary>Everything that shows a version, as one ZIP to check without this application.</summary>
[Authorize(Policies.Register)]
public sealed class EvidencePackModel(RegisterDbContext db, CurrentStanding standing, TimeProvider clock) : PageModel
{
    [FromRoute]
    public int Number { get; set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation) =>
        await PackScope.OfVersionAsync(db, standing.Value, Number, clock.GetUtcNow().UtcDateTime, cancellation) is { } scope
            ? new EvidencePackResult(scope)
            : NotFound();
}

using IsmsRoles.Data;
using IsmsRoles.Web.Access;
using IsmsRoles.Web.Hosting;
using IsmsRoles.Web.TagHelpers;
using IsmsRoles.Web.Versions;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace IsmsRoles.Web.Pages.Versions;

/// <summary>A version that waits for signatures, or was returned or withdrawn. Once in force it lives at its number.</summary>
[Authorize(Policies.Register)]
public sealed class ProposedModel(RegisterDbContext db, CurrentStanding standing, CurrentAccount me, IOrganisationTime time) : PageModel
{
    [FromRoute]
    public Guid Id { get; set; }

    public VersionPage Shown { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (await VersionView.LoadAsync(db, v => v.Id == Id, cancellation) is not { } view)
        {
            return NotFound();
        }

        if (view.Version.Number is not null)
        {
            TempData.Keep();
            return LocalRedirect(view.Address);
        }

        Shown = new(view, standing.Value, me, time);
        return Page();
    }
}

using IsmsRoles.Data;
using IsmsRoles.Web.Access;
using IsmsRoles.Web.Hosting;
using IsmsRoles.Web.TagHelpers;
using IsmsRoles.Web.Versions;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace IsmsRoles.Web.Pages.Versions;

/// <summary>A version that is or was in force: its standing, signatures, content and hashes. For everyone signed in.</summary>
public sealed class VersionModel(RegisterDbContext db, CurrentStanding standing, CurrentAccount me, IOrganisationTime time) : PageModel
{
    [FromRoute]
    public int Number { get; set; }

    public VersionPage Shown { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (await VersionView.LoadAsync(db, v => v.Number == Number, cancellation) is not { } view)
        {
            return NotFound();
        }

        Shown = new(view, standing.Value, me, time);
        return Page();
    }
}

using IsmsRoles.Data;
using IsmsRoles.Web.Versions;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace IsmsRoles.Web.Pages.Versions;

/// <summary>What a version changed: leads on to its comparison with the one before, or with the one asked for. For everyone signed in.</summary>
public sealed class ChangesOfModel(RegisterDbContext db) : PageModel
{
    [FromRoute]
    public int Number { get; set; }

    /// <summary>The number of the version to compare with.</summary>
    [BindProperty(SupportsGet = true)]
    public int? Since { get; set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        var since = Since ?? await db.Versions.Where(v => v.Number < Number).MaxAsync(v => v.Number, cancellation);
        return LocalRedirect($"/versions/{(since is { } number ? $"{number}" : ComparedSide.Nothing)}/compare/{Number}");
    }
}

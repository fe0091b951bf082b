using IsmsRoles.Data;
using IsmsRoles.Web.Access;
using IsmsRoles.Web.Background;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace IsmsRoles.Web.Pages.Versions;

/// <summary>A proposed version drawn as not signed, on every page. In force, the stored document is the only one.</summary>
[Authorize(Policies.Register)]
public sealed class ProposedPreviewModel(RegisterDbContext db) : PageModel
{
    [FromRoute]
    public Guid Id { get; set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (await db.Versions.Where(v => v.Id == Id).Select(v => new { v.Number }).SingleOrDefaultAsync(cancellation) is not { } version)
        {
            return NotFound();
        }

        if (version.Number is { } number)
        {
            return LocalRedirect($"/versions/{number}/document.pdf");
        }

        var (bytes, fileName) = await VersionDocument.RenderAsync(db, Id, cancellation);
        return File(bytes, "application/pdf", fileName);
    }
}

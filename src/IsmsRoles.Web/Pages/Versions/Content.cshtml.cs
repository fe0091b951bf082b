using IsmsRoles.Data;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Net.Http.Headers;

namespace IsmsRoles.Web.Pages.Versions;

/// <summary>The exact bytes that were signed, so that anyone can compute their SHA-256 again.</summary>
public sealed class ContentModel(RegisterDbContext db) : PageModel
{
    [FromRoute]
    public int Number { get; set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        var version = await db.Versions.Where(v => v.Number == Number).Select(v => new { v.ContentBytes, v.Sha256 }).SingleOrDefaultAsync(cancellation);
        if (version is null)
        {
            return NotFound();
        }

        Response.Headers.CacheControl = "private, no-cache";
        return new FileContentResult(version.ContentBytes, "application/json") { FileDownloadName = $"version-{Number}-content.json", EntityTag = new EntityTagHeaderValue($"\"{version.Sha256}\"") };
    }
}

using IsmsRoles.Data;
using IsmsRoles.Web.Access;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Net.Http.Headers;

namespace IsmsRoles.Web.Pages.Evidence;

/// <summary>A filed piece of evidence as it was uploaded, always as a download, with the type its first bytes told.</summary>
[Authorize(Policies.Register)]
public sealed class DetailsModel(RegisterDbContext db) : PageModel
{
    [FromRoute]
    public Guid Id { get; set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (await db.EvidenceFiles.AsNoTracking().SingleOrDefaultAsync(f => f.Id == Id, cancellation) is not { } file)
        {
            return NotFound();
        }

        Response.Headers.CacheControl = "private, no-cache";
        return new FileContentResult(file.Content, file.ContentType) { FileDownloadName = file.FileName, EntityTag = new EntityTagHeaderValue($"\"{file.Sha256}\"") };
    }
}

using IsmsRoles.Data;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Net.Http.Headers;

namespace IsmsRoles.Web.Pages.Versions;

/// <summary>The stored PDF, the same bytes for ever (rule 10); its SHA-256 is the ETag. 503 while it is being made.</summary>
public sealed class DocumentModel(RegisterDbContext db) : PageModel
{
    private const int TryAgainAfterSeconds = 5;

    [FromRoute]
    public int Number { get; set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (await db.Versions.Where(v => v.Number == Number).Select(v => new { v.Id }).SingleOrDefaultAsync(cancellation) is not { } version)
        {
            return NotFound();
        }

        if (await db.Documents.AsNoTracking().SingleOrDefaultAsync(d => d.VersionId == version.Id, cancellation) is not { } document)
        {
            Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            Response.Headers.RetryAfter = $"{TryAgainAfterSeconds}";
            return Page();
        }

        Response.Headers.CacheControl = "private, no-cache"; // kept, but asked for again: access may have been taken away
        return new FileContentResult(document.Bytes, "application/pdf") { FileDownloadName = document.FileName, EntityTag = new EntityTagHeaderValue($"\"{document.Sha256}\"") };
    }
}

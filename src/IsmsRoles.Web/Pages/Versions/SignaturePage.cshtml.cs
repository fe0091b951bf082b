using IsmsRoles.Data;
using IsmsRoles.Documents.RolesDocument;
using IsmsRoles.Documents.SignaturePage;
using IsmsRoles.Domain.Versions;
using IsmsRoles.Web.Access;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace IsmsRoles.Web.Pages.Versions;

/// <summary>A page for top management to sign by hand: what is approved, its hash, and a line for each signatory.</summary>
[Authorize(Policies.Register)]
public sealed class SignaturePageModel(RegisterDbContext db) : PageModel
{
    [FromRoute]
    public Guid Id { get; set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (await db.Versions.AsNoTracking().SingleOrDefaultAsync(v => v.Id == Id, cancellation) is not { } version)
        {
            return NotFound();
        }

        return version.State == VersionState.Submitted
            ? File(
                SignaturePagePdf.Render(version),
                "application/pdf",
                RolesDocumentFileName.OfSignaturePage(version.Content.Organisation.Name, version.ProposedNumber, version.SubmissionNumber))
            : LocalRedirect($"/versions/{Id}"); // there is nothing left to sign
    }
}

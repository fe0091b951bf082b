using IsmsRoles.Data;
using IsmsRoles.Web.Access;
using IsmsRoles.Web.Import;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace IsmsRoles.Web.Pages.Import;

/// <summary>Last step of an import: what came of it, and what to do next.</summary>
[Authorize(Policies.Manager)]
public sealed class DoneModel(Uploads uploads, CurrentAccount me) : PageModel
{
    [FromRoute]
    public Guid Id { get; set; }

    public ImportUpload Upload { get; private set; } = null!;

    public bool ArePeople => Upload.Kind == ImportKind.People;

    public async Task<IActionResult> OnGetAsync()
    {
        if (await uploads.FindAsync(me.AccountId, Id, HttpContext.RequestAborted) is not { } upload)
        {
            return NotFound();
        }

        Upload = upload;
        return upload.ImportedAt is null ? Redirect($"/import/{Id}/preview") : Page();
    }
}

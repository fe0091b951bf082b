using IsmsRoles.Documents.Exports;
using IsmsRoles.Web.Access;
using IsmsRoles.Web.Import;
using IsmsRoles.Web.TagHelpers;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace IsmsRoles.Web.Pages.Import;

/// <summary>The preview as a file; after the import, the rows that were refused.</summary>
[Authorize(Policies.Manager)]
public sealed class PreviewFileModel(Uploads uploads, Importer importer, CurrentAccount me, IOrganisationTime time) : PageModel
{
    [FromRoute]
    public Guid Id { get; set; }

    public async Task<IActionResult> OnGetAsync()
    {
        if (await uploads.FindAsync(me.AccountId, Id, HttpContext.RequestAborted) is not { } upload)
        {
            return NotFound();
        }

        var name = Path.GetFileNameWithoutExtension(upload.FileName);
        if (upload.ImportedAt is not null)
        {
            return File(Uploads.Unpack(upload.Content), CsvExport.ContentType, $"{name}-refused.csv");
        }

        if (!ImportChoices.Parse(upload.Choices).Settled)
        {
            return Redirect($"/import/{Id}/columns");
        }

        var plan = await importer.PlanAsync(upload, time.Today, HttpContext.RequestAborted);
        return File(CsvExport.Bytes(PlanText.Csv(plan.Rows)), CsvExport.ContentType, $"{name}-preview.csv");
    }
}

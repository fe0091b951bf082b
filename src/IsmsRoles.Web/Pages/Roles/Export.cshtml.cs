using IsmsRoles.Data;
using IsmsRoles.Documents.Exports;
using IsmsRoles.Web.Access;
using IsmsRoles.Web.Import;
using IsmsRoles.Web.TagHelpers;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace IsmsRoles.Web.Pages.Roles;

/// <summary>Every role that is used as CSV that an import reads back as unchanged.</summary>
[Authorize(Policies.Register)]
public sealed class ExportModel(RegisterDbContext db, IOrganisationTime time) : PageModel
{
    public async Task<IActionResult> OnGetAsync() =>
        File(CsvExport.Bytes(await RegisterExport.RolesAsync(db, time.Today, HttpContext.RequestAborted)), CsvExport.ContentType, "roles.csv");
}

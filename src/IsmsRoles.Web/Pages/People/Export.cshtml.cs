using IsmsRoles.Data;
using IsmsRoles.Documents.Exports;
using IsmsRoles.Web.Access;
using IsmsRoles.Web.Import;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace IsmsRoles.Web.Pages.People;

/// <summary>Everybody in the register as CSV that an import reads back as unchanged.</summary>
[Authorize(Policies.Register)]
public sealed class ExportModel(RegisterDbContext db) : PageModel
{
    public async Task<IActionResult> OnGetAsync() =>
        File(CsvExport.Bytes(await RegisterExport.PeopleAsync(db, HttpContext.RequestAborted)), CsvExport.ContentType, "people.csv");
}

using IsmsRoles.Data;
using IsmsRoles.Documents.Exports;
using IsmsRoles.Documents.RolesDocument;
using IsmsRoles.Web.Access;
using IsmsRoles.Web.Hosting;
using IsmsRoles.Web.Versions;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace IsmsRoles.Web.Pages.Roles;

/// <summary>The register's roles table as it stands, in another form, marked as not signed.</summary>
[Authorize(Policies.Register)]
public sealed class TableModel(RegisterDbContext db, CurrentStanding standing, TimeProvider clock) : PageModel
{
    [FromRoute]
    public string Form { get; set; } = "";

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (TableForm.Of(Form) is not { } form)
        {
            return NotFound();
        }

        var table = await ExportedTables.OfRegisterAsync(db, standing.Value, clock.GetUtcNow().UtcDateTime, cancellation);
        return ExportedTables.File(Response, form, table, RolesDocumentFileName.OfRegister(table.Content.Organisation.Name, table.Day, form.Extension));
    }
}

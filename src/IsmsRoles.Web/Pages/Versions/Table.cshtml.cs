using IsmsRoles.Data;
using IsmsRoles.Documents.Exports;
using IsmsRoles.Documents.RolesDocument;
using IsmsRoles.Domain.Versions;
using IsmsRoles.Web.Access;
using IsmsRoles.Web.Versions;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace IsmsRoles.Web.Pages.Versions;

/// <summary>A version's roles table in another form. A plain Member gets that of the version in force alone.</summary>
public sealed class TableModel(RegisterDbContext db, CurrentAccount me) : PageModel
{
    [FromRoute]
    public int Number { get; set; }

    [FromRoute]
    public string Form { get; set; } = "";

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (TableForm.Of(Form) is not { } form || await ExportedTables.OfVersionAsync(db, v => v.Number == Number, cancellation) is not var (table, version))
        {
            return NotFound();
        }

        return me.ReadsRegister || version.State == VersionState.InForce
            ? ExportedTables.File(Response, form, table, RolesDocumentFileName.OfExport(table.Content.Organisation.Name, Number, table.Day, form.Extension))
            : StatusCode(StatusCodes.Status403Forbidden);
    }
}

using IsmsRoles.Data;
using IsmsRoles.Web.Access;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace IsmsRoles.Web.Pages.Versions;

/// <summary>The exact bytes that were submitted, whatever became of them.</summary>
[Authorize(Policies.Register)]
public sealed class ProposedContentModel(RegisterDbContext db) : PageModel
{
    [FromRoute]
    public Guid Id { get; set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        var version = await db.Versions
            .Where(v => v.Id == Id)
            .Select(v => new { v.ContentBytes, v.ProposedNumber, v.SubmissionNumber })
            .SingleOrDefaultAsync(cancellation);
        return version is null
            ? NotFound()
            : File(version.ContentBytes, "application/json", $"version-{version.ProposedNumber}-submission-{version.SubmissionNumber}-content.json");
    }
}

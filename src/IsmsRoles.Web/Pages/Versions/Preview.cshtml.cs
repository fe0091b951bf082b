using IsmsRoles.Data;
using IsmsRoles.Data.Registers;
using IsmsRoles.Documents.RolesDocument;
using IsmsRoles.Domain;
using IsmsRoles.Domain.Versions;
using IsmsRoles.Web.Access;
using IsmsRoles.Web.Background;
using IsmsRoles.Web.Hosting;
using IsmsRoles.Web.TagHelpers;
using IsmsRoles.Web.Versions;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace IsmsRoles.Web.Pages.Versions;

/// <summary>The document as it would be if the register were submitted now, marked as not signed. A post carries what is held back, however much.</summary>
[Authorize(Policies.Register)]
public sealed class PreviewModel(RegisterDbContext db, CurrentStanding standing, CurrentAccount me, IOrganisationTime time, TimeProvider clock) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "hold")]
    public List<string> Hold { get; set; } = [];

    public Task<IActionResult> OnGetAsync(CancellationToken cancellation) => DrawAsync(cancellation);

    public Task<IActionResult> OnPostAsync(CancellationToken cancellation) => DrawAsync(cancellation);

    private async Task<IActionResult> DrawAsync(CancellationToken cancellation)
    {
        var current = standing.Value;
        var proposal = new Proposal(current.InForceContent, current.Register, current.Changes, Hold);
        var content = proposal.Content ?? throw new RuleBrokenException(proposal.LooseEnd!);
        var now = clock.GetUtcNow().UtcDateTime;
        var situation = await SigningSituations.LoadAsync(db, me.PersonId, now, time.Today, cancellation);
        var jobTitle = await db.People.Where(p => p.Id == me.PersonId).Select(p => p.JobTitle).SingleOrDefaultAsync(cancellation);
        var (bytes, fileName) = await VersionDocument.RenderPreviewAsync(
            db,
            content,
            current.InForceContent,
            new VersionFacts
            {
                VersionId = Guid.Empty, // there is no version yet
                Number = situation.LastNumber + 1,
                SubmissionNumber = situation.SubmissionsOfNext + 1,
                SubmittedAt = now,
                SubmittedByName = me.Name,
                SubmittedByJobTitle = jobTitle ?? "",
                ContentSha256 = "",
                Needed = SigningPlan.For(content, me.PersonId ?? Guid.Empty, situation).Needed,
                HeldBack = [.. proposal.HeldBack.Select(c => c.Title)],
            },
            cancellation);
        return File(bytes, "application/pdf", fileName);
    }
}

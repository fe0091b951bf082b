using IsmsRoles.Data;
using IsmsRoles.Data.Accounts;
using IsmsRoles.Data.Registers;
using IsmsRoles.Domain.Versions;
using IsmsRoles.Web.Access;
using IsmsRoles.Web.TagHelpers;
using IsmsRoles.Web.Versions;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace IsmsRoles.Web.Pages.Successors;

/// <summary>What the pages on one successor signatory share.</summary>
public abstract class SuccessorPage(RegisterDbContext db, CurrentAccount me, IOrganisationTime time, TimeProvider clock) : PageModel
{
    [FromRoute]
    public Guid Id { get; set; }

    public SuccessorSignatory Successor { get; private set; } = null!;

    public StoredFile Evidence { get; private set; } = null!;

    /// <summary>Why this reader cannot confirm it, or null.</summary>
    public string? Obstacle { get; private set; }

    protected RegisterDbContext Db => db;

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var cancellation = HttpContext.RequestAborted;
        if (await db.SuccessorSignatories.AsNoTracking().SingleOrDefaultAsync(s => s.Id == Id, cancellation) is not { } successor)
        {
            context.Result = NotFound();
            return;
        }

        Successor = successor;
        Evidence = await db.EvidenceFiles
            .Where(f => f.Id == successor.EvidenceFileId)
            .Select(f => new StoredFile(f.Id, f.FileName, f.Sha256, f.Content.Length))
            .SingleAsync(cancellation);
        var situation = await SigningSituations.LoadAsync(db, me.PersonId, clock.GetUtcNow().UtcDateTime, time.Today, cancellation);
        Obstacle = successor.ObstacleToConfirming(await SignerCredentials.OfAsync(db, me.Actor, cancellation), situation);
        await next();
    }
}

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

namespace IsmsRoles.Web.Pages.Versions;

/// <summary>What the two pages on one paper record share: the version, the record, its scan, and what stands in this reader's way.</summary>
public abstract class PaperPage(RegisterDbContext db, CurrentAccount me, IOrganisationTime time, TimeProvider clock) : PageModel
{
    [FromRoute]
    public Guid Id { get; set; }

    /// <summary>The record's number within its version.</summary>
    [FromRoute]
    public int Number { get; set; }

    public VersionView View { get; private set; } = null!;

    public PaperRecord Record { get; private set; } = null!;

    public StoredFile Scan => View.Scans[Record.ScanFileId];

    public IReadOnlyList<Signatory> Members => [.. View.Version.Signatories.Where(s => Record.MemberIds.Contains(s.PersonId))];

    /// <summary>Why this reader cannot confirm it, or null.</summary>
    public string? Obstacle { get; private set; }

    public bool MayRefuse { get; private set; }

    protected RegisterDbContext Db => db;

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        if (await VersionView.LoadAsync(db, v => v.Id == Id, HttpContext.RequestAborted) is not { } view
            || view.Version.PaperRecords.SingleOrDefault(r => r.Number == Number) is not { } record)
        {
            context.Result = NotFound();
            return;
        }

        (View, Record) = (view, record);
        var situation = await SigningSituations.LoadAsync(db, me.PersonId, clock.GetUtcNow().UtcDateTime, time.Today, HttpContext.RequestAborted);
        var reader = await SignerCredentials.OfAsync(db, me.Actor, HttpContext.RequestAborted);
        Obstacle = view.Version.ObstacleToConfirmingPaper(reader, Number, situation);
        MayRefuse = view.Version.ObstacleToRefusingPaper(reader, Number, situation) is null;
        await next();
    }

    public IActionResult OnGet() => View.Version.WaitingPaper().Contains(Record) ? Page() : LocalRedirect(View.Address);
}

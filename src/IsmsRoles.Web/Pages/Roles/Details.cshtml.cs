using IsmsRoles.Data;
using IsmsRoles.Domain.Assignments;
using IsmsRoles.Domain.Reviews;
using IsmsRoles.Domain.Roles;
using IsmsRoles.Domain.Versions.Content;
using IsmsRoles.Web.Access;
using IsmsRoles.Web.Hosting;
using IsmsRoles.Web.Pages.ReportingLines;
using IsmsRoles.Web.Reviews;
using IsmsRoles.Web.TagHelpers;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace IsmsRoles.Web.Pages.Roles;

/// <summary>One role: is its text right, who has it, whom does it report to, and what became of it.</summary>
[Authorize(Policies.Register)]
public sealed class DetailsModel(RegisterDbContext db, CurrentStanding standing, CurrentAccount me) : PageModel
{
    private const int HistoryShown = 50;

    [FromRoute]
    public Guid Id { get; set; }

    public bool Edits => me.IsManager;

    public int? Version => standing.Value.InForce?.Number;

    public RoleTable Table { get; private set; } = null!;

    /// <summary>Its row in the roles table; null once retired.</summary>
    public RoleRow? Row { get; private set; }

    public RetiredText? Retired { get; private set; }

    public string Title => Row?.Role.Title ?? Retired!.Title;

    public IReadOnlyList<SnapshotChange> Changes { get; private set; } = [];

    public IReadOnlyList<StepLink> StepsToTop { get; private set; } = [];

    /// <summary>Whether the line above it ends at top management.</summary>
    public bool ReachesTop { get; private set; }

    public IReadOnlyList<RoleContent> Subordinates { get; private set; } = [];

    public IReadOnlyList<HeldRow> Held { get; private set; } = [];

    public int HeldTotal { get; private set; }

    public IReadOnlyList<RoleMoment> Moments { get; private set; } = [];

    /// <summary>Where its review stands; null once retired.</summary>
    public ReviewRow? Review { get; private set; }

    public ReviewHistory Reviews { get; private set; } = null!;

    /// <summary>What was noted at the last review, where that is what its interval counts from.</summary>
    public string? LastNote => Review?.Last.Basis == ReviewBasis.Reviewed
        ? Reviews.Moments.Select(m => m.Review).FirstOrDefault(r => r is { Stands: true }) is { } last ? $"{last.ByName}, “{last.Note}”" : null
        : null;

    public async Task<IActionResult> OnGetAsync()
    {
        Table = RoleTable.Of(standing.Value);
        Row = Table.Row(Id);
        if (Row is null)
        {
            Retired = await db.Roles.AsNoTracking().AsSplitQuery()
                .Where(r => r.Id == Id && r.RetiredOn != null)
                .Select(r => new RetiredText(
                    r.Title, r.Purpose, r.RetiredOn!.Value,
                    r.Responsibilities.OrderBy(l => l.Number).Select(l => l.Text + (l.References == "" ? "" : " (" + l.References + ")")).ToList(),
                    r.Authorities.OrderBy(l => l.Number).Select(l => l.Text).ToList()))
                .SingleOrDefaultAsync(HttpContext.RequestAborted);
        }

        if (Row is null && Retired is null)
        {
            return NotFound();
        }

        ReadLines();
        Changes = [.. RoleTable.ChangesOf(standing.Value, Id)];
        await LoadHoldersAsync();
        Review = (await ReviewBoard.OfAsync(db, standing.Value, HttpContext.RequestAborted)).Of(Id);
        Reviews = await ReviewHistory.LoadAsync(db, Id, Edits, HttpContext.RequestAborted);
        Moments = await RoleHistory.LatestAsync(db, Id, HistoryShown, HttpContext.RequestAborted);
        return Page();
    }

    private void ReadLines()
    {
        if (Row is null)
        {
            return;
        }

        var register = Table.Content;
        var tree = ReportingLinesTree.Of(register);
        ReachesTop = tree.StepsToTop(Id) is not null;
        StepsToTop = [new(Title), .. tree.Above(Id).Select(r => new StepLink(r.Title, $"/roles/{r.Id}", register.IsVacantOn(r, standing.Value.Day) ? "vacant" : null))];
        Subordinates = tree.Below(Id);
    }

    private async Task LoadHoldersAsync()
    {
        var held = db.Assignments.AsNoTracking().Where(a => a.RoleId == Id);
        HeldTotal = await held.CountAsync(HttpContext.RequestAborted);
        Held = await held
            .OrderBy(a => a.EndedOn != null).ThenByDescending(a => a.From).ThenByDescending(a => a.RecordedAt)
            .Take(HistoryShown)
            .Select(a => new HeldRow(
                a.Id,
                db.People.Where(p => p.Id == a.PersonId).Select(p => p.Name).FirstOrDefault()
                    ?? db.Positions.Where(p => p.Id == a.PositionId).Select(p => p.Title).FirstOrDefault()
                    ?? db.ThirdParties.Where(p => p.Id == a.ThirdPartyId).Select(p => p.Name).FirstOrDefault()
                    ?? "",
                a.Kind,
                db.ScopeItems.Where(s => s.Id == a.ScopeItemId).Select(s => s.Name).FirstOrDefault(),
                a.From, a.Until, a.EndedOn, a.EndReason, a.RecordedOn, a.FirstInForceVersion))
            .ToListAsync(HttpContext.RequestAborted);
    }

    public sealed record RetiredText(string Title, string? Purpose, DateOnly RetiredOn, IReadOnlyList<string> Responsibilities, IReadOnlyList<string> Authorities);

    public sealed record HeldRow(
        Guid Id, string Name, AssignmentKind Kind, string? Scope, DateOnly From, DateOnly? Until, DateOnly? EndedOn, string? EndReason, DateOnly RecordedOn, int? FirstInForceVersion)
    {
        public DateOnly? LastDay => Until is null || EndedOn < Until ? EndedOn ?? Until : Until;

        public bool NeverBegan => LastDay < From;
    }
}

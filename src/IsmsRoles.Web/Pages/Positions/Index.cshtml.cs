using IsmsRoles.Data;
using IsmsRoles.Domain.Positions;
using IsmsRoles.Web.Access;
using IsmsRoles.Web.Pages.Assignments;
using IsmsRoles.Web.TagHelpers;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace IsmsRoles.Web.Pages.Positions;

/// <summary>Which positions to show.</summary>
public enum PositionsShown
{
    Bodies,
    Vacant,
    Abolished,
}

/// <summary>Positions and bodies, and who holds them today.</summary>
[Authorize(Policies.Register)]
public sealed class IndexModel(RegisterDbContext db, CurrentAccount me, IOrganisationTime time) : PageModel
{
    public const int PageSize = 50;

    [BindProperty(SupportsGet = true)]
    public string? Text { get; set; }

    [BindProperty(SupportsGet = true)]
    public PositionsShown? Show { get; set; }

    [BindProperty(SupportsGet = true, Name = "p")]
    public int PageNumber { get; set; } = 1;

    public bool CanEdit => me.IsManager;

    public DateOnly Today => time.Today;

    public int Total { get; private set; }

    public IReadOnlyList<PositionRow> Positions { get; private set; } = [];

    public bool IsFiltered => !string.IsNullOrWhiteSpace(Text) || Show is not null;

    public static IReadOnlyList<SelectListItem> Shown { get; } =
        [new("Bodies", nameof(PositionsShown.Bodies)), new("Vacant", nameof(PositionsShown.Vacant)), new("Abolished", nameof(PositionsShown.Abolished))];

    public async Task OnGetAsync()
    {
        var cancellation = HttpContext.RequestAborted;
        var today = Today;
        var positions = Filtered(today);
        Total = await positions.CountAsync(cancellation);
        PageNumber = Math.Clamp(PageNumber, 1, Math.Max(1, (Total + PageSize - 1) / PageSize));
        Positions = await positions
            .OrderBy(p => EF.Property<string>(p, SearchText.Column)).ThenBy(p => p.Title)
            .Skip((PageNumber - 1) * PageSize)
            .Take(PageSize)
            .Select(p => new PositionRow(p.Id, p.Title, p.Kind, p.AbolishedOn))
            .ToListAsync(cancellation);

        var ids = Positions.Select(p => p.Id).ToList();
        var holders = (await db.Positions.AsNoTracking()
                .Where(p => ids.Contains(p.Id))
                .SelectMany(p => p.Tenures, (p, t) => new { PositionId = p.Id, t.PersonId, t.IsChair, t.From, t.Until })
                .Where(t => t.From <= today && (t.Until == null || t.Until >= today))
                .Join(db.People, t => t.PersonId, p => p.Id, (t, p) => new
                {
                    t.PositionId,
                    t.IsChair,
                    p.Id,
                    p.Name,
                    Folded = EF.Property<string>(p, SearchText.Column),
                    IsHere = p.Periods.Any(x => x.From <= today && (x.Until == null || x.Until >= today)),
                })
                .OrderByDescending(h => h.IsChair).ThenBy(h => h.Folded)
                .ToListAsync(cancellation))
            .ToLookup(h => h.PositionId, h => new HolderLink(h.Id, h.Name, h.IsChair, h.IsHere));
        var roles = (await AssignmentRow.Of(db, today)
                .Where(AssignmentRow.Runs(today))
                .Where(a => a.PositionId != null && ids.Contains(a.PositionId.Value))
                .OrderBy(a => a.RoleFolded)
                .Select(a => new { a.PositionId, a.RoleId, a.Role })
                .ToListAsync(cancellation))
            .ToLookup(a => a.PositionId!.Value, a => new RoleLink(a.RoleId, a.Role));
        Positions = [.. Positions.Select(p => p with { Holders = [.. holders[p.Id]], Roles = [.. roles[p.Id].Distinct()] })];
    }

    private IQueryable<Position> Filtered(DateOnly today)
    {
        var positions = db.Positions.AsNoTracking();
        var words = SearchText.Of(Text);
        if (words.Length > 0)
        {
            positions = positions.Where(p => EF.Property<string>(p, SearchText.Column).Contains(words));
        }

        var here = db.People.Where(p => p.Periods.Any(x => x.From <= today && (x.Until == null || x.Until >= today)));
        return Show switch
        {
            PositionsShown.Bodies => positions.Where(p => p.Kind == PositionKind.Body),
            PositionsShown.Abolished => positions.Where(p => p.AbolishedOn < today),
            PositionsShown.Vacant => positions.Where(p => (p.AbolishedOn == null || p.AbolishedOn >= today)
                && !p.Tenures.Any(t => t.From <= today && (t.Until == null || t.Until >= today) && here.Any(x => x.Id == t.PersonId))),
            _ => positions,
        };
    }

    /// <param name="IsHere">False for somebody who has left and whose tenure nobody ended.</param>
    public sealed record HolderLink(Guid Id, string Name, bool IsChair, bool IsHere);

    public sealed record RoleLink(Guid Id, string Title);

    public sealed record PositionRow(Guid Id, string Title, PositionKind Kind, DateOnly? AbolishedOn)
    {
        public IReadOnlyList<HolderLink> Holders { get; init; } = [];

        public IReadOnlyList<RoleLink> Roles { get; init; } = [];
    }
}

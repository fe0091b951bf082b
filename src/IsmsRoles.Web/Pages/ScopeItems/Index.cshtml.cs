using IsmsRoles.Data;
using IsmsRoles.Domain.Scopes;
using IsmsRoles.Web.Access;
using IsmsRoles.Web.TagHelpers;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace IsmsRoles.Web.Pages.ScopeItems;

/// <summary>What assignments can be limited to: sites, departments, systems, assets, risks.</summary>
[Authorize(Policies.Register)]
public sealed class IndexModel(RegisterDbContext db, CurrentAccount me, IOrganisationTime time) : PageModel
{
    public const int PageSize = 50;

    [BindProperty(SupportsGet = true)]
    public ScopeKind? Kind { get; set; }

    [BindProperty(SupportsGet = true, Name = "p")]
    public int PageNumber { get; set; } = 1;

    public bool CanEdit => me.IsManager;

    public int Total { get; private set; }

    public IReadOnlyList<ScopeRow> Items { get; private set; } = [];

    public static IReadOnlyList<SelectListItem> Kinds { get; } = [.. Enum.GetNames<ScopeKind>().Select(k => new SelectListItem(k, k))];

    public async Task OnGetAsync()
    {
        var cancellation = HttpContext.RequestAborted;
        var today = time.Today;
        var items = db.ScopeItems.AsNoTracking();
        if (Kind is { } kind)
        {
            items = items.Where(s => s.Kind == kind);
        }

        Total = await items.CountAsync(cancellation);
        PageNumber = Math.Clamp(PageNumber, 1, Math.Max(1, (Total + PageSize - 1) / PageSize));
        Items = await items
            .OrderBy(s => s.IsRetired).ThenBy(s => s.Kind).ThenBy(s => s.Name)
            .Skip((PageNumber - 1) * PageSize)
            .Take(PageSize)
            .Select(s => new ScopeRow(
                s.Id,
                s.Name,
                s.Kind,
                s.IsRetired,
                db.Assignments.Count(a => a.ScopeItemId == s.Id && (a.EndedOn == null || a.EndedOn >= today) && (a.Until == null || a.Until >= today))))
            .ToListAsync(cancellation);
    }

    /// <param name="Uses">Assignments limited to it that run or are planned.</param>
    public sealed record ScopeRow(Guid Id, string Name, ScopeKind Kind, bool IsRetired, int Uses);
}

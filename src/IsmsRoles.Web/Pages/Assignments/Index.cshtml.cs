using IsmsRoles.Data;
using IsmsRoles.Web.Access;
using IsmsRoles.Web.Hosting;
using IsmsRoles.Web.TagHelpers;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace IsmsRoles.Web.Pages.Assignments;

/// <summary>Every assignment there is or was, with its three dates and its state.</summary>
[Authorize(Policies.Register)]
public sealed class IndexModel(RegisterDbContext db, CurrentAccount me, CurrentStanding standing, IOrganisationTime time) : PageModel
{
    public const int PageSize = 50;

    [BindProperty(SupportsGet = true)]
    public string? Role { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Holder { get; set; }

    [BindProperty(SupportsGet = true)]
    public AssignmentState? State { get; set; }

    [BindProperty(SupportsGet = true, Name = "p")]
    public int PageNumber { get; set; } = 1;

    public bool CanEdit => me.IsManager;

    public DateOnly Today => time.Today;

    public int Total { get; private set; }

    public IReadOnlyList<AssignmentRow> Rows { get; private set; } = [];

    public bool IsFiltered => !string.IsNullOrWhiteSpace(Role) || !string.IsNullOrWhiteSpace(Holder) || State is not null;

    public static IReadOnlyList<SelectListItem> States { get; } = [.. AssignmentStates.All.Select(s => new SelectListItem(s.InWords(), s.ToString()))];

    public async Task OnGetAsync()
    {
        var cancellation = HttpContext.RequestAborted;
        var rows = AssignmentRow.Of(db, Today);
        if (SearchText.Of(Role) is { Length: > 0 } role)
        {
            rows = rows.Where(r => r.RoleFolded.Contains(role));
        }

        if (SearchText.Of(Holder) is { Length: > 0 } holder)
        {
            rows = rows.Where(r => r.HolderFolded.Contains(holder));
        }

        if (State is { } state)
        {
            rows = rows.Where(AssignmentRow.Is(state, Today, [.. standing.Value.InForceAssignments]));
        }

        Total = await rows.CountAsync(cancellation);
        PageNumber = Math.Clamp(PageNumber, 1, Math.Max(1, (Total + PageSize - 1) / PageSize));
        Rows = await rows
            .OrderBy(r => r.RoleFolded).ThenBy(r => r.EndedOn != null).ThenByDescending(r => r.From).ThenBy(r => r.HolderFolded)
            .Skip((PageNumber - 1) * PageSize)
            .Take(PageSize)
            .ToListAsync(cancellation);
    }
}

using IsmsRoles.Data;
using IsmsRoles.Web.Access;
using IsmsRoles.Web.Hosting;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace IsmsRoles.Web.Pages.Roles;

/// <summary>
/// The roles table: the register as it stands for those who read it, the version in force alone for everyone else.
/// </summary>
[Authorize]
public sealed class IndexModel(RegisterDbContext db, CurrentStanding standing, CurrentAccount me) : PageModel
{
    public const int PageSize = 25;

    [BindProperty(SupportsGet = true)]
    public string? State { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Holder { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Clause { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Text { get; set; }

    [BindProperty(SupportsGet = true, Name = "p")]
    public int PageNumber { get; set; } = 1;

    /// <summary>Everything on one page, for printing.</summary>
    [BindProperty(SupportsGet = true)]
    public bool All { get; set; }

    public bool Edits => me.IsManager;

    public bool ReadsRegister => me.ReadsRegister;

    public int? Version => standing.Value.InForce?.Number;

    public string NothingInForce => standing.Value.Revoked is null ? "No roles table is in force yet" : standing.Value.NothingInForce;

    public RoleTable? Table { get; private set; }

    public IReadOnlyList<RoleRow> Rows { get; private set; } = [];

    public IReadOnlyList<RetiredRole> RetiredRoles { get; private set; } = [];

    public int Total { get; private set; }

    public bool IsFiltered { get; private set; }

    public bool ShowsRetired => State == RoleFilter.Retired && ReadsRegister;

    public int Size => All ? Math.Max(Total, 1) : PageSize;

    public IEnumerable<SelectListItem> States =>
    [
        new("In force", "inforce"),
        new(Version is { } n ? $"Changed since version {n}" : "Changed", "changed"),
        new("Never signed", "never"),
        new("Vacant", "vacant"),
        new("Retired", RoleFilter.Retired),
    ];

    public async Task OnGetAsync()
    {
        if (ShowsRetired)
        {
            await LoadRetiredAsync();
            return;
        }

        Table = ReadsRegister ? RoleTable.Of(standing.Value) : RoleTable.InForce(standing.Value);
        var filter = new RoleFilter(ReadsRegister ? State : null, Holder, Clause, Text);
        var found = (Table?.Rows ?? []).Where(filter.Lets).ToList();
        (Total, IsFiltered) = (found.Count, !filter.IsEmpty);
        PageNumber = Math.Clamp(PageNumber, 1, Math.Max(1, (Total + Size - 1) / Size));
        Rows = [.. found.Skip((PageNumber - 1) * Size).Take(Size)];
    }

    // Retired roles are in no snapshot, so they are the one list read from the table.
    private async Task LoadRetiredAsync()
    {
        var text = SearchText.Of(Text);
        var retired = db.Roles.AsNoTracking().Where(r => r.RetiredOn != null && (text == "" || EF.Property<string>(r, SearchText.Column).Contains(text)));
        Total = await retired.CountAsync(HttpContext.RequestAborted);
        IsFiltered = true;
        PageNumber = Math.Clamp(PageNumber, 1, Math.Max(1, (Total + Size - 1) / Size));
        RetiredRoles = await retired
            .OrderByDescending(r => r.RetiredOn).ThenBy(r => EF.Property<string>(r, SearchText.Column)).ThenBy(r => r.Title)
            .Skip((PageNumber - 1) * Size).Take(Size)
            .Select(r => new RetiredRole(r.Id, r.Title, r.RetiredOn!.Value, r.Purpose))
            .ToListAsync(HttpContext.RequestAborted);
    }

    public sealed record RetiredRole(Guid Id, string Title, DateOnly RetiredOn, string? Purpose);
}

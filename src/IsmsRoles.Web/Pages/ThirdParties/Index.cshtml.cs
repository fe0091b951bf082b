using IsmsRoles.Data;
using IsmsRoles.Domain;
using IsmsRoles.Domain.ThirdParties;
using IsmsRoles.Web.Access;
using IsmsRoles.Web.Pages.Assignments;
using IsmsRoles.Web.TagHelpers;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace IsmsRoles.Web.Pages.ThirdParties;

/// <summary>Which third parties to show.</summary>
public enum ThirdPartiesShown
{
    Running,
    Over,
    WithoutRole,
}

/// <summary>Providers in ISMS scope, with their owner inside and the roles they hold.</summary>
[Authorize(Policies.Register)]
public sealed class IndexModel(RegisterDbContext db, CurrentAccount me, IOrganisationTime time) : PageModel
{
    public const int PageSize = 50;

    [BindProperty(SupportsGet = true)]
    public string? Text { get; set; }

    [BindProperty(SupportsGet = true)]
    public ThirdPartiesShown? Show { get; set; }

    [BindProperty(SupportsGet = true, Name = "p")]
    public int PageNumber { get; set; } = 1;

    public bool CanEdit => me.IsManager;

    public bool CanChangeSettings => me.IsAdministrator;

    public DateOnly Today => time.Today;

    public int Total { get; private set; }

    public bool StatesNone { get; private set; }

    public IReadOnlyList<ThirdPartyRow> ThirdParties { get; private set; } = [];

    public bool IsFiltered => !string.IsNullOrWhiteSpace(Text) || Show is not null;

    public static IReadOnlyList<SelectListItem> Shown { get; } =
    [
        new("Contract runs", nameof(ThirdPartiesShown.Running)),
        new("Contract over", nameof(ThirdPartiesShown.Over)),
        new("Without a role", nameof(ThirdPartiesShown.WithoutRole)),
    ];

    public async Task OnGetAsync()
    {
        var cancellation = HttpContext.RequestAborted;
        var today = Today;
        StatesNone = await db.Organisations.Select(o => o.NoThirdParties).SingleAsync(cancellation);
        var thirdParties = Filtered(today);
        Total = await thirdParties.CountAsync(cancellation);
        PageNumber = Math.Clamp(PageNumber, 1, Math.Max(1, (Total + PageSize - 1) / PageSize));
        ThirdParties = await thirdParties
            .OrderBy(t => EF.Property<string>(t, SearchText.Column)).ThenBy(t => t.Name)
            .Skip((PageNumber - 1) * PageSize)
            .Take(PageSize)
            .Select(t => new ThirdPartyRow(
                t.Id,
                t.Name,
                t.Service,
                t.ContractReference,
                t.ContractEndsOn,
                t.EndedOn,
                t.OwnerId,
                db.People.Where(p => p.Id == t.OwnerId).Select(p => p.Name).FirstOrDefault()))
            .ToListAsync(cancellation);
        var ids = ThirdParties.Select(t => t.Id).ToList();
        var roles = (await AssignmentRow.Of(db, today)
                .Where(AssignmentRow.Runs(today))
                .Where(a => a.ThirdPartyId != null && ids.Contains(a.ThirdPartyId.Value))
                .OrderBy(a => a.RoleFolded)
                .Select(a => new { a.ThirdPartyId, a.RoleId, a.Role })
                .ToListAsync(cancellation))
            .ToLookup(a => a.ThirdPartyId!.Value, a => new RoleLink(a.RoleId, a.Role));
        ThirdParties = [.. ThirdParties.Select(t => t with { Roles = [.. roles[t.Id].Distinct()] })];
    }

    private IQueryable<ThirdParty> Filtered(DateOnly today)
    {
        var thirdParties = db.ThirdParties.AsNoTracking();
        var words = SearchText.Of(Text);
        if (words.Length > 0)
        {
            thirdParties = thirdParties.Where(t => EF.Property<string>(t, SearchText.Column).Contains(words));
        }

        var running = AssignmentRow.Of(db, today).Where(AssignmentRow.Runs(today));
        return Show switch
        {
            ThirdPartiesShown.Running => thirdParties.Where(t => (t.ContractEndsOn == null || t.ContractEndsOn >= today) && (t.EndedOn == null || t.EndedOn >= today)),
            ThirdPartiesShown.Over => thirdParties.Where(t => t.ContractEndsOn < today || t.EndedOn < today),
            ThirdPartiesShown.WithoutRole => thirdParties.Where(t => !running.Any(a => a.ThirdPartyId == t.Id)),
            _ => thirdParties,
        };
    }

    public sealed record RoleLink(Guid Id, string Title);

    public sealed record ThirdPartyRow(
        Guid Id, string Name, string Service, string? ContractReference, DateOnly? ContractEndsOn, DateOnly? EndedOn, Guid? OwnerId, string? Owner)
    {
        public DateOnly? LastDay => Days.Earlier(ContractEndsOn, EndedOn);

        public IReadOnlyList<RoleLink> Roles { get; init; } = [];
    }
}

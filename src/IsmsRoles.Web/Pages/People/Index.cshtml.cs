using IsmsRoles.Data;
using IsmsRoles.Web.Access;
using IsmsRoles.Web.Pages.Assignments;
using IsmsRoles.Web.TagHelpers;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace IsmsRoles.Web.Pages.People;

/// <summary>Which people to show.</summary>
public enum PeopleShown
{
    WithUs,
    WithARole,

    /// <summary>Their last day is today or within the next thirty days.</summary>
    LeavingSoon,
    Left,
    External,
}

/// <summary>Everybody who can hold a role or a position: searched, filtered and paged in the database.</summary>
[Authorize(Policies.Register)]
public sealed class IndexModel(RegisterDbContext db, CurrentAccount me, IOrganisationTime time) : PageModel
{
    public const int PageSize = 50;
    private const int MostDepartments = 200;
    private const int SoonDays = 30;

    [BindProperty(SupportsGet = true)]
    public string? Text { get; set; }

    [BindProperty(SupportsGet = true)]
    public PeopleShown? Show { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Department { get; set; }

    [BindProperty(SupportsGet = true, Name = "p")]
    public int PageNumber { get; set; } = 1;

    public bool CanEdit => me.IsManager;

    public DateOnly Today => time.Today;

    /// <summary>How many leave within thirty days and still hold something by name or through a position.</summary>
    public int LeavingWithRoles { get; private set; }

    public int Total { get; private set; }

    public IReadOnlyList<PersonRow> People { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Departments { get; private set; } = [];

    public static IReadOnlyList<SelectListItem> Shown { get; } =
    [
        new("With us", nameof(PeopleShown.WithUs)),
        new("With a role", nameof(PeopleShown.WithARole)),
        new("Leaving within 30 days", nameof(PeopleShown.LeavingSoon)),
        new("Left", nameof(PeopleShown.Left)),
        new("External", nameof(PeopleShown.External)),
    ];

    public bool IsFiltered => !string.IsNullOrWhiteSpace(Text) || Show is not null || !string.IsNullOrEmpty(Department);

    public async Task OnGetAsync()
    {
        var cancellation = HttpContext.RequestAborted;
        var today = Today;
        var people = Filtered(today);
        Total = await people.CountAsync(cancellation);
        PageNumber = Math.Clamp(PageNumber, 1, Math.Max(1, (Total + PageSize - 1) / PageSize));
        People = await people
            .OrderBy(p => EF.Property<string>(p, SearchText.Column)).ThenBy(p => p.Name).ThenBy(p => p.Email)
            .Skip((PageNumber - 1) * PageSize)
            .Take(PageSize)
            .Select(p => new PersonRow(
                p.Id,
                p.Name,
                p.JobTitle,
                p.Department,
                db.ThirdParties.Where(t => t.Id == p.EmployerId).Select(t => t.Name).FirstOrDefault(),
                p.Periods.OrderByDescending(x => x.Number).Select(x => x.From).First(),
                p.Periods.OrderByDescending(x => x.Number).Select(x => x.Until).First()))
            .ToListAsync(cancellation);
        await AddRolesAsync(today, cancellation);
        LeavingWithRoles = Show == PeopleShown.LeavingSoon ? 0 : await Leaving(db.People, today)
            .CountAsync(p => db.Assignments.Any(a => a.PersonId == p.Id && a.EndedOn == null)
                || db.Positions.Any(x => (x.AbolishedOn == null || x.AbolishedOn >= today) && x.Tenures.Any(t => t.PersonId == p.Id && t.Until == null)), cancellation);
        Departments = [.. (await db.People.Where(p => p.Department != null).Select(p => p.Department!).Distinct().OrderBy(d => d).Take(MostDepartments).ToListAsync(cancellation))
            .Select(d => new SelectListItem(d, d))];
    }

    private IQueryable<Domain.People.Person> Filtered(DateOnly today)
    {
        var people = db.People.AsNoTracking();
        var words = SearchText.Of(Text);
        if (words.Length > 0)
        {
            people = people.Where(p => EF.Property<string>(p, SearchText.Column).Contains(words));
        }

        if (!string.IsNullOrEmpty(Department))
        {
            people = people.Where(p => p.Department == Department);
        }

        var running = AssignmentRow.Of(db, today).Where(AssignmentRow.Runs(today));
        return Show switch
        {
            PeopleShown.WithUs => people.Where(p => p.Periods.Any(x => x.From <= today && (x.Until == null || x.Until >= today))),
            PeopleShown.LeavingSoon => Leaving(people, today),
            PeopleShown.Left => people.Where(p =>
                p.Periods.Any(x => x.Until < today) && !p.Periods.Any(x => x.From <= today && (x.Until == null || x.Until >= today))),
            PeopleShown.External => people.Where(p => p.EmployerId != null),
            PeopleShown.WithARole => people.Where(p => running.Any(a => a.PersonId == p.Id)
                || db.Positions.Any(x => (x.AbolishedOn == null || x.AbolishedOn >= today)
                    && x.Tenures.Any(t => t.PersonId == p.Id && t.From <= today && (t.Until == null || t.Until >= today))
                    && running.Any(a => a.PositionId == x.Id))),
            _ => people,
        };
    }

    private static IQueryable<Domain.People.Person> Leaving(IQueryable<Domain.People.Person> people, DateOnly today)
    {
        var last = today.AddDays(SoonDays);
        return people.Where(p => p.Periods.Any(x => x.Until >= today && x.Until <= last) && !p.Periods.Any(x => x.Until == null || x.Until > last));
    }

    // Two commands for the whole page of people, however many roles they hold.
    private async Task AddRolesAsync(DateOnly today, CancellationToken cancellation)
    {
        var ids = People.Select(p => p.Id).ToList();
        var running = AssignmentRow.Of(db, today).Where(AssignmentRow.Runs(today));
        var direct = await running
            .Where(a => a.PersonId != null && ids.Contains(a.PersonId.Value))
            .Select(a => new { PersonId = a.PersonId!.Value, a.RoleId, a.Role })
            .ToListAsync(cancellation);
        var through = await db.Positions.AsNoTracking()
            .Where(x => x.AbolishedOn == null || x.AbolishedOn >= today)
            .SelectMany(x => x.Tenures, (x, t) => new { PositionId = x.Id, t.PersonId, t.From, t.Until })
            .Where(t => ids.Contains(t.PersonId) && t.From <= today && (t.Until == null || t.Until >= today))
            .Join(running, t => (Guid?)t.PositionId, a => a.PositionId, (t, a) => new { t.PersonId, a.RoleId, a.Role })
            .ToListAsync(cancellation);
        var roles = direct.Concat(through).ToLookup(r => r.PersonId, r => new RoleLink(r.RoleId, r.Role));
        People = [.. People.Select(p => p with { Roles = [.. roles[p.Id].Distinct().OrderBy(r => r.Title, Domain.Alphabetical.Order)] })];
    }

    public sealed record RoleLink(Guid Id, string Title);

    /// <param name="From">First day of the latest period.</param>
    /// <param name="Until">Its last day, if one is recorded.</param>
    public sealed record PersonRow(Guid Id, string Name, string? JobTitle, string? Department, string? Employer, DateOnly From, DateOnly? Until)
    {
        public IReadOnlyList<RoleLink> Roles { get; init; } = [];
    }
}

using IsmsRoles.Data;
using IsmsRoles.Domain.Reviews;
using IsmsRoles.Web.Access;
using IsmsRoles.Web.Hosting;
using IsmsRoles.Web.Reviews;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace IsmsRoles.Web.Pages.Reviews;

/// <summary>Which roles to show; those that need a review where nothing is chosen.</summary>
public enum ReviewsShown
{
    Overdue,
    Asked,
    All,
}

/// <summary>The reviews that are due, overdue or asked for by a change in the organisation, and who answers for each.</summary>
[Authorize(Policies.Register)]
public sealed class IndexModel(RegisterDbContext db, CurrentStanding standing, CurrentAccount me) : PageModel
{
    public const int PageSize = 50;
    private const int MostChanges = 10;
    private const string NobodyKey = "nobody";

    [BindProperty(SupportsGet = true)]
    public string? Text { get; set; }

    [BindProperty(SupportsGet = true)]
    public ReviewsShown? Show { get; set; }

    /// <summary>The identifier of the role by which somebody owns a review.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Owner { get; set; }

    [BindProperty(SupportsGet = true, Name = "p")]
    public int PageNumber { get; set; } = 1;

    /// <summary>Sent to the page that records several.</summary>
    public SeveralModel.SeveralInput Input { get; } = new();

    public bool Edits => me.IsManager;

    public ReviewBoard Board { get; private set; } = null!;

    public ReviewHistory History { get; private set; } = null!;

    public IReadOnlyList<ReviewRow> Rows { get; private set; } = [];

    public ReviewTable Table => new(Rows, standing.Value.Register, Edits, new HashSet<Guid>());

    public int Total { get; private set; }

    public bool IsFiltered => !string.IsNullOrWhiteSpace(Text) || Show is not null || !string.IsNullOrEmpty(Owner);

    public IReadOnlyList<OrganisationalChange> NewestChanges => [.. Board.Register.Changes.Reverse().Take(MostChanges)];

    public int OlderChanges => Math.Max(0, Board.Register.Changes.Count - MostChanges);

    /// <summary>Those who answer for a review that is needed; the most overdue first.</summary>
    public IReadOnlyList<OwnerRow> Owners { get; private set; } = [];

    public IEnumerable<SelectListItem> OwnerChoices { get; private set; } = [];

    public static IReadOnlyList<SelectListItem> Shown { get; } =
    [
        new("Overdue", nameof(ReviewsShown.Overdue)),
        new("Asked for by a change", nameof(ReviewsShown.Asked)),
        new("All roles", nameof(ReviewsShown.All)),
    ];

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        Board = await ReviewBoard.OfAsync(db, standing.Value, cancellation);
        History = await ReviewHistory.LoadAsync(db, null, Edits, cancellation);
        var owners = Board.Roles.GroupBy(KeyOf).Select(g => new OwnerRow(g.Key, g.First().Owner, g.Count(r => r.State == ReviewState.Overdue), g.Count(r => r.NeedsReview && r.State != ReviewState.Overdue))).ToList();
        Owners = [.. owners.Where(o => o.Overdue + o.Due > 0).OrderByDescending(o => o.Overdue).ThenByDescending(o => o.Due).ThenBy(o => o.Owner.InWords(), Domain.Alphabetical.Order)];
        OwnerChoices = owners.Select(o => new SelectListItem(o.Owner.InWords(), o.Key)).OrderBy(i => i.Text, Domain.Alphabetical.Order);
        var words = SearchText.Of(Text);
        var found = Board.Roles.Where(r => Lets(r) && (words.Length == 0 || SearchText.Of(r.Role!.Title).Contains(words, StringComparison.Ordinal))).ToList();
        Total = found.Count;
        PageNumber = Math.Clamp(PageNumber, 1, Math.Max(1, (Total + PageSize - 1) / PageSize));
        Rows = [.. found.Skip((PageNumber - 1) * PageSize).Take(PageSize)];
    }

    private static string KeyOf(ReviewRow row) => row.Owner.RoleId?.ToString() ?? NobodyKey;

    private bool Lets(ReviewRow row) =>
        (string.IsNullOrEmpty(Owner) || KeyOf(row) == Owner)
        && Show switch
        {
            ReviewsShown.Overdue => row.State == ReviewState.Overdue,
            ReviewsShown.Asked => row.IsAsked,
            ReviewsShown.All => true,
            _ => row.NeedsReview,
        };

    public sealed record OwnerRow(string Key, ReviewOwner Owner, int Overdue, int Due);
}

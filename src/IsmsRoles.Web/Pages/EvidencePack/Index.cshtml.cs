using IsmsRoles.Data;
using IsmsRoles.Web.Access;
using IsmsRoles.Web.EvidencePacks;
using IsmsRoles.Web.Hosting;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace IsmsRoles.Web.Pages.EvidencePack;

/// <summary>Asks for the days an evidence pack is about, and answers with it.</summary>
[Authorize(Policies.Register)]
public sealed class IndexModel(RegisterDbContext db, CurrentStanding standing, TimeProvider clock) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public DateOnly? From { get; set; }

    /// <summary>The last day.</summary>
    [BindProperty(SupportsGet = true)]
    public DateOnly? Until { get; set; }

    public int? InForce => standing.Value.InForce?.Number;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (!Request.Query.ContainsKey(nameof(From)) && !Request.Query.ContainsKey(nameof(Until)))
        {
            ModelState.Clear();
            (From, Until) = (new DateOnly(standing.Value.Day.Year, 1, 1), standing.Value.Day);
            return Page();
        }

        if (!ModelState.IsValid || From is not { } from || Until is not { } until || until < from)
        {
            Refuse();
            return Page();
        }

        var scope = await PackScope.OfPeriodAsync(db, standing.Value, from, until, clock.GetUtcNow().UtcDateTime, cancellation);
        if (!scope.IsEmpty)
        {
            return new EvidencePackResult(scope);
        }

        ModelState.AddModelError(nameof(From), "On none of these days was a version in force or anything recorded. Choose other days.");
        return Page();
    }

    private void Refuse()
    {
        if (From is null && ModelState[nameof(From)] is not { Errors.Count: > 0 })
        {
            ModelState.AddModelError(nameof(From), "Enter the first day.");
        }

        if (Until is null && ModelState[nameof(Until)] is not { Errors.Count: > 0 })
        {
            ModelState.AddModelError(nameof(Until), "Enter the last day.");
        }

        if (From is { } from && Until is { } until && until < from)
        {
            ModelState.AddModelError(nameof(Until), "The last day lies before the first. Enter a later one.");
        }
    }
}

using System.Globalization;
using IsmsRoles.Data;
using IsmsRoles.Domain;
using IsmsRoles.Web.Access;
using IsmsRoles.Web.Import;
using IsmsRoles.Web.TagHelpers;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace IsmsRoles.Web.Pages.Import;

/// <summary>Third step of an import: what each row would do, and the button that does it.</summary>
[Authorize(Policies.Manager)]
public sealed class PreviewModel(Uploads uploads, Importer importer, CurrentAccount me, IOrganisationTime time) : PageModel
{
    public const int PageSize = 50;

    // Measured with 10,000 people on two cores; said only where somebody would begin to wonder.
    private const int RowsEachSecond = 1000;

    public static IReadOnlyList<RowOutcome> Outcomes { get; } = [RowOutcome.Create, RowOutcome.Update, RowOutcome.Unchanged, RowOutcome.Refused];

    public static IReadOnlyList<SelectListItem> OutcomeItems { get; } = [.. Outcomes.Select(o => new SelectListItem(Words(o), o.ToString()))];

    [FromRoute]
    public Guid Id { get; set; }

    [BindProperty(SupportsGet = true)]
    public RowOutcome? Outcome { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Text { get; set; }

    [BindProperty(SupportsGet = true, Name = "p")]
    public int PageNumber { get; set; } = 1;

    public ImportUpload Upload { get; private set; } = null!;

    public ImportPlan Plan { get; private set; } = null!;

    public string Fingerprint { get; private set; } = "";

    public IReadOnlyList<IPlannedRow> Shown { get; private set; } = [];

    public int Found { get; private set; }

    /// <summary>Whether the register changed between the preview and the order to import.</summary>
    public bool Differs { get; private set; }

    public bool ArePeople => Upload.Kind == ImportKind.People;

    public string Promise => Plan.ChangesAnything
        ? $"This {Deeds(Plan.Counts)}"
        : Plan.Counts.Unchanged > 0 && Plan.Counts.Refused == 0 ? "The register has all of this already" : "There is nothing to import";

    public string Button => string.Create(CultureInfo.InvariantCulture, $"Import {Plan.Counts.Create + Plan.Counts.Update:N0} {Things(Plan.Counts.Create + Plan.Counts.Update)}");

    public string Duration => (Plan.Counts.Create + Plan.Counts.Update) / RowsEachSecond is var seconds and > 1
        ? string.Create(CultureInfo.InvariantCulture, $" This takes about {seconds} seconds: leave the page open until it answers.")
        : "";

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        if (await uploads.FindAsync(me.AccountId, Id, HttpContext.RequestAborted) is not { } upload)
        {
            context.Result = NotFound();
        }
        else if (upload.ImportedAt is not null)
        {
            context.Result = Redirect($"/import/{Id}/done");
        }
        else if (!ImportChoices.Parse(upload.Choices).Settled)
        {
            context.Result = Redirect($"/import/{Id}/columns");
        }
        else
        {
            Upload = upload;
            await next();
        }
    }

    public Task OnGetAsync() => LoadAsync();

    // Planning a large file takes a while: the page is only planned again where it has to be drawn again.
    public async Task<IActionResult> OnPostAsync(string? previewed)
    {
        try
        {
            await importer.ApplyAsync(Upload, previewed ?? "", CancellationToken.None); // a reader who goes away has still asked for it
            return Redirect($"/import/{Id}/done");
        }
        catch (ChangedMeanwhileException)
        {
            Differs = true;
        }
        catch (RuleBrokenException refusal)
        {
            ModelState.AddModelError("", refusal.Message);
        }

        await LoadAsync();
        Response.StatusCode = StatusCodes.Status409Conflict;
        return Page();
    }

    public int CountOf(RowOutcome outcome) => outcome switch
    {
        RowOutcome.Create => Plan.Counts.Create,
        RowOutcome.Update => Plan.Counts.Update,
        RowOutcome.Unchanged => Plan.Counts.Unchanged,
        _ => Plan.Counts.Refused,
    };

    public static string Words(RowOutcome outcome) => outcome switch
    {
        RowOutcome.Create => "New",
        RowOutcome.Update => "Changed",
        RowOutcome.Unchanged => "Unchanged",
        _ => "Refused",
    };

    public static Badge BadgeOf(RowOutcome outcome) => outcome switch
    {
        RowOutcome.Create => Badge.Create,
        RowOutcome.Update => Badge.Update,
        RowOutcome.Unchanged => Badge.Unchanged,
        _ => Badge.Refused,
    };

    private async Task LoadAsync()
    {
        Plan = await importer.PlanAsync(Upload, time.Today, HttpContext.RequestAborted);
        Fingerprint = Plan.Fingerprint();
        var key = CellText.Key(Text);
        var found = Plan.Rows
            .Where(r => Outcome is null || r.Outcome == Outcome)
            .Where(r => key.Length == 0 || CellText.Key(r.Subject).Contains(key, StringComparison.Ordinal) || r.Reasons.Any(x => CellText.Key(x).Contains(key, StringComparison.Ordinal)))
            .ToList();
        Found = found.Count;
        PageNumber = Math.Clamp(PageNumber, 1, Math.Max(1, (Found + PageSize - 1) / PageSize));
        Shown = [.. found.Skip((PageNumber - 1) * PageSize).Take(PageSize)];
    }

    private string Deeds(PlanCounts counts)
    {
        List<string> deeds = [];
        if (counts.Create > 0)
        {
            deeds.Add(string.Create(CultureInfo.InvariantCulture, $"adds {counts.Create:N0} {Things(counts.Create)}"));
        }

        if (counts.Update > 0)
        {
            deeds.Add(string.Create(CultureInfo.InvariantCulture, $"changes {counts.Update:N0} {Things(counts.Update)}"));
        }

        return string.Join(" and ", deeds);
    }

    private string Things(int count) => (ArePeople, count) switch
    {
        (true, 1) => "person",
        (true, _) => "people",
        (false, 1) => "role",
        _ => "roles",
    };
}

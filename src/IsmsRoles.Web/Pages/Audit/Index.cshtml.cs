using IsmsRoles.Data;
using IsmsRoles.Domain.Audit;
using IsmsRoles.Web.Access;
using IsmsRoles.Web.Background;
using IsmsRoles.Web.Hosting;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;

namespace IsmsRoles.Web.Pages.Audit;

/// <summary>Who changed what, when and why; and whether the chain of these events still verifies.</summary>
[Authorize(Policies.Register)]
public sealed class IndexModel(RegisterDbContext db, CurrentStanding standing, ChainVerifier verifier) : PageModel
{
    public const int PageSize = 50;

    [BindProperty(SupportsGet = true)]
    public AuditFilter Filter { get; set; } = new();

    /// <summary>Shows the newest events below this number; by number and not by page, so that deep pages are as quick as the first.</summary>
    [BindProperty(SupportsGet = true)]
    public long? Before { get; set; }

    /// <summary>Shows the oldest events above this number.</summary>
    [BindProperty(SupportsGet = true)]
    public long? After { get; set; }

    public IReadOnlyList<Row> Rows { get; private set; } = [];

    public ChainStanding Chain { get; private set; } = ChainStanding.None;

    /// <summary>How many events there are, whatever is filtered.</summary>
    public long LastEvent { get; private set; }

    public bool HasNewer { get; private set; }

    public bool HasOlder { get; private set; }

    public string ExportAddress => $"/audit/export.csv{Query([])}";

    public string NewerAddress => $"/audit{Query([new("After", $"{Rows[0].Number}")])}";

    public string OlderAddress => $"/audit{Query([new("Before", $"{Rows[^1].Number}")])}";

    public async Task OnGetAsync()
    {
        var cancellation = HttpContext.RequestAborted;
        foreach (var (field, sentence) in await Filter.ResolveAsync(db, cancellation))
        {
            ModelState.AddModelError($"Filter.{field}.Text", sentence);
        }

        Chain = await verifier.GetAsync(fromTheFirst: false, cancellation);
        LastEvent = await db.LedgerRows.Select(l => l.LastEvent).SingleAsync(cancellation);
        var events = Filter.Apply(db, standing.Value.TimeZoneId);
        var page = After is { } after
            ? events.Where(e => e.Number > after).OrderBy(e => e.Number)
            : events.Where(e => e.Number < (Before ?? long.MaxValue)).OrderByDescending(e => e.Number);
        var entries = await page.Take(PageSize + 1).Include(e => e.PersonalValues).AsSingleQuery().ToListAsync(cancellation);
        var more = entries.Count > PageSize;
        (HasNewer, HasOlder) = After is null ? (Before is not null, more) : (more, true);
        Rows = [.. entries.Take(PageSize).OrderByDescending(e => e.Number).Select(Row.Of)];
    }

    public async Task<IActionResult> OnPostVerifyAsync()
    {
        var chain = await verifier.GetAsync(fromTheFirst: true, HttpContext.RequestAborted);
        if (chain.Fault is null)
        {
            TempData["Done"] = "The chain is being recomputed from the first event; the result stands below.";
        }

        return Redirect("/audit");
    }

    private string Query(IEnumerable<KeyValuePair<string, string?>> more) => QueryHelpers.AddQueryString(
        "",
        Request.Query.Where(q => q.Key is not (nameof(Before) or nameof(After) or "handler") && !string.IsNullOrEmpty(q.Value))
            .Select(q => KeyValuePair.Create(q.Key, (string?)q.Value))
            .Concat(more));

    /// <summary>One event as it is read: the sentence, and what it rests on.</summary>
    public sealed record Row(
        long Number, DateTime At, string Kind, string Sentence, IReadOnlyList<FieldChange> Changes, string Text, string Hash, string PreviousHash)
    {
        internal static Row Of(AuditEntry entry)
        {
            var (sentence, _, what) = AuditChain.Read(entry);
            return new(entry.Number, entry.At, AuditFilter.KindInWords(entry.Kind), sentence, (what as IListsChanges)?.Changes ?? [], entry.Text, entry.Hash, entry.PreviousHash);
        }
    }
}

using System.Globalization;
using System.Text;
using IsmsRoles.Data;
using IsmsRoles.Documents.Exports;
using IsmsRoles.Domain.Audit;
using IsmsRoles.Web.Access;
using IsmsRoles.Web.Hosting;
using IsmsRoles.Web.Import;
using IsmsRoles.Web.TagHelpers;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace IsmsRoles.Web.Pages.Audit;

/// <summary>
/// The filtered events as CSV (UTF-8 with a byte-order mark for spreadsheets), oldest first, written out in batches so
/// that a million of them need no more memory than a thousand.
/// </summary>
[Authorize(Policies.Register)]
public sealed class ExportModel(RegisterDbContext db, CurrentStanding standing, IOrganisationTime time) : PageModel
{
    private const int BatchSize = 500;

    private static readonly string[] Header = ["Event", "At (UTC)", "Who", "Kind", "What", "Fields changed", "SHA-256", "SHA-256 of the event before", "Hashed text"];

    [BindProperty(SupportsGet = true)]
    public AuditFilter Filter { get; set; } = new();

    public async Task<IActionResult> OnGetAsync()
    {
        var cancellation = HttpContext.RequestAborted;
        await Filter.ResolveAsync(db, cancellation);
        var last = await db.LedgerRows.Select(l => l.LastEvent).SingleAsync(cancellation);
        var events = Filter.Apply(db, standing.Value.TimeZoneId);
        Response.ContentType = "text/csv; charset=utf-8";
        Response.Headers.ContentDisposition = $"attachment; filename=\"audit-trail-{time.Today.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}.csv\"";
        await using var writer = new StreamWriter(Response.Body, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), leaveOpen: true);
        await writer.WriteAsync(CsvExport.Record(Header).AsMemory(), cancellation);
        for (var after = 0L; ;)
        {
            var batch = await events.Where(e => e.Number > after && e.Number <= last)
                .OrderBy(e => e.Number)
                .Take(BatchSize)
                .Include(e => e.PersonalValues)
                .AsSingleQuery()
                .ToListAsync(cancellation);
            foreach (var entry in batch)
            {
                await writer.WriteAsync(CsvExport.Record(Cells(entry)).AsMemory(), cancellation);
            }

            await writer.FlushAsync(cancellation);
            if (batch.Count < BatchSize)
            {
                return new EmptyResult();
            }

            after = batch[^1].Number;
        }
    }

    private static string[] Cells(AuditEntry entry)
    {
        var (sentence, actor, what) = AuditChain.Read(entry);
        var changes = (what as IListsChanges)?.Changes ?? [];
        return
        [
            entry.Number.ToString(CultureInfo.InvariantCulture),
            entry.At.ToString("yyyy-MM-dd HH:mm:ss.fff", CultureInfo.InvariantCulture),
            actor,
            AuditFilter.KindInWords(entry.Kind),
            sentence,
            string.Join('\n', changes.Select(c => $"{c.Field}: {c.Old?.ToString() ?? "nothing"} → {c.New?.ToString() ?? "nothing"}")),
            entry.Hash,
            entry.PreviousHash,
            entry.Text,
        ];
    }
}

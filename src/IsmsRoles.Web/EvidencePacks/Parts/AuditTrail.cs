using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using IsmsRoles.Data;
using IsmsRoles.Documents.Exports;
using IsmsRoles.Domain.Audit;
using IsmsRoles.Domain.Versions.Content;
using Microsoft.EntityFrameworkCore;

namespace IsmsRoles.Web.EvidencePacks.Parts;

/// <summary>
/// The audit trail's run of events: the exact texts that were hashed, one a line, so that the chain can be computed again;
/// the personal values beside them that were not erased; and sentences to read. Read a thousand events at a time.
/// </summary>
internal sealed class AuditTrail(RegisterDbContext db) : IPackPart
{
    private const int BatchSize = 1000;

    private static readonly string[] Header = ["Event", "At (UTC)", "Who", "Kind", "What", "SHA-256", "SHA-256 of the event before"];

    private static readonly JsonSerializerOptions Readable = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private PackScope? _scope;
    private string _before = AuditChain.Start;
    private string _head = AuditChain.Start;
    private string? _fault;

    public string Explanation =>
        $$"""
        audit-trail/events.jsonl           events {{Number(_scope!.FirstEvent)}} to {{Number(_scope.LastEvent)}}, each a line: the exact text that was hashed
        audit-trail/personal-values.jsonl  what stands for the salted hashes in these texts; erased values are gone
        audit-trail/events.csv             the same events as sentences, to read

        These are the events {{_scope.WhyTheseEvents}}.
        {{(_fault is null ? "" : $"\nWARNING. The chain does not fit together: {_fault}\n")}}
        The SHA-256 of a line, without its line end, is the event's hash, and the line after it names
        that hash as "previous". So no event can be changed, removed or slipped in without changing
        every hash after it. This computes the chain again and prints the last hash:

            $ p={{_before}}; while IFS= read -r e; do case $e in *"\"previous\":\"$p\"}") p=$(printf %s "$e" | sha256sum | cut -c1-64);; *) echo "broken after $p"; break;; esac; done < audit-trail/events.jsonl; echo "$p"

        The last hash must be

            {{_head}}

        The hash of the event by which a version came into force is printed in that version's document
        under document control ("Audit-chain head"). This prints it for each version that did in this run:

            $ grep '"kind":"VersionCameIntoForce"' audit-trail/events.jsonl | while IFS= read -r e; do printf %s "$e" | sha256sum | cut -c1-64; done

        Personal values are held apart so that they can be erased. Each has the SHA-256 of its salt's
        bytes followed by the value in UTF-8; this names any that was altered, and nothing else:

            $ python3 -c "import json,hashlib; [print('altered', v['event']) for v in map(json.loads, open('audit-trail/personal-values.jsonl', encoding='utf-8')) if hashlib.sha256(bytes.fromhex(v['salt']) + v['value'].encode()).hexdigest() != v['hash']]"
        """;

    public async Task WriteAsync(PackWriter pack, PackScope scope, CancellationToken cancellation)
    {
        _scope = scope;
        await pack.AddTextAsync("audit-trail/events.jsonl", text => WriteTextsAsync(text, scope, cancellation), cancellation);
        await pack.AddTextAsync("audit-trail/personal-values.jsonl", text => WriteValuesAsync(text, scope, cancellation), cancellation);
        await pack.AddTextAsync("audit-trail/events.csv", text => WriteSentencesAsync(text, scope, cancellation), cancellation, withMark: true);
        pack.Notes["auditTrail"] = new JsonObject
        {
            ["firstEvent"] = scope.FirstEvent,
            ["lastEvent"] = scope.LastEvent,
            ["hashBeforeFirst"] = _before,
            ["hashOfLast"] = _head,
            ["fault"] = _fault,
        };
    }

    private async Task WriteTextsAsync(StreamWriter to, PackScope scope, CancellationToken cancellation)
    {
        var next = scope.FirstEvent;
        while (next <= scope.LastEvent)
        {
            var batch = await Page(scope, next).Select(e => new { e.Number, e.Text, e.Hash, e.PreviousHash }).ToListAsync(cancellation);
            foreach (var e in batch)
            {
                if (e.Number == scope.FirstEvent && e.Number > 1)
                {
                    _before = _head = e.PreviousHash;
                }

                _fault ??= e.Number != next ? $"event {Number(next)} is missing."
                    : e.PreviousHash != _head ? $"event {Number(e.Number)} does not follow the event before it."
                    : e.Hash != CanonicalJson.Sha256(to.Encoding.GetBytes(e.Text)) ? $"the text of event {Number(e.Number)} was altered."
                    : null;
                (_head, next) = (e.Hash, e.Number + 1);
                await to.WriteLineAsync(e.Text.AsMemory(), cancellation);
            }

            if (batch.Count < BatchSize)
            {
                break;
            }
        }

        _fault ??= next <= scope.LastEvent ? $"event {Number(next)} is missing." : null;
    }

    private async Task WriteValuesAsync(StreamWriter to, PackScope scope, CancellationToken cancellation)
    {
        for (var next = scope.FirstEvent; next <= scope.LastEvent; next += BatchSize)
        {
            var (from, until) = (next, Math.Min(next + BatchSize - 1, scope.LastEvent));
            var values = await db.Set<AuditPersonalValue>().AsNoTracking()
                .Where(v => v.EventNumber >= from && v.EventNumber <= until)
                .OrderBy(v => v.EventNumber).ThenBy(v => v.Hash)
                .Select(v => new { Event = v.EventNumber, v.Hash, v.Salt, v.Value })
                .ToListAsync(cancellation);
            foreach (var value in values)
            {
                await to.WriteLineAsync(JsonSerializer.Serialize(value, Readable).AsMemory(), cancellation);
            }
        }
    }

    private async Task WriteSentencesAsync(StreamWriter to, PackScope scope, CancellationToken cancellation)
    {
        await to.WriteAsync(CsvExport.Record(Header).AsMemory(), cancellation);
        for (var next = scope.FirstEvent; next <= scope.LastEvent;)
        {
            var batch = await Page(scope, next).Include(e => e.PersonalValues).AsSingleQuery().ToListAsync(cancellation);
            foreach (var entry in batch)
            {
                await to.WriteAsync(CsvExport.Record(Cells(entry)).AsMemory(), cancellation);
            }

            if (batch.Count < BatchSize)
            {
                return;
            }

            next = batch[^1].Number + 1;
        }
    }

    private IQueryable<AuditEntry> Page(PackScope scope, long next) => db.AuditEntries.AsNoTracking()
        .Where(e => e.Number >= next && e.Number <= scope.LastEvent)
        .OrderBy(e => e.Number)
        .Take(BatchSize);

    private static string[] Cells(AuditEntry entry)
    {
        var (sentence, actor, _) = AuditChain.Read(entry);
        return
        [
            Number(entry.Number), entry.At.ToString("yyyy-MM-dd HH:mm:ss.fff", CultureInfo.InvariantCulture), actor, entry.Kind, sentence, entry.Hash, entry.PreviousHash,
        ];
    }

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);
}

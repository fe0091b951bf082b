using System.IO.Compression;
using System.Text;
using System.Text.Json.Nodes;
using IsmsRoles.Domain.People;
using IsmsRoles.Domain.Versions;
using IsmsRoles.Domain.Versions.Content;
using Microsoft.EntityFrameworkCore;

namespace IsmsRoles.Data.Registers;

/// <summary>Rule 3: the last snapshot of every day with changes, compressed.</summary>
public static class DailySnapshots
{
    /// <summary>Takes the snapshot of the last day with changes if it is behind. No change of the register: the ledger's number stays.</summary>
    public static async Task CatchUpAsync(RegisterDbContext db, CancellationToken cancellation)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        await db.LedgerRows.ExecuteUpdateAsync(row => row.SetProperty(r => r.SnapshotNumber, r => r.SnapshotNumber), cancellation); // holds the row
        var ledger = await db.LedgerRows.SingleAsync(cancellation);
        if (ledger.ChangedOn is { } day && ledger.SnapshotNumber < ledger.Number)
        {
            await TakeAsync(db, ledger, day, ledger.Number, cancellation);
            await db.SaveChangesAsync(cancellation);
        }

        await NoteHashesAsync(db, cancellation);
        await transaction.CommitAsync(cancellation);
    }

    /// <summary>
    /// What was known when a day ended: the last snapshot taken on it or before, with the day it is of. Where the newest
    /// change is not in a snapshot yet and not later than the day, the register itself. Null before the register began.
    /// </summary>
    public static async Task<(DateOnly? Since, RegisterSnapshot? Known)> KnownAsync(RegisterDbContext db, DateOnly day, CancellationToken cancellation)
    {
        var ledger = await db.LedgerRows.AsNoTracking().SingleAsync(cancellation);
        if (ledger.SnapshotNumber < ledger.Number && ledger.ChangedOn is { } changed && changed <= day)
        {
            return (changed, await LiveRegisters.SnapshotAsync(db, changed, cancellation));
        }

        var last = await db.DailySnapshots.AsNoTracking().Where(d => d.Day <= day).OrderByDescending(d => d.Day).FirstOrDefaultAsync(cancellation);
        return last is null ? (null, null) : (last.Day, Read(last));
    }

    public static RegisterSnapshot Read(DailySnapshot daily) => RegisterSnapshot.FromBytes(Unpack(daily.CompressedContent));

    /// <summary>Puts the name that is left of an erased person into every day's snapshot. They are working records: nobody signed them.</summary>
    internal static async Task ForgetAsync(RegisterDbContext db, Person person, Mentions mentions, CancellationToken cancellation)
    {
        foreach (var day in await db.DailySnapshots.Select(d => d.Day).ToListAsync(cancellation))
        {
            var content = await db.DailySnapshots.Where(d => d.Day == day).Select(d => d.CompressedContent).SingleAsync(cancellation);
            if (Without(Unpack(content), person, mentions) is { } forgotten)
            {
                var (compressed, sha256) = (Compress(forgotten), CanonicalJson.Sha256(forgotten));
                await db.DailySnapshots.Where(d => d.Day == day).ExecuteUpdateAsync(
                    d => d.SetProperty(x => x.CompressedContent, compressed).SetProperty(x => x.ContentSha256, sha256), cancellation);
            }
        }
    }

    // Null where the day knew nothing of them.
    private static byte[]? Without(byte[] content, Person person, Mentions mentions)
    {
        var text = Encoding.UTF8.GetString(content);
        if (!text.Contains(person.Id.ToString(), StringComparison.Ordinal) && !mentions.In(text))
        {
            return null;
        }

        var node = JsonNode.Parse(text)!;
        foreach (var row in node["people"]!.AsArray().OfType<JsonObject>().Where(p => p["id"]!.GetValue<string>() == person.Id.ToString()))
        {
            row["name"] = person.ErasedName;
            row.Remove("jobTitle");
            row.Remove("employerId");
        }

        Reword(node, mentions, person.ErasedName);
        return CanonicalJson.Write(node);
    }

    private static void Reword(JsonNode node, Mentions mentions, string name)
    {
        IEnumerable<JsonNode?> children = node is JsonObject o ? [.. o.Select(p => p.Value)] : node is JsonArray a ? [.. a] : [];
        foreach (var child in children.OfType<JsonNode>())
        {
            if (child is JsonValue value && value.TryGetValue<string>(out var text) && mentions.In(text))
            {
                child.ReplaceWith(mentions.Replace(text, name));
            }
            else
            {
                Reword(child, mentions, name);
            }
        }
    }

    private static byte[] Unpack(byte[] compressed)
    {
        using var zip = new GZipStream(new MemoryStream(compressed), CompressionMode.Decompress);
        using var content = new MemoryStream();
        zip.CopyTo(content);
        return content.ToArray();
    }

    // Snapshots of a release that noted no hash beside them.
    private static async Task NoteHashesAsync(RegisterDbContext db, CancellationToken cancellation)
    {
        foreach (var day in await db.DailySnapshots.Where(d => d.ContentSha256 == null).Select(d => d.Day).ToListAsync(cancellation))
        {
            var sha256 = CanonicalJson.Sha256(Unpack(await db.DailySnapshots.Where(d => d.Day == day).Select(d => d.CompressedContent).SingleAsync(cancellation)));
            await db.DailySnapshots.Where(d => d.Day == day).ExecuteUpdateAsync(d => d.SetProperty(x => x.ContentSha256, sha256), cancellation);
        }
    }

    internal static async Task TakeAsync(RegisterDbContext db, LedgerRow row, DateOnly day, long number, CancellationToken cancellation)
    {
        if (!await db.Organisations.AnyAsync(cancellation))
        {
            return;
        }

        var content = (await LiveRegisters.SnapshotAsync(db, day, cancellation)).ToBytes();
        var (bytes, sha256) = (Compress(content), CanonicalJson.Sha256(content));
        if (await db.DailySnapshots.FindAsync([day], cancellation) is { } today)
        {
            today.Replace(number, bytes, sha256);
        }
        else
        {
            db.DailySnapshots.Add(new(day, number, bytes, sha256));
        }

        row.SnapshotNumber = number;
    }

    private static byte[] Compress(byte[] content)
    {
        using var compressed = new MemoryStream();
        using (var zip = new GZipStream(compressed, CompressionLevel.Optimal))
        {
            zip.Write(content);
        }

        return compressed.ToArray();
    }
}

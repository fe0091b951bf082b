using System.IO.Compression;
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

        await transaction.CommitAsync(cancellation);
    }

    public static RegisterSnapshot Read(DailySnapshot daily)
    {
        using var zip = new GZipStream(new MemoryStream(daily.CompressedContent), CompressionMode.Decompress);
        using var content = new MemoryStream();
        zip.CopyTo(content);
        return RegisterSnapshot.FromBytes(content.ToArray());
    }

    internal static async Task TakeAsync(RegisterDbContext db, LedgerRow row, DateOnly day, long number, CancellationToken cancellation)
    {
        if (!await db.Organisations.AnyAsync(cancellation))
        {
            return;
        }

        var bytes = Compress((await LiveRegisters.SnapshotAsync(db, day, cancellation)).ToBytes());
        if (await db.DailySnapshots.FindAsync([day], cancellation) is { } today)
        {
            today.Replace(number, bytes);
        }
        else
        {
            db.DailySnapshots.Add(new(day, number, bytes));
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

using IsmsRoles.Domain.Audit;
using Microsoft.EntityFrameworkCore;

namespace IsmsRoles.Data.Verification;

/// <summary>How far the audit chain has been recomputed.</summary>
/// <param name="Through">The last event whose hash was recomputed; 0 before the first.</param>
/// <param name="Head">That event's hash.</param>
/// <param name="Fault">What is wrong with the first event that does not fit, naming it; null while all fit.</param>
/// <param name="IsAtEnd">Whether the ledger knows of no further event.</param>
public sealed record ChainProgress(long Through, string Head, string? Fault, bool IsAtEnd)
{
    /// <summary>Nothing recomputed yet.</summary>
    public static ChainProgress None { get; } = new(0, AuditChain.Start, null, false);
}

/// <summary>
/// Recomputes the audit chain (rule 11) from the first event on, in batches, so that a million events need no more memory
/// than a thousand.
/// </summary>
public static class ChainWalk
{
    private const int BatchSize = 1000;

    /// <summary>Recomputes the next batch.</summary>
    public static async Task<ChainProgress> StepAsync(RegisterDbContext db, ChainProgress from, CancellationToken cancellation)
    {
        // Read before the events: one that is appended meanwhile may be there too, but none may be missing.
        var ledger = await db.LedgerRows.AsNoTracking().SingleAsync(cancellation);
        var entries = await db.AuditEntries.AsNoTracking()
            .Where(e => e.Number > from.Through)
            .Include(e => e.PersonalValues)
            .Include(e => e.Subjects)
            .OrderBy(e => e.Number)
            .Take(BatchSize)
            .ToListAsync(cancellation);
        var (through, head) = (from.Through, from.Head);
        foreach (var entry in entries)
        {
            if (AuditChain.Fault(entry, through + 1, head) is { } fault)
            {
                return new(through, head, fault, false);
            }

            (through, head) = (entry.Number, entry.Hash);
            if (through == ledger.LastEvent && head != ledger.Head)
            {
                return new(through, head, Mismatch(through, ledger), false);
            }
        }

        var atEnd = entries.Count < BatchSize;
        return atEnd && through < ledger.LastEvent ? new(through, head, Mismatch(through, ledger), false) : new(through, head, null, atEnd);
    }

    /// <summary>Recomputes all of it.</summary>
    public static async Task<ChainProgress> RunAsync(RegisterDbContext db, CancellationToken cancellation)
    {
        var progress = ChainProgress.None;
        while (progress is { Fault: null, IsAtEnd: false })
        {
            progress = await StepAsync(db, progress, cancellation);
        }

        return progress;
    }

    private static string Mismatch(long through, LedgerRow ledger) =>
        $"The chain ends at event {through}, but the ledger knows of event {ledger.LastEvent} with the hash {ledger.Head}.";
}

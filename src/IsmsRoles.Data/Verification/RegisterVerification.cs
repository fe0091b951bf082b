using Microsoft.EntityFrameworkCore;

namespace IsmsRoles.Data.Verification;

/// <summary>Everything that is compared with the audit chain, in one go: the chain itself, then the records it vouches for.</summary>
/// <param name="Records">Null where the chain is broken: nothing can be compared with it then.</param>
/// <param name="At">When it ended, UTC.</param>
public sealed record RegisterVerification(ChainProgress Chain, RecordFindings? Records, DateTime At)
{
    public bool IsWhole => Chain.Fault is null && Records is { Faults.Count: 0 };

    /// <summary>One sentence for each thing that does not fit, the chain's first.</summary>
    public IEnumerable<string> Faults => Chain.Fault is { } broken ? [broken] : Records?.Faults ?? [];

    public static async Task<RegisterVerification> RunAsync(RegisterDbContext db, TimeProvider clock, CancellationToken cancellation)
    {
        var chain = await ChainWalk.RunAsync(db, cancellation);
        var records = chain.Fault is null ? await RecordCheck.RunAsync(db, cancellation) : null;
        return new(chain, records, clock.GetUtcNow().UtcDateTime);
    }

    /// <summary>The event with a head, on a chain that was verified; null where no event has it, 0 for the head before the first.</summary>
    public static async Task<long?> FindHeadAsync(RegisterDbContext db, string head, CancellationToken cancellation)
    {
        var ledger = await db.LedgerRows.AsNoTracking().SingleAsync(cancellation);
        return ledger.Head == head
            ? ledger.LastEvent
            : await db.AuditEntries.Where(e => e.PreviousHash == head).Select(e => (long?)e.Number - 1).SingleOrDefaultAsync(cancellation); // has an index
    }
}

using IsmsRoles.Data;
using IsmsRoles.Domain.Audit;
using Microsoft.EntityFrameworkCore;

namespace IsmsRoles.Web.Background;

/// <summary>How far the audit chain has been recomputed.</summary>
/// <param name="At">When the last step of it ended, UTC.</param>
/// <param name="Through">The last event whose hash was recomputed; 0 before the first.</param>
/// <param name="Head">That event's hash.</param>
/// <param name="Fault">What is wrong with the first event that does not fit, naming it; null while all fit.</param>
public sealed record ChainStanding(DateTime At, long Through, string Head, string? Fault)
{
    /// <summary>Nothing verified yet.</summary>
    public static ChainStanding None { get; } = new(default, 0, AuditChain.Start, null);
}

/// <summary>
/// Recomputes the audit chain from the first event, in batches, away from the request: a page waits a moment for it and
/// otherwise shows how far it has come. While the ledger's head stands, what was found stands; a longer chain is taken up
/// where it was left, and from the first event once an hour or when asked, because a row long verified can be altered too.
/// </summary>
public sealed class ChainVerifier(IDbContextFactory<RegisterDbContext> contexts, TimeProvider clock, ILogger<ChainVerifier> log) : IDisposable
{
    private const int BatchSize = 1000;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Validity = TimeSpan.FromHours(1);

    private readonly CancellationTokenSource _stopping = new();
    private readonly Lock _lock = new();
    private ChainStanding _standing = ChainStanding.None;
    private DateTime _begunAt;
    private Task _run = Task.CompletedTask;

    /// <summary>What is known by now; starts or waits for the work as needed.</summary>
    /// <param name="fromTheFirst">Recompute everything, whatever was found before.</param>
    public async Task<ChainStanding> GetAsync(bool fromTheFirst, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var ledger = await db.LedgerRows.AsNoTracking().SingleAsync(cancellation);
        Task run;
        lock (_lock)
        {
            var now = clock.GetUtcNow().UtcDateTime;
            var again = fromTheFirst || now - _begunAt > Validity;
            if (_run.IsCompleted && (again || (_standing.Fault is null && _standing.Head != ledger.Head)))
            {
                if (again)
                {
                    (_standing, _begunAt) = (ChainStanding.None, now);
                }

                _run = Task.Run(RunAsync, CancellationToken.None);
            }

            run = _run;
        }

        await Task.WhenAny(run, Task.Delay(Patience, cancellation));
        lock (_lock)
        {
            return _standing;
        }
    }

    public void Dispose()
    {
        _stopping.Cancel();
        _stopping.Dispose();
    }

    private async Task RunAsync()
    {
        try
        {
            while (await StepAsync(_stopping.Token))
            {
            }
        }
        catch (OperationCanceledException)
        {
            // The application stops; the next start begins anew.
        }
#pragma warning disable CA1031 // a passing trouble of the database: the next reader starts the work again
        catch (Exception e)
#pragma warning restore CA1031
        {
            log.LogError(e, "The audit chain could not be verified");
        }
    }

    /// <returns>Whether there may be more.</returns>
    private async Task<bool> StepAsync(CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);

        // Read before the events: one that is appended meanwhile may be there too, but none may be missing.
        var ledger = await db.LedgerRows.AsNoTracking().SingleAsync(cancellation);
        var from = _standing;
        var entries = await db.AuditEntries.AsNoTracking()
            .Where(e => e.Number > from.Through)
            .Include(e => e.PersonalValues)
            .OrderBy(e => e.Number)
            .Take(BatchSize)
            .ToListAsync(cancellation);
        var (through, head) = (from.Through, from.Head);
        string? fault = null;
        foreach (var entry in entries)
        {
            fault = AuditChain.Fault(entry, through + 1, head);
            if (fault is not null)
            {
                break;
            }

            (through, head) = (entry.Number, entry.Hash);
        }

        var atTheEnd = entries.Count < BatchSize;
        fault ??= (through < ledger.LastEvent && atTheEnd) || (through == ledger.LastEvent && head != ledger.Head)
            ? $"The chain ends at event {through}, but the ledger knows of event {ledger.LastEvent} with the hash {ledger.Head}."
            : null;
        if (fault is not null)
        {
            log.LogCritical("The audit chain is broken after event {Number}", through);
        }

        lock (_lock)
        {
            _standing = new(clock.GetUtcNow().UtcDateTime, through, head, fault);
        }

        return fault is null && !atTheEnd;
    }
}

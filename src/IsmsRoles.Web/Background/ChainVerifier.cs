using IsmsRoles.Data;
using IsmsRoles.Data.Verification;
using Microsoft.EntityFrameworkCore;

namespace IsmsRoles.Web.Background;

/// <summary>What is known of the audit chain by now.</summary>
/// <param name="At">When the last step of recomputing it ended, UTC.</param>
/// <param name="Through">The last event whose hash was recomputed; 0 before the first.</param>
/// <param name="Head">That event's hash.</param>
/// <param name="Fault">What is wrong with the first event that does not fit, naming it; null while all fit.</param>
/// <param name="Records">What was found of versions, signatures, documents and files; null until they were compared.</param>
/// <param name="RecordsAt">When that was, UTC.</param>
/// <param name="RecordsThrough">The last event then.</param>
public sealed record ChainStanding(
    DateTime At, long Through, string Head, string? Fault, RecordFindings? Records = null, DateTime RecordsAt = default, long RecordsThrough = 0)
{
    /// <summary>Nothing verified yet.</summary>
    public static ChainStanding None { get; } = new(default, 0, ChainProgress.None.Head, null);

    /// <summary>Whether the chain, or a record that it vouches for, does not fit.</summary>
    public bool IsBroken => Fault is not null || Records is { Faults.Count: > 0 };
}

/// <summary>
/// Recomputes the audit chain from the first event, in batches, away from the request: a page waits a moment for it and
/// otherwise shows how far it has come. While the ledger's head stands, what was found stands; a longer chain is taken up
/// where it was left, and from the first event once an hour or when asked, because a row long verified can be altered too.
/// Then the records that the chain vouches for are compared with it, again whenever there are more of them.
/// </summary>
public sealed class ChainVerifier(IDbContextFactory<RegisterDbContext> contexts, TimeProvider clock, ILogger<ChainVerifier> log) : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Validity = TimeSpan.FromHours(1);

    private readonly CancellationTokenSource _stopping = new();
    private readonly Lock _lock = new();
    private ChainStanding _standing = ChainStanding.None;
    private DateTime _begunAt;
    private bool _isRunning;
    private bool _fromTheFirst;
    private Task _run = Task.CompletedTask;

    /// <summary>What was found last, without asking the database.</summary>
    public ChainStanding Last
    {
        get
        {
            lock (_lock)
            {
                return _standing;
            }
        }
    }

    /// <summary>What is known by now; starts or waits for the work as needed.</summary>
    /// <param name="fromTheFirst">Recompute everything, whatever was found before.</param>
    public async Task<ChainStanding> GetAsync(bool fromTheFirst, CancellationToken cancellation)
    {
        var run = await StartAsync(fromTheFirst, cancellation);
        await Task.WhenAny(run, Task.Delay(Patience, cancellation));
        return Last;
    }

    /// <summary>Recomputes everything and waits until that is done.</summary>
    /// <exception cref="InvalidOperationException">The database could not be read; the log says why.</exception>
    public async Task<ChainStanding> VerifyAllAsync(CancellationToken cancellation)
    {
        await (await StartAsync(fromTheFirst: true, cancellation)).WaitAsync(cancellation);
        return Last is { Fault: null, Records: null } ? throw new InvalidOperationException("The audit chain could not be verified.") : Last;
    }

    public void Dispose()
    {
        _stopping.Cancel();
        _stopping.Dispose();
    }

    private async Task<Task> StartAsync(bool fromTheFirst, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var head = await db.LedgerRows.Select(l => l.Head).SingleAsync(cancellation);
        lock (_lock)
        {
            var again = fromTheFirst || clock.GetUtcNow().UtcDateTime - _begunAt > Validity;
            _fromTheFirst |= again;
            if (!_isRunning && (again || (_standing.Fault is null && _standing.Head != head)))
            {
                _isRunning = true;
                _run = Task.Run(RunAsync, CancellationToken.None);
            }

            return _run;
        }
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
            lock (_lock)
            {
                _isRunning = false;
            }
        }
    }

    /// <returns>Whether there may be more.</returns>
    private async Task<bool> StepAsync(CancellationToken cancellation)
    {
        var known = Begin();
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var step = await ChainWalk.StepAsync(db, new(known.Through, known.Head, null, false), cancellation);
        var found = known with { At = clock.GetUtcNow().UtcDateTime, Through = step.Through, Head = step.Head, Fault = step.Fault };
        if (step.Fault is not null)
        {
            log.LogCritical("The audit chain is broken after event {Number}", step.Through);
        }
        else if (step.IsAtEnd && (known.Records is null || await RecordCheck.IsOutdatedAsync(db, known.RecordsThrough, cancellation)))
        {
            var records = await RecordCheck.RunAsync(db, cancellation);
            found = found with { Records = records, RecordsAt = clock.GetUtcNow().UtcDateTime, RecordsThrough = step.Through };
            if (records.Faults.Count > 0)
            {
                log.LogCritical("{Count} records do not fit the audit chain", records.Faults.Count);
            }
        }

        return End(found, step);
    }

    private ChainStanding Begin()
    {
        lock (_lock)
        {
            if (_fromTheFirst)
            {
                (_fromTheFirst, _begunAt, _standing) = (false, clock.GetUtcNow().UtcDateTime, ChainStanding.None);
            }

            return _standing;
        }
    }

    // Decided under the lock, so that whoever asks at this moment either finds the run going on or starts another.
    private bool End(ChainStanding found, ChainProgress step)
    {
        lock (_lock)
        {
            _standing = found;
            _isRunning = _fromTheFirst || step is { Fault: null, IsAtEnd: false };
            return _isRunning;
        }
    }
}

using System.Threading.Channels;
using IsmsRoles.Data;
using IsmsRoles.Data.Registers;
using IsmsRoles.Web.Import;
using IsmsRoles.Web.Sealing;
using Microsoft.EntityFrameworkCore;

namespace IsmsRoles.Web.Background;

/// <summary>Wakes the work that follows a change.</summary>
public sealed class BackgroundSignal : IChangeListener
{
    private readonly Channel<bool> _changes = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    public void Changed() => _changes.Writer.TryWrite(true);

    /// <summary>Waits for a change on this node, or until that time is over.</summary>
    internal async Task WaitAsync(TimeSpan atMost, TimeProvider clock, CancellationToken cancellation)
    {
        using var over = new CancellationTokenSource(atMost, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellation, over.Token);
        try
        {
            await _changes.Reader.ReadAsync(either.Token);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            // No change here; there may have been one on another node.
        }
    }
}

/// <summary>
/// What follows a change, outside its transaction: a seal in good time, the day's snapshot, the PDFs of versions that have none, and letting
/// go of uploads whose day is over. Runs at start-up and every minute too, so that a crash in between, here or on another
/// node, is made good; a failed step is tried again later.
/// </summary>
internal sealed class AfterChanges(IServiceScopeFactory scopes, BackgroundSignal signal, ILogger<AfterChanges> log, TimeProvider clock) : BackgroundService
{
    private static readonly TimeSpan Gathering = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan Idle = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan FirstRetry = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan LastRetry = TimeSpan.FromMinutes(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var retry = FirstRetry;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await RunOnceAsync(stoppingToken);
                retry = FirstRetry;
                await signal.WaitAsync(Idle, clock, stoppingToken);
                await Task.Delay(Gathering, CancellationToken.None); // changes come in bursts
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
#pragma warning disable CA1031 // whatever went wrong is logged and tried again; nothing here may end the application
            catch (Exception e)
#pragma warning restore CA1031
            {
                log.LogError(e, "The work after a change failed; it is tried again in {Delay}", retry);
                await Task.Delay(retry, clock, stoppingToken);
                retry = retry * 2 < LastRetry ? retry * 2 : LastRetry;
            }
        }
    }

    private async Task RunOnceAsync(CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var ledger = scope.ServiceProvider.GetRequiredService<Ledger>().As(SystemNames.Application);
        try
        {
            await scope.ServiceProvider.GetRequiredService<SealKeeper>().ReviewAsync(ledger, cancellation);
            await scope.ServiceProvider.GetRequiredService<DocumentMaker>().MakeMissingAsync(cancellation);
        }
        finally
        {
            // Whatever became of the documents: what was known on a day must be kept (rule 3).
            var contexts = scope.ServiceProvider.GetRequiredService<IDbContextFactory<RegisterDbContext>>();
            await using var db = await contexts.CreateDbContextAsync(cancellation);
            await DailySnapshots.CatchUpAsync(db, cancellation);
            await Uploads.DropExpiredAsync(db, clock, cancellation);
        }
    }
}

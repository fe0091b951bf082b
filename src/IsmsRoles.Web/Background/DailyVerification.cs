namespace IsmsRoles.Web.Background;

/// <summary>
/// Verifies the whole audit chain at start-up and every day, and writes its head into the log: whoever collects logs
/// elsewhere holds a head that a rewritten chain cannot have (<c>verify-audit --expect-head</c>). Numbers and hashes only.
/// </summary>
internal sealed class DailyVerification(ChainVerifier verifier, ILogger<DailyVerification> log, TimeProvider clock) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromDays(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                Tell(await verifier.VerifyAllAsync(stoppingToken));
                await Task.Delay(Interval, clock, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
#pragma warning disable CA1031 // a passing trouble of the database must not end the application
            catch (Exception e)
#pragma warning restore CA1031
            {
                log.LogError(e, "The daily verification of the audit chain failed; it is tried again in an hour");
                await Task.Delay(TimeSpan.FromHours(1), clock, stoppingToken);
            }
        }
    }

    private void Tell(ChainStanding chain)
    {
        if (chain.IsBroken)
        {
            log.LogCritical(
                "Audit chain head: event {Event}, hash {Head}, NOT verified: {Fault}; {Records} records do not fit. Run verify-audit",
                chain.Through,
                chain.Head,
                chain.Fault ?? "the chain itself fits",
                chain.Records?.Faults.Count ?? 0);
        }
        else
        {
            log.LogInformation(
                "Audit chain head: event {Event}, hash {Head}, verified with {Versions} versions, {Signatures} signatures, {Documents} documents and {Files} files",
                chain.Through,
                chain.Head,
                chain.Records?.Versions,
                chain.Records?.Approvals,
                chain.Records?.Documents,
                chain.Records?.EvidenceFiles);
        }
    }
}

using IsmsRoles.Data;
using IsmsRoles.Data.Findings;
using IsmsRoles.Domain.Findings;
using IsmsRoles.Web.Hosting;
using Microsoft.EntityFrameworkCore;

namespace IsmsRoles.Web.Findings;

/// <summary>What an auditor would raise on a day, with the facts it was worked out from.</summary>
/// <param name="All">The heaviest first.</param>
public sealed record DaysFindings(RegisterFacts Facts, IReadOnlyList<Finding> All)
{
    public int Count(FindingSeverity severity) => All.Count(f => f.Severity == severity);
}

/// <summary>
/// Keeps today's findings, valid as long as the standing is: while they are, no command is sent. A past day's are worked
/// out when asked for.
/// </summary>
public sealed class FindingsOfToday(IDbContextFactory<RegisterDbContext> contexts) : IDisposable
{
    private readonly SemaphoreSlim _one = new(1);
    private Last? _last;

    /// <param name="standing">The standing this request works with: its contents are not loaded again.</param>
    public async Task<DaysFindings> GetAsync(Standing standing, CancellationToken cancellation)
    {
        if (Kept(standing) is { } kept)
        {
            return kept;
        }

        await _one.WaitAsync(cancellation);
        try
        {
            return Kept(standing) ?? await WorkOutAsync(standing, cancellation);
        }
        finally
        {
            _one.Release();
        }
    }

    /// <summary>What an auditor would have said on a day until today; null where nothing is known of it.</summary>
    public async Task<DaysFindings?> OnAsync(DateOnly day, Standing standing, CancellationToken cancellation)
    {
        if (day == standing.Day)
        {
            return await GetAsync(standing, cancellation);
        }

        await using var db = await contexts.CreateDbContextAsync(cancellation);
        return await FactsOfDay.ReadAsync(db, day, standing.Day, Known(standing), cancellation) is { } facts ? new(facts, FindingCatalogue.FindAll(facts)) : null;
    }

    public void Dispose() => _one.Dispose();

    private DaysFindings? Kept(Standing standing) =>
        _last is { } last && (last.LedgerNumber, last.Day) == (standing.LedgerNumber, standing.Day) ? last.Findings : null; // read once: another request may put the next in its place

    private async Task<DaysFindings> WorkOutAsync(Standing standing, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var facts = await FactsOfDay.ReadAsync(db, standing.Day, standing.Day, Known(standing), cancellation) ?? throw new InvalidOperationException("The organisation is not set up.");
        var findings = new DaysFindings(facts, FindingCatalogue.FindAll(facts));

        // Read without holding anybody up: what came in between belongs to the next standing.
        if (await db.LedgerRows.Select(l => l.Number).SingleAsync(cancellation) == standing.LedgerNumber)
        {
            _last = new(standing.LedgerNumber, standing.Day, findings);
        }

        return findings;
    }

    private static KnownContents Known(Standing standing) => new(standing.Register, standing.InForce?.Id, standing.InForceContent);

    private sealed record Last(long LedgerNumber, DateOnly Day, DaysFindings Findings);
}

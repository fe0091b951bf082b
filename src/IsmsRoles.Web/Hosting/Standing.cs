using IsmsRoles.Data;
using IsmsRoles.Data.Registers;
using IsmsRoles.Domain;
using IsmsRoles.Domain.Versions;
using IsmsRoles.Domain.Versions.Content;
using Microsoft.EntityFrameworkCore;

namespace IsmsRoles.Web.Hosting;

/// <summary>A version in so far as every page mentions it.</summary>
/// <param name="WaitsFor">People who may sign it and have not.</param>
public sealed record VersionStanding(Guid Id, int? Number, string Title, DateTime? InForceAt, Guid SubmittedById, int Needed, int Signatures, IReadOnlySet<Guid> WaitsFor)
{
    /// <summary>Whether minutes or a signed page wait to be confirmed by a second person.</summary>
    public bool HasWaitingPaper { get; init; }
}

/// <summary>The last version given a number, where it was revoked and nothing is in force.</summary>
/// <param name="RevokedAt">UTC.</param>
public sealed record RevokedStanding(int Number, DateTime RevokedAt);

/// <summary>How the register stands: what is in force, what differs from it, what waits. Worked out once for each change.</summary>
public sealed record Standing(
    long LedgerNumber,
    DateOnly Day,
    string Organisation,
    string TimeZoneId,
    VersionStanding? InForce,
    VersionStanding? Submitted,
    RegisterSnapshot? InForceContent,
    RegisterSnapshot Register,
    IReadOnlyList<SnapshotChange> Changes)
{
    /// <summary>The highest version number given so far; 0 before version 1.</summary>
    public int LastNumber { get; init; }

    public RevokedStanding? Revoked { get; init; }

    /// <summary>What to say while no version is in force: that there never was one, or that the last was revoked.</summary>
    public string NothingInForce => Revoked is { } revoked
        ? $"Version {revoked.Number} was revoked on {OrganisationTime.DayOf(revoked.RevokedAt, TimeZoneId).InWords()}; no version is in force"
        : "No version is in force yet";

    /// <summary>What to call a role in no version in force after a revocation, when it may have been signed before; null for the usual words.</summary>
    public string? NeverSignedWords => Revoked is null ? null : "Not in force";

    private readonly HashSet<Guid> _changedRoles = [.. Changes.Select(c => c.RoleId).OfType<Guid>()];

    /// <summary>Roles whose text, holders or designation differ from the version in force.</summary>
    public IReadOnlySet<Guid> ChangedRoles => _changedRoles;

    private readonly HashSet<Guid> _inForceAssignments = [.. (InForceContent?.Assignments ?? []).Select(a => a.Id)];

    /// <summary>The assignments in the version in force; none while no version is.</summary>
    public IReadOnlySet<Guid> InForceAssignments => _inForceAssignments;

    public bool IsSigned(Guid roleId) => InForceContent?.Role(roleId) is not null;
}

/// <summary>Keeps the last standing; valid while the ledger's number and the day are the same, which one command tells.</summary>
public sealed class Standings(IDbContextFactory<RegisterDbContext> contexts, TimeProvider clock) : IDisposable
{
    private const int MaxAttempts = 5;

    private readonly SemaphoreSlim _one = new(1);
    private Standing? _last;

    /// <summary>Null until the organisation is set up.</summary>
    public async Task<Standing?> GetAsync(CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var number = await NumberAsync(db, cancellation);
        if (Fresh(number) is { } fresh)
        {
            return fresh;
        }

        await _one.WaitAsync(cancellation);
        try
        {
            return Fresh(number) ?? (_last = await WorkOutAsync(db, cancellation) ?? _last);
        }
        finally
        {
            _one.Release();
        }
    }

    public void Dispose() => _one.Dispose();

    private Standing? Fresh(long number) =>
        _last is { } last && last.LedgerNumber >= number && last.Day == OrganisationTime.DayOf(clock.GetUtcNow().UtcDateTime, last.TimeZoneId) ? last : null;

    // Read without holding anybody up: when the number is the same before and after, nothing changed in between.
    private async Task<Standing?> WorkOutAsync(RegisterDbContext db, CancellationToken cancellation)
    {
        for (var attempt = 1; ; attempt++)
        {
            var number = await NumberAsync(db, cancellation);
            var standing = await ReadAsync(db, number, cancellation);
            if (standing is null || attempt == MaxAttempts || await NumberAsync(db, cancellation) == number)
            {
                return standing;
            }
        }
    }

    private static Task<long> NumberAsync(RegisterDbContext db, CancellationToken cancellation) =>
        db.LedgerRows.Select(l => l.Number).SingleAsync(cancellation);

    private async Task<Standing?> ReadAsync(RegisterDbContext db, long number, CancellationToken cancellation)
    {
        var organisation = await db.Organisations.Select(o => new { o.Name, o.TimeZoneId }).SingleOrDefaultAsync(cancellation);
        if (organisation is null)
        {
            return null;
        }

        var day = OrganisationTime.DayOf(clock.GetUtcNow().UtcDateTime, organisation.TimeZoneId);
        var open = await db.Versions.AsNoTracking()
            .Where(v => v.State == VersionState.InForce || v.State == VersionState.Submitted)
            .ToListAsync(cancellation);
        var inForce = open.SingleOrDefault(v => v.State == VersionState.InForce);
        var last = await db.Versions
            .Where(v => v.Number != null)
            .OrderByDescending(v => v.Number)
            .Select(v => new
            {
                Number = v.Number!.Value,
                v.State,
                RevokedAt = v.Decisions.Where(d => d.Action == VersionAction.Revoke).Select(d => (DateTime?)d.At).FirstOrDefault(),
            })
            .FirstOrDefaultAsync(cancellation);
        var register = await LiveRegisters.SnapshotAsync(db, day, cancellation);
        return new(
            number,
            day,
            organisation.Name,
            organisation.TimeZoneId,
            Of(inForce),
            Of(open.SingleOrDefault(v => v.State == VersionState.Submitted)),
            inForce?.Content,
            register,
            await ToldChanges.BetweenAsync(db, inForce?.Content, register, cancellation))
        {
            LastNumber = last?.Number ?? 0,
            Revoked = last is { State: VersionState.Revoked, RevokedAt: { } at } ? new(last.Number, at) : null,
        };
    }

    private static VersionStanding? Of(RegisterVersion? version) =>
        version is null
            ? null
            : new(
                version.Id,
                version.Number,
                version.Title,
                version.InForceAt,
                version.SubmittedById,
                version.Needed,
                version.StandingApprovals().Count(),
                version.Signatories.Select(s => s.PersonId).Except(version.Approvals.Select(a => a.PersonId)).ToHashSet())
            {
                HasWaitingPaper = version.WaitingPaper().Any(),
            };
}

/// <summary>The standing this request works with.</summary>
public sealed class CurrentStanding
{
    private Standing? _standing;

    public bool IsSetUp => _standing is not null;

    public Standing Value => _standing ?? throw new InvalidOperationException("The organisation is not set up.");

    internal void Take(Standing? standing) => _standing = standing;
}

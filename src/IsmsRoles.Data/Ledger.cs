using IsmsRoles.Data.Accounts;
using IsmsRoles.Data.Registers;
using IsmsRoles.Domain;
using IsmsRoles.Domain.Access;
using IsmsRoles.Domain.Audit;
using IsmsRoles.Domain.Versions;
using Microsoft.EntityFrameworkCore;

namespace IsmsRoles.Data;

/// <summary>Who asks for a change: an account, or the system under a name.</summary>
public interface IActorSource
{
    Guid? AccountId { get; }

    /// <summary>The name the system acts under when no account does.</summary>
    string? SystemName { get; }
}

/// <summary>Names under which the system acts, as an auditor reads them.</summary>
public static class SystemNames
{
    public const string Command = "A command on the server";

    public const string Application = "The application";
}

/// <summary>What differs between databases in running a transaction.</summary>
public interface IDatabaseErrors
{
    /// <summary>A deadlock or a busy database: the whole command is run again.</summary>
    bool IsPassing(Exception exception);

    /// <summary>A unique key was hit.</summary>
    bool IsDuplicate(Exception exception);
}

/// <summary>Wakes the background work after a change: daily snapshots, documents.</summary>
public interface IChangeListener
{
    void Changed();
}

/// <summary>
/// Every change of the register runs here, in one transaction whose first statement increments the single ledger row;
/// whatever a rule judges is loaded after that, and audit numbers come from it. A deadlock or a busy database runs the
/// whole command again on a fresh context, so the work passed in must have no effect outside of it.
/// </summary>
public sealed class Ledger(
    IDbContextFactory<RegisterDbContext> contexts,
    IDatabaseErrors errors,
    IActorSource who,
    TimeProvider clock,
    IEnumerable<IChangeListener> listeners)
{
    private const int MaxAttempts = 6;

    /// <summary>The same ledger with the system acting, under a name an auditor understands.</summary>
    public Ledger As(string systemName) => new(contexts, errors, new SystemActor(systemName), clock, listeners);

    public Task ChangeAsync(Func<Change, Task> work, CancellationToken cancellation = default) =>
        ChangeAsync(
            async change =>
            {
                await work(change);
                return true;
            },
            cancellation);

    public async Task<T> ChangeAsync<T>(Func<Change, Task<T>> work, CancellationToken cancellation = default)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                var result = await AttemptAsync(work, cancellation);
                foreach (var listener in listeners)
                {
                    listener.Changed();
                }

                return result;
            }
            catch (Exception e) when (attempt < MaxAttempts && errors.IsPassing(e))
            {
                await Task.Delay(TimeSpan.FromMilliseconds(20 * attempt * attempt), clock, cancellation);
            }
        }
    }

    private async Task<T> AttemptAsync<T>(Func<Change, Task<T>> work, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        await db.LedgerRows.ExecuteUpdateAsync(row => row.SetProperty(r => r.Number, r => r.Number + 1), cancellation);
        var ledger = await db.LedgerRows.SingleAsync(cancellation);
        var now = Milliseconds(clock.GetUtcNow().UtcDateTime);
        var zone = await db.Organisations.Select(o => o.TimeZoneId).SingleOrDefaultAsync(cancellation);
        var today = OrganisationTime.DayOf(now, zone);
        var change = new Change(db, await ActorAsync(db, today, cancellation), now, today);
        await CloseEarlierDayAsync(db, ledger, change.Today, cancellation);
        var result = await work(change);
        Chain(db, ledger, change);
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return result;
    }

    // The account is read inside the transaction: access taken away a moment ago no longer acts.
    private async Task<Actor> ActorAsync(RegisterDbContext db, DateOnly today, CancellationToken cancellation)
    {
        if (who.AccountId is not { } accountId)
        {
            return Actor.System(who.SystemName ?? throw new InvalidOperationException("A change needs somebody who makes it."));
        }

        var account = await db.Users.AsNoTracking()
            .Where(a => a.Id == accountId)
            .Select(a => new { a.Access, a.PersonId, a.Email, a.ClosedAt, a.PasswordOrigin, a.SecondFactorOrigin, a.PersonOrigin, a.AccessEndsOn, Name = db.People.Where(p => p.Id == a.PersonId).Select(p => p.Name).FirstOrDefault() })
            .SingleOrDefaultAsync(cancellation);
        if (account is not { ClosedAt: null })
        {
            throw new RuleBrokenException("Your account has been closed.");
        }

        if (account.AccessEndsOn < today)
        {
            throw new RuleBrokenException($"The access of your account ended on {account.AccessEndsOn.InWords()}.");
        }

        var actor = new Actor(accountId, account.PersonId, account.Name ?? account.Email!, account.Access);
        return PaperConfirmers.Includes(actor.Access) // whose word may stand beside another's
            ? await SignerCredentials.AddAsync(db, actor, [account.PasswordOrigin, account.SecondFactorOrigin, account.PersonOrigin], cancellation)
            : actor;
    }

    // What was known at the end of a day must not be lost when the next day's first change comes before the background work.
    private static async Task CloseEarlierDayAsync(RegisterDbContext db, LedgerRow ledger, DateOnly today, CancellationToken cancellation)
    {
        if (ledger.ChangedOn < today && ledger.SnapshotNumber < ledger.Number - 1)
        {
            await DailySnapshots.TakeAsync(db, ledger, ledger.ChangedOn.Value, ledger.Number - 1, cancellation);
        }

        ledger.ChangedOn = today;
    }

    private static void Chain(RegisterDbContext db, LedgerRow ledger, Change change)
    {
        foreach (var bearer in db.ChangeTracker.Entries().Select(e => e.Entity).OfType<IBearsOrigin>().ToList())
        {
            bearer.Stamp(change.Actor, change.Now); // here, so that no caller can forget or forge it
        }

        var raisers = db.ChangeTracker.Entries().Select(e => e.Entity).OfType<IRaisesEvents>().ToList();
        var events = raisers.SelectMany(r => r.Raised).Concat(change.Recorded).OrderBy(e => e.Order).ToList();
        if (events.Count == 0 && db.ChangeTracker.Entries().Any(e => e.State != EntityState.Unchanged && e.Entity is not LedgerRow && !change.IsQuiet))
        {
            throw new InvalidOperationException("Something changed without an audit event.");
        }

        foreach (var raised in events)
        {
            var entry = AuditChain.Append(ledger.LastEvent + 1, ledger.Head, change.Now, change.Actor, raised.What);
            db.AuditEntries.Add(entry);
            (ledger.LastEvent, ledger.Head) = (entry.Number, entry.Hash);
            if (raised.What is Domain.Audit.Events.VersionCameIntoForce came)
            {
                raisers.OfType<RegisterVersion>().Single(v => v.Id == came.VersionId).PrintChainHead(entry.Hash);
            }
        }
    }

    private static DateTime Milliseconds(DateTime moment) => moment.AddTicks(-(moment.Ticks % TimeSpan.TicksPerMillisecond));

    private sealed record SystemActor(string SystemName) : IActorSource
    {
        public Guid? AccountId => null;
    }
}

/// <summary>One change under way: the context its rules load from, who acts, and when.</summary>
public sealed class Change(RegisterDbContext db, Actor actor, DateTime now, DateOnly today)
{
    private readonly List<RaisedEvent> _recorded = [];

    public RegisterDbContext Db { get; } = db;

    public Actor Actor { get; } = actor;

    /// <summary>UTC.</summary>
    public DateTime Now { get; } = now;

    /// <summary>The calendar day in the organisation's time zone.</summary>
    public DateOnly Today { get; } = today;

    internal IReadOnlyList<RaisedEvent> Recorded => _recorded;

    internal bool IsQuiet { get; private set; }

    /// <summary>Adds an event that belongs to no single entity, such as a whole import.</summary>
    public void Record(RegisterEvent what) => _recorded.Add(new(what));

    /// <summary>For housekeeping that nobody asks about: a try at the set-up code, a daily snapshot.</summary>
    public void StayQuiet() => IsQuiet = true;

    /// <summary>Rule 12: refuses when somebody else changed the thing since it was shown.</summary>
    public static void Expect(Entity thing, int revisionShown)
    {
        if (thing.Revision != revisionShown)
        {
            throw new ChangedMeanwhileException();
        }
    }
}

/// <summary>Somebody else changed the same thing since it was shown (rule 12). Pages show both values and keep what was typed.</summary>
public sealed class ChangedMeanwhileException() : Exception("Somebody else changed this since you opened it.");

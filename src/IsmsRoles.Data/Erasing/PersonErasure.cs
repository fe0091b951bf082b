using IsmsRoles.Data.Accounts;
using IsmsRoles.Data.Registers;
using IsmsRoles.Domain.Assignments;
using IsmsRoles.Domain.Audit;
using IsmsRoles.Domain.People;
using IsmsRoles.Domain.Versions;
using IsmsRoles.Domain.Versions.Content;
using Microsoft.EntityFrameworkCore;

namespace IsmsRoles.Data.Erasing;

/// <summary>
/// Erases a person's data (GDPR, article 17) as far as the organisation's signed records allow, in one change of the
/// ledger. Personal values beside audit events are deleted; the chain covers only their salted hashes, so it verifies
/// before and after (rule 11).
/// </summary>
public static class PersonErasure
{
    private const int BatchSize = 500;

    /// <summary>Says what an erasure would do, without doing it; null where there is no such person.</summary>
    public static async Task<ErasurePlan?> PlanAsync(RegisterDbContext db, Guid personId, DateTime now, DateOnly today, CancellationToken cancellation)
    {
        if (await db.People.AsNoTracking().SingleOrDefaultAsync(p => p.Id == personId, cancellation) is not { } person)
        {
            return null;
        }

        var traces = await PersonTraces.FindAsync(db, person, cancellation);
        var situation = await SituationAsync(db, traces, now, today, cancellation);
        return new(
            person,
            situation.Obstacles(person),
            await ErasurePlan.GoesAsync(db, traces, (await EndedAsync(db.Assignments.AsNoTracking(), traces, situation, cancellation)).Count, cancellation),
            await ErasurePlan.StaysAsync(db, traces, cancellation));
    }

    /// <summary>Erases, inside a change.</summary>
    /// <exception cref="Domain.RuleBrokenException">Something stands in the way; the message says what to do first.</exception>
    public static async Task EraseAsync(Change change, Guid personId, string? reason, CancellationToken cancellation)
    {
        var db = change.Db;
        var person = await db.People.SingleAsync(p => p.Id == personId, cancellation);
        var traces = await PersonTraces.FindAsync(db, person, cancellation);
        var situation = await SituationAsync(db, traces, change.Now, change.Today, cancellation);
        var values = await traces.ValuesAsync(cancellation);
        var assignments = await EndedAsync(db.Assignments, traces, situation, cancellation);

        person.Erase(change.Actor, situation, traces.Mentions, reason);
        foreach (var account in traces.Accounts)
        {
            account.Erase(person, change.Now, await OpenAdministrators.BesidesAsync(db, account.Id));
        }

        foreach (var assignment in assignments)
        {
            assignment.Forget(traces.Mentions, person.ErasedName);
        }

        foreach (var position in await db.Positions.ToListAsync(cancellation))
        {
            position.Forget(traces.Mentions, person.ErasedName);
        }

        await ForgetSignInsAsync(db, [.. traces.Accounts.Select(a => a.Id)], cancellation);
        await db.ImportUploads.ExecuteDeleteAsync(cancellation); // files on their way in; whoever is at it uploads theirs again
        await DeleteAsync(db, values, cancellation);
        await db.SaveChangesAsync(cancellation); // a snapshot the ledger has just taken of an earlier day is among those below
        await DailySnapshots.ForgetAsync(db, person, traces.Mentions, cancellation);
    }

    private static async Task<Erasure> SituationAsync(RegisterDbContext db, PersonTraces traces, DateTime now, DateOnly today, CancellationToken cancellation)
    {
        var open = await db.Versions.AsNoTracking().Where(v => v.State == VersionState.InForce || v.State == VersionState.Submitted).ToListAsync(cancellation);
        var register = await db.Organisations.AnyAsync(cancellation)
            ? await LiveRegisters.SnapshotAsync(db, today, cancellation)
            : throw new InvalidOperationException("There is no register yet.");
        return new(
            today,
            now,
            register,
            open.SingleOrDefault(v => v.State == VersionState.InForce),
            open.SingleOrDefault(v => v.State == VersionState.Submitted),
            await LiveMentions.FindAsync(db, traces.Person.Id, traces.Mentions, cancellation));
    }

    /// <summary>Assignments that are over and whose reasons or evidence mention them; those in use are part of what is signed.</summary>
    private static async Task<List<Assignment>> EndedAsync(IQueryable<Assignment> assignments, PersonTraces traces, Erasure situation, CancellationToken cancellation)
    {
        var live = situation.Register.Assignments.Select(a => a.Id).ToHashSet();
        Dictionary<Guid, Assignment> found = [];
        foreach (var pattern in traces.Mentions.Words.Select(PersonTraces.Pattern))
        {
            foreach (var assignment in await assignments
                .Where(a => EF.Functions.Like(a.BackdatedReason!, pattern, "\\") || EF.Functions.Like(a.AppointmentEvidence!, pattern, "\\")
                    || EF.Functions.Like(a.EndReason!, pattern, "\\") || EF.Functions.Like(a.EndEvidence!, pattern, "\\"))
                .ToListAsync(cancellation))
            {
                found.TryAdd(assignment.Id, assignment);
            }
        }

        return [.. found.Values.Where(a => a.IsEnded && !live.Contains(a.Id) && a.Mentions(traces.Mentions))];
    }

    private static async Task ForgetSignInsAsync(RegisterDbContext db, IReadOnlyList<Guid> accounts, CancellationToken cancellation)
    {
        await db.UserClaims.Where(c => accounts.Contains(c.UserId)).ExecuteDeleteAsync(cancellation);
        await db.UserLogins.Where(l => accounts.Contains(l.UserId)).ExecuteDeleteAsync(cancellation);
        await db.UserTokens.Where(t => accounts.Contains(t.UserId)).ExecuteDeleteAsync(cancellation);
        await db.UserPasskeys.Where(p => accounts.Contains(p.UserId)).ExecuteDeleteAsync(cancellation);
        await db.PasswordLinks.Where(l => accounts.Contains(l.AccountId)).ExecuteDeleteAsync(cancellation);
    }

    private static async Task DeleteAsync(RegisterDbContext db, IReadOnlyList<(long Event, string Hash)> values, CancellationToken cancellation)
    {
        foreach (var batch in values.Chunk(BatchSize))
        {
            var (events, hashes) = (batch.Select(v => v.Event).Distinct().ToList(), batch.Select(v => v.Hash).ToList());
            await db.Set<AuditPersonalValue>().Where(v => events.Contains(v.EventNumber) && hashes.Contains(v.Hash)).ExecuteDeleteAsync(cancellation);
        }
    }
}

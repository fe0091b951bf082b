using IsmsRoles.Data.Accounts;
using IsmsRoles.Data.Registers;
using IsmsRoles.Domain.Assignments;
using IsmsRoles.Domain.Audit;
using IsmsRoles.Domain.People;
using IsmsRoles.Domain.Roles;
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
        var assignments = await MentioningAsync(db.Assignments.AsNoTracking(), traces, cancellation);
        var ended = assignments.Count(a => IsOver(a, situation));
        var roles = await RetiredAsync(db.Roles.AsNoTracking(), traces, cancellation);
        return new(
            person,
            situation.Obstacles(person),
            await ErasurePlan.GoesAsync(db, traces, ended, roles.Count, cancellation),
            await ErasurePlan.StaysAsync(db, traces, assignments.Count - ended, cancellation));
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
        var assignments = await MentioningAsync(db.Assignments, traces, cancellation);
        var origins = await OriginTraces.FindAsync(db, traces, cancellation);

        person.Erase(change.Actor, situation, traces.Mentions, reason);
        foreach (var account in traces.Accounts)
        {
            account.Erase(person, change.Now, await OpenAdministrators.BesidesAsync(db, account.Id));
        }

        foreach (var assignment in assignments.Where(a => IsOver(a, situation)))
        {
            assignment.Forget(traces.Mentions, person.ErasedName);
        }

        foreach (var position in await db.Positions.ToListAsync(cancellation))
        {
            position.Forget(traces.Mentions, person.ErasedName);
        }

        foreach (var role in await RetiredAsync(db.Roles, traces, cancellation))
        {
            role.Forget(traces.Mentions, person.ErasedName);
        }

        await origins.ForgetAsync(db, cancellation);
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
            await LiveMentions.FindAsync(db, traces.Person.Id, traces.Mentions, cancellation))
        {
            WaitsAsSuccessor = await WaitsAsSuccessorAsync(db, traces.Person.Id, cancellation),
        };
    }

    private static async Task<bool> WaitsAsSuccessorAsync(RegisterDbContext db, Guid personId, CancellationToken cancellation)
    {
        var last = await db.Versions.MaxAsync(v => v.Number, cancellation) ?? 0;
        return (await db.SuccessorSignatories.AsNoTracking().Where(s => s.PersonId == personId).ToListAsync(cancellation)).Any(s => s.IsOpen(last));
    }

    private static async Task<List<Role>> RetiredAsync(IQueryable<Role> roles, PersonTraces traces, CancellationToken cancellation) =>
        [.. (await roles.Where(r => r.RetiredOn != null).ToListAsync(cancellation)).Where(r => r.Mentions(traces.Mentions))];

    /// <summary>Whether an assignment is no part any more of what is signed next.</summary>
    private static bool IsOver(Assignment assignment, Erasure situation) =>
        assignment.IsEnded && situation.Register.Assignments.All(a => a.Id != assignment.Id);

    /// <summary>Assignments whose reasons or evidence mention them.</summary>
    private static async Task<List<Assignment>> MentioningAsync(IQueryable<Assignment> assignments, PersonTraces traces, CancellationToken cancellation)
    {
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

        return [.. found.Values.Where(a => a.Mentions(traces.Mentions))];
    }

    private static async Task ForgetSignInsAsync(RegisterDbContext db, IReadOnlyList<Guid> accounts, CancellationToken cancellation)
    {
        await db.UserClaims.Where(c => accounts.Contains(c.UserId)).ExecuteDeleteAsync(cancellation);
        await db.UserLogins.Where(l => accounts.Contains(l.UserId)).ExecuteDeleteAsync(cancellation);
        await db.UserTokens.Where(t => accounts.Contains(t.UserId)).ExecuteDeleteAsync(cancellation);
        await db.UserPasskeys.Where(p => accounts.Contains(p.UserId)).ExecuteDeleteAsync(cancellation);
        await db.SecondFactors.Where(f => accounts.Contains(f.AccountId)).ExecuteDeleteAsync(cancellation);
        await db.RecoveryCodes.Where(c => accounts.Contains(c.AccountId)).ExecuteDeleteAsync(cancellation);
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

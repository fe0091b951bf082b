using IsmsRoles.Domain.Roles;
using IsmsRoles.Domain.Versions;
using IsmsRoles.Domain.Versions.Content;
using Microsoft.EntityFrameworkCore;

namespace IsmsRoles.Data.Registers;

/// <summary>Loads what rules 5 to 9 judge. Inside a change it is what will be committed; on a page it is for display.</summary>
public static class SigningSituations
{
    /// <param name="submitterId">The person who would submit, or who acts in another way.</param>
    public static Task<SigningSituation> LoadAsync(RegisterDbContext db, Guid? submitterId, DateTime now, DateOnly today, CancellationToken cancellation = default) =>
        LoadAsync(db, submitterId, now, today, withFormer: false, cancellation);

    /// <summary>The same with the version before the one in force: who may revoke is judged by both.</summary>
    public static Task<SigningSituation> LoadForRevokingAsync(RegisterDbContext db, Guid? personId, DateTime now, DateOnly today, CancellationToken cancellation = default) =>
        LoadAsync(db, personId, now, today, withFormer: true, cancellation);

    private static async Task<SigningSituation> LoadAsync(RegisterDbContext db, Guid? submitterId, DateTime now, DateOnly today, bool withFormer, CancellationToken cancellation)
    {
        var open = await db.Versions.Where(v => v.State == VersionState.InForce || v.State == VersionState.Submitted).ToListAsync(cancellation);
        var inForce = open.SingleOrDefault(v => v.State == VersionState.InForce);
        var submitted = open.SingleOrDefault(v => v.State == VersionState.Submitted);
        var lastNumber = await db.Versions.MaxAsync(v => v.Number, cancellation) ?? 0;
        var submissions = await db.Versions.CountAsync(v => v.ProposedNumber == lastNumber + 1, cancellation);
        var founders = await db.FoundingSignatories.ToListAsync(cancellation);

        var successors = await db.SuccessorSignatories.Where(s => s.AfterNumber == lastNumber).ToListAsync(cancellation);

        // After a revocation, the last version that was not revoked says who is top management.
        var before = inForce is null || withFormer
            ? await db.Versions.Where(v => v.State == VersionState.Superseded).OrderByDescending(v => v.Number).FirstOrDefaultAsync(cancellation)
            : null;
        var read = new[] { inForce, before }.OfType<RegisterVersion>().ToList();
        var top = read.SelectMany(v => TopManagement(v).Select(a => (Version: v, Assignment: a))).ToList();
        var assignmentIds = top.Select(a => a.Assignment.Id).ToHashSet();
        var contents = read.Append(submitted).OfType<RegisterVersion>().Select(v => v.Content).ToList();
        var positionIds = contents.SelectMany(c => c.Positions).Select(p => p.Id).ToHashSet();
        var named = top.SelectMany(a => a.Version.Content.Position(a.Assignment.PositionId)?.Holders.Select(h => h.PersonId) ?? [a.Assignment.PersonId ?? Guid.Empty]);

        // Everyone in the contents too: who left since submission is printed, and 5.3 a or b must not have left.
        var personIds = contents.SelectMany(c => c.People).Select(p => p.Id).Concat(named).Concat(founders.Select(f => f.PersonId)).Concat(successors.Select(s => s.PersonId)).ToHashSet();
        personIds.Add(submitterId ?? Guid.Empty);
        var people = await db.People.Where(p => personIds.Contains(p.Id)).ToListAsync(cancellation);
        var employerIds = people.Select(p => p.EmployerId).OfType<Guid>().ToHashSet();
        return new(
            today,
            now,
            inForce,
            submitted,
            lastNumber,
            submissions,
            founders,
            await db.Assignments.Where(a => assignmentIds.Contains(a.Id)).ToDictionaryAsync(a => a.Id, cancellation),
            people.ToDictionary(p => p.Id),
            await db.Positions
                .Where(p => positionIds.Contains(p.Id) || db.Assignments.Any(a => a.PositionId == p.Id && a.EndedOn == null))
                .ToDictionaryAsync(p => p.Id, cancellation),
            await db.ThirdParties.Where(t => employerIds.Contains(t.Id)).ToDictionaryAsync(t => t.Id, cancellation))
        {
            SecondFactorRequired = await db.Organisations.Select(o => o.ApproversNeedSecondFactor).SingleOrDefaultAsync(cancellation),
            LastUnrevoked = inForce is null ? before : null,
            Former = inForce is null ? null : before,
            Successors = successors,
        };
    }

    /// <summary>As inside a change, in its transaction.</summary>
    public static Task<SigningSituation> LoadAsync(Change change, CancellationToken cancellation = default) =>
        LoadAsync(change.Db, change.Actor.PersonId, change.Now, change.Today, withFormer: false, cancellation);

    public static Task<SigningSituation> LoadForRevokingAsync(Change change, CancellationToken cancellation = default) =>
        LoadAsync(change.Db, change.Actor.PersonId, change.Now, change.Today, withFormer: true, cancellation);

    private static IEnumerable<AssignmentContent> TopManagement(RegisterVersion version) =>
        version.Content.Designated(DesignationKind.TopManagement) is { } top ? version.Content.AssignmentsOf(top.Id) : [];
}

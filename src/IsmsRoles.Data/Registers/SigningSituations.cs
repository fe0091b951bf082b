using IsmsRoles.Domain.Roles;
using IsmsRoles.Domain.Versions;
using IsmsRoles.Domain.Versions.Content;
using Microsoft.EntityFrameworkCore;

namespace IsmsRoles.Data.Registers;

/// <summary>Loads what rules 5 to 9 judge. Inside a change it is what will be committed; on a page it is for display.</summary>
public static class SigningSituations
{
    /// <param name="submitterId">The person who would submit.</param>
    public static async Task<SigningSituation> LoadAsync(RegisterDbContext db, Guid? submitterId, DateTime now, DateOnly today, CancellationToken cancellation = default)
    {
        var open = await db.Versions.Where(v => v.State == VersionState.InForce || v.State == VersionState.Submitted).ToListAsync(cancellation);
        var inForce = open.SingleOrDefault(v => v.State == VersionState.InForce);
        var submitted = open.SingleOrDefault(v => v.State == VersionState.Submitted);
        var lastNumber = await db.Versions.MaxAsync(v => v.Number, cancellation) ?? 0;
        var submissions = await db.Versions.CountAsync(v => v.ProposedNumber == lastNumber + 1, cancellation);
        var founders = await db.FoundingSignatories.ToListAsync(cancellation);

        var top = TopManagement(inForce);
        var assignmentIds = top.Select(a => a.Id).ToList();
        var contents = new[] { inForce?.Content, submitted?.Content }.OfType<RegisterSnapshot>().ToList();
        var positionIds = contents.SelectMany(c => c.Positions).Select(p => p.Id).ToHashSet();
        var named = top.SelectMany(a => inForce!.Content.Position(a.PositionId)?.Holders.Select(h => h.PersonId) ?? [a.PersonId ?? Guid.Empty]);

        // Everyone in the contents too: who left since submission is printed, and 5.3 a or b must not have left.
        var personIds = contents.SelectMany(c => c.People).Select(p => p.Id).Concat(named).Concat(founders.Select(f => f.PersonId)).ToHashSet();
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
        };
    }

    /// <summary>As inside a change, in its transaction.</summary>
    public static Task<SigningSituation> LoadAsync(Change change, CancellationToken cancellation = default) =>
        LoadAsync(change.Db, change.Actor.PersonId, change.Now, change.Today, cancellation);

    private static List<AssignmentContent> TopManagement(RegisterVersion? inForce) =>
        inForce?.Content.Designated(DesignationKind.TopManagement) is { } top ? [.. inForce.Content.AssignmentsOf(top.Id)] : [];
}

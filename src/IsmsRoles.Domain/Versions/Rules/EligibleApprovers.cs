using IsmsRoles.Domain.Assignments;
using IsmsRoles.Domain.Roles;
using IsmsRoles.Domain.Versions.Content;

namespace IsmsRoles.Domain.Versions;

/// <summary>A person whose signature counts today, and why.</summary>
public sealed record EligibleApprover(Guid PersonId, string Name, string JobTitle, SigningCapacity Capacity, string Evidence);

/// <summary>Rule 5: who may approve on the day of signing.</summary>
public static class EligibleApprovers
{
    public static IReadOnlyList<EligibleApprover> In(SigningSituation situation) =>
        [.. (situation.InForce is { } inForce ? ByVersion(inForce, situation) : situation.LastNumber == 0 ? ByFounding(situation) : [])
            .DistinctBy(a => a.PersonId)
            .OrderBy(a => a.Name, Alphabetical.Order)
            .ThenBy(a => a.PersonId)];

    private static IEnumerable<EligibleApprover> ByFounding(SigningSituation situation) =>
        from founder in situation.Founders
        let person = situation.WithUs(founder.PersonId)
        where person is not null
        select new EligibleApprover(person.Id, person.Name, person.JobTitle ?? "", SigningCapacity.FoundingSignatory, founder.EvidenceReference);

    // Rule 5 a: in the version in force, for the whole ISMS, begun, ended neither there nor in the register, never a deputy.
    private static IEnumerable<EligibleApprover> ByVersion(RegisterVersion inForce, SigningSituation situation)
    {
        if (inForce.Content.Designated(DesignationKind.TopManagement) is not { } top)
        {
            yield break;
        }

        foreach (var signed in inForce.Content.AssignmentsOf(top.Id))
        {
            if (signed.Kind == AssignmentKind.Deputy || signed.Scope is not null || !signed.Covers(situation.Day)
                || !situation.Assignments.TryGetValue(signed.Id, out var live) || !live.Covers(situation.Day))
            {
                continue;
            }

            foreach (var (personId, from) in Holders(signed, inForce, situation))
            {
                if (situation.WithUs(personId) is { } person && !person.LeftBetween(from, situation.Day))
                {
                    yield return new(person.Id, person.Name, person.JobTitle ?? "", SigningCapacity.TopManagement, $"{top.Title}, in force with version {inForce.Number}");
                }
            }
        }
    }

    // For a position, only those of its holders named in that version, who hold it still.
    private static IEnumerable<(Guid PersonId, DateOnly From)> Holders(AssignmentContent signed, RegisterVersion inForce, SigningSituation situation)
    {
        if (signed.PersonId is { } person)
        {
            return [(person, signed.From)];
        }

        if (inForce.Content.Position(signed.PositionId) is not { } named || named.AbolishedOn < situation.Day || !situation.Positions.TryGetValue(named.Id, out var live))
        {
            return [];
        }

        var today = live.TenuresOn(situation.Day).Select(t => t.PersonId).ToHashSet();
        return named.Holders
            .Where(h => Days.Covers(h.From, h.Until, situation.Day) && today.Contains(h.PersonId))
            .Select(h => (h.PersonId, h.From));
    }
}

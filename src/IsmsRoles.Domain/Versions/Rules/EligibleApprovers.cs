using IsmsRoles.Domain.Assignments;
using IsmsRoles.Domain.Roles;
using IsmsRoles.Domain.Versions.Content;

namespace IsmsRoles.Domain.Versions;

/// <summary>A person whose signature counts today, and why.</summary>
public sealed record EligibleApprover(Guid PersonId, string Name, string JobTitle, SigningCapacity Capacity, string Evidence);

/// <summary>Rule 5: who may approve on the day of signing.</summary>
public static class EligibleApprovers
{
    public static IReadOnlyList<EligibleApprover> In(SigningSituation situation)
    {
        var qualified = Qualified(situation);
        return qualified.Count < QuorumNeeds(situation, qualified.Count) ? Ordered(qualified.Concat(BySuccession(situation))) : qualified;
    }

    /// <summary>Whether fewer qualify by rule 5 a or b than the quorum needs, so that a successor signatory may be entered (5 c).</summary>
    public static bool AreTooFew(SigningSituation situation)
    {
        var qualified = Qualified(situation).Count;
        return qualified < QuorumNeeds(situation, qualified);
    }

    /// <summary>Those who qualify under one version alone, whether or not it is the last.</summary>
    internal static IReadOnlyList<EligibleApprover> Under(RegisterVersion version, SigningSituation situation) => Ordered(ByVersion(version, situation));

    // Where every version was revoked nobody qualifies: founders may sign until version 1 is in force, and not again.
    private static IReadOnlyList<EligibleApprover> Qualified(SigningSituation situation) =>
        Ordered(situation.LastSigned is { } last ? ByVersion(last, situation) : situation.LastNumber == 0 ? ByFounding(situation) : []);

    // Only what was signed counts here: a quorum raised in the register alone must not open this door.
    private static int QuorumNeeds(SigningSituation situation, int qualified) =>
        situation.LastSigned?.Content.Quorum.ToQuorum().Required(qualified) ?? 1;

    private static IReadOnlyList<EligibleApprover> Ordered(IEnumerable<EligibleApprover> approvers) =>
        [.. approvers
            .DistinctBy(a => a.PersonId)
            .OrderBy(a => a.Name, Alphabetical.Order)
            .ThenBy(a => a.PersonId)];

    private static IEnumerable<EligibleApprover> BySuccession(SigningSituation situation) =>
        from successor in situation.Successors
        where successor.CountsOn(situation.Day, situation.LastNumber)
        let person = situation.WithUs(successor.PersonId)
        where person is not null
        select new EligibleApprover(person.Id, person.Name, person.JobTitle ?? "", SigningCapacity.SuccessorSignatory, successor.EvidenceInWords);

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
                    yield return new(person.Id, person.Name, person.JobTitle ?? "", SigningCapacity.TopManagement, $"{top.Title}, {(inForce.State == VersionState.InForce ? "in force with" : "as signed in")} version {inForce.Number}");
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

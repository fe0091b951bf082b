using IsmsRoles.Domain.Assignments;

namespace IsmsRoles.Domain.Versions.Content;

/// <summary>
/// Who really holds a role on a day, looking through positions to the people and through people to their employer's
/// contract (rule 2): what has left, was abolished or ran out counts as not held from the following day.
/// </summary>
public static class HeldOn
{
    /// <summary>People who hold by this assignment on the day; none for a third party, which holds as itself.</summary>
    public static IEnumerable<PersonContent> PeopleBehind(this RegisterSnapshot register, AssignmentContent assignment, DateOnly day)
    {
        if (!assignment.Covers(day))
        {
            return [];
        }

        if (assignment.PositionId is null)
        {
            return register.Person(assignment.PersonId) is { } person && register.IsWithUs(person, day) ? [person] : [];
        }

        return register.Position(assignment.PositionId) is { } position && !(position.AbolishedOn < day)
            ? position.Holders
                .Where(t => Days.Covers(t.From, t.Until, day))
                .Select(t => register.Person(t.PersonId))
                .OfType<PersonContent>()
                .Where(p => register.IsWithUs(p, day))
            : [];
    }

    public static bool IsHeldOn(this RegisterSnapshot register, AssignmentContent assignment, DateOnly day) =>
        register.ThirdParty(assignment.ThirdPartyId) is { } thirdParty
            ? assignment.Covers(day) && HasContract(thirdParty, day)
            : register.PeopleBehind(assignment, day).Any();

    /// <summary>No holder and no acting holder on the day; a deputy alone does not fill a role. Everyone's role is never vacant.</summary>
    public static bool IsVacantOn(this RegisterSnapshot register, RoleContent role, DateOnly day) =>
        register.Designated(Roles.DesignationKind.Everyone)?.Id != role.Id
        && !register.AssignmentsOf(role.Id).Any(a => a.Kind != AssignmentKind.Deputy && register.IsHeldOn(a, day));

    private static bool IsWithUs(this RegisterSnapshot register, PersonContent person, DateOnly day) =>
        !(person.LeavesOn < day) && (register.ThirdParty(person.EmployerId) is not { } employer || HasContract(employer, day));

    private static bool HasContract(ThirdPartyContent thirdParty, DateOnly day) => !(Days.Earlier(thirdParty.ContractEndsOn, thirdParty.EndedOn) < day);
}

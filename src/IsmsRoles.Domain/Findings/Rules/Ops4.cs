using IsmsRoles.Domain.Assignments;

namespace IsmsRoles.Domain.Findings.Rules;

/// <summary>OPS-4: time is up and nobody dealt with it.</summary>
public sealed class Ops4 : FindingRule
{
    public override string Id => "OPS-4";

    public override FindingSeverity Severity => FindingSeverity.Minor;

    public override IReadOnlyList<string> Clauses => ["5.3", "A.5.20"];

    public override AuditQuestion Question => AuditQuestion.MatchesReality;

    public override CommonMistake Mistake => CommonMistake.RegisterAndRealityDiffer;

    public override string Title => "A term or a contract has run out";

    public override string Meaning =>
        "An assignment was given until a day that is over, or the contract of a third party has ended while it, or somebody it employs, is still on the table. Since then nobody holds by it.";

    public override string Evidence =>
        "The assignment ended or a new one signed; the contract renewed or the third party taken off the register.";

    public override IEnumerable<Finding> Find(RegisterFacts facts, DateOnly day)
    {
        var register = facts.Register;
        foreach (var assignment in register.Assignments)
        {
            if (assignment.Until is { } last && last < day)
            {
                var (name, role) = (register.NameOf(assignment), register.RoleOf(assignment));
                var how = assignment.Kind switch { AssignmentKind.Deputy => $"as deputy for {role}", AssignmentKind.Acting => $"as acting {role}", _ => $"as {role}" };
                yield return Raise(
                    $"The term of {name} {how} ran out on {last.InWords()}.",
                    Remedy.RedateAssignment(assignment.Id),
                    [FindingSubject.Assignment(assignment.Id, $"{role}: {name}"), .. register.Role(assignment.RoleId) is { } r ? [FindingSubject.Of(r)] : Array.Empty<FindingSubject>()]) with
                {
                    Since = last.AddDays(1),
                    Facts = [$"{last:O}"],
                };
            }
        }

        var byThirdParty = register.Assignments.Where(a => !(a.Until < day)).ToLookup(a => a.ThirdPartyId ?? register.Person(a.PersonId)?.EmployerId ?? Guid.Empty);
        foreach (var thirdParty in register.ThirdParties)
        {
            if (Days.Earlier(thirdParty.ContractEndsOn, thirdParty.EndedOn) is { } last && last < day)
            {
                var roles = byThirdParty[thirdParty.Id].Select(register.RoleOf).Distinct().Order(Alphabetical.Order).ToList();
                var and = roles.Count > 0 ? $", and it or somebody it employs is still on the table for {RegisterQuestions.Listed(roles)}"
                    : thirdParty.EndedOn < day ? ", and somebody it employs is still named in the register"
                    : ", and it is still in the register";
                yield return Raise($"The contract with {thirdParty.Name} {(thirdParty.EndedOn == last ? "was ended" : "ran out")} on {last.InWords()}{and}.", Remedy.HandOverFrom(FindingSubject.Of(thirdParty)), FindingSubject.Of(thirdParty)) with
                {
                    Since = last.AddDays(1),
                    Facts = [$"{last:O}"],
                };
            }
        }
    }
}

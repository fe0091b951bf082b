namespace IsmsRoles.Domain.Findings.Rules;

/// <summary>EXT-1: a provider nobody answers for.</summary>
public sealed class Ext1 : FindingRule
{
    public override string Id => "EXT-1";

    public override FindingSeverity Severity => FindingSeverity.Minor;

    public override IReadOnlyList<string> Clauses => ["A.5.19", "A.5.20"];

    public override AuditQuestion Question => AuditQuestion.MatchesReality;

    public override CommonMistake Mistake => CommonMistake.OutsourcedAndForgotten;

    public override string Title => "A third party has no role, no inside owner or no contract";

    public override string Meaning =>
        "A provider works inside the scope of the ISMS, and the register does not say what it answers for, who here owns the relationship, or under which contract. An owner who has left or is external is none.";

    public override string Evidence =>
        "For each third party a role it or somebody it employs holds, a person inside who owns the relationship, and the contract's reference.";

    public override IEnumerable<Finding> Find(RegisterFacts facts, DateOnly day)
    {
        var register = facts.Register;
        var holding = register.Assignments.Where(facts.Holdings.IsHeld).Select(a => a.ThirdPartyId)
            .Concat(facts.Holdings.All.Select(h => h.Person.EmployerId))
            .ToHashSet();
        foreach (var thirdParty in register.ThirdParties.Where(t => !(t.EndedOn < day)))
        {
            List<string> missing =
            [
                .. holding.Contains(thirdParty.Id) || Days.Earlier(thirdParty.ContractEndsOn, thirdParty.EndedOn) < day ? Array.Empty<string>() : ["no role"],
                .. register.InsideOwner(thirdParty, day) is null ? ["no owner inside"] : Array.Empty<string>(),
                .. thirdParty.ContractReference is null ? ["no contract reference"] : Array.Empty<string>(),
            ];
            if (missing.Count > 0)
            {
                var gone = register.Person(thirdParty.OwnerId) is { } owner && missing.Contains("no owner inside")
                    ? owner.LeavesOn < day ? $" ({owner.Name}, who owned the relationship, left on {owner.LeavesOn.InWords()})" : $" ({owner.Name} is external)"
                    : "";
                yield return Raise(
                    $"{thirdParty.Name} has {RegisterQuestions.Listed(missing)}{gone}.",
                    missing is ["no role"] ? new Remedy(RemedyKind.Assign) { ThirdPartyId = thirdParty.Id } : Remedy.EditThirdParty(thirdParty.Id),
                    FindingSubject.Of(thirdParty)) with
                {
                    Since = missing is ["no owner inside"] && register.Person(thirdParty.OwnerId)?.LeavesOn is { } left && left < day ? left.AddDays(1) : null,
                    Facts = missing,
                };
            }
        }
    }
}

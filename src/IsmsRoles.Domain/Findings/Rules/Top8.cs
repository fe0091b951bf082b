using IsmsRoles.Domain.Access;

namespace IsmsRoles.Domain.Findings.Rules;

/// <summary>TOP-8: somebody else held a key to a signature.</summary>
public sealed class Top8 : FindingRule
{
    public override string Id => "TOP-8";

    public override FindingSeverity Severity => FindingSeverity.Minor;

    public override IReadOnlyList<string> Clauses => ["5.3"];

    public override AuditQuestion Question => AuditQuestion.AssignedByTopManagement;

    public override CommonMistake Mistake => CommonMistake.NobodyInChargeAssignedIt;

    public override string Title => "An approver's credential came from somebody with an interest";

    public override string Meaning =>
        "Whoever submitted the version in force, or is appointed by it, had issued the password link of an approver, reset their second factor or linked their account to their person. They could have signed in the approver's place.";

    public override string Evidence =>
        "A second factor or passkey that the approver alone set up, issued by nobody with an interest, and the next version signed with it; until then the approver's word to the auditor.";

    public override IEnumerable<Finding> Find(RegisterFacts facts, DateOnly day)
    {
        foreach (var approver in facts.InForce?.Approvers.Where(a => a.Notable.Count > 0) ?? [])
        {
            var inForce = facts.InForce!;
            var acts = approver.Notable.Select(o => $"{o.Name}, {(o.Interest == OriginInterest.Submitter ? "who submitted it" : "whom it appoints")},{o.InWords()[o.Name.Length..]}").Distinct().ToList();
            yield return Raise(
                $"{approver.Name} signed {inForce.Title} with an account behind which somebody else stood: {RegisterQuestions.Listed(acts)}.",
                Remedy.OpenAccount(approver.AccountId),
                [
                    FindingSubject.Person(approver.PersonId, approver.Name),
                    FindingSubject.Version(inForce.Id, inForce.Title),
                    .. approver.Notable.Where(o => o.PersonId is not null).Select(o => FindingSubject.Person(o.PersonId!.Value, o.Name)).Distinct(),
                ]) with
            {
                Since = approver.SignedOn,
                Facts = [inForce.Id.ToString(), .. approver.Notable.Select(o => $"{o.Kind} {o.AccountId} {o.Interest}")],
            };
        }
    }
}

using IsmsRoles.Domain.Roles;

namespace IsmsRoles.Domain.Findings.Rules;

/// <summary>TOP-5: whoever signed is gone.</summary>
public sealed class Top5 : FindingRule
{
    public override string Id => "TOP-5";

    public override FindingSeverity Severity => FindingSeverity.Observation;

    public override IReadOnlyList<string> Clauses => ["5.3", "5.1"];

    public override AuditQuestion Question => AuditQuestion.AssignedByTopManagement;

    public override CommonMistake Mistake => CommonMistake.NobodyInChargeAssignedIt;

    public override string Title => "An approver has left or is no longer top management";

    public override string Meaning =>
        "Somebody who signed the version in force has since left, or is top management no more. The signature stands; whether those who lead today stand behind it is what an auditor will ask them.";

    public override string Evidence =>
        "The next version, signed by those who are top management now.";

    public override IEnumerable<Finding> Find(RegisterFacts facts, DateOnly day)
    {
        if (facts.InForce is not { } inForce)
        {
            yield break;
        }

        var top = new[] { inForce.Content, facts.Register }.Select(c => c.Designated(DesignationKind.TopManagement)?.Id).Distinct().ToList();
        foreach (var approver in inForce.Approvers)
        {
            var told = approver.LeftOn is { } last ? $"left on {last.InWords()}"
                : top.SelectMany(facts.Holdings.OfRole).Any(h => h.Person.Id == approver.PersonId && !h.IsDeputy) ? null
                : "is not top management today";
            if (told is not null)
            {
                yield return Raise(
                    $"{approver.Name}, who signed {inForce.Title} on {approver.SignedOn.InWords()}, {told}. The signature stands.",
                    Remedy.OpenVersion(inForce.Id),
                    FindingSubject.Person(approver.PersonId, approver.Name),
                    FindingSubject.Version(inForce.Id, inForce.Title)) with
                {
                    Since = approver.LeftOn?.AddDays(1),
                    Facts = [inForce.Id.ToString(), $"{approver.LeftOn:O}"],
                };
            }
        }
    }
}

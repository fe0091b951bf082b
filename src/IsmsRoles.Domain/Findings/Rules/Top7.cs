using IsmsRoles.Domain.Versions;

namespace IsmsRoles.Domain.Findings.Rules;

/// <summary>TOP-7: the record took an approver's standing away.</summary>
public sealed class Top7 : FindingRule
{
    public override string Id => "TOP-7";

    public override FindingSeverity Severity => FindingSeverity.Major;

    public override IReadOnlyList<string> Clauses => ["5.3"];

    public override AuditQuestion Question => AuditQuestion.AssignedByTopManagement;

    public override CommonMistake Mistake => CommonMistake.NobodyInChargeAssignedIt;

    public override string Title => "An approver was not top management when signing";

    public override string Meaning =>
        "By the record as it stands today, somebody who signed the version in force was not top management on the day of signing: an assignment, a time in a position or a first day was given other dates later. Then top management did not assign what the version says.";

    public override string Evidence =>
        "A record that is right about that day, or a new version signed by those who are top management.";

    public override IEnumerable<Finding> Find(RegisterFacts facts, DateOnly day) =>
        from inForce in new[] { facts.InForce }.OfType<VersionFacts>()
        from approver in inForce.Approvers
        where !approver.WasTopManagement
        let was = approver.Capacity == SigningCapacity.TopManagement ? "top management" : "with the organisation"
        select Raise(
            $"{approver.Name} signed {inForce.Title} on {approver.SignedOn.InWords()}, but by the record as it stands was not {was} on that day.",
            Remedy.OpenVersion(inForce.Id),
            FindingSubject.Person(approver.PersonId, approver.Name),
            FindingSubject.Version(inForce.Id, inForce.Title)) with
        {
            Since = approver.SignedOn,
            Facts = [inForce.Id.ToString()],
        };
}

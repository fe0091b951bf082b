namespace IsmsRoles.Domain.Findings.Rules;

/// <summary>EXT-2: silence about providers.</summary>
public sealed class Ext2 : FindingRule
{
    public override string Id => "EXT-2";

    public override FindingSeverity Severity => FindingSeverity.Observation;

    public override IReadOnlyList<string> Clauses => ["5.3", "8.1"];

    public override AuditQuestion Question => AuditQuestion.Documented;

    public override CommonMistake Mistake => CommonMistake.OutsourcedAndForgotten;

    public override string Title => "Nothing is said about third parties";

    public override string Meaning =>
        "The register lists no third party and does not state that none is in scope. An auditor cannot tell whether there is none or nobody looked.";

    public override string Evidence =>
        "At least one third party in the register, or the statement that none is in the scope of the ISMS.";

    public override IEnumerable<Finding> Find(RegisterFacts facts, DateOnly day)
    {
        if (facts.Register.Organisation.NoThirdParties == 0 && !facts.Register.ThirdParties.Any(t => !(t.EndedOn < day)))
        {
            yield return Raise("The register lists no third party and does not state that none is in scope.", Remedy.AddThirdParty, FindingSubject.Register);
        }
    }
}

using IsmsRoles.Domain.Roles;

namespace IsmsRoles.Domain.Findings.Rules;

/// <summary>AUT-2: answering for the ISMS with empty hands.</summary>
public sealed class Aut2 : FindingRule
{
    private static readonly AuthorityKind[] Needed = [AuthorityKind.RequireCompliance, AuthorityKind.EscalateToTopManagement, AuthorityKind.RequestResources];

    public override string Id => "AUT-2";

    public override FindingSeverity Severity => FindingSeverity.Major;

    public override IReadOnlyList<string> Clauses => ["5.3"];

    public override AuditQuestion Question => AuditQuestion.Documented;

    public override CommonMistake Mistake => CommonMistake.RolesInNameOnly;

    public override string Title => "The 5.3 a role lacks an authority it needs";

    public override string Meaning =>
        "Whoever answers for the ISMS conforming to the standard must be able to require compliance, to go to top management, and to ask for people and money. Without one of these the responsibility cannot be carried.";

    public override string Evidence =>
        "The three authorities at the role designated for 5.3 a, in the version in force.";

    public override IEnumerable<Finding> Find(RegisterFacts facts, DateOnly day)
    {
        if (facts.Register.Designated(DesignationKind.IsmsConformity) is not { } role)
        {
            yield break;
        }

        var missing = Needed.Where(kind => role.Authorities.All(a => a.Kind != kind)).ToList();
        if (missing.Count > 0)
        {
            var words = RegisterQuestions.Listed([.. missing.Select(k => k.InWords().ToLowerInvariant())]).Replace(" and ", " or ", StringComparison.Ordinal);
            yield return Raise($"{role.Title}, designated for {DesignationKind.IsmsConformity.InWords()}, has no authority to {words}.", Remedy.EditRole(role.Id), FindingSubject.Of(role)) with
            {
                Facts = [.. missing.Select(k => k.ToString())],
            };
        }
    }
}

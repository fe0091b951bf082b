namespace IsmsRoles.Domain.Findings.Rules;

/// <summary>DOC-2: a title alone assigns nothing.</summary>
public sealed class Doc2 : FindingRule
{
    public override string Id => "DOC-2";

    public override FindingSeverity Severity => FindingSeverity.Minor;

    public override IReadOnlyList<string> Clauses => ["5.3"];

    public override AuditQuestion Question => AuditQuestion.Documented;

    public override CommonMistake Mistake => CommonMistake.RolesInNameOnly;

    public override string Title => "A role has no responsibilities";

    public override string Meaning =>
        "A role is on the table without a single responsibility. Whoever holds it cannot know what they answer for, and nothing was assigned to them.";

    public override string Evidence =>
        "At least one sentence for each role that says what it is accountable for, in the version in force.";

    public override IEnumerable<Finding> Find(RegisterFacts facts, DateOnly day) =>
        from role in facts.Register.Roles
        where role.Responsibilities.Count == 0
        select Raise($"{role.Title} has no responsibilities.", Remedy.EditRole(role.Id), FindingSubject.Of(role));
}

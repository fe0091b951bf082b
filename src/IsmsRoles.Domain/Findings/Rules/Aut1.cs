namespace IsmsRoles.Domain.Findings.Rules;

/// <summary>AUT-1: answering without deciding.</summary>
public sealed class Aut1 : FindingRule
{
    public override string Id => "AUT-1";

    public override FindingSeverity Severity => FindingSeverity.Minor;

    public override IReadOnlyList<string> Clauses => ["5.3"];

    public override AuditQuestion Question => AuditQuestion.Documented;

    public override CommonMistake Mistake => CommonMistake.RolesInNameOnly;

    public override string Title => "A role has responsibilities and no authority";

    public override string Meaning =>
        "A role answers for something and may decide nothing. 5.3 asks for both: whoever has to ask for every step cannot be held to account. Everyone's baseline duties need none.";

    public override string Evidence =>
        "At least one decision for each role that it may make on its own, in the version in force.";

    public override IEnumerable<Finding> Find(RegisterFacts facts, DateOnly day) =>
        from role in facts.Register.Roles
        where role.Responsibilities.Count > 0 && role.Authorities.Count == 0 && !facts.Register.IsEveryone(role.Id)
        let count = role.Responsibilities.Count == 1 ? "a responsibility" : $"{role.Responsibilities.Count} responsibilities"
        select Raise($"{role.Title} has {count} and may decide nothing.", Remedy.EditRole(role.Id), FindingSubject.Of(role));
}

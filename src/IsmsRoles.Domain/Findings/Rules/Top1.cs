using IsmsRoles.Domain.Roles;

namespace IsmsRoles.Domain.Findings.Rules;

/// <summary>TOP-1: who answers for conformity of the ISMS.</summary>
public sealed class Top1 : OneHolderRule
{
    public override string Id => "TOP-1";

    public override FindingSeverity Severity => FindingSeverity.Major;

    public override IReadOnlyList<string> Clauses => ["5.3 a"];

    public override AuditQuestion Question => AuditQuestion.AssignedByTopManagement;

    public override CommonMistake Mistake => CommonMistake.NobodyInChargeAssignedIt;

    public override string Title => "5.3 a is not held by exactly one";

    public override string Meaning =>
        "5.3 a asks top management to make somebody responsible for the ISMS conforming to the standard. It is raised where no role is designated for that, or where by the version in force not exactly one holds that role for the whole ISMS. A position counts as one, also when it is shared; a body counts as one if it has a chair. A hand-over may overlap for 30 days, and a signed deputy may cover for 30 days.";

    public override string Evidence =>
        "A version in force that designates a role for 5.3 a and names one holder of it for the whole ISMS.";

    protected override DesignationKind Duty => DesignationKind.IsmsConformity;
}

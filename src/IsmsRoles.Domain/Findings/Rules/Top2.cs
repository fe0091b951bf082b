using IsmsRoles.Domain.Roles;

namespace IsmsRoles.Domain.Findings.Rules;

/// <summary>TOP-2: who answers for reporting the performance of the ISMS.</summary>
public sealed class Top2 : OneHolderRule
{
    public override string Id => "TOP-2";

    public override FindingSeverity Severity => FindingSeverity.Major;

    public override IReadOnlyList<string> Clauses => ["5.3 b"];

    public override AuditQuestion Question => AuditQuestion.Reporting;

    public override CommonMistake Mistake => CommonMistake.NobodyInChargeAssignedIt;

    public override string Title => "5.3 b is not held by exactly one";

    public override string Meaning =>
        "5.3 b asks top management to make somebody responsible for reporting the performance of the ISMS to it. It is raised where no role is designated for that, or where by the version in force not exactly one holds that role for the whole ISMS. A position counts as one, also when it is shared; a body counts as one if it has a chair. A hand-over may overlap for 30 days, and a signed deputy may cover for 30 days.";

    public override string Evidence =>
        "A version in force that designates a role for 5.3 b and names one holder of it for the whole ISMS.";

    protected override DesignationKind Duty => DesignationKind.PerformanceReporting;
}

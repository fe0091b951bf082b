using IsmsRoles.Domain.Roles;

namespace IsmsRoles.Domain.Findings.Rules;

/// <summary>REP-2: top management hears it second-hand.</summary>
public sealed class Rep2 : FindingRule
{
    public override string Id => "REP-2";

    public override FindingSeverity Severity => FindingSeverity.Minor;

    public override IReadOnlyList<string> Clauses => ["5.3 b"];

    public override AuditQuestion Question => AuditQuestion.Reporting;

    public override CommonMistake Mistake => CommonMistake.TopManagementIsNotTold;

    public override string Title => "The 5.3 b role is more than one step from top management";

    public override string Meaning =>
        "Whoever reports the performance of the ISMS to top management does so through somebody else. What passes through other hands arrives late or softened.";

    public override string Evidence =>
        "A reporting line from the role designated for 5.3 b straight to top management.";

    public override IEnumerable<Finding> Find(RegisterFacts facts, DateOnly day)
    {
        var register = facts.Register;
        if (register.Designated(DesignationKind.PerformanceReporting) is not { } role || register.Designated(DesignationKind.TopManagement) is not { } top)
        {
            yield break;
        }

        // A line that does not arrive at all is REP-1's to tell.
        var lines = new LinesUpwards(register, top);
        if (lines.Reaches(role) && lines.PathToTop(role) is { Count: > 2 } path)
        {
            var steps = path.Zip(path.Skip(1), (a, b) => $"{a.Title} reports to {b.Title}");
            yield return Raise($"{role.Title}, designated for {DesignationKind.PerformanceReporting.InWords()}, is {path.Count - 1} steps from top management: {string.Join(", ", steps)}.", Remedy.ChangeLine(role.Id), FindingSubject.Of(role)) with
            {
                Facts = [.. path.Select(r => r.Id.ToString())],
            };
        }
    }
}

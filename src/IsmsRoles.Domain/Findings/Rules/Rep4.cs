using IsmsRoles.Domain.Roles;

namespace IsmsRoles.Domain.Findings.Rules;

/// <summary>REP-4: top management was not told.</summary>
public sealed class Rep4 : FindingRule
{
    /// <summary>How many months may lie between two reports.</summary>
    public const int Months = 12;

    public override string Id => "REP-4";

    public override FindingSeverity Severity => FindingSeverity.Minor;

    public override IReadOnlyList<string> Clauses => ["5.3 b", "9.3"];

    public override AuditQuestion Question => AuditQuestion.Reporting;

    public override CommonMistake Mistake => CommonMistake.TopManagementIsNotTold;

    public override string Title => "No report to top management in 12 months";

    public override string Meaning =>
        "Top management made somebody responsible for reporting the performance of the ISMS to it, and there is no record of a report for 12 months, or none in the 12 months since version 1 came into force.";

    public override string Evidence =>
        "A record of each report: when, by whom, to whom, what it said, and the minutes.";

    public override IEnumerable<Finding> Find(RegisterFacts facts, DateOnly day)
    {
        var reports = facts.ReportedOn.Where(d => d <= day).ToList();
        DateOnly? begin = reports.Count > 0 ? reports.Max() : facts.FirstInForceOn;
        if (begin is not { } last || last.AddMonths(Months) is var due && due >= day)
        {
            yield break;
        }

        var told = reports.Count > 0
            ? $"The last report on ISMS performance to top management was on {last.InWords()}; the next was due on {due.InWords()}."
            : $"No report on ISMS performance to top management is on record since version 1 came into force on {last.InWords()}; one was due by {due.InWords()}.";
        var role = facts.Register.Designated(DesignationKind.PerformanceReporting);
        yield return Raise(told, Remedy.RecordReport, [FindingSubject.Register, .. role is null ? Array.Empty<FindingSubject>() : [FindingSubject.Of(role)]]) with
        {
            Since = due.AddDays(1),
            Facts = [$"{last:O}"],
        };
    }
}

namespace IsmsRoles.Domain.Findings.Rules;

/// <summary>TOP-6: nobody signs.</summary>
public sealed class Top6 : FindingRule
{
    /// <summary>How many days a version may wait.</summary>
    public const int Days = 14;

    public override string Id => "TOP-6";

    public override FindingSeverity Severity => FindingSeverity.Observation;

    public override IReadOnlyList<string> Clauses => ["5.3"];

    public override AuditQuestion Question => AuditQuestion.AssignedByTopManagement;

    public override CommonMistake Mistake => CommonMistake.NobodyInChargeAssignedIt;

    public override string Title => "A submitted version has waited for over 14 days";

    public override string Meaning =>
        "A version was put to top management and lies there. What it changes is not assigned until it is signed, and the longer it waits the less it matches what people do.";

    public override string Evidence =>
        "The version signed, returned with a reason or withdrawn.";

    public override IEnumerable<Finding> Find(RegisterFacts facts, DateOnly day)
    {
        if (facts.Waiting is { } waiting && day.DaysSince(waiting.SubmittedOn) > Days)
        {
            var on = waiting.WaitsFor.Count == 0 ? "signatures" : $"the signature of {RegisterQuestions.Listed(waiting.WaitsFor)}";
            yield return Raise(
                $"{Text.Capital(waiting.Title)} has waited for {on} since {waiting.SubmittedOn.InWords()}.", Remedy.OpenVersion(waiting.Id), FindingSubject.Version(waiting.Id, waiting.Title)) with
            {
                Since = waiting.SubmittedOn,
            };
        }
    }
}

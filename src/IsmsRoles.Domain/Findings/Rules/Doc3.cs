namespace IsmsRoles.Domain.Findings.Rules;

/// <summary>DOC-3: the signed document is out of date.</summary>
public sealed class Doc3 : FindingRule
{
    /// <summary>How many days changes may stay unsigned.</summary>
    public const int Days = 30;

    public override string Id => "DOC-3";

    public override FindingSeverity Severity => FindingSeverity.Minor;

    public override IReadOnlyList<string> Clauses => ["5.3", "7.5.2"];

    public override AuditQuestion Question => AuditQuestion.Documented;

    public override CommonMistake Mistake => CommonMistake.DocumentMissingOrStale;

    public override string Title => "The register has differed from the version in force for over 30 days";

    public override string Meaning =>
        "People work by the register, and top management signed something else. For 30 days that is work in progress; after that the signed document is out of date.";

    public override string Evidence =>
        "A newer version in force that says what the register says, or the changes taken back.";

    public override IEnumerable<Finding> Find(RegisterFacts facts, DateOnly day)
    {
        if (facts is { InForce: { } inForce, DiffersSince: { } since } && day.DaysSince(since) > Days)
        {
            var (and, remedy) = facts.Waiting is { } waiting
                ? ($"; {waiting.Title} waits for signatures since {waiting.SubmittedOn.InWords()}", Remedy.OpenVersion(waiting.Id))
                : (", and the changes were not put to top management", Remedy.SubmitVersion);
            yield return Raise(
                $"The register has differed from {inForce.Title} since {since.InWords()}{and}.", remedy, FindingSubject.Register, FindingSubject.Version(inForce.Id, inForce.Title)) with
            {
                Since = since,
                Facts = [inForce.Id.ToString(), $"{since:O}"],
            };
        }
    }
}

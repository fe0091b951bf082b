namespace IsmsRoles.Domain.Findings.Rules;

/// <summary>DOC-5: the organisation moved on.</summary>
public sealed class Doc5 : FindingRule
{
    public override string Id => "DOC-5";

    public override FindingSeverity Severity => FindingSeverity.Minor;

    public override IReadOnlyList<string> Clauses => ["5.3"];

    public override AuditQuestion Question => AuditQuestion.Documented;

    public override CommonMistake Mistake => CommonMistake.DocumentMissingOrStale;

    public override string Title => "The organisation changed and nobody reviewed the register";

    public override string Meaning =>
        "Since the version in force was signed, people it names left or moved, or positions it names were abolished, and nobody has reviewed the register since.";

    public override string Evidence =>
        "A review of the register after the change, or a newer version in force.";

    public override IEnumerable<Finding> Find(RegisterFacts facts, DateOnly day)
    {
        var unseen = facts.Changes.Where(c => c.On <= day && !(facts.Reviews.Register >= c.On)).OrderBy(c => c.On).ThenBy(c => c.Told, Alphabetical.Order).ToList();
        if (facts.InForce is not { } inForce || unseen.Count == 0)
        {
            yield break;
        }

        yield return Raise(
            $"Since {inForce.Title} came into force on {inForce.On.InWords()}, {RegisterQuestions.Listed([.. unseen.Select(c => c.Told)])}. Nobody has reviewed the register since.",
            Remedy.ReviewRegister,
            [FindingSubject.Register, .. unseen.Select(c => c.Subject).DistinctBy(s => s.Id)]) with
        {
            Since = unseen[0].On,
            Facts = [.. unseen.Select(c => $"{c.Subject.Id} {c.On:O}")],
        };
    }
}

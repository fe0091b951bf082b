namespace IsmsRoles.Domain.Findings.Rules;

/// <summary>DOC-1: nothing is signed, so nothing is assigned.</summary>
public sealed class Doc1 : FindingRule
{
    public override string Id => "DOC-1";

    public override FindingSeverity Severity => FindingSeverity.Major;

    public override IReadOnlyList<string> Clauses => ["5.3", "7.5"];

    public override AuditQuestion Question => AuditQuestion.Documented;

    public override CommonMistake Mistake => CommonMistake.DocumentMissingOrStale;

    public override string Title => "No version is in force";

    public override string Meaning =>
        "Top management has not signed a version of the register, or has revoked the last one. Until it signs one, nobody holds a role by its decision, however complete the register is.";

    public override string Evidence =>
        "A version in force: the roles document with the signatures of top management, its date and its content hash.";

    public override IEnumerable<Finding> Find(RegisterFacts facts, DateOnly day)
    {
        if (facts.InForce is not null)
        {
            yield break;
        }

        var told = facts.Revoked is { } revoked
            ? $"Version {revoked.Number} was revoked on {revoked.On.InWords()}, and no version is in force."
            : "Top management has not signed a version of the register yet.";
        var (and, remedy) = facts.Waiting is { } waiting
            ? ($" {Text.Capital(waiting.Title)} waits for signatures.", Remedy.OpenVersion(waiting.Id))
            : ("", Remedy.SubmitVersion);
        yield return Raise(told + and, remedy, FindingSubject.Register) with
        {
            Since = facts.Revoked?.On,
            Facts = [facts.Revoked is { } r ? $"version {r.Number} revoked" : "never signed"],
        };
    }
}

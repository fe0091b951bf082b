namespace IsmsRoles.Domain.Findings.Rules;

/// <summary>OPS-5: a key that was not handed back.</summary>
public sealed class Ops5 : FindingRule
{
    public override string Id => "OPS-5";

    public override FindingSeverity Severity => FindingSeverity.Minor;

    public override IReadOnlyList<string> Clauses => ["A.5.18", "A.6.5"];

    public override AuditQuestion Question => AuditQuestion.MatchesReality;

    public override CommonMistake Mistake => CommonMistake.RegisterAndRealityDiffer;

    public override string Title => "An account is open for somebody who has left";

    public override string Meaning =>
        "Somebody left, and their account in this application still works. What they could do, they still can.";

    public override string Evidence =>
        "The account closed on their last day, which the audit trail shows.";

    public override IEnumerable<Finding> Find(RegisterFacts facts, DateOnly day)
    {
        foreach (var account in facts.Leavers.Named)
        {
            yield return Raise(
                $"{account.Name} left on {account.LeftOn.InWords()}, and their account is still open.", Remedy.CloseAccount(account.AccountId), FindingSubject.Account(account.AccountId, $"Account of {account.Name}"), FindingSubject.Person(account.PersonId, account.Name)) with
            {
                Since = account.LeftOn.AddDays(1),
                Facts = [$"{account.LeftOn:O}"],
            };
        }

        if (facts.Leavers.Count - facts.Leavers.Named.Count is > 0 and var more)
        {
            yield return Raise($"{more} more {(more == 1 ? "account is" : "accounts are")} open for people who have left.", new Remedy(RemedyKind.CloseAccount), FindingSubject.Register) with { Facts = [$"{more}"] };
        }
    }
}

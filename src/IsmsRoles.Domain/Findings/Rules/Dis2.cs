namespace IsmsRoles.Domain.Findings.Rules;

/// <summary>DIS-2: nobody should check their own work.</summary>
public sealed class Dis2 : FindingRule
{
    public override string Id => "DIS-2";

    public override FindingSeverity Severity => FindingSeverity.Minor;

    public override IReadOnlyList<string> Clauses => ["A.5.3"];

    public override AuditQuestion Question => AuditQuestion.AssignedByTopManagement;

    public override CommonMistake Mistake => CommonMistake.TooMuchInOnePairOfHands;

    public override string Title => "One person holds two roles that conflict";

    public override string Meaning =>
        "One person holds, or is deputy for, two roles of which one checks or restrains the other, for the same part of the ISMS. Positions count through whoever holds them. Which pairs conflict is a list of your own.";

    public override string Evidence =>
        "The two roles held by different people; or an exception with a compensating control that somebody else carries out, and an end.";

    public override IEnumerable<Finding> Find(RegisterFacts facts, DateOnly day)
    {
        foreach (var pair in facts.Conflicts)
        {
            var others = facts.Holdings.OfRole(pair.OtherRoleId).ToLookup(h => h.Person.Id);
            foreach (var person in facts.Holdings.OfRole(pair.RoleId).GroupBy(h => h.Person.Id))
            {
                var both = (from a in person from b in others[person.Key] where Meet(a, b) select (A: a, B: b)).OrderBy(p => p.A.IsDeputy).ThenBy(p => p.B.IsDeputy).FirstOrDefault();
                if (both.A is null || pair.Allowed.Any(e => (e.PersonId is null || e.PersonId == person.Key) && e.Until >= day))
                {
                    continue;
                }

                var over = pair.Allowed.Where(e => e.PersonId is null || e.PersonId == person.Key).Select(e => (DateOnly?)e.Until).Max();
                yield return Raise(
                    $"{both.A.Person.Name} {Told(facts, both.A)} and {Told(facts, both.B)}. {pair.Why}.{(over is { } until ? $" The exception ended on {until.InWords()}." : "")}",
                    Remedy.EndAssignment(both.B.Assignment.Id),
                    FindingSubject.Of(both.A.Person),
                    FindingSubject.Of(both.A.Role),
                    FindingSubject.Of(both.B.Role)).Among(string.Join(' ', new[] { pair.RoleId, pair.OtherRoleId }.Order())) with
                {
                    Since = both.A.Since > both.B.Since ? both.A.Since : both.B.Since,
                    Facts = [.. new[] { both.A.Assignment.Id, both.B.Assignment.Id }.Order().Select(id => id.ToString()), $"{over:O}"],
                };
            }
        }
    }

    private static string Told(RegisterFacts facts, Holding holding) =>
        $"{holding.Assignment.Kind.Verb()} {facts.Register.RoleOf(holding.Assignment)}{(holding.Position is { } position ? $" as {position.Title}" : "")}";

    // Two duties meet where either is for the whole ISMS or both are for the same part of it.
    private static bool Meet(Holding a, Holding b) => a.Assignment.Scope is null || b.Assignment.Scope is null || a.Assignment.Scope == b.Assignment.Scope;
}

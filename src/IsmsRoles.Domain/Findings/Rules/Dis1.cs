using IsmsRoles.Domain.Positions;
using IsmsRoles.Domain.Versions.Content;

namespace IsmsRoles.Domain.Findings.Rules;

/// <summary>DIS-1: everything hangs on one person.</summary>
public sealed class Dis1 : FindingRule
{
    /// <summary>How many roles one person may hold.</summary>
    public const int Roles = 5;

    public override string Id => "DIS-1";

    public override FindingSeverity Severity => FindingSeverity.Minor;

    public override IReadOnlyList<string> Clauses => ["5.3"];

    public override AuditQuestion Question => AuditQuestion.AssignedByTopManagement;

    public override CommonMistake Mistake => CommonMistake.TooMuchInOnePairOfHands;

    public override string Title => "One person holds too much";

    public override string Meaning =>
        "One person holds more than half of the designated roles, at least two, or more than five roles in all. Nobody does so much well, and when that person is away nobody does it at all. Deputies do not count; in a body only its chair does.";

    public override string Evidence =>
        "The roles spread over several people, or a plan for when that person is away: deputies for each of the roles.";

    public override IEnumerable<Finding> Find(RegisterFacts facts, DateOnly day)
    {
        var designated = facts.Register.Roles.Select(r => r.Id).Where(facts.Register.IsDesignated).ToHashSet();
        foreach (var person in facts.Holdings.All.Where(h => !h.IsDeputy && AnswersAlone(h, day)).GroupBy(h => h.Person.Id))
        {
            var roles = person.Select(h => h.Role).DistinctBy(r => r.Id).ToList();
            var duties = roles.Where(r => designated.Contains(r.Id)).ToList();
            if (roles.Count > Roles || (duties.Count >= 2 && duties.Count * 2 > designated.Count))
            {
                var (name, id) = (person.First().Person.Name, person.Key);
                var told = roles.Count > Roles
                    ? $"{name} holds {roles.Count} roles: {Titles(roles)}."
                    : $"{name} holds {duties.Count} of the {designated.Count} designated roles: {Titles(duties)}.";
                yield return Raise(told, Remedy.HandOverFrom(FindingSubject.Person(id, name)), [FindingSubject.Person(id, name), .. roles.Select(FindingSubject.Of)]) with
                {
                    Facts = [.. roles.Select(r => r.Id.ToString()).Order(StringComparer.Ordinal)],
                };
            }
        }
    }

    private static string Titles(List<RoleContent> roles) => RegisterQuestions.Listed([.. roles.Select(r => r.Title).Order(Alphabetical.Order)], atMost: 8);

    // Members of a body decide together; whoever chairs it answers for it.
    private static bool AnswersAlone(Holding holding, DateOnly day) =>
        holding.Position is not { Kind: PositionKind.Body } body
        || body.Holders.Any(t => t.PersonId == holding.Person.Id && t.IsChair == 1 && Days.Covers(t.From, t.Until, day));
}

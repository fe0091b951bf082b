using IsmsRoles.Domain.Versions.Content;

namespace IsmsRoles.Domain.Findings.Rules;

/// <summary>TOP-3: held, and not by a decision of top management.</summary>
public sealed class Top3 : FindingRule
{
    public override string Id => "TOP-3";

    public override FindingSeverity Severity => FindingSeverity.Minor;

    public override string Weight => "major for designated roles, else minor";

    public override IReadOnlyList<string> Clauses => ["5.3"];

    public override AuditQuestion Question => AuditQuestion.AssignedByTopManagement;

    public override CommonMistake Mistake => CommonMistake.NobodyInChargeAssignedIt;

    public override string Title => "Somebody holds a role that top management did not assign";

    public override string Meaning =>
        "An assignment runs that the version in force does not contain, or somebody came into a position who is not named in it there. A deputy whom the version names may act for 30 days before that must be signed.";

    public override string Evidence =>
        "A version in force that contains the assignment and names whoever holds it.";

    public override IEnumerable<Finding> Find(RegisterFacts facts, DateOnly day)
    {
        // Without a version in force nothing at all is assigned: DOC-1 says so once.
        if (facts.InForce is not { } inForce)
        {
            yield break;
        }

        foreach (var assignment in facts.Register.Assignments.Where(facts.Holdings.IsHeld))
        {
            var role = facts.Register.RoleOf(assignment);
            if (!inForce.Contains(assignment))
            {
                if (!Deputies.ActsUnderSignature(facts, assignment, day))
                {
                    var name = facts.Register.NameOf(assignment);
                    yield return Told(facts, assignment, $"{name} {assignment.Kind.Verb()} {role} since {assignment.From.InWords()}, and {inForce.Title} does not contain it.", assignment.From, []);
                }
            }
            else if (inForce.Content.Position(assignment.PositionId) is { } signed)
            {
                var named = signed.Holders.Select(h => h.PersonId).ToHashSet();
                foreach (var holding in facts.Holdings.OfRole(assignment.RoleId).Where(h => h.Assignment.Id == assignment.Id && !named.Contains(h.Person.Id)))
                {
                    yield return Told(
                        facts,
                        assignment,
                        $"{holding.Person.Name} {assignment.Kind.Verb()} {role} as {signed.Title} since {holding.Since.InWords()}, and {inForce.Title} does not name them there.",
                        holding.Since,
                        [FindingSubject.Of(holding.Person), FindingSubject.Of(signed)]).Among(holding.Person.Id.ToString());
                }
            }
        }
    }

    private Finding Told(RegisterFacts facts, AssignmentContent assignment, string told, DateOnly since, IReadOnlyList<FindingSubject> besides)
    {
        List<FindingSubject> subjects = [FindingSubject.Assignment(assignment.Id, $"{facts.Register.RoleOf(assignment)}: {facts.Register.NameOf(assignment)}")];
        if (facts.Register.Role(assignment.RoleId) is { } role)
        {
            subjects.Add(FindingSubject.Of(role));
        }

        if (facts.Register.Person(assignment.PersonId) is { } person)
        {
            subjects.Add(FindingSubject.Of(person));
        }

        return Raise(
            facts.IsDesignated(assignment.RoleId) ? FindingSeverity.Major : FindingSeverity.Minor,
            told,
            facts.Waiting is { } waiting ? Remedy.OpenVersion(waiting.Id) : Remedy.SubmitVersion,
            [.. subjects, .. besides]) with
        {
            Since = since,
            Facts = [$"{since:O}"],
        };
    }
}

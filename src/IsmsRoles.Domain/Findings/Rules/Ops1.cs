using IsmsRoles.Domain.Assignments;
using IsmsRoles.Domain.Positions;
using IsmsRoles.Domain.Versions.Content;

namespace IsmsRoles.Domain.Findings.Rules;

/// <summary>OPS-1: somebody left, or is about to, and is still on the table.</summary>
public sealed class Ops1 : FindingRule
{
    /// <summary>How many days before somebody's last day a successor is asked for.</summary>
    public const int DaysAhead = 30;

    public override string Id => "OPS-1";

    public override FindingSeverity Severity => FindingSeverity.Major;

    public override string Weight => "major; observation until the last day is over";

    public override IReadOnlyList<string> Clauses => ["5.3"];

    public override AuditQuestion Question => AuditQuestion.MatchesReality;

    public override CommonMistake Mistake => CommonMistake.RegisterAndRealityDiffer;

    public override string Title => "A holder has left or is about to leave";

    public override string Meaning =>
        "Somebody who holds a role, is deputy for it or acts in it has left and is still on the table, directly or through a position. Nobody answers for that role in their place. It is told 30 days before their last day too, as an observation, unless a successor is appointed from the day after.";

    public override string Evidence =>
        "The assignment ended on the last day, a successor assigned from the day after, and both in a signed version.";

    public override IEnumerable<Finding> Find(RegisterFacts facts, DateOnly day)
    {
        var register = facts.Register;
        foreach (var assignment in register.Assignments)
        {
            if (register.Person(assignment.PersonId) is { LeavesOn: { } last } person
                && !(assignment.Until < day) && !(assignment.Until <= last)
                && Told(facts, day, assignment, person, last) is { } finding)
            {
                yield return finding;
            }
        }

        foreach (var position in register.Positions.Where(p => !(p.AbolishedOn < day)))
        {
            var given = facts.Holdings.GivenTo(position).Where(a => !(a.Until < day)).ToList();
            foreach (var tenure in position.Holders.Where(t => given.Count > 0 && !(t.Until < day)))
            {
                if (register.Person(tenure.PersonId) is { LeavesOn: { } last } person && !(tenure.Until <= last)
                    && Told(facts, day, position, tenure, person, last, given) is { } finding)
                {
                    yield return finding;
                }
            }
        }
    }

    private Finding? Told(RegisterFacts facts, DateOnly day, AssignmentContent assignment, PersonContent person, DateOnly last)
    {
        var role = facts.Register.RoleOf(assignment);
        var subjects = Subjects(facts, FindingSubject.Assignment(assignment.Id, $"{role}: {person.Name}"), person, [assignment]);
        if (last < day)
        {
            var held = assignment.From > day ? $"is to hold {role} from {assignment.From.InWords()}" : $"still {assignment.Kind.Verb()} {role}";
            return Left($"{person.Name} left on {last.InWords()} and {held}.", person, last, subjects);
        }

        return day.AddDays(DaysAhead) >= last && !HasSuccessor(facts, assignment, last)
            ? Leaves($"{person.Name} leaves on {last.InWords()}, {assignment.Kind.Verb()} {role}, and no successor is appointed.", person, last, subjects)
            : null;
    }

    private Finding? Told(
        RegisterFacts facts, DateOnly day, PositionContent position, TenureContent tenure, PersonContent person, DateOnly last, IReadOnlyList<AssignmentContent> given)
    {
        var roles = RegisterQuestions.Listed([.. given.Select(facts.Register.RoleOf).Distinct().Order(Alphabetical.Order)]);
        var place = position.Kind == PositionKind.Body ? $"a member of {position.Title}" : position.Title;
        var subjects = Subjects(facts, FindingSubject.Of(position), person, given);
        if (last < day)
        {
            return Left($"{person.Name} left on {last.InWords()} and is still recorded as {place}, which is given {roles}.", person, last, subjects).Among(person.Id.ToString());
        }

        var next = last.AddDays(1);
        var stays = position.Holders.Any(t => t.PersonId != tenure.PersonId && Days.Covers(t.From, t.Until, next) && facts.Register.Person(t.PersonId) is { } other && !(other.LeavesOn < next));
        return day.AddDays(DaysAhead) >= last && !stays && !(position.AbolishedOn < next)
            ? Leaves($"{person.Name} leaves on {last.InWords()} and is {place}, which is given {roles}; nobody is appointed to follow.", person, last, subjects).Among(person.Id.ToString())
            : null;
    }

    // Whoever follows holds the same on the first day without them; what is given for the whole ISMS covers each part of it.
    private static bool HasSuccessor(RegisterFacts facts, AssignmentContent leaving, DateOnly last) =>
        facts.Register.AssignmentsOf(leaving.RoleId).Any(a =>
            a.Id != leaving.Id
            && (a.Kind == AssignmentKind.Deputy) == (leaving.Kind == AssignmentKind.Deputy)
            && (a.Scope is null || a.Scope == leaving.Scope)
            && facts.Register.IsHeldOn(a, last.AddDays(1)));

    private Finding Left(string told, PersonContent person, DateOnly last, IReadOnlyList<FindingSubject> subjects) =>
        Raise(told, Remedy.HandOverFrom(FindingSubject.Of(person)), subjects) with { Since = last.AddDays(1), Facts = [person.Id.ToString(), $"{last:O}"] };

    private Finding Leaves(string told, PersonContent person, DateOnly last, IReadOnlyList<FindingSubject> subjects) =>
        Raise(FindingSeverity.Observation, told, Remedy.HandOverFrom(FindingSubject.Of(person)), subjects) with { Since = last.AddDays(-DaysAhead), Facts = [person.Id.ToString(), $"{last:O}"] };

    private static List<FindingSubject> Subjects(RegisterFacts facts, FindingSubject first, PersonContent person, IReadOnlyList<AssignmentContent> given) =>
        [first, FindingSubject.Of(person), .. given.Select(a => facts.Register.Role(a.RoleId)).OfType<RoleContent>().Distinct().Select(FindingSubject.Of)];
}

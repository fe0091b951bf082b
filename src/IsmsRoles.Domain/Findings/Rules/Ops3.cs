using IsmsRoles.Domain.Assignments;
using IsmsRoles.Domain.Versions.Content;

namespace IsmsRoles.Domain.Findings.Rules;

/// <summary>OPS-3: nobody does it today.</summary>
public sealed class Ops3 : FindingRule
{
    public override string Id => "OPS-3";

    public override FindingSeverity Severity => FindingSeverity.Minor;

    public override string Weight => "major for designated roles, else minor; observation where a deputy or acting holder covers it";

    public override IReadOnlyList<string> Clauses => ["5.3"];

    public override AuditQuestion Question => AuditQuestion.MatchesReality;

    public override CommonMistake Mistake => CommonMistake.RegisterAndRealityDiffer;

    public override string Title => "A role has no holder today";

    public override string Meaning =>
        "Nobody holds a role on the day, or nobody holds it for one of the scope items it is given for. A deputy or an acting holder covers it for a while and is no holder. Everyone's baseline duties need none.";

    public override string Evidence =>
        "A holder assigned from today, in a signed version; or the role retired.";

    public override IEnumerable<Finding> Find(RegisterFacts facts, DateOnly day)
    {
        foreach (var role in facts.Register.Roles.Where(r => !facts.Register.IsEveryone(r.Id)))
        {
            var given = facts.Register.AssignmentsOf(role.Id).ToList();
            var held = given.Where(facts.Holdings.IsHeld).ToList();
            foreach (var place in Places(given, day).Where(p => !held.Any(a => a.Kind == AssignmentKind.Holder && In(a, p))))
            {
                var cover = held.Where(a => In(a, place)).OrderBy(a => a.Kind == AssignmentKind.Acting ? 0 : 1).FirstOrDefault();
                var since = Vacancies.Since(facts, role, place);
                var next = given.Where(a => a.Kind == AssignmentKind.Holder && In(a, place) && a.From > day).MinBy(a => a.From);
                yield return Raise(
                    cover is not null ? FindingSeverity.Observation : facts.IsDesignated(role.Id) ? FindingSeverity.Major : FindingSeverity.Minor,
                    $"{RegisterQuestions.Nobody(RegisterQuestions.Scoped(role.Title, place), since)}{Cover(facts, cover)}{Next(facts, next)}.",
                    Remedy.Assign(role.Id, place?.Name),
                    FindingSubject.Of(role)).Among(place is null ? "" : $"{place.Kind} {place.Name}") with
                {
                    Since = since,
                };
            }
        }
    }

    // Where the role is to be held: for each scope item it is given for, or for the whole ISMS where nothing limits it.
    private static List<ScopeContent?> Places(List<AssignmentContent> given, DateOnly day)
    {
        var begun = given.Where(a => a.From <= day).ToList();
        var holders = begun.Where(a => a.Kind != AssignmentKind.Deputy).Select(a => a.Scope).Distinct().ToList();
        return holders.Count > 0 ? holders
            : begun.Count > 0 ? [.. begun.Select(a => a.Scope).Distinct()]
            : [null];
    }

    private static bool In(AssignmentContent assignment, ScopeContent? place) => assignment.Scope is null || assignment.Scope == place;

    private static string Cover(RegisterFacts facts, AssignmentContent? cover) =>
        cover is null ? "" : $"; {facts.Register.NameOf(cover)} covers as {(cover.Kind == AssignmentKind.Acting ? "acting holder" : "deputy")}";

    private static string Next(RegisterFacts facts, AssignmentContent? next) =>
        next is null ? "" : $"; {facts.Register.NameOf(next)} will from {next.From.InWords()}";
}

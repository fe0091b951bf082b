using IsmsRoles.Domain.Versions.Content;

namespace IsmsRoles.Domain.Findings.Rules;

/// <summary>OPS-2: a role held by an empty chair.</summary>
public sealed class Ops2 : FindingRule
{
    public override string Id => "OPS-2";

    public override FindingSeverity Severity => FindingSeverity.Major;

    public override IReadOnlyList<string> Clauses => ["5.3"];

    public override AuditQuestion Question => AuditQuestion.MatchesReality;

    public override CommonMistake Mistake => CommonMistake.RegisterAndRealityDiffer;

    public override string Title => "A role is given to a position that is abolished or vacant";

    public override string Meaning =>
        "A role is assigned to a place in the organisation that is no more, or in which nobody is today. On paper the role is held; in fact nobody does it.";

    public override string Evidence =>
        "Somebody appointed to the position, or the roles assigned to somebody else, in a signed version.";

    public override IEnumerable<Finding> Find(RegisterFacts facts, DateOnly day)
    {
        foreach (var position in facts.Register.Positions)
        {
            var given = facts.Holdings.GivenTo(position).Where(a => a.Covers(day)).ToList();
            var abolished = position.AbolishedOn < day ? position.AbolishedOn : null;
            if (given.Count == 0 || (abolished is null && given.Any(facts.Holdings.IsHeld)))
            {
                continue;
            }

            var roles = RegisterQuestions.Listed([.. given.Select(facts.Register.RoleOf).Distinct().Order(Alphabetical.Order)]);
            yield return Raise(
                abolished is { } last ? $"{position.Title} was abolished on {last.InWords()} and is still given {roles}." : $"Nobody is {position.Title}, which is given {roles}.",
                abolished is null ? Remedy.AppointTo(position.Id) : Remedy.HandOverFrom(FindingSubject.Of(position)),
                [FindingSubject.Of(position), .. given.Select(a => facts.Register.Role(a.RoleId)).OfType<RoleContent>().Distinct().Select(FindingSubject.Of)]) with
            {
                Since = abolished?.AddDays(1),
                Facts = [abolished is { } on ? $"{on:O}" : "vacant", .. given.Select(a => a.Id.ToString())],
            };
        }
    }
}

using IsmsRoles.Domain.Assignments;
using IsmsRoles.Domain.Positions;
using IsmsRoles.Domain.Roles;
using IsmsRoles.Domain.Versions.Content;

namespace IsmsRoles.Domain.Findings.Rules;

/// <summary>
/// What TOP-1 and TOP-2 share: a duty of 5.3 is held by exactly one for the whole ISMS, by the version in force and in
/// fact. While no version is in force it is asked of the register, so that what will be submitted can be put right first.
/// </summary>
public abstract class OneHolderRule : FindingRule
{
    /// <summary>How many days two holders may overlap while they hand over, both ends counted.</summary>
    public const int HandOverDays = 30;

    protected abstract DesignationKind Duty { get; }

    public override IEnumerable<Finding> Find(RegisterFacts facts, DateOnly day)
    {
        if ((facts.InForce?.Content ?? facts.Register).Designated(Duty) is not { } role)
        {
            yield return NotDesignated(facts);
            yield break;
        }

        var given = facts.Register.AssignmentsOf(role.Id).Where(a => a.Kind != AssignmentKind.Deputy && a.Scope is null && facts.Holdings.IsHeld(a)).ToList();
        var signed = given.Where(a => facts.InForce?.Contains(a) != false || Deputies.ActsUnderSignature(facts, a, day)).ToList();
        var one = signed.Where(a => IsOne(facts, a, day)).ToList();

        // Somebody who acts while the holder is on record stands in for them and is no second one.
        var holders = one.Any(a => a.Kind == AssignmentKind.Holder) ? [.. one.Where(a => a.Kind == AssignmentKind.Holder)] : one;
        if (holders.Count == 0 && !Deputies.Covers(facts, role, day))
        {
            yield return Nobody(facts, role, given, signed);
        }

        if (holders.Count > 1 && OverlapTooLong(holders, day) is { } since)
        {
            var names = holders.OrderBy(a => a.From).Select(a => $"{facts.Register.NameOf(a)} since {a.From.InWords()}").ToList();
            yield return Raise(
                $"{role.Title}, designated for {Duty.InWords()}, is held by {holders.Count} at once: {RegisterQuestions.Listed(names)}.", Remedy.EndAssignment(holders.MinBy(a => a.From)!.Id), FindingSubject.Of(role)) with
            {
                Since = since,
                Facts = [.. holders.Select(a => a.Id.ToString()).Order(StringComparer.Ordinal)],
            };
        }
    }

    // A third holder is no hand-over from one to another.
    private static DateOnly? OverlapTooLong(List<AssignmentContent> holders, DateOnly day)
    {
        var begins = holders.Select(a => a.From).Order().ToList();
        return holders.Count > 2 ? begins[2] : begins[1].AddDays(HandOverDays) is var over && over <= day ? over : null;
    }

    // A body without a chair is several people of whom none answers.
    private static bool IsOne(RegisterFacts facts, AssignmentContent assignment, DateOnly day)
    {
        if (facts.Register.Position(assignment.PositionId) is not { Kind: PositionKind.Body } body)
        {
            return true;
        }

        var members = facts.Register.PeopleBehind(assignment, day).Select(p => p.Id).Distinct().ToList();
        return members.Count == 1 || body.Holders.Any(t => t.IsChair == 1 && Days.Covers(t.From, t.Until, day) && members.Contains(t.PersonId));
    }

    private Finding NotDesignated(RegisterFacts facts) =>
        facts.InForce is { } inForce && facts.Register.Designated(Duty) is { } role
            ? Raise(
                $"{Text.Capital(inForce.Title)} designates no role for {Duty.InWords()}; the register points it at {role.Title}, which is not signed yet.", SignOrSubmit(facts), FindingSubject.Register, FindingSubject.Of(role))
            : Raise($"No role is designated for {Duty.InWords()}.", Remedy.Designate(Duty), FindingSubject.Register);

    private Finding Nobody(RegisterFacts facts, RoleContent role, List<AssignmentContent> given, List<AssignmentContent> signed)
    {
        var what = $"{role.Title}, designated for {Duty.InWords()},";
        var scopes = facts.Register.AssignmentsOf(role.Id).Where(a => a.Kind != AssignmentKind.Deputy && a.Scope is not null && facts.Holdings.IsHeld(a)).Select(a => a.Scope!.Name).Distinct().ToList();
        var since = Vacancies.Since(facts, role, scope: null);
        var (told, remedy) =
            signed.Count > 0 ? ($"{what} is held by {facts.Register.NameOf(signed[0])}, which has no chair, so nobody answers for it.", new Remedy(RemedyKind.AppointToPosition) { PositionId = signed[0].PositionId })
            : given.Count > 0 ? ($"{what} is held by {RegisterQuestions.Listed([.. given.Select(facts.Register.NameOf)])}, and {facts.InForce!.Title} does not say so.", SignOrSubmit(facts))
            : scopes.Count > 0 ? ($"{what} is held for {RegisterQuestions.Listed(scopes)} only, not for the whole ISMS.", Remedy.Assign(role.Id))
            : ($"{RegisterQuestions.Nobody(what, since)}.", Remedy.Assign(role.Id));
        return Raise(told, remedy, FindingSubject.Of(role)) with { Since = since, Facts = [.. given.Select(a => a.Id.ToString()), .. scopes] };
    }

    private static Remedy SignOrSubmit(RegisterFacts facts) => facts.Waiting is { } waiting ? Remedy.OpenVersion(waiting.Id) : Remedy.SubmitVersion;
}

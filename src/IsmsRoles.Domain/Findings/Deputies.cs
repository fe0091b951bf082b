using IsmsRoles.Domain.Assignments;
using IsmsRoles.Domain.Versions.Content;

namespace IsmsRoles.Domain.Findings;

/// <summary>What a deputy may do whom the version in force names: act, or cover a vacancy, for 30 days without another signature.</summary>
internal static class Deputies
{
    /// <summary>How many days, both ends counted.</summary>
    public const int Days = 30;

    /// <summary>Whether an unsigned acting holder is a deputy named in the version in force, in their first 30 days.</summary>
    public static bool ActsUnderSignature(RegisterFacts facts, AssignmentContent acting, DateOnly day) =>
        acting.Kind == AssignmentKind.Acting
        && day.DaysSince(acting.From) < Days
        && facts.Register.PeopleBehind(acting, day).ToList() is { Count: > 0 } people
        && people.All(p => Signed(facts, acting.RoleId, acting.Scope).Any(h => h.Person.Id == p.Id));

    /// <summary>Whether a deputy for the whole ISMS stands in for a holder who has been gone for 30 days at most.</summary>
    public static bool Covers(RegisterFacts facts, RoleContent role, DateOnly day) =>
        Vacancies.Since(facts, role, scope: null) is { } since
        && day.DaysSince(since) < Days
        && Signed(facts, role.Id, scope: null).Any();

    // Deputies today whom the version in force names; while none is in force, those of the register.
    private static IEnumerable<Holding> Signed(RegisterFacts facts, Guid roleId, ScopeContent? scope) =>
        facts.Holdings.OfRole(roleId).Where(h => h.IsDeputy && (h.Assignment.Scope is null || h.Assignment.Scope == scope) && facts.InForce?.Contains(h.Assignment) != false);
}

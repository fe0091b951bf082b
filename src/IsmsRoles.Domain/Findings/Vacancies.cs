using IsmsRoles.Domain.Assignments;
using IsmsRoles.Domain.Versions.Content;

namespace IsmsRoles.Domain.Findings;

/// <summary>Since when a role, or one of its scope items, has had no holder.</summary>
internal static class Vacancies
{
    /// <summary>
    /// The day after the last one on which somebody held it, by the register and, for assignments that ended since, by the
    /// version in force; null where neither tells.
    /// </summary>
    /// <param name="scope">Null for the whole ISMS.</param>
    public static DateOnly? Since(RegisterFacts facts, RoleContent role, ScopeContent? scope)
    {
        var ended = facts.InForce?.Content.AssignmentsOf(role.Id).Where(Matches).Select(a => facts.EndedOn.TryGetValue(a.Id, out var on) ? on : (DateOnly?)null) ?? [];
        var last = facts.Register.AssignmentsOf(role.Id).Where(Matches).Select(a => LastHeldDay(facts.Register, a)).Concat(ended).Where(d => d < facts.Day).Max();
        return last?.AddDays(1);

        bool Matches(AssignmentContent a) => a.Kind == AssignmentKind.Holder && (a.Scope is null || a.Scope == scope);
    }

    private static DateOnly? LastHeldDay(RegisterSnapshot register, AssignmentContent a)
    {
        var end = register.Person(a.PersonId) is { } person ? LastDay(register, person)
            : register.ThirdParty(a.ThirdPartyId) is { } thirdParty ? LastDay(thirdParty)
            : register.Position(a.PositionId) is { } position ? LastDay(register, position)
            : null;
        return Days.Earlier(a.Until, end);
    }

    private static DateOnly? LastDay(RegisterSnapshot register, PositionContent position)
    {
        var held = position.Holders.Select(t => Days.Earlier(t.Until, register.Person(t.PersonId) is { } p ? LastDay(register, p) : null)).ToList();
        return Days.Earlier(position.AbolishedOn, held.Contains(null) ? null : held.Max());
    }

    private static DateOnly? LastDay(RegisterSnapshot register, PersonContent person) =>
        Days.Earlier(person.LeavesOn, register.ThirdParty(person.EmployerId) is { } employer ? LastDay(employer) : null);

    private static DateOnly? LastDay(ThirdPartyContent thirdParty) => Days.Earlier(thirdParty.ContractEndsOn, thirdParty.EndedOn);
}

using IsmsRoles.Domain.Assignments;
using IsmsRoles.Domain.People;
using IsmsRoles.Domain.Positions;
using IsmsRoles.Domain.Roles;
using IsmsRoles.Domain.Scopes;
using IsmsRoles.Domain.ThirdParties;

namespace IsmsRoles.Domain.HandOvers;

/// <summary>The further records that an order touches: the roles in it, whoever follows, and the people who get another line manager.</summary>
/// <param name="Assignments">All of the roles in the order, ended ones too.</param>
/// <param name="People">Successors and whoever holds what ends.</param>
/// <param name="ThirdParties">Successors, and the employers of people.</param>
/// <param name="Reports">People whose line manager somebody in the order is.</param>
public sealed record HandOverRecords(
    IReadOnlyDictionary<Guid, Role> Roles,
    IReadOnlyCollection<Assignment> Assignments,
    IReadOnlyDictionary<Guid, Person> People,
    IReadOnlyDictionary<Guid, Position> Positions,
    IReadOnlyDictionary<Guid, ThirdParty> ThirdParties,
    IReadOnlyDictionary<Guid, ScopeItem> ScopeItems,
    IReadOnlyCollection<Person> Reports)
{
    /// <summary>The holder somebody becomes, or null where the register knows nobody by that identifier.</summary>
    internal Holder? HolderOf(Successor who) =>
        who.PersonId is { } p ? People.GetValueOrDefault(p) is { } person ? Holder.Of(person, EmployerOf(person)) : null
        : who.PositionId is { } q ? Positions.GetValueOrDefault(q) is { } position ? Holder.Of(position) : null
        : who.ThirdPartyId is { } t && ThirdParties.GetValueOrDefault(t) is { } thirdParty ? Holder.Of(thirdParty) : null;

    internal ThirdParty? EmployerOf(Person person) => person.EmployerId is { } id ? ThirdParties.GetValueOrDefault(id) : null;
}

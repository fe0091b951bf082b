using IsmsRoles.Domain.Assignments;
using IsmsRoles.Domain.People;
using IsmsRoles.Domain.Positions;
using IsmsRoles.Domain.ThirdParties;
using IsmsRoles.Domain.Versions;
using IsmsRoles.Domain.Versions.Content;

namespace IsmsRoles.Domain.HandOvers;

/// <summary>
/// What a hand-over is worked out from: the register as a snapshot, and the records of whoever hands over. Inside a change
/// the records are the ones that are changed; on a page they are a look ahead.
/// </summary>
/// <param name="Register">The register today.</param>
/// <param name="Situation">Who may sign, by the version rule 5 reads.</param>
/// <param name="People">The subject itself, or a third party's people who hold, own or manage something.</param>
/// <param name="Assignments">Those of the subject, its people and the positions these hold that nobody has ended.</param>
/// <param name="Positions">Positions its people hold.</param>
/// <param name="ThirdParties">Those its people own, or are the security contact of.</param>
/// <param name="Reports">How many people are with us whose line manager they are, by the manager.</param>
public sealed record HandOverFacts(
    HandOverSubject Subject,
    DateOnly Today,
    RegisterSnapshot Register,
    SigningSituation Situation,
    IReadOnlyCollection<Person> People,
    IReadOnlyCollection<Assignment> Assignments,
    IReadOnlyCollection<Position> Positions,
    IReadOnlyCollection<ThirdParty> ThirdParties,
    IReadOnlyDictionary<Guid, int> Reports);

using IsmsRoles.Domain.Assignments;
using IsmsRoles.Domain.Organisations;
using IsmsRoles.Domain.People;
using IsmsRoles.Domain.Positions;
using IsmsRoles.Domain.ThirdParties;

namespace IsmsRoles.Domain.Versions;

/// <summary>
/// What rules 5 to 9 judge, loaded inside the transaction that submits or signs: the day, the version in force, and the
/// live rows of whoever those rules look at.
/// </summary>
/// <param name="Day">Today in the organisation's time zone.</param>
/// <param name="At">Now, UTC.</param>
/// <param name="Submitted">The version waiting for signatures, if any.</param>
/// <param name="LastNumber">The highest version number given so far; 0 before version 1.</param>
/// <param name="SubmissionsOfNext">How often a version with the next number has been submitted.</param>
/// <param name="Assignments">The live rows of the top-management assignments in the versions rule 5 reads.</param>
public sealed record SigningSituation(
    DateOnly Day,
    DateTime At,
    RegisterVersion? InForce,
    RegisterVersion? Submitted,
    int LastNumber,
    int SubmissionsOfNext,
    IReadOnlyCollection<FoundingSignatory> Founders,
    IReadOnlyDictionary<Guid, Assignment> Assignments,
    IReadOnlyDictionary<Guid, Person> People,
    IReadOnlyDictionary<Guid, Position> Positions,
    IReadOnlyDictionary<Guid, ThirdParty> ThirdParties)
{
    /// <summary>Whether whoever signs in the application must do so with two factors.</summary>
    public bool SecondFactorRequired { get; init; }
    /// <summary>While no version is in force because it was revoked: the last one that was not (rule 5). Else null.</summary>
    public RegisterVersion? LastUnrevoked { get; init; }

    /// <summary>The version before the one in force that was not revoked; loaded where the one in force is to be revoked.</summary>
    public RegisterVersion? Former { get; init; }

    public IReadOnlyCollection<SuccessorSignatory> Successors { get; init; } = [];

    /// <summary>The version rule 5 reads: the last one in force that was not revoked.</summary>
    public RegisterVersion? LastSigned => InForce ?? LastUnrevoked;

    /// <summary>The same with one more person's row: somebody who is in no version yet.</summary>
    /// <param name="person">Employed by us, or by a third party loaded already; else they count as with us by their own dates alone.</param>
    public SigningSituation WithPerson(Person person) =>
        People.ContainsKey(person.Id) ? this : this with { People = new Dictionary<Guid, Person>(People) { [person.Id] = person } };

    /// <summary>Whether a person is with us on the day, and their employer's contract runs.</summary>
    internal Person? WithUs(Guid? personId)
    {
        if (personId is not { } id || !People.TryGetValue(id, out var person) || !person.IsWithUsOn(Day))
        {
            return null;
        }

        var contractOver = person.EmployerId is { } employer && ThirdParties.TryGetValue(employer, out var e) && e.LastDay < Day;
        return contractOver ? null : person;
    }
}

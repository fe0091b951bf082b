using IsmsRoles.Domain.People;
using IsmsRoles.Domain.Positions;
using IsmsRoles.Domain.ThirdParties;

namespace IsmsRoles.Domain.Assignments;

/// <summary>Who an assignment is given to, with the days inside which it may lie (rule 2).</summary>
public sealed class Holder
{
    private readonly IReadOnlyList<(DateOnly? From, DateOnly? Until, string Why)> _within;

    private Holder(string name, Guid? personId, Guid? positionId, Guid? thirdPartyId, IReadOnlyList<(DateOnly?, DateOnly?, string)> within) =>
        (Name, PersonId, PositionId, ThirdPartyId, _within) = (name, personId, positionId, thirdPartyId, within);

    public string Name { get; }

    public Guid? PersonId { get; }

    public Guid? PositionId { get; }

    public Guid? ThirdPartyId { get; }

    /// <param name="employer">Their employer when that is a third party: its contract bounds their days too.</param>
    public static Holder Of(Person person, ThirdParty? employer)
    {
        if (person.EmployerId != employer?.Id)
        {
            throw new ArgumentException("The employer is not this person's.", nameof(employer));
        }

        // The period that reaches furthest is the one an assignment made today belongs to; earlier ones are for backdating.
        List<(DateOnly?, DateOnly?, string)> within = [.. person.Periods.Select(p =>
            ((DateOnly?)p.From, p.Until, $"{person.Name} is with us from {p.From.InWords()}{(p.Until is { } u ? $" until {u.InWords()}" : "")}"))];
        return new(person.Name, person.Id, null, null, within) { Contract = employer is null ? null : Bound(employer) };
    }

    public static Holder Of(Position position) =>
        new(position.Title, null, position.Id, null, [(null, position.AbolishedOn, $"{position.Title} is abolished on {position.AbolishedOn.InWords()}")]);

    public static Holder Of(ThirdParty thirdParty) => new(thirdParty.Name, null, null, thirdParty.Id, [Bound(thirdParty)]);

    private (DateOnly? From, DateOnly? Until, string Why)? Contract { get; init; }

    /// <summary>Rule 2: the days lie inside one of the holder's periods, and for an external person inside their employer's contract too.</summary>
    internal void RefuseDaysOutside(DateOnly from, DateOnly? until)
    {
        if (!_within.Any(w => Inside(w, from, until)))
        {
            throw new RuleBrokenException($"{string.Join("; ", _within.Select(w => w.Why))}. Choose days inside that.", Beyond(_within[^1], from));
        }

        if (Contract is { } contract && !Inside(contract, from, until))
        {
            throw new RuleBrokenException($"{contract.Why}. Choose days inside that.", "Until");
        }
    }

    private static (DateOnly?, DateOnly?, string) Bound(ThirdParty thirdParty) =>
        (null, thirdParty.LastDay, $"The contract with {thirdParty.Name} ends on {thirdParty.LastDay.InWords()}");

    private static bool Inside((DateOnly? From, DateOnly? Until, string Why) within, DateOnly from, DateOnly? until) =>
        (within.From is null || from >= within.From) && (within.Until is null || (until is not null && until <= within.Until));

    private static string Beyond((DateOnly? From, DateOnly? Until, string Why) within, DateOnly from) =>
        from < within.From ? "From" : "Until";
}

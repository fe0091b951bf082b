using IsmsRoles.Domain.Assignments;
using IsmsRoles.Domain.People;
using IsmsRoles.Domain.Positions;
using IsmsRoles.Domain.Scopes;
using IsmsRoles.Domain.ThirdParties;

namespace IsmsRoles.Domain.Histories;

/// <summary>
/// Today's record of who holds what, as far as somebody asks: some assignments, and whoever and whatever they point at.
/// People who were not loaded are passed over, so that one person's history needs nobody else's.
/// </summary>
public sealed class HoldingRecords(
    IReadOnlyCollection<Assignment> assignments,
    IEnumerable<Person> people,
    IEnumerable<Position> positions,
    IEnumerable<ThirdParty> thirdParties,
    IEnumerable<ScopeItem> scopeItems)
{
    private readonly Dictionary<Guid, Assignment> _assignments = assignments.ToDictionary(a => a.Id);
    private readonly ILookup<Guid?, Assignment> _replacements = assignments.Where(a => a.ReplacesId is not null).ToLookup(a => a.ReplacesId);
    private readonly Dictionary<Guid, Person> _people = people.ToDictionary(p => p.Id);
    private readonly Dictionary<Guid, Position> _positions = positions.ToDictionary(p => p.Id);
    private readonly Dictionary<Guid, ThirdParty> _thirdParties = thirdParties.ToDictionary(t => t.Id);
    private readonly Dictionary<Guid, ScopeItem> _scopeItems = scopeItems.ToDictionary(s => s.Id);

    public IReadOnlyCollection<Assignment> Assignments => _assignments.Values;

    public Assignment? Assignment(Guid id) => _assignments.GetValueOrDefault(id);

    /// <summary>The assignment that gave this one other days.</summary>
    public Assignment? ReplacementOf(Guid id) => _replacements[id].FirstOrDefault();

    public Person? Person(Guid? id) => id is { } key ? _people.GetValueOrDefault(key) : null;

    public Position? Position(Guid? id) => id is { } key ? _positions.GetValueOrDefault(key) : null;

    public ThirdParty? ThirdParty(Guid? id) => id is { } key ? _thirdParties.GetValueOrDefault(key) : null;

    public ScopeItem? Scope(Assignment assignment) => assignment.ScopeItemId is { } id ? _scopeItems.GetValueOrDefault(id) : null;

    /// <summary>Every spell of every assignment, in the order they began.</summary>
    public IReadOnlyList<Spell> Spells() => [.. _assignments.Values.SelectMany(SpellsOf).OrderBy(s => s.From).ThenBy(s => s.Assignment.RecordedAt).ThenBy(s => s.Assignment.Id)];

    /// <summary>Who held by this assignment, and when: bounded by the holder's own days (rule 2). None where it never took effect.</summary>
    public IEnumerable<Spell> SpellsOf(Assignment assignment)
    {
        if (assignment.NeverBegan)
        {
            return [];
        }

        if (assignment.ThirdPartyId is not null)
        {
            return ThirdParty(assignment.ThirdPartyId) is { } thirdParty ? Bounded(assignment, null, assignment.From, [Own(assignment), Contract(thirdParty)]) : [];
        }

        if (assignment.PositionId is null)
        {
            return Person(assignment.PersonId) is { } person ? OfPerson(assignment, person, assignment.From, [Own(assignment)]) : [];
        }

        return Position(assignment.PositionId) is { } position ? position.Tenures.SelectMany(t => InPosition(assignment, position, t)) : [];
    }

    private IEnumerable<Spell> InPosition(Assignment assignment, Position position, Tenure tenure)
    {
        if (Person(tenure.PersonId) is not { } person)
        {
            return [];
        }

        SpellEnding?[] bounds =
        [
            Own(assignment),
            tenure.Until is { } last ? new(SpellEnd.TenureEnded, last, tenure.EndReason, tenure.EndEvidence) : null,
            position.AbolishedOn is { } abolished ? new(SpellEnd.PositionAbolished, abolished, position.AbolishReason, position.AbolishEvidence) : null,
        ];

        // What lapses with their leaving is the tenure, so the period with us is the one the tenure began in.
        return OfPerson(assignment, person, tenure.From, bounds).Select(s => s with { IsChair = tenure.IsChair });
    }

    private IEnumerable<Spell> OfPerson(Assignment assignment, Person person, DateOnly givenFrom, IReadOnlyList<SpellEnding?> bounds)
    {
        var from = Later(assignment.From, givenFrom);
        var period = person.Periods.Where(p => !(p.Until < givenFrom)).MinBy(p => p.From);
        return period is null
            ? []
            : Bounded(assignment, person.Id, Later(from, period.From),
                [.. bounds, period.Until is { } last ? new(SpellEnd.Left, last) : null, ThirdParty(person.EmployerId) is { } employer ? Contract(employer) : null]);
    }

    private static IEnumerable<Spell> Bounded(Assignment assignment, Guid? personId, DateOnly from, IReadOnlyList<SpellEnding?> bounds)
    {
        var ending = bounds.OfType<SpellEnding>().MinBy(b => b.LastDay); // the first of the earliest
        return ending?.LastDay < from ? [] : [new(assignment, personId, from, ending)];
    }

    private static SpellEnding? Own(Assignment a) =>
        a.EndedOn is { } ended && !(a.Until < ended) ? new(SpellEnd.Ended, ended, a.EndReason, a.EndEvidence)
        : a.Until is { } until ? new(SpellEnd.TermRanOut, until)
        : null;

    private static SpellEnding? Contract(ThirdParty thirdParty) => thirdParty.LastDay is { } last ? new(SpellEnd.ContractEnded, last) : null;

    private static DateOnly Later(DateOnly a, DateOnly b) => a > b ? a : b;
}

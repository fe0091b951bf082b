using IsmsRoles.Domain.Assignments;
using IsmsRoles.Domain.People;
using IsmsRoles.Domain.Positions;
using IsmsRoles.Domain.Roles;
using IsmsRoles.Domain.Versions.Content;

namespace IsmsRoles.Domain.HandOvers;

/// <summary>
/// All that somebody who leaves, moves or is closed down holds and owns, with what is proposed for each: the deputy acts
/// where there is one, else a successor is to be chosen. A mover keeps everything unless it is handed over. Worked out from
/// facts alone; nothing is changed by it.
/// </summary>
public sealed class HandOverPlan
{
    private readonly HandOverFacts _facts;
    private readonly HashSet<Guid> _people;
    private readonly HashSet<Guid> _topRoles;

    private HandOverPlan(HandOverFacts facts, DateOnly lastDay)
    {
        (_facts, LastDay) = (facts, lastDay);
        _people = [.. facts.People.Select(p => p.Id)];
        _topRoles = [.. new[] { facts.Register, facts.Situation.LastSigned?.Content }.Select(c => c?.Designated(DesignationKind.TopManagement)?.Id).OfType<Guid>()];
        Items = [.. Roles(), .. Places(), .. Relationships(), .. Contacts(), .. Reports()];
    }

    /// <param name="lastDay">For a mover: the last day before the successor begins. A recorded last day takes its place.</param>
    public static HandOverPlan For(HandOverFacts facts, DateOnly? lastDay = null) => new(facts, facts.Subject.LastDay ?? lastDay ?? facts.Today);

    public HandOverSubject Subject => _facts.Subject;

    /// <summary>The last day they hold anything.</summary>
    public DateOnly LastDay { get; }

    /// <summary>The day a successor begins unless another is chosen: the day after, but never before today without being asked for.</summary>
    public DateOnly Next => LastDay < _facts.Today ? _facts.Today : LastDay.AddDays(1);

    /// <summary>Whether a last day is recorded; else they move on and keep what is not handed over.</summary>
    public bool IsEnding => Subject.LastDay is not null;

    /// <summary>"Ana Ruiz leaves on 3 March 2026".</summary>
    public string Occasion => $"{Subject.Name} {Subject.Occasion(LastDay, _facts.Today)}";

    public IReadOnlyList<HandOverItem> Items { get; }

    public HandOverFacts Facts => _facts;

    // What a mover could hand over does not depend on the day they choose, or choosing it would change the list under them.
    private DateOnly Horizon => IsEnding ? LastDay : _facts.Today;

    private DateOnly DayAfter => Horizon.AddDays(1);

    private DateOnly FirstDay => DayAfter < _facts.Today ? _facts.Today : DayAfter;

    private IEnumerable<HandOverItem> Roles()
    {
        var theirs = _facts.Assignments
            .Where(a => Subject.Kind switch
            {
                HandOverSubjectKind.Position => a.PositionId == Subject.Id,
                HandOverSubjectKind.Person => a.PersonId == Subject.Id,
                _ => a.ThirdPartyId == Subject.Id || (a.PersonId is { } p && _people.Contains(p)),
            })
            .Select(a => a.Id)
            .ToHashSet();
        return _facts.Register.Assignments
            .Where(a => theirs.Contains(a.Id))
            .OrderBy(a => a.Kind switch { AssignmentKind.Holder => 0, AssignmentKind.Acting => 1, _ => 2 })
            .ThenBy(a => _facts.Register.Role(a.RoleId)!.Title, Alphabetical.Order)
            .ThenBy(a => a.Scope?.Name, StringComparer.Ordinal)
            .ThenBy(a => a.Id)
            .Select(RoleItem);
    }

    private HandOverItem RoleItem(AssignmentContent a)
    {
        List<HandOverDeputy> deputies = a.Kind == AssignmentKind.Deputy ? [] : Deputies(a);
        return OfRole(a, $"role:{a.Id}", HandOverThing.Role, deputies) with
        {
            Choices = [HandOverChoice.HandOver, .. Acts(deputies), HandOverChoice.LeaveVacant, HandOverChoice.Keep],
            Proposed = !IsEnding ? HandOverChoice.Keep : deputies.Count > 0 ? HandOverChoice.DeputyActs : HandOverChoice.HandOver,
            LeavesVacant = a.Kind != AssignmentKind.Deputy && !IsHeldByOthers(a),
        };
    }

    private IEnumerable<HandOverItem> Places() =>
        from position in _facts.Positions.OrderBy(p => p.Title, Alphabetical.Order).ThenBy(p => p.Id)
        where Subject.Kind != HandOverSubjectKind.Position && position.ExistsOn(DayAfter)
        from tenure in position.Tenures
        where _people.Contains(tenure.PersonId) && !(tenure.Until <= Horizon)
        from item in Place(position, tenure)
        select item;

    private IEnumerable<HandOverItem> Place(Position position, Tenure tenure)
    {
        var open = _facts.Assignments.Where(a => a.PositionId == position.Id).Select(a => a.Id).ToHashSet();
        var roles = _facts.Register.Assignments.Where(a => open.Contains(a.Id) && !(a.Until <= Horizon)).ToList();
        var vacant = !position.TenuresOn(DayAfter).Any(t => !_people.Contains(t.PersonId) && !(_facts.Register.Person(t.PersonId)?.LeavesOn < DayAfter));
        yield return new(
            $"position:{position.Id}:{tenure.Number}", HandOverThing.Position, position.Title, position.Id, position.Revision, NameOf(tenure.PersonId),
            [HandOverChoice.HandOver, HandOverChoice.LeaveVacant, HandOverChoice.Keep],
            !IsEnding ? HandOverChoice.Keep : vacant ? HandOverChoice.HandOver : HandOverChoice.LeaveVacant)
        {
            PersonId = tenure.PersonId,
            TenureNumber = tenure.Number,
            IsChair = tenure.IsChair,
            From = tenure.From,
            Until = tenure.Until,
            LeavesVacant = vacant,
            IsDesignated = roles.Any(a => a.Kind != AssignmentKind.Deputy && IsDesignated(a.RoleId)),
            IsTopManagement = HoldsTopManagement(position.Id),
            With = [.. roles.Select(Title).Distinct().Order(Alphabetical.Order)],
        };
        foreach (var role in roles.Where(a => vacant && a.Kind != AssignmentKind.Deputy).OrderBy(Title, Alphabetical.Order))
        {
            if (Deputies(role) is { Count: > 0 } deputies)
            {
                yield return OfRole(role, $"through:{role.Id}", HandOverThing.RoleOfPosition, deputies) with
                {
                    Choices = [HandOverChoice.DeputyActs, HandOverChoice.Keep],
                    LeavesVacant = !IsHeldByOthers(role),
                };
            }
        }
    }

    private IEnumerable<HandOverItem> Relationships() =>
        from thirdParty in _facts.ThirdParties.OrderBy(t => t.Name, Alphabetical.Order).ThenBy(t => t.Id)
        where _people.Contains(thirdParty.OwnerId ?? Guid.Empty) && thirdParty.Id != Subject.Id && !(thirdParty.LastDay < _facts.Today)
        select AtOnce($"owner:{thirdParty.Id}", HandOverThing.Ownership, thirdParty.Name, thirdParty.Id, thirdParty.Revision, thirdParty.OwnerId!.Value);

    private IEnumerable<HandOverItem> Contacts() =>
        from thirdParty in _facts.ThirdParties.OrderBy(t => t.Name, Alphabetical.Order).ThenBy(t => t.Id)
        where thirdParty.Id != Subject.Id && !(thirdParty.LastDay < _facts.Today)
        let person = _facts.People.FirstOrDefault(p => IsContact(thirdParty.SecurityContact, thirdParty.SecurityContactEmail, p))
        where person is not null
        select AtOnce($"contact:{thirdParty.Id}", HandOverThing.SecurityContact, thirdParty.Name, thirdParty.Id, thirdParty.Revision, person.Id);

    private IEnumerable<HandOverItem> Reports() =>
        from person in _facts.People.OrderBy(p => p.Name, Alphabetical.Order).ThenBy(p => p.Id)
        let count = _facts.Reports.GetValueOrDefault(person.Id)
        where count > 0
        select AtOnce($"reports:{person.Id}", HandOverThing.LineManagement, count == 1 ? "1 person" : $"{count} people", person.Id, count, person.Id);

    private HandOverItem AtOnce(string key, HandOverThing thing, string title, Guid id, int revision, Guid person) => new(
        key, thing, title, id, revision, NameOf(person), [HandOverChoice.HandOver, HandOverChoice.Keep], IsEnding ? HandOverChoice.HandOver : HandOverChoice.Keep)
    {
        PersonId = person,
        LeavesVacant = true,
    };

    private HandOverItem OfRole(AssignmentContent a, string key, HandOverThing thing, IReadOnlyList<HandOverDeputy> deputies) => new(
        key, thing, Title(a), a.Id, _facts.Assignments.Single(x => x.Id == a.Id).Revision, _facts.Register.NameOf(a), [], HandOverChoice.Keep)
    {
        RoleId = a.RoleId,
        PersonId = a.PersonId,
        Kind = a.Kind,
        From = a.From,
        Until = a.Until,
        IsDesignated = IsDesignated(a.RoleId),
        IsTopManagement = _topRoles.Contains(a.RoleId),
        Deputies = deputies,
        DelegatesTo = [.. _facts.Register.Roles.Where(r => r.Authorities.Any(x => x.DelegatedById == a.RoleId)).Select(r => r.Title).Order(Alphabetical.Order)],
    };

    private static IEnumerable<HandOverChoice> Acts(List<HandOverDeputy> deputies) => deputies.Count > 0 ? [HandOverChoice.DeputyActs] : [];

    // Whoever deputises for the whole ISMS, or for the same part of it, and is there on the day after.
    private List<HandOverDeputy> Deputies(AssignmentContent of) => [.. _facts.Register.AssignmentsOf(of.RoleId)
        .Where(a => a.Kind == AssignmentKind.Deputy && (a.Scope is null || a.Scope == of.Scope) && !IsTheirs(a)
            && _facts.Register.IsHeldOn(a, FirstDay))
        .OrderBy(a => a.Scope is null)
        .ThenBy(_facts.Register.NameOf, Alphabetical.Order)
        .Select(a => new HandOverDeputy(a.Id, _facts.Register.NameOf(a), new(a.PersonId, a.PositionId, a.ThirdPartyId)))];

    // The baseline duties of everyone are never vacant.
    private bool IsHeldByOthers(AssignmentContent of) =>
        _facts.Register.Designated(DesignationKind.Everyone)?.Id == of.RoleId
        || _facts.Register.AssignmentsOf(of.RoleId).Any(a => a.Id != of.Id && a.Kind != AssignmentKind.Deputy && (a.Scope is null || a.Scope == of.Scope) && !IsTheirs(a) && _facts.Register.IsHeldOn(a, DayAfter));

    private bool IsTheirs(AssignmentContent a) => Subject.Kind switch
    {
        HandOverSubjectKind.Position => a.PositionId == Subject.Id,
        HandOverSubjectKind.ThirdParty when a.ThirdPartyId == Subject.Id => true,
        _ => a.PersonId is { } person
            ? _people.Contains(person)
            : _facts.Register.Position(a.PositionId) is { } position && position.Holders.Where(t => Days.Covers(t.From, t.Until, DayAfter)).All(t => _people.Contains(t.PersonId)),
    };

    private bool IsDesignated(Guid roleId) =>
        _facts.Register.Designations.Any(d => d.RoleId == roleId && d.Kind != DesignationKind.Everyone);

    private bool HoldsTopManagement(Guid positionId) =>
        new[] { _facts.Register, _facts.Situation.LastSigned?.Content }.Any(c => c is not null && _topRoles.Any(r => c.AssignmentsOf(r).Any(a => a.PositionId == positionId)));

    private string Title(AssignmentContent a) =>
        $"{_facts.Register.Role(a.RoleId)!.Title}{(a.Scope is { } scope ? $" ({scope.Name})" : "")}";

    private string NameOf(Guid person) => _facts.People.Single(p => p.Id == person).Name;

    private static bool IsContact(string? name, string? email, Person person) => email is not null
        ? string.Equals(email, person.Email, StringComparison.OrdinalIgnoreCase)
        : name is not null && string.Equals(name, person.Name, StringComparison.OrdinalIgnoreCase);
}

using IsmsRoles.Domain.Versions.Content;

namespace IsmsRoles.Domain.Findings;

/// <summary>What became of people and positions that a version names, beside its content.</summary>
/// <param name="LeftOn">Last days of people who may be in the register no more.</param>
/// <param name="AbolishedOn">Last days of positions that may be in the register no more.</param>
/// <param name="LeavingRecordedOn">The day on which somebody's leaving was recorded.</param>
/// <param name="MoveRecordedOn">The day on which another job title or employer was recorded for somebody.</param>
/// <param name="PositionRecordedOn">The day on which somebody's time in a position, or the position itself, was recorded as ended.</param>
public sealed record NamedRecords(
    IReadOnlyDictionary<Guid, DateOnly> LeftOn,
    IReadOnlyDictionary<Guid, DateOnly> AbolishedOn,
    IReadOnlyDictionary<Guid, DateOnly> LeavingRecordedOn,
    IReadOnlyDictionary<Guid, DateOnly> MoveRecordedOn,
    IReadOnlyDictionary<Guid, DateOnly> PositionRecordedOn);

/// <summary>
/// What changed in the organisation since a version came into force, about people and positions it names: the later of the
/// day it took effect and the day it was recorded is the first on which a review could have seen it.
/// </summary>
public static class MeanwhileChanges
{
    /// <param name="since">The day the version came into force.</param>
    public static IReadOnlyList<MeanwhileChange> Between(RegisterSnapshot version, DateOnly since, RegisterSnapshot register, DateOnly day, NamedRecords records)
    {
        List<MeanwhileChange> changes = [];
        HashSet<Guid> left = [];
        foreach (var person in version.People)
        {
            var subject = FindingSubject.Of(register.Person(person.Id) ?? person);
            if ((register.Person(person.Id)?.LeavesOn ?? Of(records.LeftOn, person.Id)) is { } last && last < day)
            {
                left.Add(person.Id);
                if (last >= since)
                {
                    changes.Add(new(subject, $"{subject.Name} left on {last.InWords()}", Later(last.AddDays(1), Of(records.LeavingRecordedOn, person.Id))));
                }
            }
            else if (register.Person(person.Id) is { } now && (now.JobTitle, now.EmployerId) != (person.JobTitle, person.EmployerId))
            {
                changes.Add(new(subject, Moved(register, person, now), Later(since, Of(records.MoveRecordedOn, person.Id))));
            }
        }

        foreach (var position in version.Positions)
        {
            var recorded = Of(records.PositionRecordedOn, position.Id);
            if ((register.Position(position.Id)?.AbolishedOn ?? Of(records.AbolishedOn, position.Id)) is { } last && last < day)
            {
                if (last >= since)
                {
                    changes.Add(new(FindingSubject.Of(position), $"the position {position.Title} was abolished on {last.InWords()}", Later(last.AddDays(1), recorded)));
                }
            }
            else if (register.Position(position.Id) is { } now)
            {
                changes.AddRange(position.Holders
                    .Where(t => Days.Covers(t.From, t.Until, since) && !left.Contains(t.PersonId) && !now.Holders.Any(h => h.PersonId == t.PersonId && Days.Covers(h.From, h.Until, day)))
                    .Select(t => new MeanwhileChange(
                        FindingSubject.Person(t.PersonId, Name(t.PersonId)), $"{Name(t.PersonId)} stopped being {position.Title}", Later(t.Until is { } end ? end.AddDays(1) : since, recorded))));
            }
        }

        return changes;

        string Name(Guid id) => (register.Person(id) ?? version.Person(id))?.Name ?? "somebody";
    }

    private static string Moved(RegisterSnapshot register, PersonContent was, PersonContent now) =>
        now.JobTitle == was.JobTitle
            ? $"{now.Name} moved to {register.ThirdParty(now.EmployerId)?.Name ?? "our own staff"}"
            : $"{now.Name} moved ({was.JobTitle ?? "no job title"} is now {now.JobTitle ?? "no job title"})";

    private static DateOnly? Of(IReadOnlyDictionary<Guid, DateOnly> days, Guid id) => days.TryGetValue(id, out var on) ? on : null;

    private static DateOnly Later(DateOnly a, DateOnly? b) => b > a ? b.Value : a;
}

using IsmsRoles.Domain.Audit.Events;
using IsmsRoles.Domain.Findings;
using IsmsRoles.Domain.People;
using IsmsRoles.Domain.Versions;
using Microsoft.EntityFrameworkCore;

namespace IsmsRoles.Data.Findings;

/// <summary>
/// The live rows of people whom the version in force names or who signed it, and what was recorded about them by the end
/// of the day. Of a past day, what was recorded later is not known yet.
/// </summary>
internal sealed record NamedInVersion(IReadOnlyDictionary<Guid, Person> People, IReadOnlyList<Approval> Approvals, IReadOnlySet<(Guid Subject, string Kind)> RecordedLater, NamedRecords Records)
{
    private static readonly string[] Kinds =
    [
        nameof(PersonLeft), nameof(PersonEdited), nameof(TenureEnded), nameof(PositionAbolished),
        nameof(AssignmentEnded), nameof(AssignmentRedated), nameof(PersonStartCorrected),
    ];

    // Lists of identifiers are sent as one parameter each: as thousands of them they would take seconds to bind.
    public static async Task<NamedInVersion> ReadAsync(FactsReading reading, VersionFacts inForce)
    {
        var approvals = await ApprovalsAsync(reading, inForce.Id);
        var personIds = inForce.Content.People.Select(p => p.Id).Concat(approvals.Select(a => a.PersonId)).Distinct().ToList();
        var positionIds = inForce.Content.Positions.Select(p => p.Id).ToList();
        var people = await reading.Db.People.AsNoTracking().Where(p => EF.Parameter(personIds).Contains(p.Id)).ToDictionaryAsync(p => p.Id, reading.Cancellation);
        var abolished = await reading.Db.Positions
            .Where(p => EF.Parameter(positionIds).Contains(p.Id) && p.AbolishedOn != null)
            .Select(p => new { p.Id, On = p.AbolishedOn!.Value })
            .ToListAsync(reading.Cancellation);
        var (before, later) = await RecordedAsync(reading, inForce, [.. personIds, .. positionIds]);
        return new(people, approvals, later, new(
            people.Values.Select(p => (p.Id, On: LeftOn(p, reading.Day, later))).Where(p => p.On is not null).ToDictionary(p => p.Id, p => p.On!.Value),
            abolished.Where(p => !later.Contains((p.Id, nameof(PositionAbolished)))).ToDictionary(p => p.Id, p => p.On),
            Days(nameof(PersonLeft)),
            Days(nameof(PersonEdited)),
            Days(nameof(TenureEnded), nameof(PositionAbolished))));

        Dictionary<Guid, DateOnly> Days(params string[] kinds) =>
            before.Where(r => kinds.Contains(r.Key.Kind)).GroupBy(r => r.Key.Subject).ToDictionary(g => g.Key, g => reading.DayOf(g.Max(r => r.Value)));
    }

    /// <summary>Their last day, where they had left by the day and that was known; null while they are with us.</summary>
    public DateOnly? LeftOn(Guid personId, DateOnly day) => People.TryGetValue(personId, out var person) ? LeftOn(person, day, RecordedLater) : null;

    private static DateOnly? LeftOn(Person person, DateOnly day, IReadOnlySet<(Guid, string)> later) =>
        later.Contains((person.Id, nameof(PersonLeft))) || !person.HasLeftBy(day) ? null : person.Periods.Where(p => p.Until < day).Max(p => p.Until);

    private static async Task<IReadOnlyList<Approval>> ApprovalsAsync(FactsReading reading, Guid versionId)
    {
        var taken = await reading.Db.Versions
            .Where(v => v.Id == versionId)
            .SelectMany(v => v.Decisions.Where(d => d.Action == VersionAction.TakeBack))
            .Select(d => d.PersonId)
            .ToListAsync(reading.Cancellation);
        var given = await reading.Db.Versions.AsNoTracking().Where(v => v.Id == versionId).SelectMany(v => v.Approvals).ToListAsync(reading.Cancellation);
        return [.. given.Where(a => !taken.Contains(a.PersonId)).OrderBy(a => a.Number)];
    }

    // The last moment of each kind about each of them since the version, and which kinds came after the day.
    private static async Task<(Dictionary<(Guid Subject, string Kind), DateTime> Before, HashSet<(Guid Subject, string Kind)> Later)> RecordedAsync(
        FactsReading reading, VersionFacts inForce, IReadOnlyList<Guid> ids)
    {
        var since = OrganisationTime.StartOf(inForce.On, reading.ZoneId);
        var recorded = await (
            from entry in reading.Db.AuditEntries
            where entry.At >= since && Kinds.Contains(entry.Kind)
                && (entry.Kind != nameof(PersonEdited) || entry.Text.Contains("\"Job title\"") || entry.Text.Contains("\"Employer\""))
            from subject in entry.Subjects
            where EF.Parameter(ids).Contains(subject.SubjectId) && subject.SubjectId != entry.ActorPersonId // whoever recorded it is a subject too
            group entry.At by new { subject.SubjectId, entry.Kind, Late = entry.At >= reading.End } into moments
            select new { moments.Key.SubjectId, moments.Key.Kind, moments.Key.Late, At = moments.Max() }).ToListAsync(reading.Cancellation);
        return (
            recorded.Where(r => !r.Late).ToDictionary(r => (r.SubjectId, r.Kind), r => r.At),
            [.. recorded.Where(r => r.Late).Select(r => (r.SubjectId, r.Kind))]);
    }
}

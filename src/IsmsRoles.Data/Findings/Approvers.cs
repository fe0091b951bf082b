using System.Text.Json;
using IsmsRoles.Domain.Assignments;
using IsmsRoles.Domain.Audit.Events;
using IsmsRoles.Domain.Findings;
using IsmsRoles.Domain.People;
using IsmsRoles.Domain.Roles;
using IsmsRoles.Domain.Versions;
using Microsoft.EntityFrameworkCore;

namespace IsmsRoles.Data.Findings;

/// <summary>
/// Who signed the version in force, and whether the record as it stands still says that they might: assignments, time in
/// positions and first days may have been given other dates since.
/// </summary>
internal static class Approvers
{
    public static async Task<IReadOnlyList<ApproverFacts>> ReadAsync(FactsReading reading, VersionFacts inForce, NamedInVersion named)
    {
        var roles = await TopRolesAsync(reading, inForce);
        var assignments = await reading.Db.Assignments.AsNoTracking()
            .Where(a => roles.Contains(a.RoleId) && a.Kind != AssignmentKind.Deputy && a.ScopeItemId == null && a.RecordedAt < reading.End)
            .ToListAsync(reading.Cancellation);
        var positionIds = assignments.Select(a => a.PositionId).OfType<Guid>().Distinct().ToList();
        var positions = await reading.Db.Positions.AsNoTracking().Where(p => EF.Parameter(positionIds).Contains(p.Id)).ToDictionaryAsync(p => p.Id, reading.Cancellation);
        var endedLater = await EndedLaterAsync(reading, [.. assignments.Select(a => a.Id)]);
        return [.. named.Approvals.Select(a => Facts(a, a.DecidedOn ?? reading.DayOf(a.At)))];

        ApproverFacts Facts(Approval approval, DateOnly on)
        {
            var wasHere = named.People.TryGetValue(approval.PersonId, out var person) && WasHere(person, on);
            var was = wasHere && (approval.Capacity != SigningCapacity.TopManagement || assignments.Any(a => WasHeld(a, on) && Holds(a, approval.PersonId, on)));
            return new(
                approval.PersonId, approval.PrintedName, approval.AccountId, approval.Capacity, on, named.LeftOn(approval.PersonId, reading.Day), was, [.. approval.Notable]);
        }

        bool WasHere(Person person, DateOnly on) =>
            person.IsWithUsOn(on) || named.RecordedLater.Contains((person.Id, nameof(PersonStartCorrected))) || named.RecordedLater.Contains((person.Id, nameof(PersonLeft)));

        bool WasHeld(Assignment a, DateOnly on) =>
            endedLater.Contains(a.Id) ? Domain.Days.Covers(a.From, a.Until, on) : a.Covers(on);

        bool Holds(Assignment a, Guid personId, DateOnly on) =>
            a.PersonId == personId
            || (a.PositionId is { } id && positions.TryGetValue(id, out var position)
                && (position.ExistsOn(on) || named.RecordedLater.Contains((id, nameof(PositionAbolished))))
                && position.Tenures.Any(t => t.PersonId == personId && (t.Covers(on) || (t.From <= on && named.RecordedLater.Contains((id, nameof(TenureEnded)))))));
    }

    // Rule 5 reads the version that was in force before; a designation may have moved with this one.
    private static async Task<List<Guid>> TopRolesAsync(FactsReading reading, VersionFacts inForce)
    {
        var replaced = await (
            from version in reading.Db.Versions
            where version.Id == inForce.Id
            join former in reading.Db.Versions on version.ReplacesId equals former.Id
            select former.ContentBytes).FirstOrDefaultAsync(reading.Cancellation);
        return [.. new[] { inForce.Content.Designated(DesignationKind.TopManagement)?.Id, replaced is null ? null : TopRoleIn(replaced) }.OfType<Guid>().Distinct()];
    }

    // The designations alone are read: the rest of a large version would be parsed for nothing.
    private static Guid? TopRoleIn(byte[] content)
    {
        using var json = JsonDocument.Parse(content);
        var top = JsonNamingPolicy.CamelCase.ConvertName(nameof(DesignationKind.TopManagement));
        return json.RootElement.GetProperty("designations").EnumerateArray()
            .Where(d => d.GetProperty("kind").GetString() == top)
            .Select(d => (Guid?)d.GetProperty("roleId").GetGuid())
            .FirstOrDefault();
    }

    private static async Task<HashSet<Guid>> EndedLaterAsync(FactsReading reading, List<Guid> ids)
    {
        var ended = await (
            from subject in reading.Db.Set<Domain.Audit.AuditSubject>()
            where EF.Parameter(ids).Contains(subject.SubjectId)
            join entry in reading.Db.AuditEntries on subject.EventNumber equals entry.Number
            where entry.At >= reading.End && (entry.Kind == nameof(AssignmentEnded) || entry.Kind == nameof(AssignmentRedated))
            select subject.SubjectId).ToListAsync(reading.Cancellation);
        return [.. ended];
    }
}

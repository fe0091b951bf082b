using IsmsRoles.Domain;
using IsmsRoles.Domain.Versions.Content;
using Microsoft.EntityFrameworkCore;

namespace IsmsRoles.Data.Registers;

/// <summary>
/// An assignment that is over is in no snapshot any more, so a comparison knows only that it is gone. Approvers are told
/// how it ended: last day, reason, and the evidence that ending a top-management assignment needs (rule 9).
/// </summary>
public static class Endings
{
    public static async Task<IReadOnlyList<SnapshotChange>> TellAsync(RegisterDbContext db, IReadOnlyList<SnapshotChange> changes, CancellationToken cancellation = default)
    {
        var gone = changes.Where(IsEndedAssignment).Select(c => c.Id).OfType<Guid>().ToList();
        if (gone.Count == 0)
        {
            return changes;
        }

        var ended = await db.Assignments.AsNoTracking()
            .Where(a => gone.Contains(a.Id) && a.EndedOn != null)
            .Select(a => new { a.Id, a.EndedOn, a.EndReason, a.EndEvidence })
            .ToDictionaryAsync(a => a.Id, cancellation);
        return [.. changes.Select(c => IsEndedAssignment(c) && c.Id is { } id && ended.TryGetValue(id, out var how)
            ? c with { Fields = [.. c.Fields, .. Told(how.EndedOn, how.EndReason, how.EndEvidence)] }
            : c)];
    }

    private static bool IsEndedAssignment(SnapshotChange change) => change is { Subject: ChangeSubject.Assignment, Kind: ChangeKind.Ended };

    private static IEnumerable<FieldDifference> Told(DateOnly? lastDay, string? reason, string? evidence) =>
        new (string Field, string? Value)[] { ("Last day", lastDay.InWords()), ("Ended because", reason), ("Evidence of its end", evidence) }
            .Where(f => f.Value is not null)
            .Select(f => new FieldDifference(f.Field, f.Value, null));
}

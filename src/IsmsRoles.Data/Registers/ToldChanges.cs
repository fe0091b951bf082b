using IsmsRoles.Domain;
using IsmsRoles.Domain.Versions.Content;
using Microsoft.EntityFrameworkCore;

namespace IsmsRoles.Data.Registers;

/// <summary>
/// What differs between two snapshots, and how whatever ended in between ended: last day, reason, and the evidence that
/// ending somebody's say in top management needs (rule 9). A snapshot knows none of it: what is over is not in it.
/// </summary>
public static class ToldChanges
{
    public static async Task<IReadOnlyList<SnapshotChange>> BetweenAsync(RegisterDbContext db, RegisterSnapshot? old, RegisterSnapshot now, CancellationToken cancellation = default)
    {
        var changes = SnapshotComparison.Between(old, now);
        if (old is null || changes.Count == 0)
        {
            return changes;
        }

        var told = new[] { await AssignmentsAsync(db, changes, cancellation), await PositionsAsync(db, changes, old, now, cancellation) }
            .SelectMany(t => t)
            .ToLookup(t => (t.Subject, t.Id), t => t.Fields);
        return [.. changes.Select(c => c.Id is { } id ? c with { Fields = [.. c.Fields, .. told[(c.Subject, id)].SelectMany(f => f).Select(f => Beside(c, f))] } : c)];
    }

    private static async Task<IEnumerable<Told>> AssignmentsAsync(RegisterDbContext db, IReadOnlyList<SnapshotChange> changes, CancellationToken cancellation)
    {
        var gone = changes.Where(c => c is { Subject: ChangeSubject.Assignment, Kind: ChangeKind.Ended }).Select(c => c.Id).OfType<Guid>().ToList();
        if (gone.Count == 0)
        {
            return [];
        }

        var ended = await db.Assignments.AsNoTracking()
            .Where(a => gone.Contains(a.Id) && a.EndedOn != null)
            .Select(a => new { a.Id, a.EndedOn, a.EndReason, a.EndEvidence })
            .ToListAsync(cancellation);
        return ended.Select(a => new Told(ChangeSubject.Assignment, a.Id, Fields(
            ("Last day", a.EndedOn.InWords()), ("Ended because", a.EndReason), ("Evidence of its end", a.EndEvidence))));
    }

    // A position that changed or went, whose former holders' time was ended or which was abolished.
    private static async Task<IEnumerable<Told>> PositionsAsync(
        RegisterDbContext db, IReadOnlyList<SnapshotChange> changes, RegisterSnapshot old, RegisterSnapshot now, CancellationToken cancellation)
    {
        var before = changes
            .Where(c => c is { Subject: ChangeSubject.Position, Kind: not ChangeKind.New })
            .Select(c => old.Position(c.Id))
            .OfType<PositionContent>()
            .ToDictionary(p => p.Id);
        if (before.Count == 0)
        {
            return [];
        }

        var live = await db.Positions.AsNoTracking().Where(p => before.Keys.Contains(p.Id)).ToListAsync(cancellation);
        return live.Select(p => new Told(ChangeSubject.Position, p.Id, [.. Holders(p.Id), .. Abolition(p.Id)]));

        IEnumerable<(string, string)> Holders(Guid id) =>
            from was in before[id].Holders
            where now.Position(id)?.Holders.Contains(was) != true
            from tenure in live.Single(p => p.Id == id).Tenures
            where tenure.PersonId == was.PersonId && tenure.From == was.From && tenure.EndReason is not null
            let name = old.Person(was.PersonId)?.Name
            from field in Fields(
                ($"{name}’s last day", tenure.Until.InWords()), ($"{name}’s time ended because", tenure.EndReason), ($"Evidence that {name}’s time ended", tenure.EndEvidence))
            select field;

        IEnumerable<(string, string)> Abolition(Guid id)
        {
            var position = live.Single(p => p.Id == id);
            return position.AbolishedOn is null || before[id].AbolishedOn == position.AbolishedOn
                ? []
                : Fields(("Abolished because", position.AbolishReason), ("Evidence of its abolition", position.AbolishEvidence));
        }
    }

    private static IReadOnlyList<(string, string)> Fields(params IEnumerable<(string Field, string? Value)> told) =>
        [.. told.Where(f => f.Value is not null).Select(f => (f.Field, f.Value!))];

    // What is gone is read on the old side; of what goes on, this is news.
    private static FieldDifference Beside(SnapshotChange change, (string Field, string Value) told) =>
        change.Kind == ChangeKind.Ended ? new(told.Field, told.Value, null) : new(told.Field, null, told.Value);

    private sealed record Told(ChangeSubject Subject, Guid Id, IReadOnlyList<(string Field, string Value)> Fields);
}

using IsmsRoles.Data;
using IsmsRoles.Domain.Assignments;
using IsmsRoles.Domain.Roles;
using Microsoft.EntityFrameworkCore;

namespace IsmsRoles.Web.Import;

/// <summary>Writes planned roles into the register through their own verbs. A refusal names the row and undoes the whole import.</summary>
internal sealed class ApplyRoles(Change change, RolesPlan plan, DateOnly heldFrom, string? backdatedReason)
{
    private readonly List<PlannedRole> _rows = [.. plan.Rows.Where(r => r.Outcome is RowOutcome.Create or RowOutcome.Update)];
    private readonly Dictionary<int, Role> _created = [];
    private Dictionary<Guid, Role> _existing = [];

    public async Task RunAsync(CancellationToken cancellation)
    {
        foreach (var row in _rows.Where(r => r.Outcome == RowOutcome.Create))
        {
            Imports.InRow(row, () => _created[row.Row] = new Role(row.Source.Texts()));
        }

        change.Db.Roles.AddRange(_created.Values);
        await LoadAsync(cancellation);
        foreach (var row in _rows.Where(r => r.Outcome == RowOutcome.Update))
        {
            Imports.InRow(row, () => _existing[row.ExistingId!.Value].Edit(Edited(row, _existing[row.ExistingId!.Value].Texts())));
        }

        await SetLinesAsync(cancellation);
        await AssignAsync(cancellation);
    }

    // Those that are edited, and those that others are to report to.
    private async Task LoadAsync(CancellationToken cancellation)
    {
        var ids = _rows.SelectMany(r => new[] { r.ExistingId, r.ReportsTo?.ExistingId }).OfType<Guid>().Distinct().ToList();
        foreach (var part in ids.Chunk(500))
        {
            var roles = await change.Db.Roles.AsSplitQuery().Where(r => part.Contains(r.Id)).ToListAsync(cancellation);
            roles.ForEach(r => _existing[r.Id] = r);
        }
    }

    private static RoleText Edited(PlannedRole row, RoleText now)
    {
        var changed = row.Changes.Select(c => c.Field).ToHashSet();
        return now with
        {
            Title = changed.Contains(RoleChanges.Title) ? row.Source.Title : now.Title,
            Purpose = changed.Contains(RoleChanges.Purpose) ? row.Source.Purpose : now.Purpose,
            ReviewIntervalMonths = changed.Contains(RoleChanges.Review) ? row.Source.ReviewMonths : now.ReviewIntervalMonths,
            Responsibilities = changed.Contains(RoleChanges.Responsibilities)
                ? [.. row.Responsibilities.Select(r => new ResponsibilityText(r.Text, r.References))]
                : now.Responsibilities,
            Authorities = changed.Contains(RoleChanges.Authorities) ? Authorities(row.Authorities, now.Authorities) : now.Authorities,
        };
    }

    // A file says nothing of limits and delegation: an authority that stays keeps its own.
    private static List<AuthorityText> Authorities(IReadOnlyList<AuthorityItem> file, IReadOnlyList<AuthorityText> now)
    {
        var left = now.ToList();
        return [.. file.Select(item =>
        {
            var same = left.FindIndex(a => a.Text == item.Text);
            if (same < 0)
            {
                return new AuthorityText(item.Kind, item.Text);
            }

            var kept = left[same] with { Kind = item.Kind };
            left.RemoveAt(same);
            return kept;
        })];
    }

    // From the top down: every line above the one being set is then as it will stay, and no circle appears on the way.
    private async Task SetLinesAsync(CancellationToken cancellation)
    {
        var toSet = _rows.Where(r => r.ReportsTo is not null).ToList();
        if (toSet.Count == 0)
        {
            return;
        }

        var roles = await change.Db.Roles.AsNoTracking().Select(r => new { r.Id, r.Title, r.ReportsToId }).ToListAsync(cancellation);
        var lines = new ReportingLines(roles.Select(r => (r.Id, r.Title, r.ReportsToId)));
        foreach (var role in _created.Values.Concat(_existing.Values))
        {
            lines.Note(role);
        }

        var above = roles.Where(r => r.ReportsToId is not null).ToDictionary(r => r.Id, r => r.ReportsToId!.Value);
        foreach (var row in toSet)
        {
            above[RoleOf(row).Id] = Superior(row).Id;
        }

        foreach (var row in toSet.OrderBy(r => Depth(RoleOf(r).Id, above)))
        {
            Imports.InRow(row, () =>
            {
                RoleOf(row).ReportTo(Superior(row), lines);
                lines.Note(RoleOf(row));
            });
        }
    }

    private static int Depth(Guid role, Dictionary<Guid, Guid> above)
    {
        var depth = 0;
        for (var next = role; depth <= above.Count && above.TryGetValue(next, out var superior); next = superior)
        {
            depth++;
        }

        return depth;
    }

    private async Task AssignAsync(CancellationToken cancellation)
    {
        var rows = _rows.Where(r => r.NewHolders.Count > 0).ToList();
        var personIds = rows.SelectMany(r => r.NewHolders).Distinct().ToList();
        var roleIds = rows.Select(r => r.ExistingId).OfType<Guid>().ToList();
        var people = await change.Db.People.Where(p => personIds.Contains(p.Id)).ToDictionaryAsync(p => p.Id, cancellation);
        var employerIds = people.Values.Select(p => p.EmployerId).OfType<Guid>().Distinct().ToList();
        var employers = await change.Db.ThirdParties.Where(t => employerIds.Contains(t.Id)).ToDictionaryAsync(t => t.Id, cancellation);
        var others = (await change.Db.Assignments.Where(a => roleIds.Contains(a.RoleId)).ToListAsync(cancellation)).ToLookup(a => a.RoleId);
        foreach (var row in rows)
        {
            var role = RoleOf(row);
            foreach (var person in row.NewHolders.Select(id => people[id]))
            {
                var holder = Holder.Of(person, person.EmployerId is { } id ? employers[id] : null);
                var terms = new AssignmentTerms(AssignmentKind.Holder, heldFrom, BackdatedReason: backdatedReason);
                Imports.InRow(row, () => change.Db.Assignments.Add(new(role, holder, terms, others[role.Id], change.Today, change.Now)));
            }
        }
    }

    private Role RoleOf(PlannedRole row) => row.ExistingId is { } id ? _existing[id] : _created[row.Row];

    private Role Superior(PlannedRole row) => row.ReportsTo!.Value is { ExistingId: { } id } ? _existing[id] : _created[row.ReportsTo!.Value.Row!.Value];
}

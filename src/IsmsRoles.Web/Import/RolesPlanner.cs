using System.Globalization;

namespace IsmsRoles.Web.Import;

/// <summary>Settles what cannot be imported, then compares the rest with the register.</summary>
internal sealed class RolesPlanner(IReadOnlyList<RoleRow> rows, IReadOnlyList<ExistingRole> existing, IReadOnlyList<ExistingPerson> people)
{
    private static readonly string[] NameSeparators = [",", "/", "&", " and "];

    private readonly ILookup<string, ExistingRole> _existing = existing.ToLookup(r => CellText.Key(r.Title));
    private readonly Dictionary<Guid, ExistingRole> _byId = existing.ToDictionary(r => r.Id);
    private readonly Dictionary<string, RoleRow> _first = [];
    private readonly Dictionary<RoleRow, PlannedRole> _settled = [];
    private readonly PersonDirectory _people = new(people);
    private RoleLines _lines = null!;

    public List<PlannedRole> Plan()
    {
        foreach (var row in rows)
        {
            Settle(row);
        }

        _lines = new(rows, [.. rows.Where(r => !_settled.ContainsKey(r))], existing);
        return [.. rows.Select(r => _settled.GetValueOrDefault(r) ?? Compare(r))];
    }

    private void Settle(RoleRow row)
    {
        var key = CellText.Key(row.Title);
        if (row.Problems.Count > 0)
        {
            Refuse(row, [.. row.Problems]);
        }
        else if (row.Title.Length == 0)
        {
            Refuse(row, "The row has no title.");
        }
        else if (Nobody.Is(row.Title))
        {
            Refuse(row, $"“{row.Title}” is not the title of a role.");
        }
        else if (_existing[key].Skip(1).Any())
        {
            Refuse(row, "The register has more than one role with this title.");
        }
        else if (_existing[key].Any(r => r.Retired))
        {
            Refuse(row, "The register has a retired role with this title. Reinstate it first, or give this one another title.");
        }
        else if (!_first.TryAdd(key, row))
        {
            var first = _first[key];
            if (row.Repeats(first))
            {
                _settled[row] = new(row, RowOutcome.Unchanged, _existing[key].FirstOrDefault()?.Id, [], null, [], [$"It says the same as row {first.Row}."]);
            }
            else
            {
                Refuse(row, $"Row {first.Row} has the same title and says something else. Join them in the file, or choose a column to add to titles that repeat.");
            }
        }
    }

    private void Refuse(RoleRow row, params string[] reasons) => _settled[row] = new(row, RowOutcome.Refused, null, [], null, [], reasons);

    private PlannedRole Compare(RoleRow row)
    {
        var role = _existing[CellText.Key(row.Title)].FirstOrDefault();
        var line = _lines.For(row);
        var (holders, notes) = Holders(row, role);
        string[] reasons = [.. row.Notes, .. line.Note is null ? Array.Empty<string>() : [line.Note], .. notes];
        if (role is null)
        {
            return new(row, RowOutcome.Create, null, [], line.Above, holders, reasons);
        }

        var lineChanges = line.Above is { } above && above != new RoleLink(role.ReportsToId, null);
        var changes = Changes(row, role, lineChanges ? line.Above : null, holders).ToList();
        return new(row, changes.Count == 0 ? RowOutcome.Unchanged : RowOutcome.Update, role.Id, changes, lineChanges ? line.Above : null, holders, reasons);
    }

    private (List<Guid> Holders, List<string> Notes) Holders(RoleRow row, ExistingRole? role)
    {
        var (holders, notes) = (new List<Guid>(), new List<string>());
        foreach (var name in row.HeldBy.SelectMany(Names))
        {
            var (person, why) = _people.Find(name);
            if (person?.ExistingId is not { } id)
            {
                notes.Add($"{why?.Replace("neither in the file nor in the register", "not in the register", StringComparison.Ordinal)}, so the role is not assigned to them.");
            }
            else if (role?.HolderIds.Contains(id) != true && !holders.Contains(id))
            {
                holders.Add(id);
            }
        }

        return (holders, notes);
    }

    // "Ann Lee, Bo Ek" is two people where both are known, and "Lee, Ann" is one.
    private string[] Names(string cell)
    {
        var parts = cell.Split(NameSeparators, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return parts.Length > 1 && _people.Find(cell).Person is null && parts.All(p => _people.Find(p).Person is not null) ? parts : [cell];
    }

    private IEnumerable<PlannedChange> Changes(RoleRow row, ExistingRole role, RoleLink? above, List<Guid> holders)
    {
        if (row.Title != role.Title)
        {
            yield return new("title", role.Title, row.Title);
        }

        if (row.Purpose is not null && row.Purpose != role.Purpose)
        {
            yield return new("purpose", role.Purpose, row.Purpose);
        }

        if (row.Responsibilities.Count > 0 && !Same(row.Responsibilities, role.Responsibilities))
        {
            yield return new("responsibilities", string.Join('\n', role.Responsibilities), string.Join('\n', row.Responsibilities));
        }

        if (row.Authorities.Count > 0 && !Same(row.Authorities, role.Authorities))
        {
            yield return new("authorities", string.Join('\n', role.Authorities), string.Join('\n', row.Authorities));
        }

        if (row.ReviewMonths is { } months && months != role.ReviewMonths)
        {
            yield return new("review every (months)", role.ReviewMonths?.ToString(CultureInfo.InvariantCulture), months.ToString(CultureInfo.InvariantCulture));
        }

        if (above is { } link)
        {
            yield return new("reports to", role.ReportsToId is { } id ? _byId.GetValueOrDefault(id)?.Title : null, _lines.Title(link));
        }

        if (holders.Count > 0)
        {
            yield return new("held by", null, string.Join('\n', holders.Select(h => _people.Name(new(h, null)))));
        }
    }

    // Clauses count where the file gives some: a table without them must not strip the register's.
    private static bool Same(IReadOnlyList<ResponsibilityItem> file, IReadOnlyList<ResponsibilityItem> register) =>
        file.Count == register.Count && file.Zip(register).All(p => p.First.Text == p.Second.Text
            && (p.First.Clauses.Count == 0 || p.First.Clauses.SequenceEqual(p.Second.Clauses)));

    // A kind that was only guessed is no reason to change the one somebody chose.
    private static bool Same(IReadOnlyList<AuthorityItem> file, IReadOnlyList<AuthorityItem> register) =>
        file.Count == register.Count && file.Zip(register).All(p => p.First.Text == p.Second.Text && (!p.First.KindStated || p.First.Kind == p.Second.Kind));
}

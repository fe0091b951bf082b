using System.Globalization;
using IsmsRoles.Documents.Exports;
using IsmsRoles.Domain;
using IsmsRoles.Domain.Roles;

namespace IsmsRoles.Web.Import;

/// <summary>Settles what cannot be imported, then compares the rest with the register.</summary>
internal sealed class RolesPlanner(
    IReadOnlyList<RoleRow> rows, IReadOnlyList<ExistingRole> existing, IReadOnlyList<ExistingPerson> people, DateOnly? heldFrom)
{
    private static readonly string[] NameSeparators = [",", "/", "&", " and "];

    private readonly ILookup<string, ExistingRole> _existing = existing.ToLookup(r => CellText.Key(r.Title));
    private readonly Dictionary<Guid, ExistingRole> _byId = existing.ToDictionary(r => r.Id);
    private readonly Dictionary<string, RoleRow> _first = [];
    private readonly Dictionary<RoleRow, PlannedRole> _settled = [];
    private readonly PersonDirectory _people = new(people);
    private readonly Dictionary<Guid, ExistingPerson> _peopleById = people.ToDictionary(p => p.Id);
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
        else if (WhyNot(row) is { } why)
        {
            Refuse(row, why);
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

    // What the register itself would refuse when the row is written.
    private static string? WhyNot(RoleRow row)
    {
        try
        {
            _ = new Role(row.Texts());
            return null;
        }
        catch (RuleBrokenException refusal)
        {
            return refusal.Message;
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
            return new(row, RowOutcome.Create, null, [], line.Above, holders, reasons) { Responsibilities = row.Responsibilities, Authorities = row.Authorities, NewHolderNames = Named(holders) };
        }

        var lineChanges = line.Above is { } above && above != new RoleLink(role.ReportsToId, null);
        var planned = new PlannedRole(row, RowOutcome.Unchanged, role.Id, [], lineChanges ? line.Above : null, holders, reasons)
        {
            Responsibilities = Standing(row.Responsibilities, role.Responsibilities, ResponsibilityItem.Parse, (f, r) => f.Text == r.Text, f => f.Clauses.Count > 0),
            NewHolderNames = Named(holders),
            Authorities = Standing(row.Authorities, role.Authorities, AuthorityItem.Parse, (f, r) => f.Text == r.Text, f => f.KindStated),
        };
        var changes = Changes(planned, role).ToList();
        return changes.Count == 0 ? planned : planned with { Outcome = RowOutcome.Update, Changes = changes };
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
            else if (role?.HolderIds.Contains(id) != true && WhyNotHolder(_peopleById[id]) is { } whyNot)
            {
                notes.Add(whyNot);
            }
            else if (role?.HolderIds.Contains(id) != true && !holders.Contains(id))
            {
                holders.Add(id);
            }
        }

        return (holders, notes);
    }

    private List<string> Named(List<Guid> holders) => [.. holders.Select(h => _people.Name(new(h, null)))];

    // Rule 2: an assignment's days lie inside its holder's.
    private string? WhyNotHolder(ExistingPerson person) => heldFrom is not { } day ? null
        : person.From > day ? $"{person.Name} is with us from {Dates.Words(person.From.Value)} only, so the role is not assigned to them from {Dates.Words(day)}."
        : person.Until is { } last ? $"{person.Name} is with us until {Dates.Words(last)}, so the role is not assigned to them without an end."
        : null;

    // "Ann Lee, Bo Ek" is two people where both are known, and "Lee, Ann" is one.
    private string[] Names(string cell)
    {
        var parts = cell.Split(NameSeparators, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return parts.Length > 1 && _people.Find(cell).Person is null && parts.All(p => _people.Find(p).Person is not null) ? parts : [cell];
    }

    private IEnumerable<PlannedChange> Changes(PlannedRole planned, ExistingRole role)
    {
        var row = planned.Source;
        if (row.Title != role.Title && row.Title != CellText.Line(role.Title).Text)
        {
            yield return new(RoleChanges.Title, role.Title, row.Title);
        }

        if (row.Purpose is not null && row.Purpose != role.Purpose && row.Purpose != AsRead(role.Purpose))
        {
            yield return new(RoleChanges.Purpose, role.Purpose, row.Purpose);
        }

        if (List(RoleChanges.Responsibilities, role.Responsibilities, planned.Responsibilities) is { } responsibilities)
        {
            yield return responsibilities;
        }

        if (List(RoleChanges.Authorities, role.Authorities, planned.Authorities) is { } authorities)
        {
            yield return authorities;
        }

        if (row.ReviewMonths is { } months && months != role.ReviewMonths)
        {
            yield return new(RoleChanges.Review, role.ReviewMonths?.ToString(CultureInfo.InvariantCulture), months.ToString(CultureInfo.InvariantCulture));
        }

        if (planned.ReportsTo is { } link)
        {
            yield return new(RoleChanges.ReportsTo, role.ReportsToId is { } id ? _byId.GetValueOrDefault(id)?.Title : null, _lines.Title(link));
        }

        if (planned.NewHolders.Count > 0)
        {
            yield return new(RoleChanges.HeldBy, null, string.Join('\n', planned.NewHolderNames));
        }
    }

    private static PlannedChange? List<TItem>(string field, IReadOnlyList<TItem> old, IReadOnlyList<TItem> @new)
    {
        var (before, after) = (string.Join('\n', old), string.Join('\n', @new));
        return before == after ? null : new(field, before, after);
    }

    // A sentence that the file repeats without clauses or kind keeps those the register has; a list that reads as the
    // register's own does when exported changes nothing.
    private static IReadOnlyList<TItem> Standing<TItem>(
        IReadOnlyList<TItem> file, IReadOnlyList<TItem> register, Func<string, TItem> parse, Func<TItem, TItem, bool> sameText, Func<TItem, bool> complete)
        where TItem : class
    {
        List<TItem> standing = [.. file.Select(f => complete(f) ? f : register.FirstOrDefault(r => sameText(f, r)) ?? f)];
        var exported = ListCell.Split(AsRead(ListCell.Join(register.Select(r => r.ToString()!)))).Select(parse);
        return file.Count == 0 || standing.Select(s => s.ToString()).SequenceEqual(exported.Select(e => e.ToString())) ? register : standing;
    }

    // The register's text as an export writes it and an import reads it.
    private static string AsRead(string? text) => ListCell.WithoutMarkup(CellText.Block(CsvExport.Escape(text ?? "")).Text);
}

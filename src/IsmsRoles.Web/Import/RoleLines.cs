namespace IsmsRoles.Web.Import;

/// <summary>Finds the role each row reports to, by title or by reference; leaves out lines to nothing, to itself and in a circle.</summary>
internal sealed class RoleLines
{
    private readonly Dictionary<string, RoleLink> _byTitle = [];
    private readonly Dictionary<RoleLink, string> _titles = [];
    private readonly Dictionary<string, HashSet<RoleLink>> _byReference = [];
    private readonly Dictionary<RoleRow, (RoleLink? Above, string? Note)> _found;
    private readonly IReadOnlyDictionary<RoleLink, IReadOnlyList<RoleLink>> _loops;
    private readonly Dictionary<RoleLink, RoleLink> _current;

    /// <summary>All rows of the file, and among them those that create or update a role.</summary>
    public RoleLines(IReadOnlyList<RoleRow> all, IReadOnlyList<RoleRow> kept, IReadOnlyList<ExistingRole> existing)
    {
        foreach (var role in existing.Where(r => !r.Retired))
        {
            Add(role.Title, new(role.Id, null));
        }

        foreach (var row in kept)
        {
            Add(row.Title, _byTitle.TryGetValue(CellText.Key(row.Title), out var known) ? known : new(null, row.Row));
        }

        // A row refused as a repetition still says which role its reference belongs to: the one with its title.
        foreach (var row in all.Where(r => r.Reference is not null))
        {
            if (_byTitle.TryGetValue(CellText.Key(row.Title), out var link))
            {
                var key = CellText.Key(row.Reference);
                (_byReference.TryGetValue(key, out var links) ? links : _byReference[key] = []).Add(link);
            }
        }

        _current = existing.Where(r => r.ReportsToId is not null).ToDictionary(r => new RoleLink(r.Id, null), r => new RoleLink(r.ReportsToId, null));
        _found = kept.ToDictionary(r => r, Find);
        var lines = new Dictionary<RoleLink, RoleLink>(_current);
        foreach (var (row, (above, _)) in _found)
        {
            if (above is { } link)
            {
                lines[Link(row)] = link;
            }
        }

        _loops = Loops.Find(lines);
    }

    /// <summary>The role above, or none with a sentence that says why. A circle is left out at every row that would close it.</summary>
    public (RoleLink? Above, string? Note) For(RoleRow row)
    {
        var (above, note) = _found[row];
        var link = Link(row);
        if (above is null || (_current.TryGetValue(link, out var now) && now == above) || !_loops.TryGetValue(link, out var loop))
        {
            return (above, note);
        }

        var circle = string.Join(" → ", loop.Append(loop[0]).Take(7).Select(Title));
        return (null, $"The reporting lines form a circle ({circle}{(loop.Count > 6 ? " …" : "")}), so no reporting line is set.");
    }

    public string Title(RoleLink link) => _titles[link];

    private void Add(string title, RoleLink link)
    {
        _byTitle[CellText.Key(title)] = link;
        _titles[link] = title;
    }

    private RoleLink Link(RoleRow row) => _byTitle[CellText.Key(row.Title)];

    private (RoleLink? Above, string? Note) Find(RoleRow row)
    {
        if (row.ReportsTo is not { } text)
        {
            return (null, null);
        }

        var key = CellText.Key(text);
        if (!_byTitle.TryGetValue(key, out var above))
        {
            if (!_byReference.TryGetValue(key, out var links))
            {
                return (null, $"“{text}” is neither in the file nor in the register, so no reporting line is set.");
            }

            if (links.Count > 1)
            {
                return (null, $"“{text}” is the reference of {links.Count} roles in the file, so no reporting line is set.");
            }

            above = links.First();
        }

        return above == Link(row) ? (null, "It is given as reporting to itself; that is taken as none.") : (above, null);
    }
}

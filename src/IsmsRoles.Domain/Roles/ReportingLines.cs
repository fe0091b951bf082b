namespace IsmsRoles.Domain.Roles;

/// <summary>Who reports to whom, over all roles: rule 1 lives here. Loaded inside the transaction that changes a line.</summary>
public sealed class ReportingLines
{
    private readonly Dictionary<Guid, (string Title, Guid? ReportsTo)> _lines;

    public ReportingLines(IEnumerable<(Guid Id, string Title, Guid? ReportsToId)> roles) =>
        _lines = roles.ToDictionary(r => r.Id, r => (r.Title, r.ReportsToId));

    /// <summary>Takes up a role as it stands now, so that many lines can be changed one after the other.</summary>
    public void Note(Role role) => _lines[role.Id] = (role.Title, role.ReportsToId);

    public string? TitleOf(Guid roleId) => _lines.TryGetValue(roleId, out var line) ? line.Title : null;

    /// <summary>The roles above one, nearest first; stops at a break or where a damaged line would repeat.</summary>
    public IReadOnlyList<Guid> Above(Guid roleId)
    {
        List<Guid> above = [];
        HashSet<Guid> seen = [roleId];
        for (var next = SuperiorOf(roleId); next is { } id && seen.Add(id); next = SuperiorOf(id))
        {
            above.Add(id);
        }

        return above;
    }

    /// <summary>Rule 1: a reporting line never forms a cycle, and a role never reports to itself. The refusal spells the path out.</summary>
    public void RefuseCycle(Guid roleId, Guid? newSuperiorId)
    {
        if (newSuperiorId == roleId)
        {
            throw new RuleBrokenException($"{TitleOf(roleId)} cannot report to itself.", "ReportsToId");
        }

        if (newSuperiorId is not { } superior)
        {
            return;
        }

        List<Guid> path = [roleId, superior, .. Above(superior)];
        var back = path.LastIndexOf(roleId);
        if (back > 0)
        {
            var steps = path.Take(back + 1).Select(id => TitleOf(id) ?? "a role").ToList();
            var spelled = string.Join(", ", steps.Zip(steps.Skip(1), (a, b) => $"{a} reports to {b}"));
            throw new RuleBrokenException($"That would make the line go round: {spelled}. Choose a role outside this circle.", "ReportsToId");
        }
    }

    /// <summary>The first cycle found, as titles from a role back to itself; null when there is none.</summary>
    public IReadOnlyList<string>? FindCycle()
    {
        HashSet<Guid> safe = [];
        foreach (var start in _lines.Keys)
        {
            List<Guid> path = [];
            for (Guid? next = start; next is { } id && !safe.Contains(id); next = SuperiorOf(id))
            {
                var before = path.IndexOf(id);
                if (before >= 0)
                {
                    return [.. path.Skip(before).Append(id).Select(r => TitleOf(r) ?? "a role")];
                }

                path.Add(id);
            }

            safe.UnionWith(path);
        }

        return null;
    }

    private Guid? SuperiorOf(Guid roleId) => _lines.TryGetValue(roleId, out var line) ? line.ReportsTo : null;
}

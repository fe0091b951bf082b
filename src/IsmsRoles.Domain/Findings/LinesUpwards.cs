using IsmsRoles.Domain.Versions.Content;

namespace IsmsRoles.Domain.Findings;

/// <summary>Where reporting lines lead, in content that may be damaged: each line is followed once, and a circle ends it.</summary>
internal sealed class LinesUpwards
{
    private readonly RegisterSnapshot _register;
    private readonly RoleContent? _top;
    private readonly Dictionary<Guid, Guid> _breaks = [];
    private readonly HashSet<Guid> _aboveTop;

    public LinesUpwards(RegisterSnapshot register, RoleContent? top)
    {
        (_register, _top) = (register, top);
        _aboveTop = [.. top is null ? [] : Above(top).Select(r => r.Id)];
        foreach (var role in register.Roles)
        {
            Follow(role);
        }
    }

    public bool Reaches(RoleContent role) => _breaks[role.Id] == _top?.Id;

    /// <summary>Whether top management reports to the role: such a role need not report to it.</summary>
    public bool IsAboveTop(RoleContent role) => _aboveTop.Contains(role.Id);

    /// <summary>The role at which the line breaks: it reports to none, past top management, or round; top management where it arrives.</summary>
    public Guid BreakOf(RoleContent role) => _breaks[role.Id];

    /// <summary>The roles above one, nearest first, until the line ends or would repeat.</summary>
    public IEnumerable<RoleContent> Above(RoleContent role)
    {
        HashSet<Guid> seen = [role.Id];
        for (var next = _register.Role(role.ReportsToId); next is not null && seen.Add(next.Id); next = _register.Role(next.ReportsToId))
        {
            yield return next;
        }
    }

    /// <summary>The roles from one to top management, both included.</summary>
    public IReadOnlyList<RoleContent> PathToTop(RoleContent role) =>
        role.Id == _top?.Id ? [role] : [role, .. Above(role).TakeWhile(r => r.Id != _top?.Id), _top!];

    /// <summary>The roles of the circle a role is part of, beginning with it; none where there is no circle.</summary>
    public IReadOnlyList<RoleContent> CircleAt(RoleContent role)
    {
        List<RoleContent> path = [role, .. Above(role)];
        return path[^1].ReportsToId == role.Id ? path : [];
    }

    private void Follow(RoleContent start)
    {
        List<RoleContent> path = [];
        HashSet<Guid> seen = [];
        Guid? end = null;
        for (var at = start; end is null; at = _register.Role(at.ReportsToId)!)
        {
            if (_breaks.TryGetValue(at.Id, out var known))
            {
                end = known;
            }
            else if (!seen.Add(at.Id))
            {
                end = path.SkipWhile(r => r.Id != at.Id).Select(r => r.Id).Min(); // a circle has one name, wherever it is entered
            }
            else
            {
                path.Add(at);
                end = at.Id == _top?.Id || _register.Role(at.ReportsToId) is not { } superior || (_aboveTop.Contains(superior.Id) && !_aboveTop.Contains(at.Id)) ? at.Id : null;
            }
        }

        path.ForEach(r => _breaks[r.Id] = end.Value);
    }
}

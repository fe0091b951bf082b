using System.Runtime.CompilerServices;
using IsmsRoles.Domain.Roles;
using IsmsRoles.Domain.Versions.Content;

namespace IsmsRoles.Web.Pages.ReportingLines;

/// <summary>Who reports to whom in a snapshot, from top management down. Worked out once for each snapshot.</summary>
public sealed class ReportingLinesTree
{
    private static readonly ConditionalWeakTable<RegisterSnapshot, ReportingLinesTree> Known = [];

    private readonly RegisterSnapshot _register;
    private readonly ILookup<Guid?, RoleContent> _below;
    private readonly Dictionary<Guid, int> _steps = [];

    private ReportingLinesTree(RegisterSnapshot register)
    {
        _register = register;
        var ordered = register.RolesInReadingOrder();
        _below = ordered.ToLookup(r => r.ReportsToId);
        Top = register.Designated(DesignationKind.TopManagement);
        if (Top is not null)
        {
            _steps[Top.Id] = 0;
        }

        TopDown = [.. Walk(Top is null ? [] : [Top])];
        foreach (var (role, depth) in TopDown)
        {
            _steps[role.Id] = depth;
        }

        Broken = [.. Walk(ordered.Where(r => r.Id != Top?.Id && register.Role(r.ReportsToId) is null))];
        var walked = TopDown.Concat(Broken).Select(l => l.Role.Id).ToHashSet();
        Broken = [.. Broken, .. ordered.Where(r => !walked.Contains(r.Id)).Select(r => (r, 0))]; // only a damaged register holds a circle
    }

    /// <summary>The designated top of all lines, or null.</summary>
    public RoleContent? Top { get; }

    /// <summary>Everything that reaches top management, each role after the one it reports to, with its depth.</summary>
    public IReadOnlyList<(RoleContent Role, int Depth)> TopDown { get; }

    /// <summary>The lines that do not reach top management, in the same order.</summary>
    public IReadOnlyList<(RoleContent Role, int Depth)> Broken { get; }

    public static ReportingLinesTree Of(RegisterSnapshot register) => Known.GetValue(register, r => new(r));

    /// <summary>How many steps a role is from top management; null when its line does not reach it.</summary>
    public int? StepsToTop(Guid roleId) => _steps.TryGetValue(roleId, out var steps) ? steps : null;

    public IReadOnlyList<RoleContent> Below(Guid roleId) => [.. _below[roleId]];

    /// <summary>The roles above one, nearest first.</summary>
    public IReadOnlyList<RoleContent> Above(Guid roleId)
    {
        List<RoleContent> above = [];
        HashSet<Guid> seen = [roleId];
        for (var next = _register.Role(_register.Role(roleId)?.ReportsToId); next is not null && seen.Add(next.Id); next = _register.Role(next.ReportsToId))
        {
            above.Add(next);
        }

        return above;
    }

    private IEnumerable<(RoleContent Role, int Depth)> Walk(IEnumerable<RoleContent> roots)
    {
        Stack<(RoleContent Role, int Depth)> next = new(roots.Reverse().Select(r => (r, 0)));
        HashSet<Guid> seen = [];
        while (next.TryPop(out var line))
        {
            if (!seen.Add(line.Role.Id))
            {
                continue;
            }

            yield return line;
            foreach (var subordinate in _below[line.Role.Id].Reverse())
            {
                next.Push((subordinate, line.Depth + 1));
            }
        }
    }
}

namespace IsmsRoles.Documents.Chart;

/// <summary>A role and those that report to it, in the order they are drawn.</summary>
internal sealed class ChartNode(ChartRole role)
{
    public ChartRole Role => role;

    public List<ChartNode> Children { get; } = [];

    /// <summary>Roles in this line, this one included.</summary>
    public int Size { get; set; } = 1;

    /// <summary>Steps to the deepest role below.</summary>
    public int Depth { get; set; }
}

/// <summary>Roles as trees. Nothing here calls itself: a line can be as deep as there are roles.</summary>
internal static class ChartTree
{
    /// <summary>The roles that report to none, each with its line. Damaged content in which roles report in a circle is cut open.</summary>
    public static IReadOnlyList<ChartNode> Roots(IReadOnlyList<ChartRole> roles)
    {
        var nodes = new Dictionary<int, ChartNode>();
        foreach (var role in roles)
        {
            nodes.TryAdd(role.Number, new ChartNode(role));
        }

        var below = nodes.Values.ToLookup(node => node.Role.ReportsTo is { } above && nodes.ContainsKey(above) ? above : (int?)null);
        var roots = new List<ChartNode>();
        var order = new List<ChartNode>();
        var seen = new HashSet<ChartNode>();
        foreach (var root in below[null].Concat(nodes.Values)) // those not reached from a root stand in a circle
        {
            if (seen.Add(root))
            {
                roots.Add(root);
                Walk(root, below, seen, order);
            }
        }

        Measure(order);
        return roots;
    }

    private static void Walk(ChartNode root, ILookup<int?, ChartNode> below, HashSet<ChartNode> seen, List<ChartNode> order)
    {
        var next = new Stack<ChartNode>([root]);
        while (next.TryPop(out var node))
        {
            order.Add(node);
            node.Children.AddRange(below[node.Role.Number].Where(seen.Add));
            foreach (var child in node.Children)
            {
                next.Push(child);
            }
        }
    }

    private static void Measure(List<ChartNode> order)
    {
        for (var i = order.Count - 1; i >= 0; i--)
        {
            foreach (var child in order[i].Children)
            {
                order[i].Size += child.Size;
                order[i].Depth = Math.Max(order[i].Depth, child.Depth + 1);
            }
        }
    }
}

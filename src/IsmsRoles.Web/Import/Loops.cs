namespace IsmsRoles.Web.Import;

/// <summary>Finds reporting lines that come back to where they began.</summary>
public static class Loops
{
    /// <summary>Each node that is on a loop, with the loop it is on, beginning at some node of it. Nodes that only lead to one are not listed.</summary>
    public static IReadOnlyDictionary<TNode, IReadOnlyList<TNode>> Find<TNode>(IReadOnlyDictionary<TNode, TNode> next)
        where TNode : notnull
    {
        var loops = new Dictionary<TNode, IReadOnlyList<TNode>>();
        var done = new HashSet<TNode>();
        foreach (var start in next.Keys)
        {
            var path = new List<TNode>();
            var position = new Dictionary<TNode, int>();
            var node = start;
            while (done.Add(node))
            {
                position[node] = path.Count;
                path.Add(node);
                if (!next.TryGetValue(node, out var above))
                {
                    break;
                }

                node = above;
                if (position.TryGetValue(node, out var back))
                {
                    var loop = path[back..];
                    foreach (var member in loop)
                    {
                        loops[member] = loop;
                    }

                    break;
                }
            }
        }

        return loops;
    }
}

namespace IsmsRoles.Domain;

/// <summary>Which lines of an ordered list were taken out, put in or reworded: the longest common subsequence stays, the rest pairs up in place.</summary>
public static class LineDifferences
{
    public static IReadOnlyList<(string? Old, string? New)> Between(IReadOnlyList<string> old, IReadOnlyList<string> now)
    {
        var common = CommonLengths(old, now);
        List<(string?, string?)> differences = [];
        List<string> removed = [], added = [];
        var (i, j) = (0, 0);
        while (i < old.Count || j < now.Count)
        {
            if (i < old.Count && j < now.Count && old[i] == now[j])
            {
                Pair();
                (i, j) = (i + 1, j + 1);
            }
            else if (j < now.Count && (i == old.Count || common[i, j + 1] > common[i + 1, j]))
            {
                added.Add(now[j++]);
            }
            else
            {
                removed.Add(old[i++]);
            }
        }

        Pair();
        return differences;

        void Pair()
        {
            for (var k = 0; k < Math.Max(removed.Count, added.Count); k++)
            {
                differences.Add((removed.ElementAtOrDefault(k), added.ElementAtOrDefault(k)));
            }

            removed.Clear();
            added.Clear();
        }
    }

    /// <summary>For each pair of places, how long the longest common subsequence of what follows in both lists is.</summary>
    public static int[,] CommonLengths(IReadOnlyList<string> old, IReadOnlyList<string> now)
    {
        var lengths = new int[old.Count + 1, now.Count + 1];
        for (var i = old.Count - 1; i >= 0; i--)
        {
            for (var j = now.Count - 1; j >= 0; j--)
            {
                lengths[i, j] = old[i] == now[j] ? lengths[i + 1, j + 1] + 1 : Math.Max(lengths[i + 1, j], lengths[i, j + 1]);
            }
        }

        return lengths;
    }
}

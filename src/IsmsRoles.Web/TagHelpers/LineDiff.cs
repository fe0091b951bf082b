using IsmsRoles.Domain;

namespace IsmsRoles.Web.TagHelpers;

/// <summary>How two ordered lists of lines, or two sentences word by word, differ: the longest common run stays.</summary>
public static class LineDiff
{
    /// <summary>For each side its items in order, and whether each is also in the same place of the other side.</summary>
    public static (IReadOnlyList<(string Text, bool Kept)> Was, IReadOnlyList<(string Text, bool Kept)> Now) Compare(
        IReadOnlyList<string> was, IReadOnlyList<string> now)
    {
        var common = LineDifferences.CommonLengths(was, now);
        var left = new List<(string, bool)>();
        var right = new List<(string, bool)>();
        for (int i = 0, j = 0; i < was.Count || j < now.Count;)
        {
            if (i < was.Count && j < now.Count && was[i] == now[j])
            {
                left.Add((was[i++], true));
                right.Add((now[j++], true));
            }
            else if (j == now.Count || (i < was.Count && common[i + 1, j] >= common[i, j + 1]))
            {
                left.Add((was[i++], false));
            }
            else
            {
                right.Add((now[j++], false));
            }
        }

        return (left, right);
    }
}

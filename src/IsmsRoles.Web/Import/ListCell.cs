using System.Net;
using System.Text.RegularExpressions;

namespace IsmsRoles.Web.Import;

/// <summary>Several sentences in one cell: line breaks, &lt;br&gt;, bullets and numbers taken apart on import, bullets put in on export.</summary>
public static partial class ListCell
{
    /// <summary>The items, each on one line, in the order they stand. Where lines have bullets, lines without one continue the item above.</summary>
    public static IReadOnlyList<string> Split(string text)
    {
        var items = new List<string>();
        var lines = Lines(text);
        var bulleted = lines.Any(l => Bullet().IsMatch(l));
        var insideItem = false;
        foreach (var line in lines)
        {
            var item = Bullet().Replace(line, "").Trim();
            var begins = item.Length != line.Length;
            if (item.Length == 0)
            {
                continue;
            }

            if (bulleted && !begins && insideItem)
            {
                items[^1] += " " + item;
            }
            else
            {
                items.Add(item);
                insideItem = begins;
            }
        }

        return items;
    }

    /// <summary>The items as one cell that <see cref="Split"/> reads back the same.</summary>
    public static string Join(IEnumerable<string> items) => string.Join('\n', items.Select(i => "• " + i));

    /// <summary>The text with &lt;br&gt; and the tags of lists as line breaks. Only a text that has them is taken for HTML.</summary>
    public static string WithoutMarkup(string text) =>
        Markup().IsMatch(text) ? WebUtility.HtmlDecode(Markup().Replace(text, "\n")).Trim() : text;

    private static List<string> Lines(string text)
    {
        text = WithoutMarkup(text);

        // Bullets that stand in one line ("• plan • run • check") begin items as well; hyphens do not, words have them.
        text = InlineBullet().Replace(text, "\n$1 ");
        return [.. text.Split('\n').Select(l => CellText.Line(l).Text).Where(l => l.Length > 0)];
    }

    // No open-ended white space in these two: on a hostile cell that would take time in the square of its length.
    [GeneratedRegex(@"< ?/? ?(?:br|li|ul|ol|p) ?/? ?>", RegexOptions.IgnoreCase)]
    private static partial Regex Markup();

    [GeneratedRegex(@"([•▪‣◦●■])")]
    private static partial Regex InlineBullet();

    [GeneratedRegex(@"^(?:[•▪‣◦●■·*–—-]\s+|[•▪‣◦●■]|\(?(?:\d{1,3}|[a-zA-Z]|[ivx]{1,4})\)\s+|\d{1,3}\.\s+)")]
    private static partial Regex Bullet();
}

using System.Text.RegularExpressions;

namespace IsmsRoles.Domain.People;

/// <summary>Finds what identifies a person (names they bore, e-mail addresses) in free text: as whole words, whatever the case.</summary>
public sealed class Mentions
{
    private readonly Regex? _pattern;

    /// <param name="words">Names and addresses; nulls and blanks are left out.</param>
    public Mentions(IEnumerable<string?> words)
    {
        Words = [.. words.OfType<string>().Select(w => w.Trim()).Where(w => w.Length > 0).Distinct(StringComparer.OrdinalIgnoreCase).OrderByDescending(w => w.Length)];
        if (Words.Count > 0)
        {
            _pattern = new(string.Join('|', Words.Select(Whole)), RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, TimeSpan.FromSeconds(5));
        }
    }

    /// <summary>The longest first.</summary>
    public IReadOnlyList<string> Words { get; }

    public bool In(string? text) => text is not null && _pattern?.IsMatch(text) == true;

    /// <summary>The text with another name in place of theirs, or an ellipsis where that name would make it longer than it may be.</summary>
    public string? Replace(string? text, string with, int maxLength = int.MaxValue)
    {
        if (text is null || _pattern is null)
        {
            return text;
        }

        var replaced = _pattern.Replace(text, _ => with);
        return replaced.Length <= maxLength ? replaced : _pattern.Replace(text, _ => "…");
    }

    // An address is no whole word inside a longer one: ana@example.com stands not in dana@example.com or ana@example.com.au.
    private static string Whole(string word) => word.Contains('@', StringComparison.Ordinal)
        ? $@"(?<![\p{{L}}\p{{M}}\p{{N}}._%+-]){Regex.Escape(word)}(?![\p{{L}}\p{{M}}\p{{N}}_-]|\.[\p{{L}}\p{{N}}])"
        : $@"(?<![\p{{L}}\p{{M}}\p{{N}}]){Regex.Escape(word)}(?![\p{{L}}\p{{M}}\p{{N}}])";
}

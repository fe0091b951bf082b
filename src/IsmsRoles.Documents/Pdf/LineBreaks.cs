using System.Globalization;

namespace IsmsRoles.Documents.Pdf;

/// <summary>Where a word without spaces may be broken (a working part of UAX 14): after hyphens and slashes, around ideographs.</summary>
internal static class LineBreaks
{
    /// <summary>Whether a line may end before the character at <paramref name="index"/>.</summary>
    public static bool Before(string word, int index)
    {
        if (index <= 0 || index >= word.Length || char.IsLowSurrogate(word[index]))
        {
            return false;
        }

        var (previous, next) = (word[index - 1], word[index]);
        if (IsIdeographic(next) && !IsClosing(next))
        {
            return !IsOpening(previous);
        }

        return previous switch
        {
            '-' or '\u2010' => index > 1 && char.IsLetterOrDigit(word[index - 2]) && char.IsLetter(next),
            '\u2013' or '\u2014' => true,
            '/' => index > 1 && char.IsLetter(next),
            _ => IsIdeographic(previous) && !IsClosing(next),
        };
    }

    private static bool IsIdeographic(char c) => c is (>= '\u2E80' and <= '\u9FFF') or (>= '\uAC00' and <= '\uD7AF')
        or (>= '\uF900' and <= '\uFAFF') or (>= '\uFF00' and <= '\uFF60');

    private static bool IsClosing(char c) => char.GetUnicodeCategory(c) is UnicodeCategory.ClosePunctuation
        or UnicodeCategory.FinalQuotePunctuation or UnicodeCategory.OtherPunctuation;

    private static bool IsOpening(char c) => char.GetUnicodeCategory(c) is UnicodeCategory.OpenPunctuation
        or UnicodeCategory.InitialQuotePunctuation;
}

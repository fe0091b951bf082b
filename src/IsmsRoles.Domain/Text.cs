using System.Globalization;
using System.Text;

namespace IsmsRoles.Domain;

/// <summary>
/// What every typed text goes through before the register keeps it: trimmed, Unicode NFC, a maximum length, no control
/// characters (they have no glyph) and no bidirectional overrides (they make a name read as another).
/// </summary>
public static class Text
{
    /// <summary>The words as a sentence begins with them. At least one character.</summary>
    public static string Capital(string words) => $"{char.ToUpperInvariant(words[0])}{words[1..]}";

    public static string Required(string? value, int maxLength, string sentenceWhenMissing, string field, bool lines = false) =>
        Optional(value, maxLength, field, lines) ?? throw new RuleBrokenException(sentenceWhenMissing, field);

    public static string? Optional(string? value, int maxLength, string field, bool lines = false)
    {
        var typed = value?.ReplaceLineEndings("\n").Trim();
        if (string.IsNullOrEmpty(typed))
        {
            return null;
        }

        // Before normalising, which throws at half characters.
        if (Refused(typed, lines) is { } sentence)
        {
            throw new RuleBrokenException(sentence, field);
        }

        var text = typed.Normalize(NormalizationForm.FormC);
        return text.Length <= maxLength
            ? text
            : throw new RuleBrokenException(string.Create(CultureInfo.InvariantCulture, $"This is {text.Length:N0} characters long; at most {maxLength:N0} fit. Shorten it."), field);
    }

    /// <summary>A sentence that says which character cannot be kept, or null when all can.</summary>
    public static string? Refused(string text, bool lines)
    {
        foreach (var c in text)
        {
            if (IsBidirectionalControl(c))
            {
                return $"This contains the invisible character U+{(int)c:X4}, which changes the direction text is read in. Type the text again instead of pasting it.";
            }

            if (char.IsControl(c) && !(lines && c is '\n' or '\t'))
            {
                return $"This contains the control character U+{(int)c:X4}, which cannot be printed. Remove it.";
            }

            if (c is '\uFFFE' or '\uFFFF')
            {
                return $"This contains U+{(int)c:X4}, which is not a character. Remove it.";
            }

            if (char.IsSurrogate(c) && !IsPaired(text))
            {
                return "This contains half of a character. Type the text again instead of pasting it.";
            }
        }

        return null;
    }

    private static bool IsPaired(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                i++;
            }
            else if (char.IsSurrogate(text[i]))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsBidirectionalControl(char c) => c is >= '\u202A' and <= '\u202E' or >= '\u2066' and <= '\u2069';
}

using System.Globalization;
using System.Text;

namespace IsmsRoles.Documents.Pdf;

/// <summary>Text as it can be drawn: composed (NFC), and characters without a glyph spelt out as codes.</summary>
internal static class TextPreparation
{
    /// <summary>Characters of this text that no bundled font can draw, each once, in order of appearance.</summary>
    public static IReadOnlyList<string> MissingCharacters(string text)
    {
        var missing = new List<string>();
        foreach (var element in Elements(Normalise(text)))
        {
            if (!IsPlain(element) && !IsDrawable(element) && !missing.Contains(element))
            {
                missing.Add(element);
            }
        }

        return missing;
    }

    /// <summary>The text with line breaks kept, tabs as spaces, and what cannot be drawn spelt as <c>[U+XXXX]</c>.</summary>
    public static string Drawable(string text)
    {
        if (IsPlain(text))
        {
            return text;
        }

        var result = new StringBuilder(text.Length);
        foreach (var element in Elements(Normalise(text)))
        {
            if (IsDrawable(element))
            {
                result.Append(element);
                continue;
            }

            foreach (var rune in element.EnumerateRunes())
            {
                result.Append(CultureInfo.InvariantCulture, $"[U+{rune.Value:X4}]");
            }
        }

        return result.ToString();
    }

    private static bool IsPlain(string text) => !text.AsSpan().ContainsAnyExceptInRange(' ', '~');

    private static bool IsDrawable(string element) =>
        element is "\n" or " "
        || (!element.EnumerateRunes().Any(IsMeaningless) && Enum.GetValues<FontWeight>().All(weight => FontLibrary.FaceFor(element, weight) is not null));

    // Some fonts have glyphs for control characters. Directional overrides and isolates among them can make a
    // text read otherwise than it is stored, so they are shown as codes; so are private-use characters, of
    // which nobody but the font's maker knows what they mean.
    private static bool IsMeaningless(Rune rune) =>
        Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.PrivateUse && !FontLibrary.IsInvisible(rune);

    // Zero-width spaces, soft hyphens and byte order marks only suggest breaks; the writer finds its own.
    private static string Normalise(string text)
    {
        var whole = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes()) // a lone surrogate becomes U+FFFD here
        {
            switch (rune.Value)
            {
                case '\t':
                    whole.Append(' ');
                    break;
                case '\r' or 0x200B or 0x00AD or 0xFEFF:
                    break;
                case >= 0xFDD0 and <= 0xFDEF:
                case var noncharacter when (noncharacter & 0xFFFE) == 0xFFFE: // not text, and normalisation throws on it
                    whole.Append('\uFFFD');
                    break;
                default:
                    whole.Append(rune.ToString());
                    break;
            }
        }

        return whole.ToString().Normalize(NormalizationForm.FormC);
    }

    private static IEnumerable<string> Elements(string text)
    {
        var elements = StringInfo.GetTextElementEnumerator(text);
        while (elements.MoveNext())
        {
            yield return elements.GetTextElement();
        }
    }
}

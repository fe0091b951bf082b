using System.Globalization;
using System.Text;

namespace IsmsRoles.Domain;

/// <summary>
/// Names and titles from A to Z, the same on every machine and for ever: letters without their accents and case, by code
/// unit; ties as typed. Cultures are not asked, because their tables change with the operating
/// system, and a version must always give the same document.
/// </summary>
public sealed class Alphabetical : IComparer<string>
{
    private Alphabetical()
    {
    }

    public static Alphabetical Order { get; } = new();

    public int Compare(string? x, string? y)
    {
        if (x is null || y is null)
        {
            return (x is null ? 0 : 1) - (y is null ? 0 : 1);
        }

        var byLetters = string.CompareOrdinal(Letters(x), Letters(y));
        return byLetters != 0 ? byLetters : string.CompareOrdinal(x, y);
    }

    private static string Letters(string text)
    {
        if (Ascii.IsValid(text))
        {
            return text.ToUpperInvariant();
        }

        var letters = new StringBuilder(text.Length);
        foreach (var c in text.Normalize(NormalizationForm.FormD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark)
            {
                letters.Append(char.ToUpperInvariant(c));
            }
        }

        return letters.ToString();
    }
}

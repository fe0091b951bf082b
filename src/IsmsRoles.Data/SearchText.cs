using System.Globalization;
using System.Text;
using IsmsRoles.Domain.People;
using IsmsRoles.Domain.Positions;
using IsmsRoles.Domain.Roles;
using IsmsRoles.Domain.ThirdParties;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace IsmsRoles.Data;

/// <summary>
/// Names as they are searched and sorted: upper case, without diacritics, so that "zolc" finds Żółć on every database and
/// the order is the same on both. Kept in a column of its own beside the name.
/// </summary>
public static class SearchText
{
    public const string Column = "SearchName";
    public const int MaxLength = 450;

    // Letters that Unicode does not decompose into a base letter and a mark.
    private static readonly Dictionary<char, string> Folded = new()
    {
        ['Ł'] = "L",
        ['Đ'] = "D",
        ['Ø'] = "O",
        ['Æ'] = "AE",
        ['Œ'] = "OE",
        ['ß'] = "SS",
        ['ẞ'] = "SS",
        ['Þ'] = "TH",
        ['Ð'] = "D",
        ['Ħ'] = "H",
        ['Ŧ'] = "T",
        ['İ'] = "I",
        ['ı'] = "I",
    };

    public static string Of(string? text)
    {
        var plain = new StringBuilder();
        foreach (var c in Characters(text ?? "").ToUpperInvariant().Normalize(NormalizationForm.FormD))
        {
            if (Folded.TryGetValue(c, out var letters))
            {
                plain.Append(letters);
            }
            else if (CharUnicodeInfo.GetUnicodeCategory(c) is not (UnicodeCategory.NonSpacingMark or UnicodeCategory.Format))
            {
                plain.Append(c);
            }
        }

        var folded = plain.ToString().Trim();
        return folded.Length > MaxLength ? folded[..MaxLength] : folded;
    }

    // A search may hold what is no character at all, which cannot be normalised: half a pair, U+FFFE and its like.
    private static string Characters(string text)
    {
        var characters = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if ((rune.Value & 0xFFFE) != 0xFFFE)
            {
                characters.Append(rune.ToString());
            }
        }

        return characters.ToString();
    }

    internal static void Fill(ChangeTracker tracker)
    {
        foreach (var entry in tracker.Entries().Where(e => e.State is EntityState.Added or EntityState.Modified))
        {
            var name = entry.Entity switch
            {
                Person p => p.Name,
                Role r => r.Title,
                Position p => p.Title,
                ThirdParty t => t.Name,
                _ => null,
            };
            if (name is not null)
            {
                entry.Property(Column).CurrentValue = Of(name);
            }
        }
    }
}

using System.Text;

namespace IsmsRoles.Documents.Pdf;

internal enum FontWeight
{
    Regular,
    SemiBold,
}

/// <summary>
/// The fonts in the order they are tried: Inter, then Noto Sans for what Inter lacks, then Arabic and Hebrew, then those
/// that the operator added. A character in none of them is written as its code, for instance <c>[U+738B]</c>.
/// </summary>
internal static class FontLibrary
{
    private static readonly Lazy<FontFace[]> RegularFaces =
        new(() => Load("Inter-Regular", "NotoSans-Regular", "NotoSansArabic-Regular", "NotoSansHebrew-Regular"));

    private static readonly Lazy<FontFace[]> SemiBoldFaces =
        new(() => Load("Inter-SemiBold", "NotoSans-SemiBold", "NotoSansArabic-Bold", "NotoSansHebrew-Bold"));

    private static volatile Faceset? _withAdded;

    private sealed record Faceset(FontFace[] Regular, FontFace[] SemiBold);

    public static FontFace[] Faces(FontWeight weight) => (weight, _withAdded) switch
    {
        (FontWeight.Regular, { } faces) => faces.Regular,
        (FontWeight.Regular, _) => RegularFaces.Value,
        (_, { } faces) => faces.SemiBold,
        _ => SemiBoldFaces.Value,
    };

    /// <summary>Tries these fonts after the bundled ones, in this order among those of fitting weight; they replace those added before.</summary>
    public static void Add(IReadOnlyList<FontFace> added)
    {
        var light = added.Where(face => face.Weight < 600).ToArray();
        var bold = added.Where(face => face.Weight >= 600).ToArray();
        _withAdded = added.Count == 0
            ? null
            : new([.. RegularFaces.Value, .. light, .. bold], [.. SemiBoldFaces.Value, .. bold, .. light]);
    }

    /// <summary>The first font that has every visible character of this text element, or null.</summary>
    public static FontFace? FaceFor(string element, FontWeight weight)
    {
        foreach (var face in Faces(weight))
        {
            var complete = true;
            foreach (var rune in element.EnumerateRunes())
            {
                complete &= IsInvisible(rune) || face.Has(rune);
            }

            if (complete)
            {
                return face;
            }
        }

        return null;
    }

    /// <summary>Joiners, variation selectors and left-to-right or right-to-left marks, which shaping consumes.</summary>
    public static bool IsInvisible(Rune rune) => rune.Value is 0x200C or 0x200D or 0x200E or 0x200F or 0x061C
        or 0x2060 or (>= 0xFE00 and <= 0xFE0F);

    private static FontFace[] Load(params string[] names) => [.. names.Select(FontFace.FromResource)];
}

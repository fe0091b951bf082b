using System.Text;

namespace IsmsRoles.Documents.Pdf;

internal enum FontWeight
{
    Regular,
    SemiBold,
}

/// <summary>
/// The bundled fonts in the order they are tried: Inter, then Noto Sans for what Inter lacks, then
/// Arabic and Hebrew. A character in none of them is written as its code, for instance <c>[U+738B]</c>.
/// </summary>
internal static class FontLibrary
{
    private static readonly Lazy<FontFace[]> RegularFaces =
        new(() => Load("Inter-Regular", "NotoSans-Regular", "NotoSansArabic-Regular", "NotoSansHebrew-Regular"));

    private static readonly Lazy<FontFace[]> SemiBoldFaces =
        new(() => Load("Inter-SemiBold", "NotoSans-SemiBold", "NotoSansArabic-Bold", "NotoSansHebrew-Bold"));

    public static FontFace[] Faces(FontWeight weight) =>
        weight == FontWeight.Regular ? RegularFaces.Value : SemiBoldFaces.Value;

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

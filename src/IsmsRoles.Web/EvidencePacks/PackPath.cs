using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace IsmsRoles.Web.EvidencePacks;

/// <summary>Paths in a pack: ASCII, relative, and never led elsewhere by what somebody called a file.</summary>
internal static partial class PackPath
{
    private const int NameMaxLength = 60;

    public static bool IsSafe(string path) => Safe().IsMatch(path) && !path.Contains("..", StringComparison.Ordinal);

    /// <summary>The folder of a version: <c>version-4</c>.</summary>
    public static string Version(int number) => string.Create(CultureInfo.InvariantCulture, $"version-{number}");

    /// <summary>Where a filed piece of evidence lies: the same for the same file, whatever points at it.</summary>
    /// <param name="sha256">Of its content; the first sixteen digits keep files of one name apart.</param>
    /// <param name="fileName">As it was uploaded; only what is letter or digit in it is kept, without accents.</param>
    /// <param name="contentType">As its first bytes told, which decides the extension.</param>
    public static string Evidence(string sha256, string fileName, string contentType)
    {
        var extension = contentType switch
        {
            "application/pdf" => "pdf",
            "image/png" => "png",
            _ => "jpg",
        };
        return $"evidence/{sha256[..16]}-{Plain(Path.GetFileNameWithoutExtension(fileName))}.{extension}";
    }

    private static string Plain(string name)
    {
        var plain = string.Concat(name.Normalize(NormalizationForm.FormD).Where(c => CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark));
        var kept = NotPlain().Replace(plain, "-").Trim('-');
        return kept.Length == 0 ? "file" : kept[..Math.Min(kept.Length, NameMaxLength)].TrimEnd('-');
    }

    [GeneratedRegex(@"^[A-Za-z0-9][A-Za-z0-9._-]*(/[A-Za-z0-9][A-Za-z0-9._-]*)*\z")]
    private static partial Regex Safe();

    [GeneratedRegex("[^A-Za-z0-9]+")]
    private static partial Regex NotPlain();
}

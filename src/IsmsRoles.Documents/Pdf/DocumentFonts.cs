using System.Buffers.Binary;
using System.Globalization;
using HarfBuzzSharp;

namespace IsmsRoles.Documents.Pdf;

/// <summary>
/// Fonts that the operator adds to the bundled ones, for scripts these lack: Chinese, Japanese, Korean and any other. They
/// are the process's, loaded once when it starts. The same fonts give the same documents.
/// </summary>
public static class DocumentFonts
{
    private const int LargestFile = 64 * 1024 * 1024;

    /// <summary>Adds the fonts of a folder's .ttf, .ttc and .otf files, in the order of their names.</summary>
    /// <returns>One entry for each font that was found: added, or left out and why.</returns>
    /// <exception cref="IOException">The folder cannot be read.</exception>
    public static IReadOnlyList<FoundFont> AddFolder(string folder)
    {
        var added = new List<FontFace>();
        var found = new List<FoundFont>();
        foreach (var file in Directory.EnumerateFiles(folder).Where(IsFont).Order(StringComparer.Ordinal))
        {
            Read(file, added, found);
        }

        FontLibrary.Add(added);
        return found;
    }

    /// <summary>Leaves only the bundled fonts.</summary>
    public static void Clear() => FontLibrary.Add([]);

    private static bool IsFont(string file) => Path.GetExtension(file).ToUpperInvariant() is ".TTF" or ".TTC" or ".OTF";

    private static void Read(string file, List<FontFace> added, List<FoundFont> found)
    {
        var name = Path.GetFileName(file);
        if (new FileInfo(file).Length > LargestFile)
        {
            found.Add(new(name, "it is larger than 64 MB"));
            return;
        }

        var data = File.ReadAllBytes(file);
        using var blob = FontTables.Keep(data);
        var count = FontTables.Count(data);
        for (var i = 0; i < count; i++)
        {
            var face = new Face(blob, i);
            var title = count == 1 ? name : string.Create(CultureInfo.InvariantCulture, $"{name}, font {i + 1} of {count}");
            var obstacle = Obstacle(face);
            found.Add(new(title, obstacle));
            if (obstacle is null)
            {
                added.Add(new FontFace(FontTables.NameOf(face) ?? string.Concat(name.Where(char.IsAsciiLetterOrDigit)), face));
            }
        }
    }

    // Bits of OS/2 (ISO/IEC 14496-22): fsType says what embedding its maker allows, fsSelection what style it is.
    private static string? Obstacle(Face face)
    {
        var os2 = FontTables.Of(face, "OS/2");
        if (face.GlyphCount == 0 || !FontTables.Has(face, "cmap") || os2.Length < 78 || FontTables.Of(face, "head").Length < 54 || FontTables.Of(face, "hhea").Length < 36)
        {
            return "it is no font, or is damaged";
        }

        if (!FontTables.Has(face, "glyf"))
        {
            return "it has no TrueType outlines; those of OpenType fonts with CFF outlines are not embedded here";
        }

        if (FontTables.Has(face, "fvar"))
        {
            return "it is a variable font; add static ones";
        }

        var embedding = BinaryPrimitives.ReadUInt16BigEndian(os2.AsSpan(8));
        var style = BinaryPrimitives.ReadUInt16BigEndian(os2.AsSpan(62));
        return (embedding & 0xF) == 2 ? "its licence forbids embedding it (fsType)"
            : (embedding & 0x0100) != 0 ? "its licence forbids embedding a part of it (fsType)"
            : (embedding & 0x0200) != 0 ? "its licence forbids embedding its outlines (fsType)"
            : (style & 1) != 0 ? "it is italic, which no text of a document is"
            : null;
    }
}

/// <summary>A font in the operator's folder, and why it is not used; null when it is.</summary>
public sealed record FoundFont(string Name, string? Obstacle);

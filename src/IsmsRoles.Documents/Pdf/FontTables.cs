using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text;
using HarfBuzzSharp;

namespace IsmsRoles.Documents.Pdf;

/// <summary>Reads what HarfBuzz does not tell out of a font's tables (ISO/IEC 14496-22).</summary>
internal static class FontTables
{
    private const int PostScriptName = 6;
    private const int LongestName = 63;

    /// <summary>A table's bytes; empty where the font has none.</summary>
    public static byte[] Of(Face face, string tag)
    {
        using var blob = face.ReferenceTable(Tag.Parse(tag));
        return blob.AsSpan().ToArray();
    }

    /// <summary>Whether a font has the table, without reading it: glyphs of a font for Chinese weigh megabytes.</summary>
    public static bool Has(Face face, string tag)
    {
        using var blob = face.ReferenceTable(Tag.Parse(tag));
        return blob.Length > 0;
    }

    /// <summary>Font data in memory that does not move, for as long as a font uses it.</summary>
    public static Blob Keep(byte[] data)
    {
        var memory = Marshal.AllocHGlobal(data.Length);
        Marshal.Copy(data, 0, memory, data.Length);
        var blob = new Blob(memory, data.Length, MemoryMode.ReadOnly, () => Marshal.FreeHGlobal(memory));
        blob.MakeImmutable();
        return blob;
    }

    /// <summary>How many fonts a file holds: one, or those of a collection (TTC).</summary>
    public static int Count(ReadOnlySpan<byte> file) =>
        file.Length >= 12 && file[..4].SequenceEqual("ttcf"u8) ? (int)Math.Min(BinaryPrimitives.ReadUInt32BigEndian(file[8..]), 64) : 1;

    /// <summary>The PostScript name a font gives itself, in the characters a PDF name may have; null where it has none.</summary>
    public static string? NameOf(Face face)
    {
        var table = Of(face, "name");
        if (table.Length < 6)
        {
            return null;
        }

        var (count, texts) = (Word(table, 2), Word(table, 4));
        for (var i = 0; i < count && 6 + (12 * i) + 12 <= table.Length; i++)
        {
            var record = 6 + (12 * i);
            var (platform, length, start) = (Word(table, record), Word(table, record + 8), texts + Word(table, record + 10));
            if (Word(table, record + 6) == PostScriptName && start + length <= table.Length)
            {
                var bytes = table.AsSpan(start, length);
                var name = platform == 1 ? Encoding.Latin1.GetString(bytes) : Encoding.BigEndianUnicode.GetString(bytes);
                var plain = string.Concat(name.Where(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_').Take(LongestName));
                if (plain.Length > 0)
                {
                    return plain;
                }
            }
        }

        return null;
    }

    private static int Word(byte[] table, int at) => BinaryPrimitives.ReadUInt16BigEndian(table.AsSpan(at));
}

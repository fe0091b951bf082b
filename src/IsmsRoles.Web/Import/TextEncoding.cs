using System.Text;

namespace IsmsRoles.Web.Import;

/// <summary>A text encoding that the user can choose. Key is stable and goes into forms; Label is what they read.</summary>
public sealed record TextEncoding(string Key, string Label, int CodePage)
{
    static TextEncoding() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    public static TextEncoding Utf8 { get; } = new("utf-8", "UTF-8", 65001);
    public static TextEncoding Utf16LittleEndian { get; } = new("utf-16le", "UTF-16 (Windows Unicode)", 1200);
    public static TextEncoding Utf16BigEndian { get; } = new("utf-16be", "UTF-16, big-endian", 1201);
    public static TextEncoding Utf32LittleEndian { get; } = new("utf-32le", "UTF-32", 12000);
    public static TextEncoding Utf32BigEndian { get; } = new("utf-32be", "UTF-32, big-endian", 12001);
    public static TextEncoding Western { get; } = new("windows-1252", "Western European (Windows-1252)", 1252);
    public static TextEncoding Japanese { get; } = new("shift-jis", "Japanese (Shift JIS, cp932)", 932);

    /// <summary>All that are offered, the likeliest first.</summary>
    public static IReadOnlyList<TextEncoding> All { get; } =
    [
        Utf8, Western,
        new("windows-1250", "Central European (Windows-1250)", 1250),
        new("iso-8859-2", "Central European (ISO 8859-2)", 28592),
        new("windows-1251", "Cyrillic (Windows-1251)", 1251),
        new("windows-1253", "Greek (Windows-1253)", 1253),
        new("windows-1254", "Turkish (Windows-1254)", 1254),
        new("windows-1257", "Baltic (Windows-1257)", 1257),
        new("windows-1258", "Vietnamese (Windows-1258)", 1258),
        new("iso-8859-15", "Western European (ISO 8859-15)", 28605),
        new("cp850", "Western European (DOS, cp850)", 850),
        new("macintosh", "Western European (Macintosh)", 10000),
        Japanese,
        new("gb18030", "Chinese, simplified (GB 18030)", 54936),
        new("big5", "Chinese, traditional (Big5)", 950),
        new("euc-kr", "Korean (cp949)", 949),
        Utf16LittleEndian, Utf16BigEndian, Utf32LittleEndian, Utf32BigEndian,
    ];

    /// <summary>The encoding with this key, or null.</summary>
    public static TextEncoding? Find(string? key) => All.FirstOrDefault(e => string.Equals(e.Key, key, StringComparison.OrdinalIgnoreCase));

    /// <summary>Decodes, or returns null where some bytes are no text in this encoding. A byte-order mark is removed.</summary>
    public string? TryDecode(ReadOnlySpan<byte> bytes)
    {
        try
        {
            return Encoding.GetEncoding(CodePage, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback)
                .GetString(bytes).TrimStart('\uFEFF');
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
        catch (ArgumentException)
        {
            // UTF-32 reports a code point out of range this way.
            return null;
        }
    }
}

namespace IsmsRoles.Web.Import;

/// <summary>Guesses a file's encoding: by its byte-order mark, else by which encodings its bytes fit.</summary>
public static class EncodingGuess
{
    /// <summary>The encoding a byte-order mark names (Unicode 16, section 23.8), or null without one.</summary>
    public static TextEncoding? FromMark(ReadOnlySpan<byte> bytes) => bytes switch
    {
        [0xEF, 0xBB, 0xBF, ..] => TextEncoding.Utf8,
        [0xFF, 0xFE, 0x00, 0x00, ..] => TextEncoding.Utf32LittleEndian,
        [0x00, 0x00, 0xFE, 0xFF, ..] => TextEncoding.Utf32BigEndian,
        [0xFF, 0xFE, ..] => TextEncoding.Utf16LittleEndian,
        [0xFE, 0xFF, ..] => TextEncoding.Utf16BigEndian,
        _ => null,
    };

    /// <summary>The encoding that fits best: UTF-16 by where the zero bytes are, strict UTF-8, Shift JIS, else the Windows code page with the fewest faults.</summary>
    public static TextEncoding FromContent(ReadOnlySpan<byte> bytes)
    {
        if (Utf16(bytes) is { } utf16)
        {
            return utf16;
        }

        if (TextEncoding.Utf8.TryDecode(bytes) is not null)
        {
            return TextEncoding.Utf8;
        }

        return LooksJapanese(bytes) ? TextEncoding.Japanese : SingleByteGuess.Guess(bytes);
    }

    // In UTF-16 a table's delimiters and line ends alone put zeros at every other place, and on one side only.
    private static TextEncoding? Utf16(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length % 2 != 0)
        {
            return null;
        }

        int even = 0, odd = 0;
        for (var i = 0; i < bytes.Length; i++)
        {
            if (bytes[i] == 0)
            {
                _ = i % 2 == 0 ? even++ : odd++;
            }
        }

        if (even + odd < bytes.Length / 50 || even + odd == 0)
        {
            return null;
        }

        var guess = odd > 20 * even ? TextEncoding.Utf16LittleEndian : even > 20 * odd ? TextEncoding.Utf16BigEndian : null;
        return guess?.TryDecode(bytes) is null ? null : guess;
    }

    // Nearly any Western text is also valid Shift JIS by accident: "é" and the letter after it make one kanji. But such
    // accidents stand alone between ASCII letters, where Japanese characters come in runs.
    private static bool LooksJapanese(ReadOnlySpan<byte> bytes)
    {
        if (TextEncoding.Japanese.TryDecode(bytes) is not { } text)
        {
            return false;
        }

        // Kana and most kanji begin with a byte from 81 to 9F, where Cyrillic and Greek letters never are.
        int high = 0, lead = 0;
        foreach (var b in bytes)
        {
            high += b >= 0x80 ? 1 : 0;
            lead += b is >= 0x81 and <= 0x9F ? 1 : 0;
        }

        if (lead * 5 < high)
        {
            return false;
        }

        int japanese = 0, inRuns = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] < 0x80)
            {
                continue;
            }

            japanese++;
            if ((i > 0 && text[i - 1] >= 0x80) || (i + 1 < text.Length && text[i + 1] >= 0x80))
            {
                inRuns++;
            }
        }

        return inRuns * 2 > japanese;
    }
}

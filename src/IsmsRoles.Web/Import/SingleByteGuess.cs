namespace IsmsRoles.Web.Import;

/// <summary>
/// Tells Western, Central European, Cyrillic and Greek Windows text apart. Each can decode the others' bytes, but then
/// capitals follow small letters, scripts mix within a word, or signs stand where letters belong: the fewest such faults win.
/// </summary>
internal static class SingleByteGuess
{
    // Where these touch a letter, another code page has one there: Polish "Paweł" is "Pawe³" in Windows-1252.
    private const string SignsForLetters = "¹³¿¯¥¼¾";

    public static TextEncoding Guess(ReadOnlySpan<byte> bytes)
    {
        var sample = bytes[..Math.Min(bytes.Length, 1_000_000)];
        var best = (Encoding: TextEncoding.Western, Faults: Faults(TextEncoding.Western.TryDecode(sample)));
        foreach (var key in (string[])["windows-1250", "windows-1251", "windows-1253"])
        {
            var encoding = TextEncoding.Find(key)!;
            var faults = Faults(encoding.TryDecode(sample));
            if (faults < best.Faults)
            {
                best = (encoding, faults);
            }
        }

        return best.Encoding;
    }

    private static int Faults(string? text)
    {
        if (text is null)
        {
            return int.MaxValue;
        }

        var faults = 0;
        for (var i = 1; i < text.Length; i++)
        {
            var (before, c) = (text[i - 1], text[i]);
            if (before < 0x80 && c < 0x80)
            {
                continue;
            }

            var sign = SignsForLetters.Contains(c, StringComparison.Ordinal) && char.IsLetter(before) || before is '£' or '¯' or '¥' && char.IsLetter(c);
            var capitalInside = char.IsLower(before) && char.IsUpper(c);
            var mixed = char.IsLetter(before) && char.IsLetter(c) && Script(before) != Script(c);
            // Three accented letters in a row are no Latin word.
            var accents = i > 1 && Accented(text[i - 2]) && Accented(before) && Accented(c);
            if (sign || capitalInside || mixed || accents || c is >= '\u0080' and <= '\u009F')
            {
                faults++;
            }
        }

        return faults;
    }

    private static bool Accented(char c) => c is >= '\u00C0' and < '\u0250' && char.IsLetter(c);

    private static int Script(char c) => c < 0x250 ? 0 : c is >= '\u0370' and < '\u0400' ? 1 : 2;
}

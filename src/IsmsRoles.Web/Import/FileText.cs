using System.Globalization;

namespace IsmsRoles.Web.Import;

/// <summary>A file's text, the encoding it was read in, and whether that is known (a mark, or the user's choice) or guessed.</summary>
public sealed record FileText(string Text, TextEncoding Encoding, bool Guessed)
{
    /// <summary>Decodes a file. Refuses what is empty, too large or not text, with a sentence that says how to mend it.</summary>
    public static FileText Decode(ReadOnlySpan<byte> bytes, TextEncoding? chosen = null, ImportLimits? limits = null)
    {
        limits ??= ImportLimits.Default;
        if (bytes.IsEmpty)
        {
            throw new ImportRefusedException("The file is empty.");
        }

        if (bytes.Length > limits.FileBytes)
        {
            throw new ImportRefusedException(string.Create(CultureInfo.InvariantCulture,
                $"The file is larger than {limits.FileBytes / (1024 * 1024)} MB. Remove columns that are not needed, or split it into several files with the same header."));
        }

        if (BinaryContent.WhyNotText(bytes) is { } why)
        {
            throw new ImportRefusedException(why);
        }

        var read = chosen is null ? Guess(bytes) : As(chosen, bytes);
        if (read.Text.Contains('\0', StringComparison.Ordinal))
        {
            throw new ImportRefusedException(chosen is null
                ? "This is not a text file. Upload the table as CSV, best of all as CSV UTF-8."
                : $"Read as {chosen.Label} the file has characters that no text has. Choose another encoding.");
        }

        if (string.IsNullOrWhiteSpace(read.Text))
        {
            throw new ImportRefusedException("The file is empty.");
        }

        return read;
    }

    private static FileText As(TextEncoding chosen, ReadOnlySpan<byte> bytes) =>
        new(chosen.TryDecode(bytes)
            ?? throw new ImportRefusedException($"The file cannot be read as {chosen.Label}. Choose another encoding."), chosen, Guessed: false);

    private static FileText Guess(ReadOnlySpan<byte> bytes)
    {
        if (EncodingGuess.FromMark(bytes) is { } marked)
        {
            return new(marked.TryDecode(bytes)
                ?? throw new ImportRefusedException($"The file says that it is {marked.Label}, but parts of it are not. Save it again as CSV UTF-8, or choose another encoding."),
                marked, Guessed: false);
        }

        var guess = EncodingGuess.FromContent(bytes);
        return new(guess.TryDecode(bytes)
            ?? throw new ImportRefusedException("The file's encoding could not be recognised. Save it again as CSV UTF-8."), guess, Guessed: true);
    }
}

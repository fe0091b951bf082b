using System.Globalization;
using System.Text;
using IsmsRoles.Documents.Exports;

namespace IsmsRoles.Web.Import;

/// <summary>
/// A cell as the register takes it: NFC (Unicode annex 15), without formula escape, spaces made plain. Problem is a phrase
/// that continues "The job title …" where the text must be refused.
/// </summary>
public readonly record struct CellText(string Text, string? Problem)
{
    /// <summary>A cell that is one line: a name, a title, an identifier. Line breaks become spaces, invisible marks go.</summary>
    public static CellText Line(string? raw)
    {
        var text = Prepare(raw);
        if (text.Length == 0 || IsSpreadsheetError(text, out var problem) && problem is null)
        {
            return new("", null);
        }

        problem ??= WhyRefused(text);
        var clean = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (char.IsWhiteSpace(c))
            {
                if (clean.Length > 0 && clean[^1] != ' ')
                {
                    clean.Append(' ');
                }
            }
            else if (!IsInvisible(c))
            {
                clean.Append(c);
            }
        }

        return new(clean.ToString().Trim(), problem);
    }

    /// <summary>A cell of several lines. Line breaks become LF and direction marks stay: they can matter within a sentence.</summary>
    public static CellText Block(string? raw)
    {
        var text = Prepare(raw);
        if (IsSpreadsheetError(text, out var problem) && problem is null)
        {
            return new("", null);
        }

        text = text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n').Replace('\u2028', '\n').Replace('\u2029', '\n')
            .Replace('\u000B', '\n').Replace('\u00A0', ' ').Replace('\u202F', ' ').Replace('\t', ' ').Replace("\uFEFF", "", StringComparison.Ordinal);
        return new(text.Trim(), problem ?? WhyRefused(text));
    }

    /// <summary>The form in which two texts are the same to a reader: NFC, no invisible marks, single spaces, no case.</summary>
    public static string Key(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return "";
        }

        var clean = new StringBuilder(text.Length);
        foreach (var c in Normalised(text))
        {
            if (char.IsWhiteSpace(c))
            {
                clean.Append(clean.Length > 0 && clean[^1] != ' ' ? " " : "");
            }
            else if (!IsInvisible(c) && c is not ('\u200C' or '\u200D'))
            {
                clean.Append(c);
            }
        }

        return clean.ToString().Trim().ToUpperInvariant().Normalize(NormalizationForm.FormC);
    }

    private static string Prepare(string? raw) => raw is null ? "" : CsvExport.Unescape(Normalised(raw).Trim().Trim('\uFEFF', '\u200B')).Trim();

    // A lone half of a surrogate pair cannot be normalised, nor stored: it becomes the visible replacement character.
    private static string Normalised(string text)
    {
        try
        {
            return text.Normalize(NormalizationForm.FormC);
        }
        catch (ArgumentException)
        {
            return Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text)).Normalize(NormalizationForm.FormC);
        }
    }

    // Zero-width space, direction marks, Arabic letter mark, byte-order mark, soft hyphen, word joiner: pasted along, never typed.
    private static bool IsInvisible(char c) => c is '\u200B' or '\u200E' or '\u200F' or '\u061C' or '\uFEFF' or '\u00AD' or '\u2060';

    private static string? WhyRefused(string text)
    {
        foreach (var c in text)
        {
            if (c is (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069'))
            {
                return $"has the hidden character {CodePoint(c)}, which makes text read in another order than it is stored. Remove it.";
            }

            if (char.IsControl(c) && c is not ('\n' or '\r' or '\t' or '\u000B' or '\u0085'))
            {
                return $"has the control character {CodePoint(c)}. Remove it, or choose another encoding.";
            }
        }

        return null;
    }

    // #N/A is how a spreadsheet says "nothing found"; the other errors mean that the text is lost.
    private static bool IsSpreadsheetError(string text, out string? problem)
    {
        var error = text is "#N/A" or "#REF!" or "#NAME?" or "#VALUE!" or "#DIV/0!" or "#NUM!" or "#NULL!" or "#NV" or "#BEZUG!";
        problem = error && text is not ("#N/A" or "#NV") ? $"is the spreadsheet's error {text}. Mend the formula, and export again." : null;
        return error;
    }

    private static string CodePoint(char c) => string.Create(CultureInfo.InvariantCulture, $"U+{(int)c:X4}");
}

using System.Text;
using System.Text.RegularExpressions;

namespace IsmsRoles.Web.Import;

/// <summary>Recognises, by content and never by name, files that are not text, so that the refusal can say what the file is.</summary>
public static partial class BinaryContent
{
    private const string SaveAsCsv = "In Excel choose File, Save as, CSV UTF-8, and upload that file.";

    /// <summary>A sentence that says what the file is and how to mend it, or null where it may be text.</summary>
    public static string? WhyNotText(ReadOnlySpan<byte> bytes)
    {
        if (bytes.StartsWith("PK\u0003\u0004"u8))
        {
            return WhyNotZip(bytes);
        }

        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0]))
        {
            return $"This is an old Office file, probably an Excel 97 workbook. {SaveAsCsv}";
        }

        if (bytes.StartsWith("%PDF-"u8))
        {
            return "This is a PDF. A table cannot be read from it safely: export the table from where it came from as CSV, and upload that file.";
        }

        if (bytes.StartsWith("{\\rtf"u8))
        {
            return "This is a formatted text document (RTF). Copy its table into a spreadsheet, save it as CSV UTF-8, and upload that file.";
        }

        if (bytes.StartsWith((ReadOnlySpan<byte>)[0x89, 0x50, 0x4E, 0x47]) || bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]))
        {
            return "This is a picture. Upload the table itself as a CSV file.";
        }

        if (bytes.StartsWith((ReadOnlySpan<byte>)[0x1F, 0x8B]))
        {
            return "This is a compressed file. Unpack it first, and upload the CSV file inside.";
        }

        return WhyNotMarkup(bytes);
    }

    private static string WhyNotZip(ReadOnlySpan<byte> bytes)
    {
        if (bytes.IndexOf("xl/"u8) >= 0)
        {
            return $"This is an Excel workbook. {SaveAsCsv}";
        }

        if (bytes.IndexOf("opendocument.spreadsheet"u8) >= 0)
        {
            return "This is an OpenDocument spreadsheet. In LibreOffice choose File, Save as, Text CSV with the character set UTF-8, and upload that file.";
        }

        return bytes.IndexOf("word/"u8) >= 0
            ? "This is a Word document. Copy its table into a spreadsheet, save it as CSV UTF-8, and upload that file."
            : "This is a zip archive. Unpack it first, and upload the CSV file inside.";
    }

    // Many systems export a web page under the name .xls or .csv; read as text it would become one column of tags.
    private static string? WhyNotMarkup(ReadOnlySpan<byte> bytes)
    {
        var start = Encoding.Latin1.GetString(bytes[..Math.Min(bytes.Length, 256)]).TrimStart('\u00EF', '\u00BB', '\u00BF', ' ', '\t', '\r', '\n');
        if (start.StartsWith("<!doctype html", StringComparison.OrdinalIgnoreCase)
            || start.StartsWith("<html", StringComparison.OrdinalIgnoreCase)
            || start.StartsWith("<table", StringComparison.OrdinalIgnoreCase))
        {
            return $"This is a web page, though its name may say otherwise. Open it in Excel. {SaveAsCsv}";
        }

        if (Json().IsMatch(start))
        {
            return "This is a JSON file. Export the table as CSV, and upload that file.";
        }

        return start.StartsWith("<?xml", StringComparison.OrdinalIgnoreCase)
            ? "This is an XML file. Export the table as CSV, and upload that file."
            : null;
    }

    [GeneratedRegex(@"^(?:\[\s*)?\{\s*(?:""|$)")]
    private static partial Regex Json();
}

using System.Globalization;
using System.Text;

namespace IsmsRoles.Documents.Pdf;

/// <summary>How numbers, texts, names and dates are spelt in a PDF file (ISO 32000-1, 7.3 and 7.9).</summary>
internal static class PdfSyntax
{
    /// <summary>A number with at most three decimals, never in exponent form.</summary>
    public static string Number(double value) =>
        Math.Round(value, 3, MidpointRounding.AwayFromZero) is var rounded && rounded == 0
            ? "0"
            : rounded.ToString("0.###", CultureInfo.InvariantCulture);

    /// <summary>A text string: literal where it is plain ASCII, else UTF-16BE with its byte order mark, in hexadecimal.</summary>
    public static string Text(string value)
    {
        if (value.All(c => c is >= ' ' and <= '~'))
        {
            return "(" + value.Replace("\\", @"\\", StringComparison.Ordinal)
                .Replace("(", @"\(", StringComparison.Ordinal)
                .Replace(")", @"\)", StringComparison.Ordinal) + ")";
        }

        return "<FEFF" + Utf16Hex(value) + ">";
    }

    public static string Utf16Hex(string value) => Convert.ToHexString(Encoding.BigEndianUnicode.GetBytes(value));

    /// <summary>A date string in UTC, as in <c>D:20261123091400Z</c>.</summary>
    public static string Date(DateTime utc) => $"(D:{utc.ToString("yyyyMMddHHmmss", CultureInfo.InvariantCulture)}Z)";

    public static string Rectangle(double left, double bottom, double right, double top) =>
        $"[{Number(left)} {Number(bottom)} {Number(right)} {Number(top)}]";
}

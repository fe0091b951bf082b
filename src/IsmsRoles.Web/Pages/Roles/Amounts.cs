using System.Globalization;
using IsmsRoles.Domain.Roles;

namespace IsmsRoles.Web.Pages.Roles;

/// <summary>Amounts of money as people type them, to and from minor units (hundredths).</summary>
public static class Amounts
{
    private const string Example = "Write the amount in figures, such as 5,000 or 5000.00.";

    /// <summary>Reads "5,000", "5 000", "5000.5", "5.000,00"; gives a sentence where it cannot, or could be read in two ways.</summary>
    public static long? Read(string? typed, out string? refusal)
    {
        refusal = null;
        var text = string.Concat((typed ?? "").Where(c => !char.IsWhiteSpace(c) && c is not ('\'' or '’' or '_')));
        if (text.Length == 0)
        {
            return null;
        }

        if (!text.All(c => char.IsAsciiDigit(c) || c is '.' or ',') || text.Length > 30)
        {
            refusal = Example;
            return null;
        }

        if (DecimalMark(text, out var ambiguous) is var mark && ambiguous)
        {
            refusal = $"{text} can be read in two ways. {Example}";
            return null;
        }

        var at = mark is { } m ? text.LastIndexOf(m) : text.Length;
        var (whole, cents) = (text[..at], at < text.Length ? text[(at + 1)..] : "");
        var groups = whole.Split(',', '.');
        var wellFormed = cents.Length <= 2 && cents.All(char.IsAsciiDigit) && (at == text.Length || cents.Length > 0)
            && groups[0].Length > 0 && (groups.Length == 1 || (groups[0].Length <= 3 && groups.Skip(1).All(g => g.Length == 3)));
        if (!wellFormed)
        {
            refusal = Example;
            return null;
        }

        if (long.TryParse(string.Concat(groups) + cents.PadRight(2, '0'), NumberStyles.None, CultureInfo.InvariantCulture, out var minor) && minor <= Authority.MaxAmount)
        {
            return minor;
        }

        refusal = "This amount is too large to keep; the most is 90 trillion.";
        return null;
    }

    /// <summary>"5,000", or "5,000.50" where there are hundredths.</summary>
    public static string? Write(long? minor) =>
        minor is { } m ? (m / 100m).ToString(m % 100 == 0 ? "#,##0" : "#,##0.00", CultureInfo.InvariantCulture) : null;

    private static char? DecimalMark(string text, out bool ambiguous)
    {
        ambiguous = false;
        var (comma, point) = (text.LastIndexOf(','), text.LastIndexOf('.'));
        if (comma >= 0 && point >= 0)
        {
            return comma > point ? ',' : '.';
        }

        var mark = comma >= 0 ? ',' : '.';
        if ((comma < 0 && point < 0) || text.Count(c => c == mark) > 1)
        {
            return null; // no mark at all, or one that groups thousands
        }

        if (text.Length - text.LastIndexOf(mark) - 1 != 3)
        {
            return mark;
        }

        ambiguous = mark == '.'; // 5.000 is five thousand to some and five to others; 5,000 is how this product writes it
        return null;
    }
}

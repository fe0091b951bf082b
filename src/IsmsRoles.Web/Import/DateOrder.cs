using System.Globalization;
using System.Text.RegularExpressions;

namespace IsmsRoles.Web.Import;

/// <summary>What one date cell says: a day, open (blank, "9999-01-01"), or a phrase why it is neither.</summary>
public readonly record struct DateCell(DateOnly? Day, bool Open, string? Problem);

/// <summary>Which orders a column's dates fit. Question is set where two orders fit and the days would differ: the user must choose.</summary>
public sealed record DateDetection(DateOrder? Order, IReadOnlyList<DateOrder> Fits, string? Question);

/// <summary>The order of day, month and year in a column of dates. Key goes into forms; separators - / . and a time behind the date are all read.</summary>
public sealed partial record DateOrder(string Key, string Label)
{
    public static DateOrder YearMonthDay { get; } = new("ymd", "Year, month, day (2021-03-31)");
    public static DateOrder DayMonthYear { get; } = new("dmy", "Day, month, year (31/03/2021, 31.03.2021)");
    public static DateOrder MonthDayYear { get; } = new("mdy", "Month, day, year (03/31/2021)");

    public static IReadOnlyList<DateOrder> All { get; } = [YearMonthDay, DayMonthYear, MonthDayYear];

    private static readonly string[] WordFormats =
        ["d MMM yyyy", "d MMMM yyyy", "d-MMM-yyyy", "d/MMM/yyyy", "MMM d, yyyy", "MMMM d, yyyy", "MMM d yyyy"];

    private static readonly HashSet<string> OpenWords =
        new(["", "-", "–", "OPEN", "PRESENT", "CURRENT", "NOW", "ONGOING", "NONE", "NULL", "N/A", "NA", "N/D", "OFFEN", "UNBEFRISTET", "OBECNIE", "ACTUEL"], StringComparer.OrdinalIgnoreCase);

    /// <summary>The order with this key, or null.</summary>
    public static DateOrder? Find(string? key) => All.FirstOrDefault(o => o.Key == key);

    /// <summary>Looks at the whole column: one cell with a 31 in it decides for all the others.</summary>
    public static DateDetection Detect(IEnumerable<string> cells)
    {
        var written = cells.Select(c => CellText.Line(c).Text).Where(c => !OpenWords.Contains(c)).ToList();
        if (written.Count == 0)
        {
            return new(YearMonthDay, All, null);
        }

        var fits = All.Select(o => (Order: o, Count: written.Count(c => o.Read(c).Problem is null))).ToList();
        var most = fits.Max(f => f.Count);
        if (most * 2 < written.Count || most == 0)
        {
            return new(null, [], null);
        }

        var best = fits.Where(f => f.Count == most).Select(f => f.Order).ToList();
        var unclear = best.Count > 1 ? written.FirstOrDefault(c => best.Select(o => o.Read(c)).Distinct().Count() > 1) : null;
        return unclear is null ? new(best[0], best, null) : new(null, best, Question(unclear, best));
    }

    /// <summary>Reads one cell in this order. Two-digit years, impossible days and a spreadsheet's day numbers are problems.</summary>
    public DateCell Read(string cell)
    {
        var text = CellText.Line(cell).Text;
        if (OpenWords.Contains(text))
        {
            return new(null, true, null);
        }

        if (DateOnly.TryParseExact(text, WordFormats, CultureInfo.InvariantCulture, DateTimeStyles.None, out var worded))
        {
            return Day(worded.Year, worded.Month, worded.Day, text);
        }

        var match = Numeric().Match(text);
        if (!match.Success)
        {
            return new(null, false, IsSpreadsheetDay(text)
                ? $"“{text}” is a spreadsheet's day number, not a date. Format the column as a date (yyyy-mm-dd), and export again."
                : $"“{text}” is not a date.");
        }

        var (a, b, c) = (match.Groups["a"], match.Groups["b"], match.Groups["c"]);
        if (a.Length != 4 && c.Length != 4)
        {
            return new(null, false, $"“{text}” does not say the century. Write the year with four digits.");
        }

        var (first, middle, last) = (Int(a.Value), Int(b.Value), Int(c.Value));
        return (Key, a.Length) switch
        {
            ("ymd", 4) => Day(first, middle, last, text),
            ("dmy", < 3) => Day(last, middle, first, text),
            // Nobody writes month first with full stops.
            ("mdy", < 3) when match.Groups["separator"].Value != "." => Day(last, first, middle, text),
            _ => new(null, false, $"“{text}” is not in the order of this column: {Label}."),
        };
    }

    /// <summary>Whether a cell looks like the number a spreadsheet keeps for a day between 1954 and 2119.</summary>
    public static bool IsSpreadsheetDay(string cell) =>
        decimal.TryParse(cell, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && number is >= 20_000 and < 80_000;

    private static DateCell Day(int year, int month, int day, string text)
    {
        // 9999-01-01, 9999-12-31 and the like are how systems write "no end".
        if (year == 9999)
        {
            return new(null, true, null);
        }

        return year is >= 1900 and < 2200 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month)
            ? new(new DateOnly(year, month, day), false, null)
            : new(null, false, $"“{text}” is not a day in the calendar.");
    }

    private static string Question(string cell, List<DateOrder> fits)
    {
        var readings = fits.Select(o => o.Read(cell).Day).OfType<DateOnly>().Distinct().Select(d => d.ToString("d MMMM yyyy", CultureInfo.InvariantCulture));
        return $"“{cell}” may be {string.Join(" or ", readings)}. Choose how the dates in this file are written.";
    }

    private static int Int(string digits) => int.Parse(digits, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^(?<a>[0-9]{1,4})(?<separator>[-/.])(?<b>[0-9]{1,2})\k<separator>(?<c>[0-9]{1,4})(?:[T ][0-9]{1,2}:[0-9]{2}.*)?$", RegexOptions.CultureInvariant)]
    private static partial Regex Numeric();
}

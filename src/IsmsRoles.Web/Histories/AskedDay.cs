using System.Globalization;
using IsmsRoles.Web.TagHelpers;

namespace IsmsRoles.Web.Histories;

/// <summary>The day an address asks about, as in <c>?date=2026-03-03</c>: a day of the organisation's calendar, by default today.</summary>
/// <param name="Refusal">Why it cannot be answered, for the reader; null when it can.</param>
public sealed record AskedDay(DateOnly Day, string? Refusal)
{
    private const string Format = "yyyy-MM-dd";

    public static AskedDay Of(string? asked, DateOnly today)
    {
        if (string.IsNullOrWhiteSpace(asked))
        {
            return new(today, null);
        }

        // One form only: 03/04/2026 is a day in March to some and in April to others.
        if (!DateOnly.TryParseExact(asked.Trim(), Format, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            return new(today, "This is not a day of the calendar. Write it as year, month and day: 2026-03-03.");
        }

        return day > today ? new(today, $"{DateWords.Day(day)} has not come yet. Choose today or an earlier day.") : new(day, null);
    }

    public static string Iso(DateOnly day) => day.ToString(Format, CultureInfo.InvariantCulture);
}

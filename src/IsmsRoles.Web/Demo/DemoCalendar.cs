using System.Globalization;

namespace IsmsRoles.Web.Demo;

/// <summary>
/// Turns "three weeks ago" into dates, counted from the day the demo starts, so that its contracts, absences and
/// waiting changes are as fresh next year as today. Days worked are never a Saturday or a Sunday.
/// </summary>
public sealed class DemoCalendar(DateOnly today)
{
    /// <summary>The day the demo starts, in the organisation's time zone.</summary>
    public DateOnly Today => today;

    /// <summary>That many days ago, or the Friday before.</summary>
    public DateOnly DaysAgo(int days)
    {
        var day = today.AddDays(-days);
        return day.DayOfWeek switch
        {
            DayOfWeek.Saturday => day.AddDays(-1),
            DayOfWeek.Sunday => day.AddDays(-2),
            _ => day,
        };
    }

    /// <summary>In that many days, or the Monday after.</summary>
    public DateOnly InDays(int days)
    {
        var day = today.AddDays(days);
        return day.DayOfWeek switch
        {
            DayOfWeek.Saturday => day.AddDays(2),
            DayOfWeek.Sunday => day.AddDays(1),
            _ => day,
        };
    }

    /// <summary>The first day of the month that many months ago.</summary>
    public DateOnly MonthStart(int monthsAgo) => new DateOnly(today.Year, today.Month, 1).AddMonths(-monthsAgo);

    /// <summary>The last day of the month that many months ahead; a negative number looks back.</summary>
    public DateOnly MonthEnd(int monthsAhead) => MonthStart(-monthsAhead - 1).AddDays(-1);

    /// <summary>A date as people write it in minutes: "2 October 2026".</summary>
    public static string Words(DateOnly day) => day.ToString("d MMMM yyyy", CultureInfo.GetCultureInfo("en-GB"));
}

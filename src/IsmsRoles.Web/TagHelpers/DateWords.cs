using System.Globalization;

namespace IsmsRoles.Web.TagHelpers;

/// <summary>Dates as people read them: "3 March 2026", or "3 Mar 2026" in dense tables. Never 03/04/2026.</summary>
public static class DateWords
{
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en-GB");

    public static string Day(DateOnly day) => day.ToString("d MMMM yyyy", English);

    // en-GB shortens September to "Sept"; the invariant names are all three letters, so columns stay even.
    public static string ShortDay(DateOnly day) => day.ToString("d MMM yyyy", CultureInfo.InvariantCulture);

    /// <summary>"3 March 2026 to 9 June 2027", "since 3 March 2026" or "until 9 June 2027".</summary>
    public static string Period(DateOnly? from, DateOnly? until) => (from, until) switch
    {
        ({ } start, { } end) => $"{Day(start)} to {Day(end)}",
        ({ } start, null) => $"since {Day(start)}",
        (null, { } end) => $"until {Day(end)}",
        _ => "always",
    };

    /// <summary>"2 October 2026, 14:05 CEST": the organisation's wall clock with its zone.</summary>
    public static string Moment(DateTime utc, IOrganisationTime time)
    {
        var local = time.ToLocal(utc);
        return $"{Day(DateOnly.FromDateTime(local))}, {local.ToString("HH:mm", English)} {time.ZoneName(utc)}";
    }
}

using System.Globalization;
using IsmsRoles.Domain;
using NodaTime;

namespace IsmsRoles.Documents.RolesDocument;

/// <summary>
/// Moments in words, in UTC and in the organisation's time zone (IANA name). The zone's rules come with the application and
/// not from the operating system, which may have old ones or none, so that a document is the same wherever it is made.
/// </summary>
internal sealed class LocalTime(string timeZone)
{
    private readonly DateTimeZone? _zone = DateTimeZoneProviders.Tzdb.GetZoneOrNull(timeZone);

    /// <summary>The calendar day in the organisation's time zone.</summary>
    public DateOnly DayOf(DateTime utc) => DateOnly.FromDateTime(Local(utc));

    /// <summary>As in "23 November 2026, 09:14:07 UTC".</summary>
    public static string InUtc(DateTime utc) => $"{DateOnly.FromDateTime(utc).InWords()}, {Clock(utc)} UTC";

    /// <summary>As in "10:14:07 in Europe/Berlin", with the day where it is another one than in UTC; in UTC where the zone is not known.</summary>
    public string InZone(DateTime utc)
    {
        var local = Local(utc);
        var day = local.Date == utc.Date ? "" : DateOnly.FromDateTime(local).InWords() + ", ";
        return $"{day}{Clock(local)} in {(_zone is null ? "UTC" : timeZone)}";
    }

    public string InBoth(DateTime utc) => $"{InUtc(utc)} ({InZone(utc)})";

    private DateTime Local(DateTime utc) =>
        Instant.FromDateTimeUtc(DateTime.SpecifyKind(utc, DateTimeKind.Utc)).InZone(_zone ?? DateTimeZone.Utc).ToDateTimeUnspecified();

    private static string Clock(DateTime moment) => moment.ToString("HH:mm:ss", CultureInfo.InvariantCulture);
}

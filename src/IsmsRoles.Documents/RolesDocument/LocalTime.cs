using System.Globalization;
using IsmsRoles.Domain;

namespace IsmsRoles.Documents.RolesDocument;

/// <summary>Moments in words, in UTC and in the organisation's time zone (IANA name).</summary>
internal sealed class LocalTime(string timeZone)
{
    private readonly TimeZoneInfo _zone =
        TimeZoneInfo.TryFindSystemTimeZoneById(timeZone, out var zone) ? zone : TimeZoneInfo.Utc;

    /// <summary>The calendar day in the organisation's time zone.</summary>
    public DateOnly DayOf(DateTime utc) => DateOnly.FromDateTime(Local(utc));

    /// <summary>As in "23 November 2026, 09:14:07 UTC".</summary>
    public static string InUtc(DateTime utc) => $"{DateOnly.FromDateTime(utc).InWords()}, {Clock(utc)} UTC";

    /// <summary>As in "10:14:07 in Europe/Berlin", with the day where it is another one than in UTC.</summary>
    public string InZone(DateTime utc)
    {
        var local = Local(utc);
        var day = local.Date == utc.Date ? "" : DateOnly.FromDateTime(local).InWords() + ", ";
        return $"{day}{Clock(local)} in {timeZone}";
    }

    public string InBoth(DateTime utc) => $"{InUtc(utc)} ({InZone(utc)})";

    private DateTime Local(DateTime utc) =>
        TimeZoneInfo.ConvertTimeFromUtc(DateTime.SpecifyKind(utc, DateTimeKind.Utc), _zone);

    private static string Clock(DateTime moment) => moment.ToString("HH:mm:ss", CultureInfo.InvariantCulture);
}

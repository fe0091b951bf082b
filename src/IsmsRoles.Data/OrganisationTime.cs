namespace IsmsRoles.Data;

/// <summary>Days are calendar days in the organisation's time zone; moments are UTC.</summary>
public static class OrganisationTime
{
    public static DateOnly DayOf(DateTime utc, string? timeZoneId) => DateOnly.FromDateTime(ToLocal(utc, timeZoneId));

    public static DateTime ToLocal(DateTime utc, string? timeZoneId) =>
        TimeZoneInfo.ConvertTimeFromUtc(DateTime.SpecifyKind(utc, DateTimeKind.Utc), Zone(timeZoneId));

    /// <summary>The zone's offset at that moment: "UTC+2", never an abbreviation that two countries share.</summary>
    public static string ZoneName(DateTime utc, string? timeZoneId)
    {
        var offset = Zone(timeZoneId).GetUtcOffset(DateTime.SpecifyKind(utc, DateTimeKind.Utc));
        var sign = offset < TimeSpan.Zero ? "−" : "+";
        var hours = offset.Duration();
        return hours == TimeSpan.Zero ? "UTC" : $"UTC{sign}{(int)hours.TotalHours}{(hours.Minutes == 0 ? "" : $":{hours.Minutes:00}")}";
    }

    public static TimeZoneInfo Zone(string? timeZoneId) =>
        timeZoneId is not null && TimeZoneInfo.TryFindSystemTimeZoneById(timeZoneId, out var zone) ? zone : TimeZoneInfo.Utc;
}

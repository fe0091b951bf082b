namespace IsmsRoles.Data;

/// <summary>Days are calendar days in the organisation's time zone; moments are UTC.</summary>
public static class OrganisationTime
{
    public static DateOnly DayOf(DateTime utc, string? timeZoneId) => DateOnly.FromDateTime(ToLocal(utc, timeZoneId));

    public static DateTime ToLocal(DateTime utc, string? timeZoneId) =>
        TimeZoneInfo.ConvertTimeFromUtc(DateTime.SpecifyKind(utc, DateTimeKind.Utc), Zone(timeZoneId));

    public static TimeZoneInfo Zone(string? timeZoneId) =>
        timeZoneId is not null && TimeZoneInfo.TryFindSystemTimeZoneById(timeZoneId, out var zone) ? zone : TimeZoneInfo.Utc;
}

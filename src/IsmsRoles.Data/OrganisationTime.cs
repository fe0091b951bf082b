namespace IsmsRoles.Data;

/// <summary>Days are calendar days in the organisation's time zone; moments are UTC.</summary>
public static class OrganisationTime
{
    public static DateOnly DayOf(DateTime utc, string? timeZoneId) => DateOnly.FromDateTime(ToLocal(utc, timeZoneId));

    public static DateTime ToLocal(DateTime utc, string? timeZoneId) =>
        TimeZoneInfo.ConvertTimeFromUtc(DateTime.SpecifyKind(utc, DateTimeKind.Utc), Zone(timeZoneId));

    /// <summary>The first moment of a day there, UTC; where clocks are put forward at midnight, the first moment that exists.</summary>
    public static DateTime StartOf(DateOnly day, string? timeZoneId)
    {
        var zone = Zone(timeZoneId);
        var local = day.ToDateTime(TimeOnly.MinValue);
        while (zone.IsInvalidTime(local))
        {
            local = local.AddMinutes(15);
        }

        var utc = local.Ticks - zone.GetUtcOffset(local).Ticks;
        return new(Math.Clamp(utc, DateTime.MinValue.Ticks, DateTime.MaxValue.Ticks), DateTimeKind.Utc);
    }

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

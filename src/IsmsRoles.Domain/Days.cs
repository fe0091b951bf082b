using System.Globalization;

namespace IsmsRoles.Domain;

/// <summary>Calendar days in the organisation's time zone; both ends of a period are inside it.</summary>
public static class Days
{
    public static bool Covers(DateOnly from, DateOnly? until, DateOnly day) => from <= day && (until is null || day <= until);

    public static bool Overlap(DateOnly from, DateOnly? until, DateOnly otherFrom, DateOnly? otherUntil) =>
        (otherUntil is null || from <= otherUntil) && (until is null || otherFrom <= until);

    public static DateOnly? Earlier(DateOnly? a, DateOnly? b) => a is null ? b : b is null ? a : a < b ? a : b;

    /// <summary>The day in words, "3 March 2026": never a number that two countries read differently.</summary>
    public static string InWords(this DateOnly day) => day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);

    public static string InWords(this DateOnly? day) => day?.InWords() ?? "open";
}

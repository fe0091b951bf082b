using System.Globalization;

namespace IsmsRoles.Web.Import;

/// <summary>Days as this part writes them: ISO 8601 in lists of changes, words in sentences.</summary>
internal static class Dates
{
    public static string? Iso(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static string Words(DateOnly day) => day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);
}

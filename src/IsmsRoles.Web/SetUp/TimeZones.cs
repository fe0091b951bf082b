using Microsoft.AspNetCore.Mvc.Rendering;

namespace IsmsRoles.Web.SetUp;

/// <summary>The time zones to choose from, by their IANA names, grouped by region as people look for them.</summary>
public static class TimeZones
{
    public const string Utc = "UTC";

    /// <summary>IANA names in order: "Africa/Abidjan" … and UTC last.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        .. TimeZoneInfo.GetSystemTimeZones()
            .Select(zone => Iana(zone.Id))
            .Where(id => id is not null && id.Contains('/', StringComparison.Ordinal) && !id.StartsWith("Etc/", StringComparison.Ordinal))
            .OfType<string>()
            .Distinct()
            .Order(StringComparer.Ordinal),
        Utc,
    ];

    /// <summary>The server's own zone. Null where that is UTC: servers are often set so, and hardly any organisation lives by it.</summary>
    public static string? Own =>
        Iana(TimeZoneInfo.Local.Id) is { } id && id != Utc && All.Contains(id, StringComparer.Ordinal) ? id : null;

    public static IReadOnlyList<SelectListItem> Items()
    {
        var regions = new Dictionary<string, SelectListGroup>();
        return [.. All.Select(id => new SelectListItem(Words(id), id) { Group = Region(id) })];

        SelectListGroup Region(string id)
        {
            var name = id == Utc ? "Everywhere" : id[..id.IndexOf('/', StringComparison.Ordinal)];
            return regions.TryGetValue(name, out var group) ? group : regions[name] = new() { Name = name };
        }
    }

    private static string Words(string id) => id[(id.IndexOf('/', StringComparison.Ordinal) + 1)..].Replace('_', ' ').Replace("/", ", ", StringComparison.Ordinal);

    // Windows has names of its own.
    private static string? Iana(string id) =>
        !OperatingSystem.IsWindows() ? id : TimeZoneInfo.TryConvertWindowsIdToIanaId(id, out var iana) ? iana : null;
}

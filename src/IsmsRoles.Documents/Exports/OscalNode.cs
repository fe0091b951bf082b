using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace IsmsRoles.Documents.Exports;

/// <summary>
/// Pieces of OSCAL 1.1 JSON in the datatypes its metadata model asks for: tokens, one-line strings, UUIDs of version 5,
/// date-times with zone. What is empty is left out: OSCAL knows neither empty lists nor empty strings.
/// </summary>
internal static partial class OscalNode
{
    /// <summary>Names this application's own properties. It identifies and leads nowhere: .example is reserved (RFC 2606).</summary>
    public const string Namespace = "https://ismsroles.example/ns/oscal";

    /// <summary>Names OSCAL's own kinds of action.</summary>
    public const string OscalNamespace = "http://csrc.nist.gov/ns/oscal";

    public static JsonObject Object(params IEnumerable<(string Key, JsonNode? Value)> members) =>
        new(members.Where(m => m.Value is not (null or JsonArray { Count: 0 })).Select(m => KeyValuePair.Create(m.Key, m.Value)));

    public static JsonArray List(IEnumerable<JsonNode?> items) => [.. items.Where(i => i is not null)];

    /// <summary>A property in this application's namespace; null where it has no value.</summary>
    /// <param name="group">Ties properties together that say something of one thing, such as one assignment.</param>
    public static JsonObject? Property(string name, string? value, string? @class = null, string? group = null, string? remarks = null) =>
        Line(value) is not { } line ? null : Object(
            ("name", name), ("ns", Namespace), ("value", line), ("class", @class), ("group", group), ("remarks", Markup(remarks)));

    public static JsonObject? Property(string name, DateOnly? day, string? group = null) =>
        Property(name, day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), group: group);

    /// <summary>The text as OSCAL's string: one line, without white space around it; null where nothing is left.</summary>
    public static string? Line(string? text)
    {
        var line = WhiteSpace().Replace(text ?? "", " ").Trim();
        return line.Length == 0 ? null : line;
    }

    /// <summary>Typed text where OSCAL expects Markdown: its own marks are escaped, lines stay lines.</summary>
    public static string? Markup(string? text) =>
        string.IsNullOrWhiteSpace(text) ? null : Marks().Replace(text.ReplaceLineEndings("\n").Trim(), @"\$0");

    public static string Moment(DateTime utc) => utc.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    /// <summary>"RequireCompliance" as a token: "require-compliance".</summary>
    public static string Token(Enum value) => CapitalInside().Replace(value.ToString(), "-$0").ToLowerInvariant();

    public static string RoleId(Guid id) => $"role-{id}";

    public static string PersonUuid(Guid id) => Uuid("person", id);

    public static string ThirdPartyUuid(Guid id) => Uuid("third-party", id);

    public static string Uuid(string kind, object id) => NameBasedGuid.Of(string.Create(CultureInfo.InvariantCulture, $"{kind}:{id}")).ToString();

    [GeneratedRegex(@"[\s\u2028\u2029\uFEFF]+")]
    private static partial Regex WhiteSpace();

    [GeneratedRegex(@"[\\`*_~^\[\]<>{}]")]
    private static partial Regex Marks();

    [GeneratedRegex("(?<!^)[A-Z]")]
    private static partial Regex CapitalInside();
}

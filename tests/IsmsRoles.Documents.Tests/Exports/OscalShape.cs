using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace IsmsRoles.Documents.Tests.Exports;

/// <summary>
/// The demands of OSCAL 1.1's metadata model as far as the export uses it: which members an object may and must have, the
/// patterns of its datatypes, no empty lists, and that whatever is pointed at is there once.
/// </summary>
internal static partial class OscalShape
{
    // Member, datatype; an exclamation mark for those that must be there. "[x]" is a list of at least one x.
    private static readonly Dictionary<string, string[]> Objects = new()
    {
        ["root"] = ["component-definition: component-definition!"],
        ["component-definition"] = ["uuid: uuid!", "metadata: metadata!"],
        ["metadata"] =
        [
            "title: markup!", "published: moment", "last-modified: moment!", "version: string!", "oscal-version: string!", "props: [property]",
            "roles: [role]", "parties: [party]", "responsible-parties: [responsible-party]", "actions: [action]", "remarks: markup",
        ],
        ["role"] = ["id: token!", "title: markup!", "short-name: string", "description: markup", "props: [property]", "remarks: markup"],
        ["party"] = ["uuid: uuid!", "type: party-type!", "name: string", "props: [property]", "member-of-organizations: [uuid]", "remarks: markup"],
        ["responsible-party"] = ["role-id: token!", "party-uuids: [uuid]!", "props: [property]", "remarks: markup"],
        ["action"] = ["uuid: uuid!", "date: moment", "type: token!", "system: uri!", "props: [property]", "responsible-parties: [responsible-party]", "remarks: markup"],
        ["property"] = ["name: token!", "uuid: uuid", "ns: uri", "value: string!", "class: token", "group: token", "remarks: markup"],
    };

    private static readonly Dictionary<string, Regex> Datatypes = new()
    {
        ["string"] = OneLine(),
        ["token"] = Token(),
        ["uuid"] = Uuid(),
        ["moment"] = Moment(),
        ["uri"] = Uri(),
        ["party-type"] = PartyType(),
        ["markup"] = Something(),
    };

    public static IReadOnlyList<string> Faults(JsonNode document)
    {
        List<string> faults = [];
        Check(document, "root", "", faults);
        if (faults.Count == 0)
        {
            CheckReferences(document["component-definition"]!["metadata"]!, faults);
        }

        return faults;
    }

    private static void Check(JsonNode? node, string type, string path, List<string> faults)
    {
        if (type.StartsWith('['))
        {
            if (node is not JsonArray { Count: > 0 } list)
            {
                faults.Add($"{path} is no list, or empty.");
                return;
            }

            foreach (var (i, item) in list.Index())
            {
                Check(item, type[1..^1], $"{path}[{i}]", faults);
            }
        }
        else if (Datatypes.TryGetValue(type, out var pattern))
        {
            if (node?.GetValueKind() != JsonValueKind.String || !pattern.IsMatch((string)node!))
            {
                faults.Add($"{path} is no {type}: {node?.ToJsonString()}");
            }
        }
        else
        {
            CheckObject(node as JsonObject, type, path, faults);
        }
    }

    private static void CheckObject(JsonObject? node, string type, string path, List<string> faults)
    {
        var members = Objects[type].Select(m => m.Split(": ")).ToDictionary(m => m[0], m => m[1]);
        foreach (var (name, value) in node ?? [])
        {
            if (members.TryGetValue(name, out var member))
            {
                Check(value, member.TrimEnd('!'), $"{path}/{name}", faults);
            }
            else
            {
                faults.Add($"{path} has a member {name}.");
            }
        }

        faults.AddRange(members.Where(m => m.Value.EndsWith('!') && node?.ContainsKey(m.Key) != true).Select(m => $"{path} lacks {m.Key}."));
    }

    private static void CheckReferences(JsonNode metadata, List<string> faults)
    {
        var roles = List(metadata, "roles").Select(r => (string)r["id"]!).ToList();
        var parties = List(metadata, "parties").Select(p => (string)p["uuid"]!).ToList();
        var organisations = List(metadata, "parties").Where(p => (string)p["type"]! == "organization").Select(p => (string)p["uuid"]!).ToHashSet();
        var responsible = List(metadata, "responsible-parties");
        Unique("role", roles);
        Unique("party", parties);
        Unique("responsible party", responsible.Select(r => (string)r["role-id"]!));
        foreach (var r in responsible.Concat(List(metadata, "actions").SelectMany(a => List(a, "responsible-parties"))))
        {
            There("role", roles, [(string)r["role-id"]!]);
            There("party", parties, r["party-uuids"]!.AsArray().Select(u => (string)u!));
            Unique("party of a role", r["party-uuids"]!.AsArray().Select(u => (string)u!));
        }

        There("organisation", organisations, List(metadata, "parties").SelectMany(p => p["member-of-organizations"]?.AsArray() ?? []).Select(u => (string)u!));

        void Unique(string what, IEnumerable<string> ids) => faults.AddRange(ids.CountBy(i => i).Where(c => c.Value > 1).Select(c => $"The {what} {c.Key} is there {c.Value} times."));

        void There(string what, ICollection<string> all, IEnumerable<string> ids) => faults.AddRange(ids.Except(all).Select(i => $"There is no {what} {i}."));
    }

    private static List<JsonNode> List(JsonNode node, string name) => [.. node[name]?.AsArray().Select(n => n!) ?? []];

    [GeneratedRegex(@"^\S(.*\S)?$", RegexOptions.ECMAScript)]
    private static partial Regex OneLine();

    [GeneratedRegex(@"^(\p{L}|_)(\p{L}|\p{N}|[.\-_])*\z")]
    private static partial Regex Token();

    // Versions 4 and 5 alone.
    [GeneratedRegex(@"^[0-9A-Fa-f]{8}-[0-9A-Fa-f]{4}-[45][0-9A-Fa-f]{3}-[89ABab][0-9A-Fa-f]{3}-[0-9A-Fa-f]{12}\z")]
    private static partial Regex Uuid();

    [GeneratedRegex(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)\z")]
    private static partial Regex Moment();

    [GeneratedRegex(@"^[a-zA-Z][a-zA-Z0-9+\-.]+:.+\z")]
    private static partial Regex Uri();

    [GeneratedRegex(@"^(person|organization)\z")]
    private static partial Regex PartyType();

    [GeneratedRegex(@"\S")]
    private static partial Regex Something();
}

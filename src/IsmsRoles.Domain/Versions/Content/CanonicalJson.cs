using System.Buffers;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace IsmsRoles.Domain.Versions.Content;

/// <summary>
/// The one way content becomes bytes: UTF-8, NFC, keys sorted by UTF-16 code unit, integers and strings only, no white
/// space, absent instead of null. A subset of RFC 8785 (JSON Canonicalization Scheme), so that anyone can recompute a hash.
/// </summary>
public static class CanonicalJson
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    };

    /// <summary>The options content is read and written with, for those who add converters of their own.</summary>
    public static JsonSerializerOptions NewOptions() => new(Options);

    public static byte[] Write<T>(T content, JsonSerializerOptions? options = null) =>
        Write(JsonSerializer.SerializeToNode(content, options ?? Options));

    public static byte[] Write(JsonNode? node)
    {
        var bytes = new ArrayBufferWriter<byte>();
        Write(bytes, node ?? throw new ArgumentNullException(nameof(node)));
        return bytes.WrittenSpan.ToArray();
    }

    public static T Read<T>(ReadOnlySpan<byte> bytes, JsonSerializerOptions? options = null) =>
        JsonSerializer.Deserialize<T>(bytes, options ?? Options) ?? throw new JsonException("The content is empty.");

    /// <summary>SHA-256 as 64 lower-case hexadecimal digits.</summary>
    public static string Sha256(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    private static void Write(ArrayBufferWriter<byte> to, JsonNode node)
    {
        switch (node)
        {
            case JsonObject o:
                WriteObject(to, o);
                break;
            case JsonArray a:
                to.Write("["u8);
                for (var i = 0; i < a.Count; i++)
                {
                    to.Write(i == 0 ? ""u8 : ","u8);
                    Write(to, a[i] ?? throw new JsonException("A list holds nothing in a place."));
                }

                to.Write("]"u8);
                break;
            case JsonValue v when v.GetValueKind() == JsonValueKind.String:
                WriteString(to, v.GetValue<string>());
                break;
            case JsonValue v when v.GetValueKind() == JsonValueKind.Number && long.TryParse(v.ToJsonString(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var n):
                to.Write(Encoding.ASCII.GetBytes(n.ToString(CultureInfo.InvariantCulture)));
                break;
            default:
                throw new JsonException($"Only strings and whole numbers are canonical; {node.ToJsonString()} is neither.");
        }
    }

    private static void WriteObject(ArrayBufferWriter<byte> to, JsonObject o)
    {
        to.Write("{"u8);
        var first = true;
        foreach (var (key, value) in o.Where(p => p.Value is not null).OrderBy(p => p.Key, StringComparer.Ordinal))
        {
            to.Write(first ? ""u8 : ","u8);
            first = false;
            WriteString(to, key);
            to.Write(":"u8);
            Write(to, value!);
        }

        to.Write("}"u8);
    }

    // RFC 8785, 3.2.2.2: the short escapes where JSON has them, \u00xx for other control characters, everything else as it is.
    private static void WriteString(ArrayBufferWriter<byte> to, string value)
    {
        var text = new StringBuilder(value.Length + 2).Append('"');
        foreach (var c in value.Normalize(NormalizationForm.FormC))
        {
            _ = c switch
            {
                '"' => text.Append("\\\""),
                '\\' => text.Append("\\\\"),
                '\b' => text.Append("\\b"),
                '\f' => text.Append("\\f"),
                '\n' => text.Append("\\n"),
                '\r' => text.Append("\\r"),
                '\t' => text.Append("\\t"),
                < ' ' => text.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}"),
                _ => text.Append(c),
            };
        }

        to.Write(Encoding.UTF8.GetBytes(text.Append('"').ToString()));
    }
}

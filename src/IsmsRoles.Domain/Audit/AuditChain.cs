using System.Collections.Concurrent;
using System.Globalization;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using IsmsRoles.Domain.Access;
using IsmsRoles.Domain.Versions.Content;

namespace IsmsRoles.Domain.Audit;

/// <summary>Turns events into chained entries and back into sentences.</summary>
public static class AuditChain
{
    /// <summary>The hash before the first event.</summary>
    public static string Start { get; } = new('0', 64);

    private static readonly Dictionary<string, Type> Kinds = typeof(RegisterEvent).Assembly.GetTypes()
        .Where(t => t.IsSubclassOf(typeof(RegisterEvent)))
        .ToDictionary(t => t.Name);

    private static readonly ConcurrentDictionary<Type, PropertyInfo[]> Identifiers = new();

    private static readonly JsonSerializerOptions Erased = ReadingWithout();

    /// <summary>Names of all kinds of event, for filtering.</summary>
    public static IReadOnlyList<string> AllKinds { get; } = [.. Kinds.Keys.Order(StringComparer.Ordinal)];

    /// <param name="number">One more than the event before.</param>
    /// <param name="at">UTC; kept to the millisecond, as both databases do.</param>
    public static AuditEntry Append(long number, string previousHash, DateTime at, Actor actor, RegisterEvent what)
    {
        List<AuditPersonalValue> personal = [];
        var options = CanonicalJson.NewOptions();
        options.Converters.Add(new PersonalWriter(number, personal));
        var data = JsonSerializer.SerializeToNode(what, what.GetType(), options)!.AsObject();
        var text = new JsonObject
        {
            ["format"] = 1,
            ["number"] = number,
            ["at"] = Moment(at),
            ["actor"] = JsonSerializer.SerializeToNode(new ActorText(actor.AccountId, actor.PersonId, actor.Name), options),
            ["kind"] = what.GetType().Name,
            ["data"] = data,
            ["previous"] = previousHash,
        };
        var bytes = CanonicalJson.Write(text);
        return new(
            number, at, what.GetType().Name, actor.AccountId, actor.PersonId, Encoding.UTF8.GetString(bytes), previousHash,
            CanonicalJson.Sha256(bytes), personal, Subjects(what, actor.PersonId));
    }

    /// <summary>What an event is about, apart from who did it: every identifier in it.</summary>
    public static IEnumerable<Guid> About(RegisterEvent what) => Identifiers.GetOrAdd(
            what.GetType(),
            type => [.. type.GetProperties().Where(p => p.PropertyType == typeof(Guid) || p.PropertyType == typeof(Guid?))])
        .Select(p => p.GetValue(what))
        .OfType<Guid>()
        .Where(id => id != Guid.Empty)
        .Distinct();

    /// <summary>The salted hash that stands for the actor's name in an entry's text.</summary>
    public static string ActorHash(AuditEntry entry) => JsonNode.Parse(entry.Text)!["actor"]!["name"]!["personal"]!.GetValue<string>();

    /// <summary>The event and who did it, as an auditor reads it; erased values read "(erased)".</summary>
    public static (string Sentence, string Actor, RegisterEvent What) Read(AuditEntry entry)
    {
        var options = CanonicalJson.NewOptions();
        options.Converters.Add(new PersonalReader(entry.PersonalValues.ToDictionary(v => v.Hash, v => v.Value)));
        var text = JsonNode.Parse(entry.Text)!.AsObject();
        var actor = text["actor"].Deserialize<ActorText>(options)!.Name!.ToString();
        var what = (RegisterEvent)text["data"].Deserialize(Kinds[entry.Kind], options)!;
        return (what.Sentence(actor), actor, what);
    }

    /// <summary>What is wrong with an entry that should follow another, or null. Personal values that are there must match their hashes; subjects must be loaded and are those of its text.</summary>
    public static string? Fault(AuditEntry entry, long expectedNumber, string expectedPrevious)
    {
        if (entry.Number != expectedNumber)
        {
            return $"Event {expectedNumber} is missing; the next one there is {entry.Number}.";
        }

        if (entry.PreviousHash != expectedPrevious)
        {
            return $"Event {entry.Number} does not follow the event before it.";
        }

        if (entry.Hash != CanonicalJson.Sha256(Encoding.UTF8.GetBytes(entry.Text)))
        {
            return $"The text of event {entry.Number} was altered.";
        }

        if (Reread(entry) is not { } what)
        {
            return $"The columns of event {entry.Number} differ from its hashed text.";
        }

        if (!Subjects(what, entry.ActorPersonId).ToHashSet().SetEquals(entry.Subjects.Select(s => s.SubjectId)))
        {
            return $"The list of whom and what event {entry.Number} is about differs from its hashed text.";
        }

        return entry.PersonalValues.Any(v => v.Hash != SaltedHash(v.Salt, v.Value) || !entry.Text.Contains(v.Hash, StringComparison.Ordinal))
            ? $"A personal value beside event {entry.Number} was altered."
            : null;
    }

    private static IEnumerable<Guid> Subjects(RegisterEvent what, Guid? actorPersonId) =>
        About(what).Append(actorPersonId ?? Guid.Empty).Where(id => id != Guid.Empty).Distinct();

    // The event as its text tells it, without personal values; null where the columns beside the text tell otherwise.
    private static RegisterEvent? Reread(AuditEntry entry)
    {
        try
        {
            var text = JsonSerializer.Deserialize<Columns>(entry.Text, Erased);
            return text is not null
                && (text.Number, text.Kind, text.Previous) == (entry.Number, entry.Kind, entry.PreviousHash)
                && text.At == Moment(entry.At)
                && text.Actor is { } actor
                && (actor.Account, actor.Person) == (entry.ActorAccountId, entry.ActorPersonId)
                && Kinds.TryGetValue(entry.Kind, out var kind)
                ? (RegisterEvent?)text.Data.Deserialize(kind, Erased)
                : null;
        }
        catch (JsonException)
        {
            return null; // rewritten, with a hash to match, by somebody who did not know its form
        }
    }

    private static JsonSerializerOptions ReadingWithout()
    {
        var options = CanonicalJson.NewOptions();
        options.Converters.Add(new PersonalReader([]));
        return options;
    }

    private static string Moment(DateTime at) => at.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    private static string SaltedHash(string salt, string value) =>
        CanonicalJson.Sha256([.. Convert.FromHexString(salt), .. Encoding.UTF8.GetBytes(value)]);

    private sealed record Columns(int Format, long Number, string At, ActorColumns Actor, string Kind, JsonObject Data, string Previous);

    private sealed record ActorColumns(Guid? Account, Guid? Person, JsonObject? Name);

    private sealed record ActorText(Guid? Account, Guid? Person, Personal? Name);

    private sealed class PersonalWriter(long eventNumber, List<AuditPersonalValue> values) : JsonConverter<Personal>
    {
        public override Personal Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            throw new NotSupportedException();

        public override void Write(Utf8JsonWriter writer, Personal value, JsonSerializerOptions options)
        {
            var salt = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
            var text = (value.Value ?? "").Normalize(NormalizationForm.FormC);
            var hash = SaltedHash(salt, text);
            values.Add(new(eventNumber, hash, salt, text));
            writer.WriteStartObject();
            writer.WriteString("personal", hash);
            writer.WriteEndObject();
        }
    }

    private sealed class PersonalReader(Dictionary<string, string> values) : JsonConverter<Personal>
    {
        public override Personal Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            var node = JsonNode.Parse(ref reader)!;
            return new(values.GetValueOrDefault(node["personal"]!.GetValue<string>()));
        }

        public override void Write(Utf8JsonWriter writer, Personal value, JsonSerializerOptions options) =>
            throw new NotSupportedException();
    }
}

using System.Reflection;
using System.Text;
using System.Text.Json;
using IsmsRoles.Domain.Access;
using IsmsRoles.Domain.Audit;
using IsmsRoles.Domain.Audit.Events;
using IsmsRoles.Domain.Versions.Content;

namespace IsmsRoles.Domain.Tests.Audit;

/// <summary>Rule 11: numbered, chained by hash, with personal values beside the event.</summary>
public sealed class AuditChainTests
{
    private static readonly DateTime At = new DateTime(2026, 3, 2, 9, 30, 0, DateTimeKind.Utc).AddTicks(1_234_567);
    private static readonly Actor Mia = new(Guid.NewGuid(), Guid.NewGuid(), "Mia Vogt", AccessRight.Manager);
    private static readonly Guid Rui = Guid.NewGuid();

    private readonly List<AuditEntry> _chain = [];

    public AuditChainTests()
    {
        Append(new PersonAdded(Rui, "Rui Costa", new(2026, 3, 1)));
        Append(new PersonEdited(Rui, "Rui Costa", [new("Name", "Rui Costa", "Rui da Costa")]));
        Append(new PersonLeft(Rui, "Rui da Costa", new(2026, 3, 31), "moved abroad"));
    }

    [Fact]
    public void An_untouched_chain_has_no_fault() => Assert.All(Faults(), Assert.Null);

    [Fact]
    public void The_first_event_follows_64_zeros() => Assert.Equal(new string('0', 64), _chain[0].PreviousHash);

    [Fact]
    public void The_hash_is_that_of_the_stored_text_and_the_text_holds_the_hash_before()
    {
        Assert.Equal(CanonicalJson.Sha256(Encoding.UTF8.GetBytes(_chain[1].Text)), _chain[1].Hash);
        Assert.Contains(_chain[0].Hash, _chain[1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public void No_name_and_no_reason_is_in_the_hashed_text()
    {
        Assert.All(_chain, e => Assert.DoesNotContain("Rui", e.Text, StringComparison.Ordinal));
        Assert.All(_chain, e => Assert.DoesNotContain("Vogt", e.Text, StringComparison.Ordinal));
        Assert.DoesNotContain("abroad", _chain[2].Text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_name_twice_has_two_hashes_so_that_nobody_can_guess_it()
    {
        var hashes = _chain.SelectMany(e => e.PersonalValues).Select(v => v.Hash).ToList();

        Assert.Equal(hashes.Count, hashes.Distinct().Count());
    }

    [Fact]
    public void An_event_reads_back_as_the_sentence_an_auditor_expects()
    {
        var (sentence, actor, what) = AuditChain.Read(_chain[2]);

        Assert.Equal(("Mia Vogt recorded 31 March 2026 as Rui da Costa's last day: moved abroad", "Mia Vogt"), (sentence, actor));
        Assert.Equal(Rui, Assert.IsType<PersonLeft>(what).PersonId);
    }

    [Fact]
    public void Erased_values_leave_the_chain_verifiable_and_read_as_erased()
    {
        Personal(_chain[2]).Clear();

        Assert.All(Faults(), Assert.Null);
        Assert.Equal("(erased) recorded 31 March 2026 as (erased)'s last day", AuditChain.Read(_chain[2]).Sentence);
    }

    [Fact]
    public void An_altered_personal_value_is_noticed()
    {
        var value = _chain[0].PersonalValues[0];
        Set(value, nameof(value.Value), "Somebody Else");

        Assert.Contains("personal value beside event 1", Faults()[0]);
    }

    [Fact]
    public void A_personal_value_put_beside_another_event_is_noticed()
    {
        Personal(_chain[0]).Add(_chain[1].PersonalValues[0]);

        Assert.Contains("personal value beside event 1", Faults()[0]);
    }

    [Fact]
    public void Altered_text_is_noticed()
    {
        Set(_chain[1], nameof(AuditEntry.Text), _chain[1].Text.Replace("Name", "Nome", StringComparison.Ordinal));

        Assert.Equal("The text of event 2 was altered.", Faults()[1]);
    }

    [Fact]
    public void Altered_text_with_a_hash_to_match_breaks_the_next_event()
    {
        Set(_chain[1], nameof(AuditEntry.Text), _chain[1].Text.Replace("Name", "Nome", StringComparison.Ordinal));
        Set(_chain[1], nameof(AuditEntry.Hash), CanonicalJson.Sha256(Encoding.UTF8.GetBytes(_chain[1].Text)));

        Assert.Equal([null, null, "Event 3 does not follow the event before it."], Faults());
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("not an event")]
    public void Text_rewritten_to_anything_is_a_fault_and_not_a_crash(string text)
    {
        Set(_chain[2], nameof(AuditEntry.Text), text);
        Set(_chain[2], nameof(AuditEntry.Hash), CanonicalJson.Sha256(Encoding.UTF8.GetBytes(text)));

        Assert.NotNull(Faults()[2]);
    }

    [Theory]
    [InlineData(nameof(AuditEntry.At), "2026-03-02T09:31:00Z")]
    [InlineData(nameof(AuditEntry.Kind), "PersonAdded")]
    [InlineData(nameof(AuditEntry.ActorPersonId), "0d0c7f5e-6a3a-4a4a-9b57-0a1a4f0b8c11")]
    [InlineData(nameof(AuditEntry.ActorAccountId), null)]
    public void An_altered_column_is_noticed(string column, string? value)
    {
        var property = typeof(AuditEntry).GetProperty(column)!;
        object? altered = property.PropertyType == typeof(DateTime) ? DateTime.Parse(value!, null, System.Globalization.DateTimeStyles.AdjustToUniversal)
            : property.PropertyType == typeof(string) ? value
            : value is null ? null : Guid.Parse(value);
        property.SetValue(_chain[1], altered);

        Assert.Equal("The columns of event 2 differ from its hashed text.", Faults()[1]);
    }

    [Fact]
    public void A_missing_event_is_noticed()
    {
        _chain.RemoveAt(1);

        Assert.Equal("Event 2 is missing; the next one there is 3.", Faults()[1]);
    }

    [Fact]
    public void Two_events_in_the_wrong_order_are_noticed()
    {
        Set(_chain[1], nameof(AuditEntry.Number), 3L);
        Set(_chain[2], nameof(AuditEntry.Number), 2L);
        _chain.Reverse(1, 2);

        Assert.NotNull(Faults()[1]);
    }

    [Fact]
    public void An_event_is_found_by_everything_it_is_about_and_by_who_did_it() =>
        Assert.Equal(new[] { Rui, Mia.PersonId!.Value }.Order(), _chain[0].Subjects.Select(s => s.SubjectId).Order());

    [Fact]
    public void Moments_are_kept_to_the_millisecond_so_that_both_databases_give_back_what_was_hashed()
    {
        Assert.Contains("2026-03-02T09:30:00.123Z", _chain[0].Text, StringComparison.Ordinal);
        Set(_chain[0], nameof(AuditEntry.At), new DateTime(2026, 3, 2, 9, 30, 0, 123, DateTimeKind.Utc));

        Assert.Null(Faults()[0]);
    }

    [Fact]
    public void Every_kind_of_event_can_be_written_and_read_back_as_itself()
    {
        foreach (var type in typeof(RegisterEvent).Assembly.GetTypes().Where(t => t.IsSubclassOf(typeof(RegisterEvent))))
        {
            var what = (RegisterEvent)Sample(type);
            var (sentence, _, read) = AuditChain.Read(AuditChain.Append(1, AuditChain.Start, At, Mia, what));

            Assert.Equal(what.Sentence("Mia Vogt"), sentence);
            Assert.IsType(type, read);
        }
    }

    [Fact]
    public void No_event_says_what_somebody_typed_in_the_hashed_text_unless_it_is_the_registers_own_word()
    {
        // Titles, names of things and kinds stay; whatever may name a person is Personal.
        string[] free = ["Reason", "BackdatedReason", "Evidence", "Holder", "Email", "FileName", "Person"];
        var named = typeof(RegisterEvent).Assembly.GetTypes().Where(t => t.IsSubclassOf(typeof(RegisterEvent)))
            .SelectMany(t => t.GetProperties()).Where(p => free.Contains(p.Name));

        Assert.All(named, p => Assert.Equal(typeof(Personal), p.PropertyType));
    }

    private void Append(RegisterEvent what) =>
        _chain.Add(AuditChain.Append(_chain.Count + 1, _chain.Count == 0 ? AuditChain.Start : _chain[^1].Hash, At, Mia, what));

    // What verification says about each entry in turn.
    private List<string?> Faults() =>
        [.. _chain.Select((e, i) => AuditChain.Fault(e, i + 1, i == 0 ? AuditChain.Start : _chain[i - 1].Hash))];

    // What somebody with a database tool could do.
    private static void Set(object row, string column, object value) => row.GetType().GetProperty(column)!.SetValue(row, value);

    private static List<AuditPersonalValue> Personal(AuditEntry entry) =>
        (List<AuditPersonalValue>)typeof(AuditEntry).GetField("_personalValues", BindingFlags.Instance | BindingFlags.NonPublic)!.GetValue(entry)!;

    private static object Sample(Type type)
    {
        var constructor = type.GetConstructors().MaxBy(c => c.GetParameters().Length)!;
        return constructor.Invoke([.. constructor.GetParameters().Select(p => SampleValue(p.ParameterType))]);
    }

    private static object? SampleValue(Type type) =>
        type == typeof(string) ? new string('a', 64)
        : type == typeof(Personal) ? new Personal("Rui “da” Costa\n")
        : type == typeof(Guid) || type == typeof(Guid?) ? Guid.NewGuid()
        : type == typeof(DateOnly) || type == typeof(DateOnly?) ? new DateOnly(2026, 3, 2)
        : type == typeof(int) || type == typeof(int?) ? 7
        : type == typeof(long) || type == typeof(long?) ? 7L
        : type.IsEnum ? Enum.GetValues(type).GetValue(1)
        : type == typeof(IReadOnlyList<FieldChange>) ? new[] { new FieldChange("Name", null, "Rui") }
        : throw new JsonException($"No sample of {type}.");
}

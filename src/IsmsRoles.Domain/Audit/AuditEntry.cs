namespace IsmsRoles.Domain.Audit;

/// <summary>One event as it is kept: numbered, chained by hash, with the exact text that was hashed. Never changed or deleted.</summary>
public sealed class AuditEntry
{
    private readonly List<AuditPersonalValue> _personalValues = [];
    private readonly List<AuditSubject> _subjects = [];

    private AuditEntry() => Kind = Text = PreviousHash = Hash = ""; // for EF Core

    internal AuditEntry(
        long number, DateTime at, string kind, Guid? accountId, Guid? personId, string text, string previousHash, string hash,
        IEnumerable<AuditPersonalValue> personalValues, IEnumerable<Guid> subjects)
    {
        (Number, At, Kind, ActorAccountId, ActorPersonId) = (number, at, kind, accountId, personId);
        (Text, PreviousHash, Hash) = (text, previousHash, hash);
        _personalValues.AddRange(personalValues);
        _subjects.AddRange(subjects.Select(id => new AuditSubject(number, id)));
    }

    /// <summary>1, 2, 3 …, given by the ledger.</summary>
    public long Number { get; private init; }

    /// <summary>UTC.</summary>
    public DateTime At { get; private init; }

    /// <summary>The event type's name.</summary>
    public string Kind { get; private init; }

    public Guid? ActorAccountId { get; private init; }

    public Guid? ActorPersonId { get; private init; }

    /// <summary>The canonical JSON that was hashed.</summary>
    public string Text { get; private init; }

    /// <summary>Hash of the event before; 64 zeros for the first.</summary>
    public string PreviousHash { get; private init; }

    /// <summary>SHA-256 of <see cref="Text"/> in UTF-8, 64 lower-case hexadecimal digits. The text holds the previous hash.</summary>
    public string Hash { get; private init; }

    public IReadOnlyList<AuditPersonalValue> PersonalValues => _personalValues;

    public IReadOnlyList<AuditSubject> Subjects => _subjects;
}

/// <summary>A personal value beside its event. Deleting the row erases it; the chain covers only the salted hash.</summary>
public sealed class AuditPersonalValue
{
    private AuditPersonalValue() => Hash = Salt = Value = ""; // for EF Core

    internal AuditPersonalValue(long eventNumber, string hash, string salt, string value) =>
        (EventNumber, Hash, Salt, Value) = (eventNumber, hash, salt, value);

    public long EventNumber { get; private init; }

    /// <summary>SHA-256 of the salt's bytes followed by the value in UTF-8, hexadecimal.</summary>
    public string Hash { get; private init; }

    /// <summary>16 random bytes, hexadecimal.</summary>
    public string Salt { get; private init; }

    public string Value { get; private init; }
}

/// <summary>Something an event is about: a role, a person, a version; for filtering.</summary>
public sealed class AuditSubject
{
    private AuditSubject()
    {
    }

    internal AuditSubject(long eventNumber, Guid subjectId) => (EventNumber, SubjectId) = (eventNumber, subjectId);

    public long EventNumber { get; private init; }

    public Guid SubjectId { get; private init; }
}

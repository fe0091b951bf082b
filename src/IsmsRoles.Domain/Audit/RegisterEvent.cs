using System.Diagnostics.CodeAnalysis;

namespace IsmsRoles.Domain.Audit;

/// <summary>
/// One thing somebody did, in the register's own words. Values are strings, whole numbers, days, identifiers and
/// <see cref="Personal"/> texts; the type's name is stored, so it is never renamed.
/// </summary>
public abstract record RegisterEvent
{
    /// <summary>The sentence an auditor reads: "Ana Ruiz ended Karl Weiss's assignment as Risk owner from 3 March 2026: left the company".</summary>
    public abstract string Sentence(string actor);

    protected static string Because(Personal? reason) => reason?.Value is { Length: > 0 } why ? $": {why}" : "";

    protected static string Proven(Personal? evidence) => evidence?.Value is { Length: > 0 } proof ? $" (evidence: {proof})" : "";

    protected static string Listed(IReadOnlyList<FieldChange> changes) =>
        changes.Count == 0 ? "" : $" ({string.Join(", ", changes.Select(c => c.Field.ToLowerInvariant()).Distinct())})";
}

/// <summary>
/// A value that may name a person. It is stored beside the event; the hashed text holds only its salted hash, so that
/// erasing it leaves the chain verifiable. A null value was erased.
/// </summary>
public sealed record Personal(string? Value)
{
    [return: NotNullIfNotNull(nameof(value))]
    public static implicit operator Personal?(string? value) => value is null ? null : new(value);

    public override string ToString() => Value ?? "(erased)";
}

/// <summary>An event that lists the fields it changed, old beside new.</summary>
public interface IListsChanges
{
    IReadOnlyList<FieldChange> Changes { get; }
}

/// <summary>One field before and after.</summary>
public sealed record FieldChange(string Field, Personal? Old, Personal? New);

/// <summary>An event as its entity raised it, in the order of raising within the process.</summary>
public sealed class RaisedEvent(RegisterEvent what)
{
    private static long _order;

    public RegisterEvent What { get; } = what;

    public long Order { get; } = Interlocked.Increment(ref _order);
}

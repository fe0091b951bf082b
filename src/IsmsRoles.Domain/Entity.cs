using IsmsRoles.Domain.Audit;

namespace IsmsRoles.Domain;

/// <summary>Something whose business verbs leave typed audit events behind; the ledger chains them in the same transaction.</summary>
public interface IRaisesEvents
{
    IReadOnlyList<RaisedEvent> Raised { get; }
}

/// <summary>A record of the register: an identity, a counter that tells two editors apart, and the events its verbs raised.</summary>
public abstract class Entity : IRaisesEvents
{
    private readonly List<RaisedEvent> _raised = [];

    public Guid Id { get; protected init; } = Guid.CreateVersion7();

    /// <summary>Counts changes, so that the second of two people editing the same thing is told (rule 12).</summary>
    public int Revision { get; private set; }

    public IReadOnlyList<RaisedEvent> Raised => _raised;

    protected void Raise(RegisterEvent what)
    {
        Revision++;
        _raised.Add(new(what));
    }
}

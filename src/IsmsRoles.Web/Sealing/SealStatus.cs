namespace IsmsRoles.Web.Sealing;

/// <summary>What this node knows of the seal beside what is on record, for the pages that say so.</summary>
public sealed class SealStatus
{
    private volatile string? _fault;
    private volatile string? _change;

    /// <summary>What keeps documents from being sealed: a sentence for administrators; null while nothing is known to.</summary>
    public string? Fault => _fault;

    /// <summary>Why the next document gets another seal than the last, as a sentence, or null.</summary>
    public string? Change => _change;

    /// <returns>Whether it is news.</returns>
    internal bool NoteFault(string? fault) => fault != Interlocked.Exchange(ref _fault, fault) && fault is not null;

    /// <returns>Whether it is news.</returns>
    internal bool NoteChange(string? change) => change != Interlocked.Exchange(ref _change, change) && change is not null;
}

using IsmsRoles.Domain.Audit;

namespace IsmsRoles.Data;

/// <summary>The single row every change increments first, so that nobody changes what a rule judges meanwhile.</summary>
public sealed class LedgerRow
{
    /// <summary>Always 1.</summary>
    public int Id { get; set; } = 1;

    /// <summary>How many changes there have been.</summary>
    public long Number { get; set; }

    /// <summary>The number of the last audit event.</summary>
    public long LastEvent { get; set; }

    /// <summary>The last audit event's hash.</summary>
    public string Head { get; set; } = AuditChain.Start;

    /// <summary>The organisation's day of the last change.</summary>
    public DateOnly? ChangedOn { get; set; }

    /// <summary>The number the last daily snapshot was taken at.</summary>
    public long SnapshotNumber { get; set; }
}

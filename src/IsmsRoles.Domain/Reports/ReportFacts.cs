namespace IsmsRoles.Domain.Reports;

/// <summary>The days on which ISMS performance was reported to top management, for finding REP-4.</summary>
/// <param name="Days">Of records that stand: neither corrected nor withdrawn; in order, the latest last.</param>
public sealed record ReportFacts(IReadOnlyList<DateOnly> Days)
{
    /// <summary>Top management is reported to at least once in so many months (9.3: at planned intervals).</summary>
    public const int EveryMonths = 12;

    public static ReportFacts None { get; } = new([]);

    public DateOnly? LastBy(DateOnly day) => Days.Where(d => d <= day).Select(d => (DateOnly?)d).LastOrDefault();

    /// <summary>The last day on which the next report is in time; null where there was none yet, so that one is due at once.</summary>
    public DateOnly? NextDueBy(DateOnly day) => LastBy(day)?.AddMonths(EveryMonths);
}

namespace IsmsRoles.Domain.Histories;

/// <summary>How long a version was in force; moments are UTC.</summary>
/// <param name="Until">When the next replaced it or it was revoked; null while it is in force.</param>
public sealed record TimeInForce(Guid VersionId, int Number, DateTime From, DateTime? Until, bool WasRevoked);

/// <summary>Which versions were in force on a day.</summary>
/// <param name="AtEnd">The one in force when the day ended, or null.</param>
/// <param name="Changes">The versions that came into force or went out of it during the day, in that order.</param>
public sealed record VersionsOnDay(TimeInForce? AtStart, TimeInForce? AtEnd, IReadOnlyList<VersionStep> Changes)
{
    /// <param name="start">The first moment of the day (UTC).</param>
    /// <param name="end">The first moment of the next day (UTC).</param>
    public static VersionsOnDay Of(IReadOnlyCollection<TimeInForce> versions, DateTime start, DateTime end) => new(
        versions.Where(v => v.From < start && !(v.Until < start)).MaxBy(v => v.Number),
        versions.Where(v => v.From < end && !(v.Until < end)).MaxBy(v => v.Number),
        [.. versions
            .SelectMany(v => new[] { new VersionStep(v, v.From, IsEnd: false), v.Until is { } until ? new(v, until, IsEnd: true) : null })
            .OfType<VersionStep>()
            .Where(s => s.At >= start && s.At < end)
            .Where(s => !s.IsEnd || s.Version.WasRevoked) // superseding is told by what came instead
            .OrderBy(s => s.At)]);
}

/// <summary>A version coming into force, or being revoked, at a moment (UTC).</summary>
public sealed record VersionStep(TimeInForce Version, DateTime At, bool IsEnd);

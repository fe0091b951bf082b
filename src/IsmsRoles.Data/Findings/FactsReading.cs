using IsmsRoles.Domain.Versions.Content;

namespace IsmsRoles.Data.Findings;

/// <summary>What a reader of facts holds already, so that it is not loaded and parsed again.</summary>
/// <param name="Register">The live register today.</param>
/// <param name="InForceId">The version in force, with its content.</param>
public sealed record KnownContents(RegisterSnapshot Register, Guid? InForceId, RegisterSnapshot? InForce);

/// <summary>One reading of facts: which day, and up to which moment something counts as known.</summary>
internal sealed record FactsReading(RegisterDbContext Db, DateOnly Day, bool IsPast, string ZoneId, CancellationToken Cancellation)
{
    /// <summary>The first moment after the day, UTC.</summary>
    public DateTime End { get; } = OrganisationTime.StartOf(Day.AddDays(1), ZoneId);

    public DateOnly DayOf(DateTime utc) => OrganisationTime.DayOf(utc, ZoneId);
}

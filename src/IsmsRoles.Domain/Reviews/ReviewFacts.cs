using IsmsRoles.Domain.Versions.Content;

namespace IsmsRoles.Domain.Reviews;

/// <summary>What an interval counts from.</summary>
public enum ReviewBasis
{
    /// <summary>A review on record that was not withdrawn.</summary>
    Reviewed,

    /// <summary>Top management signed it as new or materially changed; for the register, its first version.</summary>
    SignedVersion,

    /// <summary>Neither yet: the day it was added.</summary>
    Added,
}

/// <summary>When something was reviewed last.</summary>
/// <param name="At">UTC.</param>
/// <param name="On">The day in the organisation's time zone.</param>
public sealed record ReviewFact(ReviewBasis Basis, DateTime At, DateOnly On)
{
    /// <summary>The day the next review is due; it is overdue from the day after. The last of a shorter month stands for a day it has not.</summary>
    public DateOnly DueOn(int everyMonths) => On.AddMonths(everyMonths);
}

/// <summary>Where a review stands on a day.</summary>
public enum ReviewState
{
    Overdue,
    DueToday,

    /// <summary>Due within <see cref="ReviewFacts.SoonDays"/> days.</summary>
    Soon,
    Later,
}

/// <summary>The last reviews as they were known at the end of a day, for the page and for findings DOC-4 and DOC-5.</summary>
/// <param name="Register">Of the register as a whole; null before set-up.</param>
/// <param name="Roles">By role; a role that was not there yet is absent.</param>
public sealed record ReviewFacts(ReviewFact? Register, IReadOnlyDictionary<Guid, ReviewFact> Roles)
{
    public const int SoonDays = 60;

    public static ReviewFacts None { get; } = new(null, new Dictionary<Guid, ReviewFact>());

    /// <summary>Its own interval, or the register's.</summary>
    public static int MonthsOf(RegisterSnapshot register, RoleContent role) => role.ReviewIntervalMonths ?? register.Organisation.ReviewIntervalMonths;

    /// <summary>The day the role's review is due; null where nothing is known of it.</summary>
    public DateOnly? DueOn(RegisterSnapshot register, RoleContent role) => Roles.GetValueOrDefault(role.Id)?.DueOn(MonthsOf(register, role));

    /// <summary>The day the review of the register as a whole is due.</summary>
    public DateOnly? RegisterDueOn(RegisterSnapshot register) => Register?.DueOn(register.Organisation.ReviewIntervalMonths);

    public static ReviewState StateOf(DateOnly dueOn, DateOnly day) =>
        dueOn < day ? ReviewState.Overdue
        : dueOn == day ? ReviewState.DueToday
        : dueOn <= day.AddDays(SoonDays) ? ReviewState.Soon
        : ReviewState.Later;
}

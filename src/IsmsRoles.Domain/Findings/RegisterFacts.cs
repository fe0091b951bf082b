using IsmsRoles.Domain.Access;
using IsmsRoles.Domain.Versions;
using IsmsRoles.Domain.Versions.Content;

namespace IsmsRoles.Domain.Findings;

/// <summary>
/// All that the rules read, as it was known at the end of a day: the register's content and what stands beside it. Whoever
/// fills it loads rows only for people who hold, approve or own something, and counts for the rest.
/// </summary>
/// <param name="Register">The live register, or that day's snapshot.</param>
/// <param name="Day">The day it tells of, in the organisation's time zone.</param>
public sealed record RegisterFacts(RegisterSnapshot Register, DateOnly Day)
{
    private Holdings? _holdings;

    private RegisterFacts(RegisterFacts other)
    {
        // Written out because the look-ups must not be copied into facts with another register.
        (Register, Day, InForce, Revoked, FirstInForceOn) = (other.Register, other.Day, other.InForce, other.Revoked, other.FirstInForceOn);
        (Waiting, DiffersSince, EndedOn, Resolutions, Changes) = (other.Waiting, other.DiffersSince, other.EndedOn, other.Resolutions, other.Changes);
        (RolesWrittenOn, Reviews, ReportedOn, Leavers, Conflicts) = (other.RolesWrittenOn, other.Reviews, other.ReportedOn, other.Leavers, other.Conflicts);
    }

    /// <summary>The version in force at the end of the day; null while none is.</summary>
    public VersionFacts? InForce { get; init; }

    /// <summary>The last version given a number, where it was revoked and nothing is in force.</summary>
    public RevokedFacts? Revoked { get; init; }

    /// <summary>The day version 1 came into force.</summary>
    public DateOnly? FirstInForceOn { get; init; }

    /// <summary>The version waiting for signatures.</summary>
    public WaitingFacts? Waiting { get; init; }

    /// <summary>Since when the register has differed from the version in force without a break; null where it does not, or none is.</summary>
    public DateOnly? DiffersSince { get; init; }

    /// <summary>The recorded last day of assignments in the version in force that the register no longer has, because they ended.</summary>
    public IReadOnlyDictionary<Guid, DateOnly> EndedOn { get; init; } = new Dictionary<Guid, DateOnly>();

    /// <summary>Minuted resolutions of the versions that were ever in force and not revoked.</summary>
    public IReadOnlyList<ResolutionFacts> Resolutions { get; init; } = [];

    /// <summary>What changed in the organisation since the version in force, about people and positions it names.</summary>
    public IReadOnlyList<MeanwhileChange> Changes { get; init; } = [];

    /// <summary>The day on which a role's text was last written.</summary>
    public IReadOnlyDictionary<Guid, DateOnly> RolesWrittenOn { get; init; } = new Dictionary<Guid, DateOnly>();

    public ReviewFacts Reviews { get; init; } = ReviewFacts.None;

    /// <summary>Days of reports on ISMS performance to top management.</summary>
    public IReadOnlyList<DateOnly> ReportedOn { get; init; } = [];

    /// <summary>Open accounts of people who have left.</summary>
    public LeaversAccounts Leavers { get; init; } = LeaversAccounts.None;

    /// <summary>Pairs of roles that one person should not hold.</summary>
    public IReadOnlyList<ConflictPair> Conflicts { get; init; } = [];

    /// <summary>Who holds what on the day, looked up through positions to people.</summary>
    public Holdings Holdings => _holdings ??= new(Register, Day);
}

/// <summary>The version in force on the day.</summary>
/// <param name="On">The day it came into force.</param>
public sealed record VersionFacts(Guid Id, int Number, DateOnly On, RegisterSnapshot Content)
{
    public string Title => $"version {Number}";

    /// <summary>Whether top management signed this assignment with it.</summary>
    public bool Contains(AssignmentContent assignment) => Content.AssignmentsOf(assignment.RoleId).Any(a => a.Id == assignment.Id);

    /// <summary>The signatures that count.</summary>
    public IReadOnlyList<ApproverFacts> Approvers { get; init; } = [];

    /// <summary>The version was signed by whoever submitted it, and a resolution stands in.</summary>
    public bool IsSignedBySubmitter { get; init; }
}

/// <summary>One who signed the version in force.</summary>
/// <param name="SignedOn">The day of signing; for paper the day of the decision.</param>
/// <param name="LeftOn">Their last day, where they have left; null while they are with us.</param>
/// <param name="WasTopManagement">Whether by the record as it stands they were top management on the day of signing, or, signing in another capacity, with us.</param>
/// <param name="Notable">Who stood behind their credentials with an interest in the version (rule 8).</param>
public sealed record ApproverFacts(
    Guid PersonId, string Name, Guid AccountId, SigningCapacity Capacity, DateOnly SignedOn, DateOnly? LeftOn, bool WasTopManagement, IReadOnlyList<CredentialOrigin> Notable);

/// <param name="On">The day it was revoked.</param>
public sealed record RevokedFacts(int Number, DateOnly On);

/// <param name="Title">"proposed version 4, submission 2".</param>
/// <param name="WaitsFor">Names of those who may sign and have not.</param>
public sealed record WaitingFacts(Guid Id, string Title, DateOnly SubmittedOn, IReadOnlyList<string> WaitsFor);

/// <summary>Minutes that stand in where nobody else could sign (rule 7).</summary>
/// <param name="Covers">The assignments it covers.</param>
public sealed record ResolutionFacts(Guid VersionId, int VersionNumber, string Reference, DateOnly On, IReadOnlyList<Guid> Covers);

/// <summary>A change in the organisation that the version in force does not know.</summary>
/// <param name="Told">"Ana Ruiz left on 3 March 2026".</param>
/// <param name="On">The first day on which somebody reviewing the register could know of it.</param>
public sealed record MeanwhileChange(FindingSubject Subject, string Told, DateOnly On);

/// <summary>When the register and its roles were last reviewed.</summary>
/// <param name="Register">The last review of the register as a whole; null where there was none.</param>
public sealed record ReviewFacts(DateOnly? Register, IReadOnlyDictionary<Guid, DateOnly> Roles)
{
    public static ReviewFacts None { get; } = new(null, new Dictionary<Guid, DateOnly>());
}

/// <summary>Open accounts of people who have left: how many, and the first of them by name.</summary>
public sealed record LeaversAccounts(int Count, IReadOnlyList<LeaversAccount> Named)
{
    public static LeaversAccounts None { get; } = new(0, []);
}

/// <param name="LeftOn">Their last day.</param>
public sealed record LeaversAccount(Guid AccountId, Guid PersonId, string Name, DateOnly LeftOn);

/// <summary>Two roles that one person should not hold at once (A.5.3), whichever comes first.</summary>
/// <param name="Why">What goes wrong where one person does: "Nobody checks their own work".</param>
public sealed record ConflictPair(Guid RoleId, Guid OtherRoleId, string Why)
{
    public IReadOnlyList<AllowedConflict> Allowed { get; init; } = [];
}

/// <summary>A pair allowed for one person, because something else keeps watch.</summary>
/// <param name="PersonId">Null where it is allowed for anybody.</param>
/// <param name="Until">The last day it is allowed.</param>
public sealed record AllowedConflict(Guid? PersonId, DateOnly Until, string CompensatingControl);

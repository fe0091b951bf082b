using IsmsRoles.Domain.Roles;

namespace IsmsRoles.Domain.Findings;

/// <summary>A form that mends findings.</summary>
public enum RemedyKind
{
    /// <summary>Put the register to top management.</summary>
    SubmitVersion,

    /// <summary>Look at a version: sign it, withdraw it, see who signed.</summary>
    OpenVersion,

    /// <summary>Rewrite a role's responsibilities and authorities.</summary>
    EditRole,

    /// <summary>Choose whom a role reports to.</summary>
    ChangeLine,

    /// <summary>Point a duty of the standard at a role.</summary>
    Designate,

    /// <summary>Give a role to somebody.</summary>
    Assign,

    /// <summary>End one assignment.</summary>
    EndAssignment,

    /// <summary>Deal with an assignment whose term is over: end it, or give it other days.</summary>
    RedateAssignment,

    /// <summary>Deal with all that a person, a position or a third party holds, owns and approves.</summary>
    HandOver,

    /// <summary>Record who holds a position.</summary>
    AppointToPosition,

    EditThirdParty,

    AddThirdParty,

    ReviewRole,

    ReviewRegister,

    /// <summary>Record a report on ISMS performance to top management.</summary>
    RecordReport,

    CloseAccount,

    /// <summary>See who stands behind an account.</summary>
    OpenAccount,
}

/// <summary>
/// The form that mends a finding and what to fill it in with. Which address that is, is the interface's business.
/// </summary>
public sealed record Remedy(RemedyKind Kind)
{
    public Guid? RoleId { get; init; }

    public Guid? PersonId { get; init; }

    public Guid? PositionId { get; init; }

    public Guid? ThirdPartyId { get; init; }

    public Guid? AssignmentId { get; init; }

    public Guid? VersionId { get; init; }

    public Guid? AccountId { get; init; }

    public DesignationKind? Designation { get; init; }

    /// <summary>The name of the scope item that is to be filled, where one is.</summary>
    public string? Scope { get; init; }

    /// <summary>What the button says.</summary>
    public string Words => Kind switch
    {
        RemedyKind.SubmitVersion => "Submit to top management",
        RemedyKind.OpenVersion => "Open the version",
        RemedyKind.EditRole => "Edit the role",
        RemedyKind.ChangeLine => "Change the reporting line",
        RemedyKind.Designate => "Designate a role",
        RemedyKind.Assign => "Assign somebody",
        RemedyKind.EndAssignment => "End the assignment",
        RemedyKind.RedateAssignment => "End or extend it",
        RemedyKind.HandOver => "Hand over",
        RemedyKind.AppointToPosition => "Appoint somebody",
        RemedyKind.EditThirdParty => "Edit the third party",
        RemedyKind.AddThirdParty => "Add a third party",
        RemedyKind.ReviewRole => "Review the role",
        RemedyKind.ReviewRegister => "Review the register",
        RemedyKind.RecordReport => "Record a report",
        RemedyKind.CloseAccount => "Close the account",
        _ => "Open the account",
    };

    public static Remedy SubmitVersion { get; } = new(RemedyKind.SubmitVersion);

    public static Remedy ReviewRegister { get; } = new(RemedyKind.ReviewRegister);

    public static Remedy RecordReport { get; } = new(RemedyKind.RecordReport);

    public static Remedy AddThirdParty { get; } = new(RemedyKind.AddThirdParty);

    public static Remedy OpenVersion(Guid versionId) => new(RemedyKind.OpenVersion) { VersionId = versionId };

    public static Remedy EditRole(Guid roleId) => new(RemedyKind.EditRole) { RoleId = roleId };

    public static Remedy ReviewRole(Guid roleId) => new(RemedyKind.ReviewRole) { RoleId = roleId };

    public static Remedy ChangeLine(Guid roleId) => new(RemedyKind.ChangeLine) { RoleId = roleId };

    public static Remedy Designate(DesignationKind kind) => new(RemedyKind.Designate) { Designation = kind };

    public static Remedy Assign(Guid? roleId, string? scope = null) => new(RemedyKind.Assign) { RoleId = roleId, Scope = scope };

    public static Remedy EndAssignment(Guid assignmentId) => new(RemedyKind.EndAssignment) { AssignmentId = assignmentId };

    public static Remedy RedateAssignment(Guid assignmentId) => new(RemedyKind.RedateAssignment) { AssignmentId = assignmentId };

    public static Remedy HandOverFrom(FindingSubject subject) => new(RemedyKind.HandOver)
    {
        PersonId = subject.Kind == SubjectKind.Person ? subject.Id : null,
        PositionId = subject.Kind == SubjectKind.Position ? subject.Id : null,
        ThirdPartyId = subject.Kind == SubjectKind.ThirdParty ? subject.Id : null,
    };

    public static Remedy AppointTo(Guid positionId) => new(RemedyKind.AppointToPosition) { PositionId = positionId };

    public static Remedy EditThirdParty(Guid thirdPartyId) => new(RemedyKind.EditThirdParty) { ThirdPartyId = thirdPartyId };

    public static Remedy CloseAccount(Guid accountId) => new(RemedyKind.CloseAccount) { AccountId = accountId };

    public static Remedy OpenAccount(Guid accountId) => new(RemedyKind.OpenAccount) { AccountId = accountId };
}

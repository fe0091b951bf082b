using IsmsRoles.Domain.Access;

namespace IsmsRoles.Domain.Versions;

/// <summary>In what capacity somebody may sign (rule 5).</summary>
public enum SigningCapacity
{
    /// <summary>5 a: by an assignment to top management in the last version in force.</summary>
    TopManagement,

    /// <summary>5 b: entered at set-up, until version 1 is in force.</summary>
    FoundingSignatory,

    /// <summary>5 c: entered with evidence and confirmed, because fewer qualified than the quorum needs.</summary>
    SuccessorSignatory,
}

/// <summary>Somebody who may sign a version, fixed at submission (rule 9).</summary>
public sealed class Signatory
{
    private Signatory() => Name = JobTitle = Evidence = ""; // for EF Core

    internal Signatory(int number, EligibleApprover approver) =>
        (Number, PersonId, Name, JobTitle, Capacity, Evidence) =
        (number, approver.PersonId, approver.Name, approver.JobTitle, approver.Capacity, approver.Evidence);

    public int Number { get; private init; }

    public Guid PersonId { get; private init; }

    public string Name { get; private init; }

    public string JobTitle { get; private init; }

    public SigningCapacity Capacity { get; private init; }

    /// <summary>What shows the capacity: "version 3 in force" or the filed evidence of appointment.</summary>
    public string Evidence { get; private init; }
}

/// <summary>One member of top management's signature on one version. Added, never edited or removed.</summary>
public sealed class Approval
{
    /// <summary>How a signature on paper was authenticated: against the scan of it.</summary>
    public const string OnPaper = "paper";

    private Approval() => PrintedName = JobTitle = Evidence = Meaning = AuthenticatedBy = Sha256 = ""; // for EF Core

    internal Approval(int number, Signatory signatory, Guid accountId, DateTime at, string meaning, string authenticatedBy, string sha256) =>
        (Number, PersonId, AccountId, PrintedName, JobTitle, Capacity, Evidence, At, Meaning, AuthenticatedBy, Sha256) =
        (number, signatory.PersonId, accountId, signatory.Name, signatory.JobTitle, signatory.Capacity, signatory.Evidence, at, meaning, authenticatedBy, sha256);

    /// <summary>One given on paper: it counts from its confirmation on.</summary>
    internal Approval(int number, Signatory signatory, PaperRecord paper, Actor confirmedBy, DateTime at, string meaning, string sha256)
        : this(number, signatory, confirmedBy.AccountId!.Value, at, meaning, OnPaper, sha256) =>
        (PaperRecordNumber, DecidedOn) = (paper.Number, paper.DecidedOn);

    public int Number { get; private init; }

    public Guid PersonId { get; private init; }

    /// <summary>The signer's account; for a signature on paper, that of whoever confirmed it against the scan.</summary>
    public Guid AccountId { get; private init; }

    public string PrintedName { get; private init; }

    public string JobTitle { get; private init; }

    public SigningCapacity Capacity { get; private init; }

    /// <summary>The version's record of minutes or a signed page this one comes from; null when given in the application.</summary>
    public int? PaperRecordNumber { get; private init; }

    /// <summary>The day it was decided on paper; null when given in the application.</summary>
    public DateOnly? DecidedOn { get; private init; }

    public string Evidence { get; private init; }

    /// <summary>UTC.</summary>
    public DateTime At { get; private init; }

    /// <summary>What the signature means: "assigns the roles, responsibilities and authorities in version 4".</summary>
    public string Meaning { get; private init; }

    /// <summary>How the signer was authenticated for this signature: "password", "password and authenticator code", "passkey", or "paper".</summary>
    public string AuthenticatedBy { get; private init; }

    /// <summary>Who stood behind the signer's credentials and account when they signed (rule 8); empty where none was recorded.</summary>
    public IReadOnlyList<CredentialOrigin> Behind { get; internal init; } = [];

    /// <summary>Those of them the document prints: the submitter before submitting, or an appointee.</summary>
    public IEnumerable<CredentialOrigin> Notable => Behind.Where(o => o.Interest != OriginInterest.None);

    /// <summary>The hash the signer posted or the paper quotes: that of the content shown.</summary>
    public string Sha256 { get; private init; }
}

/// <summary>One step of a version's life: who did what, when and why. Added, never edited or removed.</summary>
public sealed class VersionDecision
{
    private VersionDecision() => Name = ""; // for EF Core

    internal VersionDecision(int number, VersionAction? action, Guid? personId, string name, DateTime at, string? reason) =>
        (Number, Action, PersonId, Name, At, Reason) = (number, action, personId, name, at, reason);

    public int Number { get; private init; }

    /// <summary>Null stands for the submission itself.</summary>
    public VersionAction? Action { get; private init; }

    public Guid? PersonId { get; private init; }

    public string Name { get; private init; }

    /// <summary>UTC.</summary>
    public DateTime At { get; private init; }

    public string? Reason { get; private init; }
}

/// <summary>A Manager's mark on a changed role, seen by the approver: only material changes ask holders to accept again.</summary>
public sealed class ChangeMark
{
    private ChangeMark()
    {
    }

    public ChangeMark(int number, Guid roleId, bool isMaterial) => (Number, RoleId, IsMaterial) = (number, roleId, isMaterial);

    public int Number { get; private init; }

    public Guid RoleId { get; private init; }

    public bool IsMaterial { get; private init; }
}

/// <summary>Minutes of a decision by those with nobody else to sign for them (rules 6 and 7).</summary>
/// <param name="Covers">Identifiers of the assignments it covers, fixed at submission.</param>
public sealed record Resolution(string Reference, DateOnly Date, Guid FileId, IReadOnlyList<Guid> Covers, bool CoversOwnSubmission);

/// <summary>A resolution as typed and uploaded.</summary>
public sealed record ResolutionInput(string? Reference, DateOnly? Date, Guid? FileId);

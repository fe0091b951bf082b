namespace IsmsRoles.Web.Demo;

/// <summary>The organisation as entered at set-up.</summary>
/// <param name="TimeZone">IANA name; days are counted in it.</param>
/// <param name="Quorum">How many members of top management must sign a version.</param>
public sealed record DemoProfile(string Name, string Scope, string TimeZone, string Classification, int Quorum);

/// <summary>A member of top management who may sign version 1, with what proves the appointment.</summary>
public sealed record DemoFoundingSignatory(string PersonKey, string EvidenceReference);

/// <summary>Somebody in the register.</summary>
/// <param name="Email">Under a domain reserved for examples (RFC 2606).</param>
/// <param name="EmployerKey">The third party that employs this person; null for our own staff.</param>
/// <param name="TermsReference">Where the security duties in the terms of employment are filed.</param>
public sealed record DemoPerson(
    string Key,
    string Name,
    string Email,
    string JobTitle,
    string Department,
    string? LineManagerKey,
    IReadOnlyList<DemoPeriod> Periods,
    string TermsReference,
    string? EmployerKey = null);

/// <summary>Days with us, both included; open where there is no last day.</summary>
public sealed record DemoPeriod(DateOnly From, DateOnly? Until = null);

/// <summary>A place in the organisation, or a body with a chair.</summary>
/// <param name="TermsOfReference">For a body: where its terms are filed, and what they say in short.</param>
public sealed record DemoPosition(
    string Key, string Title, bool IsBody, IReadOnlyList<DemoTenure> Tenures, string? TermsOfReference = null);

/// <summary>Somebody's days in a position, both included.</summary>
public sealed record DemoTenure(string PersonKey, DateOnly From, DateOnly? Until = null, bool IsChair = false);

/// <summary>A provider in scope, with the person inside who owns the relationship.</summary>
public sealed record DemoThirdParty(
    string Key,
    string Name,
    string Service,
    string ContractReference,
    DateOnly ContractEndsOn,
    string SecurityContact,
    string SecurityContactEmail,
    string OwnerKey);

/// <summary>What a scope item is.</summary>
public enum DemoScopeKind
{
    /// <summary>A place of work.</summary>
    Site,

    /// <summary>An information system.</summary>
    System,

    /// <summary>Any other information asset.</summary>
    Asset,

    /// <summary>An entry of the risk register.</summary>
    Risk,
}

/// <summary>Something an assignment can be limited to.</summary>
public sealed record DemoScopeItem(string Key, DemoScopeKind Kind, string Name);

/// <summary>What holds an assignment.</summary>
public enum DemoHolderKind
{
    /// <summary>A person by name.</summary>
    Person,

    /// <summary>Whoever holds a position on the day.</summary>
    Position,

    /// <summary>A provider.</summary>
    ThirdParty,
}

/// <summary>In which capacity a role is held.</summary>
public enum DemoCapacity
{
    /// <summary>The one who answers for it.</summary>
    Holder,

    /// <summary>Stands in when the holder cannot be reached.</summary>
    Deputy,

    /// <summary>Carries the role for a term.</summary>
    Acting,
}

/// <summary>A role held by somebody from a day.</summary>
/// <param name="ScopeItemKey">Null for the whole ISMS.</param>
/// <param name="BackdatingReason">Present exactly when the first day lies before the day of recording.</param>
/// <param name="EvidenceReference">What proves an appointment by the owners; for top management only.</param>
public sealed record DemoAssignment(
    string Key,
    string RoleKey,
    DemoHolderKind HolderKind,
    string HolderKey,
    DemoCapacity Capacity,
    DateOnly From,
    DateOnly? Until = null,
    string? ScopeItemKey = null,
    string? BackdatingReason = null,
    string? EvidenceReference = null);

/// <summary>What a login of the demo may do.</summary>
public enum DemoAccess
{
    /// <summary>Accounts and settings.</summary>
    Administrator,

    /// <summary>Edits the register and submits versions.</summary>
    Manager,

    /// <summary>May be asked to sign.</summary>
    Approver,

    /// <summary>Reads and downloads everything, changes nothing.</summary>
    Auditor,

    /// <summary>Sees the table in force and their own duties.</summary>
    Member,
}

/// <summary>A login printed at the start of the demo; its password is made at each start.</summary>
/// <param name="Label">What the line is called: "Manager", "Executive" …</param>
public sealed record DemoLogin(string Label, string PersonKey, IReadOnlyList<DemoAccess> Access);

using IsmsRoles.Web.StartingSets;

namespace IsmsRoles.Web.Demo;

/// <summary>
/// One thing somebody did to the demo's register. Steps are replayed in order through the same business verbs that
/// pages call, with the clock set to each step's moment, so that the demo has a real history and audit trail.
/// </summary>
/// <param name="AtUtc">When it was done.</param>
/// <param name="ByKey">The person who did it.</param>
public abstract record DemoStep(DateTime AtUtc, string ByKey);

/// <summary>Set-up: the organisation, its founding signatories and the first manager.</summary>
public sealed record OpenRegister(
    DateTime AtUtc, string ByKey, DemoProfile Profile, IReadOnlyList<DemoFoundingSignatory> Signatories)
    : DemoStep(AtUtc, ByKey);

/// <summary>A person enters the register, with all periods known on the day.</summary>
public sealed record RecordPerson(DateTime AtUtc, string ByKey, DemoPerson Person) : DemoStep(AtUtc, ByKey);

/// <summary>A third party enters the register.</summary>
public sealed record RecordThirdParty(DateTime AtUtc, string ByKey, DemoThirdParty ThirdParty) : DemoStep(AtUtc, ByKey);

/// <summary>A position or body enters the register, with its tenures.</summary>
public sealed record RecordPosition(DateTime AtUtc, string ByKey, DemoPosition Position) : DemoStep(AtUtc, ByKey);

/// <summary>A scope item enters the register.</summary>
public sealed record RecordScopeItem(DateTime AtUtc, string ByKey, DemoScopeItem Item) : DemoStep(AtUtc, ByKey);

/// <summary>A role enters the register, with its texts, line and designations.</summary>
public sealed record AddRole(DateTime AtUtc, string ByKey, StartingRole Role) : DemoStep(AtUtc, ByKey);

/// <summary>A role is assigned.</summary>
public sealed record AssignRole(DateTime AtUtc, string ByKey, DemoAssignment Assignment) : DemoStep(AtUtc, ByKey);

/// <summary>The register is put to top management.</summary>
public sealed record SubmitVersion(DateTime AtUtc, string ByKey, string Message) : DemoStep(AtUtc, ByKey);

/// <summary>One member of top management signs what was submitted last.</summary>
public sealed record ApproveVersion(DateTime AtUtc, string ByKey) : DemoStep(AtUtc, ByKey);

/// <summary>A person's last day becomes known.</summary>
public sealed record RecordLeaving(DateTime AtUtc, string ByKey, string PersonKey, DateOnly LastDay, string Reason)
    : DemoStep(AtUtc, ByKey);

/// <summary>An assignment is ended; the day is the last on which it is held.</summary>
public sealed record EndAssignment(DateTime AtUtc, string ByKey, string AssignmentKey, DateOnly LastDay, string Reason)
    : DemoStep(AtUtc, ByKey);

/// <summary>A responsibility gets a new text.</summary>
/// <param name="OldText">The sentence it replaces, word for word.</param>
/// <param name="IsMaterial">Whether holders must acknowledge it anew.</param>
public sealed record ChangeResponsibility(
    DateTime AtUtc,
    string ByKey,
    string RoleKey,
    string OldText,
    StartingResponsibility New,
    bool IsMaterial,
    string Reason)
    : DemoStep(AtUtc, ByKey);

/// <summary>A role reports to another one than before.</summary>
public sealed record ChangeReportingLine(
    DateTime AtUtc, string ByKey, string RoleKey, string ReportsToKey, string Reason)
    : DemoStep(AtUtc, ByKey);

/// <summary>A role may decide something it could not decide before.</summary>
public sealed record AddAuthority(
    DateTime AtUtc, string ByKey, string RoleKey, StartingAuthority Authority, bool IsMaterial, string Reason)
    : DemoStep(AtUtc, ByKey);

/// <summary>A role is reviewed and nothing in it must change.</summary>
public sealed record RecordReview(DateTime AtUtc, string ByKey, string RoleKey, string Note) : DemoStep(AtUtc, ByKey);

/// <summary>ISMS performance was reported to members of top management, by whoever records it.</summary>
/// <param name="GivenOn">The day it was presented.</param>
public sealed record RecordReport(
    DateTime AtUtc, string ByKey, DateOnly GivenOn, IReadOnlyList<string> RecipientKeys, string Summary, string Minutes)
    : DemoStep(AtUtc, ByKey);

using IsmsRoles.Domain.Roles;
using IsmsRoles.Domain.Versions.Content;

namespace IsmsRoles.Domain.Findings;

/// <summary>A duty as it goes by different titles: recognised by the designation pointed at a role, or by words in its title.</summary>
/// <param name="Name">What a reader calls it: "Log reviewer".</param>
/// <param name="Titles">Words in a row that a title has, singular or plural, in small letters.</param>
public sealed record ConflictingDuty(string Name, IReadOnlyList<string> Titles, DesignationKind? Designation = null)
{
    internal bool Is(RoleContent role, RegisterSnapshot register) =>
        (Designation is { } kind && register.Designated(kind)?.Id == role.Id) || Titles.Any(t => $" {Words(role.Title)} ".Contains($" {t} ", StringComparison.Ordinal));

    // Letters and digits only, a plural's last s left out, so that "Control-owners" is "control owner".
    private static string Words(string title) =>
        string.Join(' ', string.Concat(title.ToLowerInvariant().Select(c => char.IsLetterOrDigit(c) ? c : ' '))
            .Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(w => w.Length > 3 && w.EndsWith('s') && !w.EndsWith("ss", StringComparison.Ordinal) && w is not ("isms" or "operations" or "systems" or "resources") ? w[..^1] : w));
}

/// <summary>Two duties one person should not have, and why.</summary>
public sealed record StartingConflict(ConflictingDuty Duty, ConflictingDuty Other, string Why);

/// <summary>
/// The conflicting duties (ISO/IEC 27001:2022, A.5.3) a register starts with, matched to its roles by designation and by
/// title. A title in other words is not recognised: then the pair is chosen by hand.
/// </summary>
public static class StartingConflicts
{
    private static readonly ConflictingDuty IsmsManager = new("ISMS manager", ["isms manager", "information security manager"], DesignationKind.IsmsConformity);
    private static readonly ConflictingDuty InternalAuditor = new("Internal auditor", ["internal auditor", "internal audit", "isms auditor"], DesignationKind.InternalAudit);
    private static readonly ConflictingDuty RiskAssessor = new("Risk assessor", ["risk assessor", "risk analyst"]);
    private static readonly ConflictingDuty RiskAcceptor = new("Risk acceptor", ["risk acceptor", "risk owner"]);
    private static readonly ConflictingDuty ControlOwner = new("Control owner", ["control owner"]);
    private static readonly ConflictingDuty ControlAssessor = new("Control assessor", ["control assessor", "control tester"]);
    private static readonly ConflictingDuty AccessRequester = new("Access requester", ["access requester", "access requestor"]);
    private static readonly ConflictingDuty AccessApprover = new("Access approver", ["access approver"]);
    private static readonly ConflictingDuty AccessProvisioner = new("Access provisioner", ["access provisioner"]);
    private static readonly ConflictingDuty ChangeInitiator = new("Change initiator", ["change initiator", "change requester", "change requestor"]);
    private static readonly ConflictingDuty ChangeApprover = new("Change approver", ["change approver", "change manager"]);
    private static readonly ConflictingDuty ChangeImplementer = new("Change implementer", ["change implementer"]);
    private static readonly ConflictingDuty Developer = new("Developer", ["developer", "software engineer"]);
    private static readonly ConflictingDuty ProductionAdministrator = new("Production administrator", ["production administrator", "production operator"]);
    private static readonly ConflictingDuty SystemAdministrator = new("System administrator", ["system administrator", "systems administrator"]);
    private static readonly ConflictingDuty LogReviewer = new("Log reviewer", ["log reviewer", "log analyst"]);
    private static readonly ConflictingDuty AccessAdministrator = new("Access administrator", ["access administrator", "identity administrator"]);
    private static readonly ConflictingDuty AuditAdministrator = new("Audit administrator", ["audit administrator", "audit log administrator"]);
    private static readonly ConflictingDuty ControlDesigner = new("Control designer", ["control designer", "security architect"]);
    private static readonly ConflictingDuty Assurer = new("Assurer", ["assurer", "assurance lead", "assurance manager"]);
    private static readonly ConflictingDuty BackupOperator = new("Backup operator", ["backup operator", "backup administrator"]);
    private static readonly ConflictingDuty RestoreVerifier = new("Restore verifier", ["restore verifier", "restore tester"]);
    private static readonly ConflictingDuty DataProtectionOfficer = new("Data protection officer", ["data protection officer", "dpo"]);
    private static readonly ConflictingDuty Controller = new(
        "A role that decides purposes and means",
        ["chief executive", "chief operating officer", "chief financial officer", "head of marketing", "head of sale", "head of people", "head of hr", "head of human resources", "head of it", "chief information officer", "cio"],
        DesignationKind.TopManagement);

    private static readonly ConflictingDuty HeadOfCybersecurity = new("Head of cybersecurity", ["head of cybersecurity", "head of cyber security", "head of information security", "chief information security officer", "ciso"]);
    private static readonly ConflictingDuty HeadOfIt = new("Head of IT", ["head of it", "it manager", "it director", "chief information officer", "cio"]);

    public static IReadOnlyList<StartingConflict> All { get; } =
    [
        new(IsmsManager, InternalAuditor, "Nobody audits their own work"),
        new(RiskAssessor, RiskAcceptor, "Whoever accepts a risk should not be the one who says how large it is"),
        new(ControlOwner, ControlAssessor, "Nobody assesses their own control"),
        new(AccessRequester, AccessApprover, "Nobody approves what they asked for"),
        new(AccessApprover, AccessProvisioner, "Whoever approves access should not be able to give it alone"),
        new(AccessRequester, AccessProvisioner, "Nobody gives themselves access"),
        new(ChangeInitiator, ChangeApprover, "Nobody approves their own change"),
        new(ChangeApprover, ChangeImplementer, "Whoever approves a change should not be able to make it alone"),
        new(ChangeInitiator, ChangeImplementer, "Nobody makes a change that only they asked for"),
        new(Developer, ProductionAdministrator, "Whoever writes software should not be able to put it into production unseen"),
        new(SystemAdministrator, LogReviewer, "Nobody reviews the log of their own acts"),
        new(AccessAdministrator, AuditAdministrator, "Whoever gives access should not be able to hide that they did"),
        new(ControlDesigner, Assurer, "Nobody gives assurance on their own design"),
        new(BackupOperator, RestoreVerifier, "Whoever makes the copies should not be the one who says that they work"),
        new(DataProtectionOfficer, Controller, "A data protection officer may not decide the purposes and means they watch over"),
        new(HeadOfCybersecurity, HeadOfIt, "Security should not answer to the pressure to deliver"),
    ];

    /// <summary>The pairs of roles that these duties are in a register; each pair once.</summary>
    public static IReadOnlyList<ConflictPair> MatchedTo(RegisterSnapshot register) =>
        [.. (from conflict in All
             from role in register.Roles.Where(r => conflict.Duty.Is(r, register))
             from other in register.Roles.Where(r => conflict.Other.Is(r, register))
             where role.Id != other.Id
             select new ConflictPair(role.Id, other.Id, conflict.Why))
            .DistinctBy(p => p.RoleId.CompareTo(p.OtherRoleId) < 0 ? (p.RoleId, p.OtherRoleId) : (p.OtherRoleId, p.RoleId))];
}

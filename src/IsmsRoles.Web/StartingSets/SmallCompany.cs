using IsmsRoles.Domain.Roles;
using static IsmsRoles.Domain.Roles.AuthorityKind;
using static IsmsRoles.Web.StartingSets.Wording;

namespace IsmsRoles.Web.StartingSets;

/// <summary>Six roles for up to about fifty people. Kept terse: the whole table fits a page, or a page and a half.</summary>
internal static class SmallCompany
{
    internal static StartingSet Set { get; } = new(
        "small-company",
        "Small company",
        "Six roles that fit a page, for up to about fifty people where each leader wears several hats.",
        [TopManagement, IsmsManager, ItAndIncidentLead, RiskAndAssetOwner, InternalAuditor, Everyone]);

    private static StartingRole TopManagement => new(
        TopManagementKey,
        "Top management",
        "Directs information security, pays for it and answers for it.",
        [
            Duty("Approve the security policy and objectives, and review both every year.", "5.2", "6.2"),
            Duty("Assign these roles by signing each version of them.", "5.3"),
            Duty("Provide the people, time and money that agreed treatments need.", "5.1 c", "7.1"),
            Duty("Hold a management review every year and record its decisions.", "9.3"),
        ],
        [
            Own(ApproveOrAcceptRisk, "Accept any remaining risk"),
            Own(StopOrSuspend, "Stop any service or supplier"),
            Own(Spend, "Decide on all spending"),
        ],
        ReportsToKey: null,
        ReviewIntervalMonths: 12,
        [DesignationKind.TopManagement]);

    private static StartingRole IsmsManager => new(
        "isms-manager",
        "ISMS manager",
        "Runs the management system and tells top management how it is doing.",
        [
            Duty("Check the ISMS against ISO/IEC 27001 every year and keep its documents current.", "5.3 a", "7.5"),
            Duty("Report on the ISMS to top management every quarter, and serious risks at once.", "5.3 b"),
            Duty("Lead the yearly risk assessment and follow each treatment until done.", "8.2", "8.3"),
            Duty("Record each nonconformity and close it on evidence that its cause is gone.", "10.2"),
            Duty("Check each supplier's security before signature and every year.", "A.5.20", "A.5.22"),
            Duty("Brief everyone before first access and every year, on record.", "7.3", "A.6.3"),
        ],
        [
            May(RequireCompliance, "Require anyone in scope to follow the policies"),
            May(EscalateToTopManagement, "Bring up any matter directly"),
            May(RequestResources, "Request people, time or money and get a written answer"),
            MaySpend("Buy tools and advice, each", 5_000),
        ],
        TopManagementKey,
        12,
        [DesignationKind.IsmsConformity, DesignationKind.PerformanceReporting]);

    private static StartingRole ItAndIncidentLead => new(
        "it-incident-lead",
        "IT and incident lead",
        "Keeps systems secure and running, and leads when something goes wrong.",
        [
            Duty("Record each incident report the same day and lead the response to its end.", "A.5.24", "A.5.26"),
            Duty("Grant access only as its owner approved, and remove a leaver's on the last day.", "A.5.18"),
            Duty("Install critical security updates within 14 days of release.", "A.8.8"),
            Duty("Restore a backup every quarter with its owner as witness, on record.", "A.8.13"),
            Duty("Write down within ten days what each serious incident will change.", "A.5.27"),
        ],
        [
            May(StopOrSuspend, "Disconnect any system or account", "24 hours"),
            May(Other, "Refuse an untested change"),
            MaySpend("Call in help in an incident", 3_000, by: "isms-manager"),
        ],
        "isms-manager",
        12,
        [DesignationKind.IncidentContact]);

    private static StartingRole RiskAndAssetOwner => new(
        "risk-asset-owner",
        "Risk and asset owner",
        "Answers for one area's information and systems and for the risks to them.",
        [
            Duty("Keep the area's assets and their classification listed correctly.", "A.5.9", "A.5.12"),
            Duty("Decide in writing how the area's risks are treated and what may remain.", "6.1.2 c", "6.1.3 f"),
            Duty("Check every six months who can use the area's systems and remove the rest.", "A.5.18"),
            Duty("Announce joiners, movers and leavers to IT three working days ahead.", "A.6.5"),
        ],
        [
            May(ApproveOrAcceptRisk, "Accept remaining risks", "risks rated medium or lower"),
            May(Other, "Grant or refuse access"),
        ],
        "isms-manager",
        12,
        []);

    private static StartingRole InternalAuditor => new(
        "internal-auditor",
        "Internal auditor",
        "Checks, independently of those who run it, that the ISMS works as it says.",
        [
            Duty("Audit the whole ISMS every year to a plan agreed with top management.", "9.2.1", "9.2.2", "A.5.35"),
            Duty("Report findings and evidence to top management within 15 working days.", "9.2.2"),
            Duty("Decline to audit work of their own from the past year.", "9.2.2", "A.5.3"),
        ],
        [
            May(Other, "See and ask anything in scope"),
            May(EscalateToTopManagement, "Report directly, past anyone"),
        ],
        TopManagementKey,
        12,
        [DesignationKind.InternalAudit]);

    private static StartingRole Everyone => new(
        "everyone",
        "Everyone",
        "What each person who works for us, externals included, does for security.",
        [
            Duty("Follow the policies, and ask before doing what they do not cover.", "7.3", "A.6.2"),
            Duty("Report suspected incidents and weaknesses at once, even when unsure.", "A.6.8"),
            Duty("Keep passwords and devices personal, and lock the screen on leaving it.", "A.5.17", "A.7.7"),
            Duty("Handle information as its label says and share it only where needed.", "A.5.10", "A.5.13"),
            Duty("Return everything on the last day and keep confidences afterwards.", "A.5.11", "A.6.6"),
        ],
        [],
        "isms-manager",
        12,
        [DesignationKind.Everyone]);
}

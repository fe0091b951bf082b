using static IsmsRoles.Web.StartingSets.AuthorityKind;
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
            Duty("Approve the security policy and objectives, and confirm every year that they still fit.", "5.1 a", "5.2", "6.2"),
            Duty("Assign the roles in this table by signing each version of it.", "5.3"),
            Duty("Provide the people, time and money that agreed risk treatments need.", "5.1 c", "7.1"),
            Duty("Hold a management review at least once a year and record what was decided.", "9.3"),
        ],
        [
            Own(ApproveOrAcceptRisk, "Accept any remaining risk, high ones included"),
            Own(StopOrSuspend, "Stop any service, project or supplier"),
            Own(Spend, "Commit the company to any security spending"),
        ],
        ReportsToKey: null,
        ReviewIntervalMonths: 12,
        [DesignationKind.TopManagement]);

    private static StartingRole IsmsManager => new(
        "isms-manager",
        "ISMS manager",
        "Runs the management system and tells top management how it is doing.",
        [
            Duty("Check the ISMS against ISO/IEC 27001 every year and keep its documents current and approved.", "5.3 a", "7.5"),
            Duty("Report to top management every quarter, and at once when a serious risk appears.", "5.3 b", "9.3.2"),
            Duty("Lead the risk assessment every year and follow each treatment to its due date.", "6.1.2", "6.1.3", "8.2", "8.3"),
            Duty("Record each nonconformity and close it only on evidence that its cause is gone.", "10.2"),
            Duty("Check each supplier's security terms before signature and again every year.", "A.5.19", "A.5.20", "A.5.22"),
            Duty("Brief everyone before their first access and once a year, and keep the record.", "7.3", "A.6.3"),
        ],
        [
            May(RequireCompliance, "Require anyone in scope to follow the policies and to correct a departure by a set date"),
            May(EscalateToTopManagement, "Take any security matter straight to top management"),
            May(RequestResources, "Request people, time or money, and receive a written answer within ten working days"),
            MaySpend("Buy security tools, training or advice, per purchase", 5_000),
        ],
        TopManagementKey,
        12,
        [DesignationKind.IsmsConformity, DesignationKind.PerformanceReporting]);

    private static StartingRole ItAndIncidentLead => new(
        "it-incident-lead",
        "IT and incident lead",
        "Keeps systems secure and running, and leads when something goes wrong.",
        [
            Duty("Record every reported incident the same day and lead the response until it is closed.", "A.5.24", "A.5.26", "A.6.8"),
            Duty("Grant access only as its owner approved, and remove a leaver's on the last day.", "A.5.15", "A.5.18"),
            Duty("Install critical security updates within 14 days of release.", "A.8.8"),
            Duty("Restore a backup every quarter with its owner as witness, and keep the result.", "A.8.13"),
            Duty("Write down within ten working days what each serious incident taught and what will change.", "A.5.27"),
        ],
        [
            May(StopOrSuspend, "Disconnect any system, account or connection to contain an incident", "for 24 hours, then top management decides"),
            May(Other, "Refuse a change that was not tested or cannot be undone"),
            MaySpend("Call in outside help during an incident", 3_000, by: "isms-manager"),
        ],
        "isms-manager",
        12,
        [DesignationKind.IncidentContact]);

    private static StartingRole RiskAndAssetOwner => new(
        "risk-asset-owner",
        "Risk and asset owner",
        "Answers for one area's information and systems and for the risks to them.",
        [
            Duty("Keep the area's entries in the asset inventory correct, with their classification.", "A.5.9", "A.5.12"),
            Duty("Decide in writing how each risk in the area is treated and whether the rest is acceptable.", "6.1.2 c", "6.1.3 f"),
            Duty("Check every six months who can use the area's systems, and have the others removed.", "A.5.18"),
            Duty("Announce joiners, movers and leavers to IT three working days ahead.", "A.5.11", "A.6.5"),
        ],
        [
            May(ApproveOrAcceptRisk, "Accept a remaining risk in the area", "rated medium or lower"),
            May(Other, "Grant or refuse access to the area's information and systems"),
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
            Duty("Report findings, with their evidence, to top management within 15 working days.", "9.2.2"),
            Duty("Decline to audit work that the auditor did or managed in the past year.", "9.2.2", "A.5.3"),
        ],
        [
            May(Other, "See any record, system or place in scope and question anyone about it"),
            May(EscalateToTopManagement, "Report to top management without passing through anyone else"),
        ],
        TopManagementKey,
        12,
        [DesignationKind.InternalAudit]);

    private static StartingRole Everyone => new(
        "everyone",
        "Everyone",
        "What each person who works for us, externals included, does for security.",
        [
            Duty("Follow the security policies, and ask before doing what they do not cover.", "7.3", "A.6.2"),
            Duty("Report suspected incidents and weaknesses to the incident lead at once, even when unsure.", "A.6.8"),
            Duty("Keep passwords and devices personal, and lock the screen on leaving it.", "A.5.17", "A.7.7", "A.8.1"),
            Duty("Handle information as its label says, and share it only with those who need it.", "A.5.10", "A.5.13", "A.5.14"),
            Duty("Return equipment and information on the last day, and keep confidences afterwards.", "A.5.11", "A.6.5", "A.6.6"),
        ],
        [],
        "isms-manager",
        12,
        [DesignationKind.Everyone]);
}

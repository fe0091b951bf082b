using IsmsRoles.Domain.Roles;
using static IsmsRoles.Domain.Roles.AuthorityKind;
using static IsmsRoles.Web.StartingSets.Wording;

namespace IsmsRoles.Web.StartingSets;

// The roles that direct, run, own and check.
internal static partial class LargerOrganisation
{
    private static StartingRole TopManagement => new(
        TopManagementKey,
        "Top management",
        "Directs information security, provides for it and answers for it to the owners.",
        [
            Duty("Approve the information security policy and objectives, and confirm every year that they serve the strategy.", "5.1 a", "5.2", "6.2"),
            Duty("Assign information security roles by signing each version of the roles document before it takes effect.", "5.3"),
            Duty("Provide the budget and staff for risk treatment as part of the yearly plan.", "5.1 c", "7.1"),
            Duty("Set how much risk the organisation is willing to carry, and revisit the figure every year.", "6.1.2 a"),
            Duty("Hold the management review at least once a year and record each decision with an owner and a date.", "9.3.1", "9.3.3"),
        ],
        [
            Own(RequireCompliance, "Require every unit in scope to follow the ISMS, and settle disputes about it"),
            Own(ApproveOrAcceptRisk, "Accept any information security risk, those rated very high included"),
            Own(StopOrSuspend, "Stop any service, project or supplier for reasons of security"),
            Own(Spend, "Commit the organisation to spending on information security"),
        ],
        ReportsToKey: null,
        ReviewIntervalMonths: 12,
        [DesignationKind.TopManagement]);

    private static StartingRole SteeringCommittee => new(
        Committee,
        "ISMS steering committee",
        "Settles security matters that cross departments and prepares what top management decides.",
        [
            Duty("Meet at least every quarter and publish decisions and open actions within five working days.", "5.1", "7.4"),
            Duty("Review the risk register every quarter and decide on each treatment that is more than 30 days late.", "6.1.3", "8.3"),
            Duty("Agree the security objectives of each department and check progress on them twice a year.", "6.2"),
            Duty("Examine planned changes to the ISMS for side effects before they are put to top management.", "6.3"),
        ],
        [
            May(ApproveOrAcceptRisk, "Accept remaining risk that affects more than one department", "risks rated high or lower"),
            May(Other, "Settle priorities between departments where security work competes for the same people"),
            May(RequestResources, "Move up to ten working days of a department's effort per quarter to overdue treatments"),
        ],
        TopManagementKey,
        12,
        []);

    private static StartingRole IsmsManager => new(
        Manager,
        "ISMS manager",
        "Builds, runs and improves the management system and tells top management the truth about it.",
        [
            Duty("Check the ISMS against every clause of ISO/IEC 27001 each year and correct what does not conform.", "5.3 a", "4.4"),
            Duty("Report ISMS performance, open risks and overdue actions to top management every quarter.", "5.3 b", "9.1", "9.3.2"),
            Duty("Keep the risk method, the risk register and the statement of applicability consistent with one another.", "6.1.2", "6.1.3 d"),
            Duty("Keep policies and records approved, current and available to those who need them.", "7.5.2", "7.5.3", "A.5.1"),
            Duty("Track each nonconformity until evidence shows that its cause has been removed.", "10.2"),
            Duty("Plan the yearly awareness programme and measure whether behaviour changed.", "7.3", "A.6.3"),
        ],
        [
            May(RequireCompliance, "Require any department to meet the security policies and to correct a departure by a set date"),
            May(EscalateToTopManagement, "Bring any security matter directly to top management, and be heard within five working days"),
            May(RequestResources, "Request staff, budget or time from any department, and receive a written answer within ten working days"),
            May(StopOrSuspend, "Suspend a system, a change or a connection that poses a serious risk", "48 hours, then top management decides"),
            MaySpend("Buy security tools, tests or advice within the security budget, per purchase", 25_000),
        ],
        TopManagementKey,
        12,
        [DesignationKind.IsmsConformity, DesignationKind.PerformanceReporting]);

    private static StartingRole InformationSecurityOfficer => new(
        "information-security-officer",
        "Information security officer",
        "Advises departments day to day and assesses their risks, without accepting any.",
        [
            Duty("Assess information security risks with each department at least once a year and after major changes.", "6.1.2", "8.2"),
            Duty("Review the security requirements of every project before its design is approved.", "A.5.8"),
            Duty("Gather threat information every week and tell the people concerned what to do about it.", "A.5.7"),
            Duty("Check each quarter that a sample of controls works as described, and record the result.", "9.1", "A.5.36"),
            Duty("Keep the list of policy exceptions and end each exception on its date.", "A.5.1", "A.5.36"),
        ],
        [
            May(RequireCompliance, "Require a project to add security requirements before it passes its next stage", by: Manager),
            May(Other, "Refuse an exception to a security standard, or end one whose reason has gone"),
            May(EscalateToTopManagement, "Put a disputed risk rating before top management"),
        ],
        Manager,
        12,
        []);

    private static StartingRole RiskOwner => new(
        "risk-owner",
        "Risk owner",
        "Answers for named risks: decides what is done about them and lives with what remains.",
        [
            Duty("Approve the treatment plan for each owned risk and accept in writing what remains.", "6.1.2 c", "6.1.3 f"),
            Duty("Review each owned risk every six months and after any incident that touches it.", "8.2", "8.3"),
            Duty("Deliver agreed treatments by their due date or tell the steering committee why not.", "6.1.3 e", "8.3"),
        ],
        [
            May(ApproveOrAcceptRisk, "Accept what remains of an owned risk", "risks rated medium or lower", Committee),
            May(RequestResources, "Request the budget and staff that an agreed treatment needs", by: Committee),
        ],
        Committee,
        12,
        []);

    private static StartingRole AssetOwner => new(
        "asset-owner",
        "Asset owner",
        "Answers for an information asset from its first entry in the inventory to its disposal.",
        [
            Duty("Keep the asset's inventory entry, classification and location correct.", "A.5.9", "A.5.12"),
            Duty("Decide who may use the asset, and confirm the list of users every six months.", "A.5.15", "A.5.18"),
            Duty("State how long the asset may be unavailable and how much data may be lost.", "A.5.30", "A.8.13"),
            Duty("Approve the asset's disposal and keep the proof that its data was deleted.", "A.7.14", "A.8.10"),
        ],
        [
            May(Other, "Grant or withdraw any person's right to use the asset"),
            May(Other, "Set the asset's classification and its rules of handling"),
        ],
        Manager,
        12,
        []);

    private static StartingRole InternalAuditor => new(
        "internal-auditor",
        "Internal auditor",
        "Tells top management, independently of those who run it, whether the ISMS works as it claims.",
        [
            Duty("Plan audits so that each clause and each applicable control is covered within three years.", "9.2.2", "A.5.35"),
            Duty("Audit at least twice a year and state the evidence for each conclusion.", "9.2.1"),
            Duty("Report results to top management and the manager concerned within 15 working days.", "9.2.2"),
            Duty("Decline to audit anything the auditor designed, ran or decided in the past twelve months.", "9.2.2", "A.5.3"),
        ],
        [
            May(Other, "See any record, system or place in scope and question anyone about it"),
            May(EscalateToTopManagement, "Report to top management without passing through anyone else"),
            May(RequestResources, "Request specialist auditors for fields the auditor does not master"),
        ],
        TopManagementKey,
        12,
        [DesignationKind.InternalAudit]);
}

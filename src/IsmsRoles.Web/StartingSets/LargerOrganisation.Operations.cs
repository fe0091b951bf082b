using IsmsRoles.Domain.Roles;
using static IsmsRoles.Domain.Roles.AuthorityKind;
using static IsmsRoles.Web.StartingSets.Wording;

namespace IsmsRoles.Web.StartingSets;

// The roles that keep systems, software and suppliers secure.
internal static partial class LargerOrganisation
{
    private static StartingRole IncidentManager => new(
        "incident-manager",
        "Incident manager",
        "Receives every report and leads the response until normal work resumes.",
        [
            Duty("Keep one reporting address staffed at all hours and acknowledge each report within one hour.", "A.5.24", "A.6.8"),
            Duty("Decide for each reported event whether it is an incident, and record why.", "A.5.25"),
            Duty("Lead the response, keep its log and preserve evidence fit for later proceedings.", "A.5.26", "A.5.28"),
            Duty("Inform authorities, customers and insurers within the times that law and contracts set.", "A.5.5", "A.5.26"),
            Duty("Review each serious incident within ten working days and hand its lessons to named owners.", "A.5.27", "10.2"),
            Duty("Rehearse the response plan at least once a year with those who would carry it out.", "A.5.24"),
        ],
        [
            May(StopOrSuspend, "Disconnect any system, account or supplier connection to contain an incident", "24 hours, then top management decides"),
            May(RequireCompliance, "Call any employee into the response, ahead of other work", by: Manager),
            May(EscalateToTopManagement, "Convene top management at any hour"),
            MaySpend("Engage outside help during an incident", 15_000, by: Manager),
        ],
        Manager,
        12,
        [DesignationKind.IncidentContact]);

    private static StartingRole ItOperations => new(
        "it-operations",
        "IT operations lead",
        "Runs networks, servers and workplaces so that they stay available and protected.",
        [
            Duty("Install critical security updates within 14 days of release and report every exception.", "A.8.8"),
            Duty("Keep a standard configuration for each type of system and correct drift within 30 days.", "A.8.9"),
            Duty("Back up as the owners asked and prove by a restore every quarter that it works.", "A.8.13"),
            Duty("Record security events centrally, with logs that administrators cannot alter.", "A.8.15", "A.8.16", "A.8.17"),
            Duty("Carry out changes to production only with an approval from someone else.", "A.8.32", "A.5.3"),
            Duty("Separate networks by sensitivity and review the rules between them twice a year.", "A.8.20", "A.8.22"),
        ],
        [
            May(StopOrSuspend, "Take a system off the network that lacks protection or updates", "24 hours", Manager),
            May(Other, "Reject a change that has no test result or no way back"),
            MaySpend("Replace failed equipment that security depends on, per case", 5_000, by: Manager),
        ],
        Manager,
        12,
        []);

    private static StartingRole AccessAdministrator => new(
        "access-administrator",
        "Access administrator",
        "Gives, changes and removes access exactly as owners approved, and approves none.",
        [
            Duty("Create each identity once, for one person or one service, and keep its owner on record.", "A.5.16"),
            Duty("Grant rights only on the asset owner's recorded approval.", "A.5.15", "A.5.18"),
            Duty("Remove access by the end of the last working day, or within one hour where so instructed.", "A.5.18", "A.6.5"),
            Duty("Send owners the list of users and privileged accounts every quarter and act on their answers.", "A.5.18", "A.8.2"),
            Duty("Enforce multi-factor sign-in for remote and privileged access.", "A.5.17", "A.8.5"),
        ],
        [
            May(StopOrSuspend, "Lock an account that shows signs of misuse", "48 hours, then the incident manager decides", Manager),
            May(Other, "Refuse a request that lacks approval or combines conflicting rights"),
        ],
        "it-operations",
        12,
        []);

    private static StartingRole SecureDevelopmentLead => new(
        "secure-development-lead",
        "Secure development lead",
        "Sees to it that software leaves development without known serious weaknesses.",
        [
            Duty("Set the secure coding rules and check every year that developers are trained in them.", "A.8.25", "A.8.28", "7.2"),
            Duty("Agree security requirements with the product owner before development begins.", "A.8.26", "A.8.27"),
            Duty("Test each release for weaknesses and record who accepted those that remain.", "A.8.29"),
            Duty("Keep development, test and production apart, and real personal data out of tests.", "A.8.31", "A.8.33"),
            Duty("Restrict who can change source code and review each change by a second person.", "A.8.4", "A.8.32"),
        ],
        [
            May(StopOrSuspend, "Hold back a release that has an untreated weakness rated high", "until its risk owner decides"),
            May(Other, "Approve or refuse the use of a software component or development tool"),
        ],
        Manager,
        12,
        []);

    private static StartingRole SupplierManager => new(
        "supplier-manager",
        "Supplier manager",
        "Keeps what we buy from putting our information at risk.",
        [
            Duty("Keep the list of suppliers that touch information in scope, each with an inside owner.", "A.5.19"),
            Duty("Include agreed security terms in each contract before it is signed.", "A.5.20", "A.5.21"),
            Duty("Review each critical supplier every year against its contract and its evidence.", "A.5.22"),
            Duty("Approve each cloud service before first use and keep a plan for leaving it.", "A.5.23"),
        ],
        [
            May(Other, "Refuse to place an order with a supplier that declines the required terms"),
            May(StopOrSuspend, "Suspend a supplier's access after a breach of its security terms", "five working days"),
        ],
        Manager,
        12,
        []);
}

using IsmsRoles.Domain.Roles;
using static IsmsRoles.Domain.Roles.AuthorityKind;
using static IsmsRoles.Web.StartingSets.Wording;

namespace IsmsRoles.Web.StartingSets;

// The roles for people, premises, continuity and personal data, and for everyone.
internal static partial class LargerOrganisation
{
    private static StartingRole PeopleSecurity => new(
        "people-security",
        "People security lead",
        "Covers security from the first interview to the last working day.",
        [
            Duty("Screen candidates in proportion to the access the post gives, before the contract is signed.", "A.6.1"),
            Duty("Include security duties and confidentiality in every contract of employment.", "A.6.2", "A.6.6"),
            Duty("Announce joiners, movers and leavers to IT at least three working days ahead.", "A.5.11", "A.6.5"),
            Duty("Give each newcomer the security briefing in the first week and keep the attendance record.", "A.6.3", "7.3"),
            Duty("Apply the disciplinary process to proven breaches, fairly and on record.", "A.6.4"),
        ],
        [
            May(StopOrSuspend, "Hold back a start date until screening is complete"),
            May(Other, "Order immediate removal of a person's access on dismissal or suspension"),
        ],
        Manager,
        12,
        []);

    private static StartingRole PhysicalSecurity => new(
        "physical-security",
        "Physical security lead",
        "Keeps buildings, rooms and equipment from being entered, damaged or taken.",
        [
            Duty("Define the secure areas of each site and the people who may enter them.", "A.7.1", "A.7.2", "A.7.3"),
            Duty("Review entry rights and keys every quarter and withdraw those without a need.", "A.7.2"),
            Duty("Monitor entrances and secure areas at all hours, and keep recordings only as long as agreed.", "A.7.4"),
            Duty("Test fire, water and power protection at least once a year.", "A.7.5", "A.7.11"),
        ],
        [
            May(StopOrSuspend, "Refuse or end anyone's presence in a secure area"),
            MaySpend("Repair doors, locks and alarms at once, per case", 2_500, by: Manager),
        ],
        Manager,
        12,
        []);

    private static StartingRole BusinessContinuity => new(
        "business-continuity",
        "Business continuity coordinator",
        "Prepares the organisation to keep its promises, and its information protected, through a disruption.",
        [
            Duty("Agree with each process owner how long an outage is bearable, and review it every year.", "A.5.29", "A.5.30"),
            Duty("Keep recovery plans that state who does what in the first hour, day and week.", "A.5.29", "A.5.30"),
            Duty("Exercise each recovery plan at least once a year and close the gaps it shows.", "A.5.30", "A.8.14"),
            Duty("Keep contact details for emergencies current and reachable without our own systems.", "A.5.5", "7.4"),
        ],
        [
            May(EscalateToTopManagement, "Ask top management at any hour to declare a crisis"),
            May(RequireCompliance, "Require each department to take part in one exercise per year", by: Manager),
            MaySpend("Order stand-by premises or equipment once a crisis is declared", 20_000, by: Manager),
        ],
        Committee,
        12,
        []);

    private static StartingRole DataProtectionLiaison => new(
        "data-protection-liaison",
        "Data protection liaison",
        "Connects the ISMS with the protection of personal data, and decides on no processing.",
        [
            Duty("Advise on personal data in each risk assessment and each new service before it starts.", "A.5.34", "A.5.8"),
            Duty("Keep the register of legal and contractual duties on personal data current.", "A.5.31", "A.5.34"),
            Duty("Assess within 24 hours whether an incident must be notified to a supervisory authority.", "A.5.5", "A.5.26"),
            Duty("Check every year that personal data is deleted when its period ends.", "A.8.10", "A.5.33"),
        ],
        [
            May(EscalateToTopManagement, "Advise top management directly and without instruction on what to advise"),
            May(Other, "See any processing of personal data and its records"),
        ],
        TopManagementKey,
        12,
        []);

    private static StartingRole AllStaff => new(
        "everyone",
        "Everyone",
        "The baseline duties of each person who works for us, employed here or elsewhere.",
        [
            Duty("Follow the security policies, and ask the ISMS manager before doing what they do not cover.", "7.3", "A.6.2"),
            Duty("Report suspected incidents and weaknesses to the incident contact at once, even when unsure.", "A.6.8"),
            Duty("Keep passwords, keys and devices personal, and lock the screen on leaving it.", "A.5.17", "A.7.7", "A.8.1"),
            Duty("Handle information as its classification says, in the office, at home and on the road.", "A.5.10", "A.5.12", "A.6.7"),
            Duty("Use only software and cloud services that have been approved.", "A.5.10", "A.5.23", "A.8.19"),
            Duty("Complete the security briefing every year and confirm changed duties within 14 days.", "7.3", "A.6.3"),
            Duty("Return equipment and information on the last day, and keep confidences afterwards.", "A.5.11", "A.6.5", "A.6.6"),
        ],
        [],
        Manager,
        12,
        [DesignationKind.Everyone]);
}

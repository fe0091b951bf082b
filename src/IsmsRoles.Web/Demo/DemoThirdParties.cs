namespace IsmsRoles.Web.Demo;

/// <summary>The two providers that hold a role in Tarnwick's ISMS.</summary>
internal static class DemoThirdParties
{
    internal const string SecurityOperations = "vellamora";
    internal const string AuditFirm = "quillfeather";

    internal static IReadOnlyList<DemoThirdParty> On(DemoCalendar calendar) =>
    [
        new(
            SecurityOperations,
            "Vellamora Security Operations",
            "Managed security operations centre: watches logs and alerts around the clock, answers out of hours",
            "TM-C-0152",
            calendar.MonthEnd(19),
            "Duty desk, at all hours, +44 1632 960147",
            "dutydesk@vellamora.example",
            "callum"),
        new(
            AuditFirm,
            "Quillfeather Assurance",
            "Internal audit of the ISMS, two audits a year",
            "TM-C-0187",
            calendar.MonthEnd(5),
            "Engagement office",
            "security@quillfeather.example",
            DemoPeople.FinanceDirector), // not the ISMS manager: the auditor's client must not be the audited
    ];
}

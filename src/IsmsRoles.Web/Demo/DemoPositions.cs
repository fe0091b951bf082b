namespace IsmsRoles.Web.Demo;

/// <summary>The positions that hold roles, and the scope items that assignments are limited to.</summary>
internal static class DemoPositions
{
    internal const string SteeringCommittee = "steering-committee";
    internal const string HeadOfPeople = "head-of-people";
    internal const string LaboratoryManager = "laboratory-manager";

    internal const string GdanskSite = "site-gdansk";
    internal const string TopUpFraudRisk = "risk-top-up-fraud";

    internal static IReadOnlyList<DemoPosition> On(DemoCalendar calendar) =>
    [
        // The finance director is not a member, so that one executive can sign for the committee's appointment.
        new(
            SteeringCommittee,
            "ISMS steering committee",
            IsBody: true,
            [
                new(DemoPeople.ManagingDirector, calendar.MonthStart(18), IsChair: true),
                new("anh", calendar.MonthStart(18)),
                new("callum", calendar.MonthStart(18)),
                new("siobhan", calendar.MonthStart(12)),
            ],
            "TM-P-009: meets every quarter and when its chair calls it; decides with at least three members present, the "
            + "chair's vote breaking a tie; the information security manager keeps the minutes and has no vote"),
        new(
            HeadOfPeople,
            "Head of People",
            IsBody: false,
            [
                new("kasia", calendar.MonthStart(30), calendar.MonthEnd(-20)),
                new("siobhan", calendar.MonthStart(19)),
            ]),
        new(
            LaboratoryManager,
            "Calibration Laboratory Manager",
            IsBody: false,
            [new("agnieszka", calendar.MonthStart(44))]),
    ];

    internal static IReadOnlyList<DemoScopeItem> ScopeItems { get; } =
    [
        new("site-leith", DemoScopeKind.Site, "Leith works and head office"),
        new(GdanskSite, DemoScopeKind.Site, "Gdańsk calibration laboratory"),
        new("system-payments", DemoScopeKind.System, "Top-up payments platform"),
        new("system-signing", DemoScopeKind.System, "Firmware signing modules"),
        new("asset-calibration-records", DemoScopeKind.Asset, "Calibration records archive"),
        new(TopUpFraudRisk, DemoScopeKind.Risk, "R-14 Fraudulent top-ups through forged tokens"),
    ];
}

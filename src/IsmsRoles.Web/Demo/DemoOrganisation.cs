using IsmsRoles.Web.StartingSets;

namespace IsmsRoles.Web.Demo;

/// <summary>
/// Tarnwick Metering, a fictitious maker of prepayment water meters with a works in Leith and a calibration laboratory
/// in Gdańsk: everything the demo shows, as data, and the steps by which it came about.
/// </summary>
public sealed record DemoOrganisation(
    DemoProfile Profile,
    IReadOnlyList<DemoPerson> People,
    IReadOnlyList<DemoThirdParty> ThirdParties,
    IReadOnlyList<DemoPosition> Positions,
    IReadOnlyList<DemoScopeItem> ScopeItems,
    IReadOnlyList<StartingRole> Roles,
    IReadOnlyList<DemoStep> Steps,
    IReadOnlyList<DemoLogin> Logins)
{
    /// <summary>IANA name; the demo's days are counted in it.</summary>
    public const string TimeZone = "Europe/London";

    /// <summary>The organisation as it stands on the day the demo starts.</summary>
    /// <param name="today">A day in the organisation's time zone; all dates are counted from it.</param>
    public static DemoOrganisation AsOf(DateOnly today)
    {
        var calendar = new DemoCalendar(today);
        return new(
            Profile: Tarnwick,
            DemoPeople.On(calendar),
            DemoThirdParties.On(calendar),
            DemoPositions.On(calendar),
            DemoPositions.ScopeItems,
            DemoRoles.All,
            DemoHistory.On(calendar, Tarnwick),
            Named);
    }

    private static readonly DemoProfile Tarnwick = new(
        "Tarnwick Metering Ltd",
        "Design, manufacture and calibration of prepayment water meters and operation of the top-up payments platform, "
        + "at Leith and Gdańsk, with the people, systems and suppliers this needs",
        TimeZone,
        "Internal",
        Quorum: 2);

    private static readonly IReadOnlyList<DemoLogin> Named =
    [
        new("Manager", DemoPeople.SecurityManager, [DemoAccess.Administrator, DemoAccess.Manager]),
        new("Executive", DemoPeople.ManagingDirector, [DemoAccess.Approver]),
        new("Executive", DemoPeople.FinanceDirector, [DemoAccess.Approver]),
        new("Auditor", DemoPeople.OutsideAuditor, [DemoAccess.Auditor]),
        new("Employee", DemoPeople.Employee, [DemoAccess.Member]),
    ];
}

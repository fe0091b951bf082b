using IsmsRoles.Domain.Roles;
using IsmsRoles.Web.StartingSets;
using static IsmsRoles.Web.StartingSets.Wording;

namespace IsmsRoles.Web.Demo;

/// <summary>
/// The last eight weeks at Tarnwick: the register is opened and filled, version 1 is submitted and signed by both
/// directors, ISMS performance is reported to them and roles are reviewed, and five things change that nobody has signed yet.
/// </summary>
internal static class DemoHistory
{
    internal const string SubmissionMessage =
        "Isla, Łukasz, this is the first version of our roles table. It replaces the organisation chart we showed at "
        + "last year's audit, which said who we are but not who decides what. Please look at three things: the limits "
        + "on spending, the two risk owners beside Łukasz, and Paweł's deputyship for firmware signing, which is "
        + "backdated to the day the spare key was sealed.";

    internal static IReadOnlyList<DemoStep> On(DemoCalendar calendar, DemoProfile profile)
    {
        var steps = new Diary();
        OpenAndFill(steps, calendar, profile);
        SignVersion1(steps, calendar);
        ReportFirst(steps, calendar);
        ChangeSince(steps, calendar);
        return steps.Written;
    }

    private static void OpenAndFill(Diary steps, DemoCalendar calendar, DemoProfile profile)
    {
        const string zofia = DemoPeople.SecurityManager;

        steps.TurnTo(calendar.DaysAgo(58));
        steps.Write(at => new OpenRegister(
            at,
            zofia,
            profile,
            [
                new(DemoPeople.ManagingDirector, "Register of directors, entry 3 (evidence file TM-E-001)"),
                new(DemoPeople.FinanceDirector, "Register of directors, entry 5 (evidence file TM-E-002)"),
            ]));

        var people = DemoPeople.On(calendar).Where(p => p.Key != DemoPeople.NewAdministrator).ToLookup(p => p.EmployerKey is null);
        steps.WriteAll(people[true], (at, person) => new RecordPerson(at, zofia, person));
        steps.WriteAll(DemoThirdParties.On(calendar), (at, thirdParty) => new RecordThirdParty(at, zofia, thirdParty));
        steps.WriteAll(people[false], (at, person) => new RecordPerson(at, zofia, person));

        steps.TurnTo(calendar.DaysAgo(57));
        steps.WriteAll(DemoPositions.On(calendar), (at, position) => new RecordPosition(at, zofia, position));
        steps.WriteAll(DemoPositions.ScopeItems, (at, item) => new RecordScopeItem(at, zofia, item));

        steps.TurnTo(calendar.DaysAgo(54));
        steps.WriteAll(DemoRoles.All, (at, role) => new AddRole(at, zofia, role));

        var assigned = calendar.DaysAgo(48);
        steps.TurnTo(assigned);
        steps.WriteAll(DemoAssignments.On(calendar, assigned), (at, assignment) => new AssignRole(at, zofia, assignment));
    }

    private static void SignVersion1(Diary steps, DemoCalendar calendar)
    {
        steps.TurnTo(calendar.DaysAgo(41));
        steps.Write(at => new SubmitVersion(at, DemoPeople.SecurityManager, SubmissionMessage));
        steps.TurnTo(calendar.DaysAgo(40));
        steps.Write(at => new ApproveVersion(at, DemoPeople.FinanceDirector));
        steps.TurnTo(calendar.DaysAgo(38));
        steps.Write(at => new ApproveVersion(at, DemoPeople.ManagingDirector));
    }

    private static void ReportFirst(Diary steps, DemoCalendar calendar)
    {
        steps.TurnTo(calendar.DaysAgo(34));
        steps.Write(at => new RecordReport(
            at,
            DemoPeople.SecurityManager,
            calendar.DaysAgo(35),
            [DemoPeople.ManagingDirector, DemoPeople.FinanceDirector],
            "Autumn management review. Of 14 objectives, 11 are met; phishing reports doubled since the spring, and the restore test in Gdańsk took "
            + "nine hours instead of four. Decided: a second restore test before the year ends, paid from the IT budget.",
            "Management review minutes MR-2, item 4"));
    }

    private static void ChangeSince(Diary steps, DemoCalendar calendar)
    {
        const string zofia = DemoPeople.SecurityManager;
        var joiner = DemoPeople.On(calendar).Single(p => p.Key == DemoPeople.NewAdministrator);
        var lastDay = calendar.InDays(18);

        steps.TurnTo(calendar.DaysAgo(15));
        steps.Write(at => new RecordPerson(at, zofia, joiner));

        steps.TurnTo(calendar.DaysAgo(12));
        steps.Write(at => new RecordLeaving(
            at, zofia, DemoPeople.ItSupport, lastDay, "Resigned; letter received by People, last day agreed with Callum Okafor."));
        steps.Write(at => new EndAssignment(
            at, zofia, DemoAssignments.ItDeputy, calendar.DaysAgo(9), "Hands over before leaving; administrator rights are reduced from this day."));
        var takesOver = calendar.DaysAgo(8);
        steps.Write(at => new AssignRole(
            at,
            zofia,
            new("it-operations-new-deputy", DemoRoles.ItOperations, DemoHolderKind.Person, DemoPeople.NewAdministrator, DemoCapacity.Deputy, takesOver)));

        steps.TurnTo(calendar.DaysAgo(10));
        steps.Write(at => new RecordReview(
            at, zofia, DemoCustomRoles.RecordsCustodianKey, "Read with Agnieszka Dąbrowska at the laboratory; her sample of stored results was at hand and the list at the door is kept."));
        steps.Write(at => new RecordReview(
            at, zofia, DemoRoles.InternalAuditor, "Read with the audit firm before the audit in Gdańsk. Independence and reporting line as they should be."));

        steps.TurnTo(calendar.DaysAgo(7));
        steps.Write(at => new ChangeResponsibility(
            at,
            zofia,
            DemoCustomRoles.PlatformOwnerKey,
            DemoCustomRoles.MonthlyReview,
            Duty("Review every week who can move money or issue credit, and remove the rest within one working day.", "A.5.18", "A.8.2"),
            IsMaterial: true,
            "Audit finding QA-07: a contractor could still issue credit 19 days after the work had ended."));

        steps.TurnTo(calendar.DaysAgo(6));
        steps.Write(at => new RecordReport(
            at,
            zofia,
            calendar.DaysAgo(6),
            [DemoPeople.ManagingDirector, DemoPeople.FinanceDirector],
            "Monthly figures: no incident above level 2, two contractors’ accounts closed late (audit finding QA-07), the restore test repeated in three hours and "
            + "a half. Asked for: a weekly review of who may issue credit. Isla and Łukasz agreed.",
            "Directors’ meeting, minutes 47, item 2"));

        steps.TurnTo(calendar.DaysAgo(5));
        steps.Write(at => new ChangeReportingLine(
            at,
            zofia,
            DemoCustomRoles.SigningCustodianKey,
            DemoRoles.SteeringCommittee,
            "Steering committee, decision 14: whoever guards the keys should not answer to whoever plans the controls on them."));

        steps.TurnTo(calendar.DaysAgo(3));
        steps.Write(at => new AddAuthority(
            at,
            zofia,
            DemoRoles.IncidentManager,
            May(AuthorityKind.Other, "Publish a first notice to affected water companies", "confirmed facts, no cause and no blame"),
            IsMaterial: true,
            "Lesson from the autumn exercise: the first notice waited four hours for a signature."));
    }

    // Gives each step its moment: a new day starts at ten past nine UTC, and steps follow four minutes apart.
    private sealed class Diary
    {
        private readonly List<DemoStep> _steps = [];
        private DateTime _next;

        public IReadOnlyList<DemoStep> Written => _steps;

        // Two pages may fall on the same Friday, when the later date was moved off a weekend.
        public void TurnTo(DateOnly day)
        {
            var morning = day.ToDateTime(new TimeOnly(9, 10), DateTimeKind.Utc);
            _next = morning > _next ? morning : _next;
        }

        public void Write(Func<DateTime, DemoStep> step)
        {
            _steps.Add(step(_next));
            _next = _next.AddMinutes(4);
        }

        public void WriteAll<T>(IEnumerable<T> items, Func<DateTime, T, DemoStep> step)
        {
            foreach (var item in items)
            {
                Write(at => step(at, item));
            }
        }
    }
}

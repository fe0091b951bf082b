using IsmsRoles.Web.Demo;
using IsmsRoles.Web.StartingSets;
using IsmsRoles.Web.Tests.StartingSets;
using Xunit;

namespace IsmsRoles.Web.Tests.Demo;

public sealed class DemoHistoryTests
{
    /// <summary>Ordinary days, weekends, ends of months and years, a leap day.</summary>
    public static TheoryData<DateOnly> Starts =>
    [
        new DateOnly(2026, 11, 23), new DateOnly(2026, 11, 28), new DateOnly(2026, 11, 29), new DateOnly(2026, 12, 31),
        new DateOnly(2027, 1, 1), new DateOnly(2027, 3, 31), new DateOnly(2028, 2, 29), new DateOnly(2028, 3, 1),
        new DateOnly(2029, 5, 5), new DateOnly(2033, 10, 30),
    ];

    [Theory]
    [MemberData(nameof(Starts))]
    public void Steps_replay_on_whatever_day_the_demo_starts(DateOnly today)
    {
        var demo = DemoOrganisation.AsOf(today);

        Assert.NotEmpty(new DemoReplay(demo).Assignments); // the replay itself refuses what does not fit
    }

    [Theory]
    [MemberData(nameof(Starts))]
    public void Steps_follow_one_another_in_working_hours_before_today(DateOnly today)
    {
        var steps = DemoOrganisation.AsOf(today).Steps;

        Assert.All(steps.Zip(steps.Skip(1)), pair => Assert.True(pair.First.AtUtc < pair.Second.AtUtc, pair.Second.ToString()));
        Assert.All(steps, step =>
        {
            Assert.Equal(DateTimeKind.Utc, step.AtUtc.Kind);
            Assert.True(DateOnly.FromDateTime(step.AtUtc) < today, step.ToString());
            Assert.InRange(step.AtUtc.Hour, 9, 16);
            Assert.False(step.AtUtc.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday, step.ToString());
        });
    }

    [Theory]
    [MemberData(nameof(Starts))]
    public void Two_founding_signatories_sign_what_the_manager_submitted(DateOnly today)
    {
        var demo = DemoOrganisation.AsOf(today);
        var signatories = demo.Steps.OfType<OpenRegister>().Single().Signatories;
        var submission = Assert.Single(demo.Steps.OfType<SubmitVersion>());
        var approvals = demo.Steps.OfType<ApproveVersion>().ToList();

        Assert.Equal(demo.Profile.Quorum, approvals.Count);
        Assert.Equal(signatories.Select(s => s.PersonKey).Order(), approvals.Select(a => a.ByKey).Order());
        Assert.DoesNotContain(approvals, approval => approval.ByKey == submission.ByKey || approval.AtUtc < submission.AtUtc);
    }

    // Rule 7: nobody's signature counts for their own appointment, positions looked through.
    [Theory]
    [MemberData(nameof(Starts))]
    public void Each_assignment_is_covered_by_a_signature_that_is_not_its_holders(DateOnly today)
    {
        var demo = DemoOrganisation.AsOf(today);
        var approvers = demo.Steps.OfType<ApproveVersion>().ToDictionary(step => step.ByKey, step => DateOnly.FromDateTime(step.AtUtc));

        foreach (var replay in new[] { new DemoReplay(demo, untilSigned: true), new DemoReplay(demo) })
        {
            Assert.All(replay.Assignments, assignment => Assert.Contains(
                approvers, approver => !replay.PeopleBehind(assignment, approver.Value).Contains(approver.Key)));
        }
    }

    [Fact]
    public void Five_changes_wait_for_a_signature_and_someone_leaves_soon()
    {
        var today = new DateOnly(2026, 11, 23);
        var demo = DemoOrganisation.AsOf(today);
        var signed = demo.Steps.OfType<ApproveVersion>().Last();
        var since = demo.Steps.Where(step => step.AtUtc > signed.AtUtc).ToList();

        Assert.Single(since.OfType<AssignRole>());
        Assert.Single(since.OfType<ChangeResponsibility>());
        Assert.Single(since.OfType<EndAssignment>());
        Assert.Single(since.OfType<ChangeReportingLine>());
        Assert.Single(since.OfType<AddAuthority>());
        Assert.InRange(Assert.Single(since.OfType<RecordLeaving>()).LastDay, today.AddDays(1), today.AddDays(30));
    }

    [Fact]
    public void The_changed_table_still_obeys_the_rules()
    {
        var table = new RoleTable(new DemoReplay(DemoOrganisation.AsOf(new(2026, 11, 23))).Roles);

        Assert.All(table.Roles, role => Assert.NotNull(table.StepsToTop(role)));
        Assert.All(table.Authorities, pair => Assert.True(table.GoesBackToTop(pair.Role, pair.Authority), pair.Authority.Text));
        Assert.All(table.Duties.SelectMany(pair => pair.Duty.References), r => Assert.True(StandardReference.Exists(r), r));
    }

    // The pairs of DESIGN.md, section 4, as far as the demo has roles for them; deputies are included.
    [Theory]
    [InlineData("isms-manager", "internal-auditor")]
    [InlineData("isms-manager", "risk-owner")] // assesses and accepts
    [InlineData("isms-manager", "it-operations")] // head of security and head of IT
    [InlineData("internal-auditor", "it-operations")] // controls are run and assessed
    [InlineData("internal-auditor", "risk-owner")]
    [InlineData("it-operations", "incident-manager")] // administers systems and reads their logs
    [InlineData("payments-platform-owner", "it-operations")] // approves changes and carries them out
    [InlineData("payments-platform-owner", "firmware-signing-custodian")] // asks for a build and signs it
    public void Nobody_holds_two_roles_that_conflict(string one, string other)
    {
        var demo = DemoOrganisation.AsOf(new(2026, 11, 23));
        var replay = new DemoReplay(demo);
        var today = new DateOnly(2026, 11, 23);

        Assert.Empty(Holders(one).Intersect(Holders(other)));

        IEnumerable<string> Holders(string roleKey)
        {
            var assignments = replay.Assignments.Where(a => a.RoleKey == roleKey).ToList();
            Assert.NotEmpty(assignments);
            return assignments.SelectMany(a => replay.PeopleBehind(a, today).Append(
                a.HolderKind == DemoHolderKind.ThirdParty ? a.HolderKey : "")).Where(key => key.Length > 0);
        }
    }

    [Fact]
    public void Nobody_who_writes_firmware_signs_it()
    {
        var demo = DemoOrganisation.AsOf(new(2026, 11, 23));
        var custodians = new DemoReplay(demo).Assignments
            .Where(a => a.RoleKey == "firmware-signing-custodian")
            .Select(a => demo.People.Single(person => person.Key == a.HolderKey));

        Assert.All(custodians, person => Assert.DoesNotContain("Engineer", person.JobTitle, StringComparison.Ordinal));
    }
}

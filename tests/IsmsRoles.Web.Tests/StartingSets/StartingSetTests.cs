using System.Text.RegularExpressions;
using IsmsRoles.Domain.Roles;
using IsmsRoles.Web.Demo;
using IsmsRoles.Web.StartingSets;
using Xunit;

namespace IsmsRoles.Web.Tests.StartingSets;

public sealed partial class StartingSetTests
{
    private static readonly AuthorityKind[] NeededByConformity =
        [AuthorityKind.RequireCompliance, AuthorityKind.EscalateToTopManagement, AuthorityKind.RequestResources];

    /// <summary>All tables of roles that the product ships; the demo's obeys the same rules.</summary>
    public static TheoryData<string> Tables => ["small-company", "larger-organisation", "empty", "demo"];

    /// <summary>Those that are complete as they stand.</summary>
    public static TheoryData<string> CompleteTables => ["small-company", "larger-organisation", "demo"];

    [Fact]
    public void Three_sets_are_offered_the_smallest_first()
    {
        Assert.Equal(["small-company", "larger-organisation", "empty"], StartingSet.All.Select(set => set.Key));
        Assert.Equal([6, 17, 1], StartingSet.All.Select(set => set.Roles.Count));
        Assert.Null(StartingSet.Find("none"));
    }

    [Theory]
    [MemberData(nameof(CompleteTables))]
    public void Each_designation_points_at_exactly_one_role(string name)
    {
        var designations = Table(name).Roles.SelectMany(role => role.Designations).Order();

        Assert.Equal(Enum.GetValues<DesignationKind>(), designations);
    }

    [Fact]
    public void The_empty_set_has_only_someone_to_sign()
    {
        var role = Assert.Single(Table("empty").Roles);

        Assert.Equal([DesignationKind.TopManagement], role.Designations);
    }

    [Theory]
    [MemberData(nameof(Tables))]
    public void Every_line_ends_at_top_management(string name)
    {
        var table = Table(name);

        Assert.All(table.Roles, role => Assert.NotNull(table.StepsToTop(role)));
        Assert.Null(table.Designated(DesignationKind.TopManagement).ReportsToKey);
    }

    [Theory]
    [MemberData(nameof(Tables))]
    public void Roles_can_be_added_one_after_the_other(string name)
    {
        var known = new HashSet<string>();
        foreach (var role in Table(name).Roles)
        {
            Assert.All(
                role.Authorities.Select(a => a.DelegatedByKey).Append(role.ReportsToKey).OfType<string>(),
                key => Assert.Contains(key, known));
            Assert.True(known.Add(role.Key), $"{role.Key} is there twice");
        }
    }

    [Theory]
    [MemberData(nameof(CompleteTables))]
    public void Internal_audit_is_another_role_than_conformity_and_does_not_report_to_it(string name)
    {
        var table = Table(name);
        var audit = table.Designated(DesignationKind.InternalAudit);

        Assert.NotSame(table.Designated(DesignationKind.IsmsConformity), audit);
        Assert.Equal(1, table.StepsToTop(audit));
    }

    [Theory]
    [MemberData(nameof(CompleteTables))]
    public void Whoever_reports_performance_is_one_step_from_the_top(string name)
    {
        var table = Table(name);

        Assert.Equal(1, table.StepsToTop(table.Designated(DesignationKind.PerformanceReporting)));
    }

    [Theory]
    [MemberData(nameof(CompleteTables))]
    public void The_conformity_role_can_require_escalate_and_request(string name)
    {
        var kinds = Table(name).Designated(DesignationKind.IsmsConformity).Authorities.Select(authority => authority.Kind);

        Assert.Subset(kinds.ToHashSet(), NeededByConformity.ToHashSet());
    }

    [Theory]
    [MemberData(nameof(Tables))]
    public void All_roles_have_duties_and_all_but_everyone_have_authorities(string name)
    {
        Assert.All(Table(name).Roles, role =>
        {
            Assert.NotEmpty(role.Responsibilities);
            Assert.Equal(role.Designations.Contains(DesignationKind.Everyone), role.Authorities.Count == 0);
            Assert.InRange(role.ReviewIntervalMonths, 1, 12);
            Assert.EndsWith(".", role.Purpose, StringComparison.Ordinal);
        });
    }

    [Theory]
    [MemberData(nameof(Tables))]
    public void Delegations_go_back_to_top_management_and_amounts_never_grow(string name)
    {
        var table = Table(name);

        Assert.All(table.Authorities, pair =>
            Assert.True(table.GoesBackToTop(pair.Role, pair.Authority), $"{pair.Role.Key}: {pair.Authority.Text}"));
    }

    [Theory]
    [MemberData(nameof(Tables))]
    public void A_duty_is_one_short_sentence_that_begins_with_what_to_do(string name)
    {
        Assert.All(Table(name).Duties, pair =>
        {
            var text = pair.Duty.Text;
            Assert.EndsWith(".", text, StringComparison.Ordinal);
            Assert.DoesNotContain(". ", text, StringComparison.Ordinal);
            Assert.True(text.Length < 300, text);
            Assert.Contains(text.Split(' ')[0], Verbs);
        });
    }

    [Theory]
    [MemberData(nameof(Tables))]
    public void An_authority_begins_with_what_to_decide_and_leaves_room_for_its_limit(string name)
    {
        Assert.All(Table(name).Authorities.Select(pair => pair.Authority), authority =>
        {
            Assert.Contains(authority.Text.Split(' ')[0], Verbs);
            Assert.False(authority.Text.EndsWith('.'), authority.Text);
            Assert.True(authority.Text.Length < 200, authority.Text);
            Assert.False(authority.LimitText is not null && authority.AmountMinorUnits is not null, authority.Text);
            Assert.Equal(authority.AmountMinorUnits is null, authority.Currency is null);
            Assert.True(authority.AmountMinorUnits is null or > 0, authority.Text);
        });
    }

    [Theory]
    [MemberData(nameof(Tables))]
    public void References_name_clauses_and_controls_that_exist(string name)
    {
        Assert.All(
            Table(name).Duties.SelectMany(pair => pair.Duty.References),
            reference => Assert.True(StandardReference.Exists(reference), reference));
        Assert.All(Table(name).Duties, pair => Assert.NotEmpty(pair.Duty.References));
    }

    [Theory]
    [MemberData(nameof(Tables))]
    public void No_sentence_is_written_twice(string name)
    {
        var texts = Table(name).Duties.Select(pair => pair.Duty.Text).ToList();

        Assert.Equal(texts.Count, texts.Distinct().Count());
    }

    // About what the document's A4 landscape table gives: characters in a column, lines on a page, a gap after each role.
    [Fact]
    public void The_small_companys_table_stays_within_a_page_and_a_half()
    {
        const int dutyColumn = 50, authorityColumn = 29, linesPerPage = 42;
        var table = Table("small-company");
        var lines = table.Roles.Sum(role => 1 + Math.Max(
            role.Responsibilities.Sum(duty => Lines($"{duty.Text} ({string.Join(", ", duty.References)})", dutyColumn)),
            role.Authorities.Sum(a => Lines(a.Text, authorityColumn) + Lines(Facts(a), authorityColumn))));

        Assert.True(lines <= linesPerPage * 1.5, $"{lines} lines");

        string Facts(StartingAuthority a) => string.Join(" · ", new[]
        {
            a.Kind.ToString(),
            a.LimitText ?? (a.AmountMinorUnits is { } amount ? $"limit {a.Currency} {amount / 100}" : null),
            a.DelegatedByKey is { } by ? $"delegated by {table.Find(by).Title}" : null,
        }.OfType<string>());
    }

    private static int Lines(string text, int width) => (text.Length + width - 1) / width;

    internal static RoleTable Table(string name) => new(
        name == "demo" ? DemoOrganisation.AsOf(new(2026, 11, 23)).Roles : StartingSet.Find(name)!.Roles);

    // Verbs of which one can later say whether it was done; "ensure" and "support" are left out on purpose.
    private static readonly HashSet<string> Verbs = [.. Word().Matches(
        """
        Accept Admit Advise Agree Announce Apply Approve Ask Assess Assign Audit Back Brief Bring Buy Call
        Carry Check Commit Compare Complete Convene Create Cut Decide Decline Define Delete Deliver
        Disconnect Enforce Engage Examine Exercise Follow Gather Give Grant Handle Hold Include Inform
        Install Keep Lead Lock Log Meet Monitor Move Notify Order Plan Provide Publish Put Reconcile Record
        Refund Refuse Rehearse Reject Remove Repair Replace Report Request Require Restore Restrict Return
        Review Screen See Send Separate Set Settle Sign State Stop Store Suspend Take Test Track Use
        Withdraw Write
        """).Select(match => match.Value)];

    [GeneratedRegex(@"\w+")]
    private static partial Regex Word();
}

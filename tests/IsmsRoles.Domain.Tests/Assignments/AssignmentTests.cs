using IsmsRoles.Domain.Assignments;
using IsmsRoles.Domain.Audit.Events;
using IsmsRoles.Domain.People;
using IsmsRoles.Domain.Roles;

namespace IsmsRoles.Domain.Tests.Assignments;

/// <summary>Rule 2: an assignment's days lie inside its holder's; and it is never overwritten.</summary>
public sealed class AssignmentTests
{
    private readonly Company _company = Company.WithDirectors("Ana");
    private readonly Role _role;
    private readonly Person _rui;

    public AssignmentTests()
    {
        _role = _company.AddRole("Risk owner", _company.Top);
        _rui = _company.Employ("Rui", from: Today.AddDays(-10));
    }

    private static DateOnly Today => Company.FirstDay;

    [Fact]
    public void It_does_not_begin_before_its_holder_came() =>
        Assert.Equal("From", Refused.AtField(() => _company.Assign(_role, _rui, from: Today.AddDays(-11))));

    [Fact]
    public void It_may_begin_on_the_first_day_and_end_on_the_last()
    {
        _rui.Leave(Today.AddDays(30), null);

        var assignment = _company.Assign(_role, _rui, from: Today.AddDays(-10), until: Today.AddDays(30));

        Assert.Equal([false, true, true, false], new[] { -11, -10, 30, 31 }.Select(d => assignment.Covers(Today.AddDays(d))));
    }

    [Theory]
    [InlineData(null)]
    [InlineData(31)]
    public void It_does_not_outlast_a_holder_whose_last_day_is_known(int? days)
    {
        _rui.Leave(Today.AddDays(30), null);

        Assert.Equal("Until", Refused.AtField(() => _company.Assign(_role, _rui, until: days is { } d ? Today.AddDays(d) : null)));
    }

    [Fact]
    public void It_does_not_span_the_gap_between_two_periods()
    {
        _rui.Leave(Today, null);
        _rui.Rejoin(Today.AddDays(5));

        Assert.Throws<RuleBrokenException>(() => _company.Assign(_role, _rui, from: Today, until: Today.AddDays(5)));
        _company.Assign(_role, _rui, from: Today.AddDays(5));
    }

    [Fact]
    public void It_lies_inside_a_positions_life()
    {
        var post = _company.AddPosition("Head of Risk");
        post.Abolish(Today.AddDays(10), "merged", null, isTopManagement: false);

        Assert.Equal("Until", Refused.AtField(() => _company.Assign(_role, post)));
        Assert.Equal("Until", Refused.AtField(() => _company.Assign(_role, post, until: Today.AddDays(11))));
        _company.Assign(_role, post, until: Today.AddDays(10));
    }

    [Fact]
    public void It_lies_inside_a_third_partys_contract()
    {
        var cloud = _company.AddThirdParty("Cloud", contractEndsOn: Today.AddDays(10));

        Assert.Contains("contract with Cloud ends on 12 March 2026", Refused.Because(() => _company.Assign(_role, cloud)));
        _company.Assign(_role, cloud, until: Today.AddDays(10));
    }

    [Fact]
    public void An_external_persons_lies_inside_their_employers_contract_too()
    {
        var xi = _company.Employ("Xi", employer: _company.AddThirdParty("Agency", contractEndsOn: Today.AddDays(10)));

        Assert.Equal("Until", Refused.AtField(() => _company.Assign(_role, xi)));
        _company.Assign(_role, xi, until: Today.AddDays(10));
    }

    [Fact]
    public void The_wrong_employer_is_not_taken_for_the_holders() =>
        Assert.Throws<ArgumentException>(() => Holder.Of(_rui, _company.AddThirdParty("Agency")));

    [Fact]
    public void Redating_keeps_the_same_bounds() =>
        Assert.Equal("From", Refused.AtField(() => _company.Redate(_company.Assign(_role, _rui), Today.AddDays(-11))));

    [Fact]
    public void One_that_begins_before_it_is_recorded_needs_a_reason_and_is_marked()
    {
        var terms = new AssignmentTerms(AssignmentKind.Holder, Today.AddDays(-1));
        Assert.Equal("BackdatedReason", Refused.AtField(() => new Assignment(_role, Holder.Of(_rui, null), terms, [], Today, _company.Now)));

        var assignment = new Assignment(_role, Holder.Of(_rui, null), terms with { BackdatedReason = "HR was late" }, [], Today, _company.Now);

        Assert.Equal((true, "HR was late", Today), (assignment.IsBackdated, assignment.BackdatedReason, assignment.RecordedOn));
    }

    [Fact]
    public void One_that_begins_today_is_not_backdated_and_keeps_no_reason() =>
        Assert.Equal((false, null), (_company.Assign(_role, _rui).IsBackdated, _company.AssignmentOf(_rui, _role).BackdatedReason));

    [Fact]
    public void The_same_assignment_is_not_given_twice_at_once()
    {
        _company.Assign(_role, _rui, until: Today.AddDays(10));

        Assert.Equal("Holder", Refused.AtField(() => _company.Assign(_role, _rui, from: Today.AddDays(10))));
        _company.Assign(_role, _rui, from: Today.AddDays(11));
        _company.Assign(_role, _rui, AssignmentKind.Deputy);
        _company.Assign(_role, _rui, scope: _company.AddScope("Gdańsk"));
    }

    [Fact]
    public void One_that_was_ended_for_a_day_to_come_still_runs_until_then()
    {
        var first = _company.Assign(_role, _rui);
        _company.End(first, Today.AddDays(20));
        var terms = new AssignmentTerms(AssignmentKind.Holder, Today.AddDays(20));

        Assert.Throws<RuleBrokenException>(() => new Assignment(_role, Holder.Of(_rui, null), terms, [first], Today, _company.Now));
    }

    [Fact]
    public void A_retired_role_or_scope_is_given_to_nobody()
    {
        var (fax, scope) = (_company.AddRole("Fax officer"), _company.AddScope("Gdańsk"));
        fax.Retire(Today, "no fax", new([], 0, [], []));
        scope.Retire();

        Assert.Equal("RoleId", Refused.AtField(() => _company.Assign(fax, _rui)));
        Assert.Equal("ScopeItemId", Refused.AtField(() => _company.Assign(_role, _rui, scope: scope)));
    }

    [Fact]
    public void Days_in_the_wrong_order_are_refused() =>
        Assert.Equal("Until", Refused.AtField(() => _company.Assign(_role, _rui, until: Today.AddDays(-1))));

    [Fact]
    public void Ending_needs_a_reason_and_stays_inside_the_term()
    {
        var assignment = _company.Assign(_role, _rui, until: Today.AddDays(10));

        Assert.Equal("LastDay", Refused.AtField(() => _company.End(assignment, Today.AddDays(11))));
        Assert.Equal("LastDay", Refused.AtField(() => _company.End(assignment, Today.AddDays(-2))));
        Assert.Equal("Reason", Refused.AtField(() => assignment.EndOn(Today, " ", null, false, _role, Holder.Of(_rui, null))));
        Assert.False(assignment.IsEnded);
        _company.End(assignment, Today.AddDays(5));

        Assert.Equal((Today.AddDays(5), Today.AddDays(10)), (assignment.LastDay, assignment.Until));
        Assert.Contains("already ended", Refused.Because(() => _company.End(assignment, Today)));
    }

    [Fact]
    public void Ending_top_management_needs_evidence()
    {
        var assignment = _company.AssignmentOf(_company["Ana"], _company.Top);

        Assert.Equal("Evidence", Refused.AtField(() => assignment.EndOn(Today, "retired", null, true, _company.Top, Holder.Of(_company["Ana"], null))));
        Assert.False(assignment.IsEnded);
    }

    [Fact]
    public void Redating_ends_the_old_record_and_begins_a_new_one()
    {
        var old = _company.Assign(_role, _rui);

        var redated = _company.Redate(old, Today.AddDays(3), Today.AddDays(9));

        Assert.True(old.NeverBegan);
        Assert.Equal((Today, null), (old.From, old.Until));
        Assert.Equal((old.Id, Today.AddDays(3), Today.AddDays(9)), (redated.ReplacesId, redated.From, redated.Until));
        Assert.Equal("Mia changed the days of Rui's assignment as Risk owner from 2 March 2026–open to 5 March 2026–11 March 2026: entered wrongly",
            Assert.IsType<AssignmentRedated>(redated.Raised[^1].What).Sentence("Mia"));
    }

    [Fact]
    public void A_refused_redating_leaves_the_old_one_as_it_was()
    {
        var old = _company.Assign(_role, _rui);

        Assert.Throws<RuleBrokenException>(() => _company.Redate(old, Today.AddDays(3), Today));

        Assert.False(old.IsEnded);
    }

    [Fact]
    public void It_keeps_the_first_version_it_came_into_force_with()
    {
        var assignment = _company.AssignmentOf(_company["Ana"], _company.Top);
        var later = _company.Assign(_role, _rui, from: Today.AddDays(1));
        _company.WithVersion1().InForce!.NoteFirstInForce([assignment]);
        Company.Retitle(_role, "Risk lead");
        _company.SubmitAndSignByAll();

        _company.InForce!.NoteFirstInForce([assignment, later]);

        Assert.Equal((1, 2), (assignment.FirstInForceVersion, later.FirstInForceVersion));
    }
}

using IsmsRoles.Domain.Assignments;
using IsmsRoles.Domain.Findings;
using IsmsRoles.Domain.Roles;

namespace IsmsRoles.Domain.Tests.Findings.Rules;

/// <summary>TOP-1 and TOP-2: exactly one answers for 5.3 a, and for 5.3 b.</summary>
public sealed class OneHolderTests
{
    private static readonly DateOnly Today = AuditedRegister.Today;

    private readonly AuditedRegister _register = new();

    [Theory]
    [InlineData("TOP-1", DesignationKind.IsmsConformity, "No role is designated for ISMS conformity (5.3 a).")]
    [InlineData("TOP-2", DesignationKind.PerformanceReporting, "No role is designated for Reporting ISMS performance (5.3 b).")]
    public void A_duty_nobody_designated_is_a_major(string rule, DesignationKind kind, string told)
    {
        _register.Designate(kind, null).Sign();

        var finding = _register.One(rule);

        Assert.Equal((FindingSeverity.Major, told, Remedy.Designate(kind)), (finding.Severity, finding.Sentence, finding.Remedy));
    }

    [Fact]
    public void A_designation_counts_once_signed()
    {
        _register.Designate(DesignationKind.IsmsConformity, null).Sign().Designate(DesignationKind.IsmsConformity, _register.Isms);

        Assert.Equal("Version 5 designates no role for ISMS conformity (5.3 a); the register points it at ISMS manager, which is not signed yet.", _register.One("TOP-1").Sentence);
    }

    [Fact]
    public void In_an_empty_register_both_duties_are_missing()
    {
        Assert.Equal(SubjectKind.Register, AuditedRegister.Empty().One("TOP-1").Subjects[0].Kind);
        Assert.Equal(SubjectKind.Register, AuditedRegister.Empty().One("TOP-2").Subjects[0].Kind);
    }

    [Fact]
    public void Each_rule_looks_at_its_own_duty()
    {
        var reporter = _register.Role("ISMS reporter", _register.Top);
        _register.Designate(DesignationKind.PerformanceReporting, reporter).Sign();

        _register.None("TOP-1");
        Assert.Equal("Nobody holds ISMS reporter, designated for Reporting ISMS performance (5.3 b).", _register.One("TOP-2").Sentence);
    }

    [Fact]
    public void Somebody_who_holds_it_for_one_site_does_not_hold_it_for_the_whole_ISMS()
    {
        _register.EditAssignment(_register.AssignmentOf(_register.Isms), a => a with { Scope = new(Scopes.ScopeKind.Site, "Warsaw") }).Sign();

        Assert.Equal("ISMS manager, designated for ISMS conformity (5.3 a), is held for Warsaw only, not for the whole ISMS.", _register.One("TOP-1").Sentence);
    }

    [Fact]
    public void A_holder_the_version_in_force_does_not_have_is_none()
    {
        _register.Remove(_register.AssignmentOf(_register.Isms)).Assign(_register.Isms, _register.Person("Karl"), from: Today);

        var finding = _register.One("TOP-1");

        Assert.Equal("ISMS manager, designated for ISMS conformity (5.3 a), is held by Karl, and version 4 does not say so.", finding.Sentence);
        Assert.Equal(Remedy.SubmitVersion, finding.Remedy);
    }

    [Fact]
    public void While_nothing_is_in_force_it_is_asked_of_the_register()
    {
        _register.InForce = null;
        _register.None("TOP-1");

        _register.Remove(_register.AssignmentOf(_register.Isms));

        Assert.Equal(_register.Isms, _register.One("TOP-1").Remedy.RoleId);
    }

    [Fact]
    public void A_hand_over_may_overlap_thirty_days_and_not_one_more()
    {
        var begins = new DateOnly(2026, 5, 1);
        _register.Assign(_register.Isms, _register.Person("Karl"), from: begins);
        _register.Sign();

        _register.None("TOP-1", begins.AddDays(29)); // 1 to 30 May
        var finding = _register.One("TOP-1", begins.AddDays(30));

        Assert.Equal("ISMS manager, designated for ISMS conformity (5.3 a), is held by 2 at once: Mia since 1 January 2024 and Karl since 1 May 2026.", finding.Sentence);
        Assert.Equal((new DateOnly(2026, 5, 31), RemedyKind.EndAssignment), (finding.Since, finding.Remedy.Kind));
    }

    [Fact]
    public void A_third_holder_is_no_hand_over()
    {
        _register.Assign(_register.Isms, _register.Person("Karl"), from: Today);
        _register.Assign(_register.Isms, _register.Person("Lena"), from: Today);
        _register.Sign();

        Assert.Contains("held by 3 at once", _register.One("TOP-1").Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void A_second_holder_for_one_site_is_no_second_holder_of_the_whole()
    {
        _register.Assign(_register.Isms, _register.Person("Karl"), scope: "Warsaw");
        _register.Sign();

        _register.None("TOP-1");
    }

    [Fact]
    public void A_shared_position_counts_as_one()
    {
        var heads = _register.Position("Heads of security", _register.Mia, _register.Person("Karl"));
        _register.Remove(_register.AssignmentOf(_register.Isms)).Assign(_register.Isms, heads);
        _register.Sign();

        _register.None("TOP-1");
    }

    [Fact]
    public void A_body_counts_as_one_with_a_chair_and_as_none_without()
    {
        var board = _register.Body("ISMS board", _register.Mia, _register.Ivo, _register.Ned);
        _register.Remove(_register.AssignmentOf(_register.Isms)).Assign(_register.Isms, board);
        _register.Sign().None("TOP-1");

        _register.EditPosition(board, p => p with { Holders = [.. p.Holders.Select(h => h with { IsChair = 0 })] }).Sign();

        var finding = _register.One("TOP-1");
        Assert.Equal("ISMS manager, designated for ISMS conformity (5.3 a), is held by ISMS board, which has no chair, so nobody answers for it.", finding.Sentence);
        Assert.Equal(board, finding.Remedy.PositionId);
    }

    [Fact]
    public void A_body_whose_chair_has_left_has_none_and_a_body_of_one_needs_none()
    {
        var board = _register.Body("ISMS board", _register.Mia, _register.Ivo, _register.Ned);
        _register.Remove(_register.AssignmentOf(_register.Isms)).Assign(_register.Isms, board);
        _register.Leave(_register.Mia, Today.AddDays(-1)).Sign();
        _register.One("TOP-1");

        _register.Leave(_register.Ivo, Today.AddDays(-1));

        _register.None("TOP-1");
    }

    [Fact]
    public void A_signed_deputy_covers_a_vacancy_for_thirty_days()
    {
        var last = new DateOnly(2026, 6, 10);
        _register.Assign(_register.Isms, _register.Ned, AssignmentKind.Deputy);
        _register.Sign().Leave(_register.Mia, last);

        _register.None("TOP-1", last.AddDays(1));
        _register.None("TOP-1", last.AddDays(30));
        var finding = _register.One("TOP-1", last.AddDays(31));

        Assert.Equal("Nobody has held ISMS manager, designated for ISMS conformity (5.3 a), since 11 June 2026.", finding.Sentence);
    }

    [Fact]
    public void A_vacancy_is_dated_by_an_assignment_that_was_ended_too()
    {
        var last = new DateOnly(2026, 6, 10);
        var held = _register.AssignmentOf(_register.Isms);
        _register.Assign(_register.Isms, _register.Ned, AssignmentKind.Deputy);
        _register.Sign().Remove(held);
        _register.Besides = f => f with { EndedOn = new Dictionary<Guid, DateOnly> { [held] = last } };

        _register.None("TOP-1", last.AddDays(30));
        Assert.Equal(last.AddDays(1), _register.One("TOP-1", last.AddDays(31)).Since);
    }

    [Fact]
    public void A_deputy_nobody_signed_or_for_one_site_covers_nothing()
    {
        _register.Leave(_register.Mia, Today.AddDays(-1));
        var deputy = _register.Assign(_register.Isms, _register.Ned, AssignmentKind.Deputy);
        _register.One("TOP-1");

        _register.EditAssignment(deputy, a => a with { Scope = new(Scopes.ScopeKind.Site, "Warsaw") }).Sign();

        _register.One("TOP-1");
    }

    [Fact]
    public void A_signed_acting_holder_stands_in_and_is_no_second_one()
    {
        _register.Assign(_register.Isms, _register.Ned, AssignmentKind.Acting);
        _register.Sign().None("TOP-1");

        _register.Remove(_register.AssignmentOf(_register.Isms));

        _register.None("TOP-1");
    }
}

using IsmsRoles.Domain.Assignments;
using IsmsRoles.Domain.Findings;
using IsmsRoles.Domain.Roles;

namespace IsmsRoles.Domain.Tests.Findings.Rules;

public sealed class DisTests
{
    private static readonly DateOnly Today = AuditedRegister.Today;

    private readonly AuditedRegister _register = new();

    [Fact]
    public void Dis1_is_raised_above_half_of_the_designated_roles_and_not_at_half()
    {
        _register.Assign(_register.Incident, _register.Mia);
        _register.None("DIS-1"); // 2 of 4

        _register.Assign(_register.Audit, _register.Mia, scope: "Warsaw");

        var finding = _register.One("DIS-1");
        Assert.Equal("Mia holds 3 of the 4 designated roles: Incident manager, Internal auditor and ISMS manager.", finding.Sentence);
        Assert.Equal(_register.Mia, finding.Remedy.PersonId);
    }

    [Fact]
    public void Dis1_is_raised_for_a_sixth_role_and_not_for_a_fifth()
    {
        for (var i = 1; i <= 4; i++)
        {
            _register.Assign(_register.Role($"Role {i}", _register.Isms), _register.Mia);
        }

        _register.None("DIS-1");
        _register.Assign(_register.Role("Role 5", _register.Isms), _register.Position("Head of Everything", _register.Mia));

        Assert.Equal("Mia holds 6 roles: ISMS manager, Role 1, Role 2, Role 3, Role 4 and Role 5.", _register.One("DIS-1").Sentence);
    }

    [Fact]
    public void Dis1_counts_neither_deputies_nor_members_of_a_body_but_its_chair()
    {
        for (var i = 1; i <= 6; i++)
        {
            _register.Assign(_register.Role($"Role {i}", _register.Isms), _register.Ned, AssignmentKind.Deputy);
        }

        _register.None("DIS-1");
        var board = _register.Body("Board", _register.Mia, _register.Ned);
        for (var i = 7; i <= 12; i++)
        {
            _register.Assign(_register.Role($"Role {i}", _register.Isms), board);
        }

        Assert.Equal(_register.Mia, _register.One("DIS-1").Subjects[0].Id);
    }

    [Fact]
    public void Dis1_does_not_count_one_role_twice_nor_call_a_single_designated_role_too_much()
    {
        for (var i = 1; i <= 6; i++)
        {
            _register.Assign(_register.Hosting, _register.Ned, scope: $"Site {i}");
        }

        foreach (var kind in new[] { DesignationKind.IsmsConformity, DesignationKind.PerformanceReporting, DesignationKind.InternalAudit, DesignationKind.IncidentContact })
        {
            _register.Designate(kind, null);
        }

        _register.None("DIS-1");
        AuditedRegister.Empty().None("DIS-1");
    }

    [Fact]
    public void Dis2_names_the_person_and_both_roles()
    {
        Conflict(_register.Isms, _register.Incident);
        _register.Assign(_register.Incident, _register.Position("Duty officer", _register.Mia), AssignmentKind.Deputy, new(2026, 5, 1));

        var finding = _register.One("DIS-2");

        Assert.Equal("Mia holds ISMS manager and is deputy for Incident manager as Duty officer. Nobody checks their own work.", finding.Sentence);
        Assert.Equal((FindingSeverity.Minor, new DateOnly(2026, 5, 1)), (finding.Severity, finding.Since));
        Assert.Equal([_register.Mia, _register.Isms, _register.Incident], finding.Subjects.Select(s => s.Id!.Value));
    }

    [Fact]
    public void Dis2_is_not_raised_for_two_people_nor_before_the_second_role_begins()
    {
        Conflict(_register.Isms, _register.Incident);
        _register.Assign(_register.Incident, _register.Mia, from: Today.AddDays(1));

        _register.None("DIS-2");
        _register.One("DIS-2", Today.AddDays(1));
    }

    [Fact]
    public void Dis2_is_raised_only_where_both_meet_in_the_same_scope()
    {
        Conflict(_register.Hosting, _register.Incident);
        _register.Assign(_register.Hosting, _register.Mia, scope: "Warsaw");
        var other = _register.Assign(_register.Incident, _register.Mia, scope: "Gdynia");
        _register.None("DIS-2");

        _register.EditAssignment(other, a => a with { Scope = new(Scopes.ScopeKind.Site, "Warsaw") });
        _register.One("DIS-2");

        _register.EditAssignment(other, a => a with { Scope = null });
        _register.One("DIS-2");
    }

    [Fact]
    public void Dis2_is_silenced_by_an_exception_until_its_last_day_and_for_that_person_alone()
    {
        _register.Assign(_register.Incident, _register.Mia);
        Conflict(_register.Isms, _register.Incident, new AllowedConflict(_register.Mia, Today, "Ivo looks at each report"));

        _register.None("DIS-2");
        Assert.EndsWith("The exception ended on 1 June 2026.", _register.One("DIS-2", Today.AddDays(1)).Sentence, StringComparison.Ordinal);

        _register.Assign(_register.Isms, _register.Ned);
        Assert.Equal(_register.Ned, _register.One("DIS-2").Subjects[0].Id);
    }

    [Fact]
    public void Dis2_tells_a_pair_the_same_way_round_whichever_role_is_named_first()
    {
        _register.Assign(_register.Incident, _register.Mia);
        Conflict(_register.Isms, _register.Incident);
        var one = _register.One("DIS-2").Key;

        Conflict(_register.Incident, _register.Isms);

        Assert.Equal(one, _register.One("DIS-2").Key);
    }

    [Fact]
    public void Dis3_is_raised_where_one_person_holds_internal_audit_and_5_3_a()
    {
        _register.Assign(_register.Audit, _register.Position("Head of Quality", _register.Mia));

        var finding = _register.One("DIS-3");

        Assert.Equal("Mia holds both Internal auditor (Internal audit (9.2)) and ISMS manager (ISMS conformity (5.3 a)).", finding.Sentence);
        Assert.Equal(FindingSeverity.Major, finding.Severity);
    }

    [Fact]
    public void Dis3_is_raised_where_both_duties_lie_with_one_role()
    {
        _register.Designate(DesignationKind.InternalAudit, _register.Isms);

        Assert.Equal("ISMS manager is designated for both Internal audit (9.2) and ISMS conformity (5.3 a).", _register.One("DIS-3").Sentence);
    }

    [Fact]
    public void Dis3_is_raised_where_internal_audit_reports_to_the_5_3_a_role_near_or_far()
    {
        _register.ReportTo(_register.Audit, _register.Isms);
        Assert.Equal("Internal auditor (Internal audit (9.2)) reports to ISMS manager, which answers for ISMS conformity (5.3 a).", _register.One("DIS-3").Sentence);

        _register.ReportTo(_register.Audit, _register.Incident);

        Assert.Contains("reports in the end to ISMS manager", _register.One("DIS-3").Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void Dis3_is_raised_where_internal_audit_reports_to_another_role_of_the_same_holder()
    {
        var quality = _register.Role("Head of Quality", _register.Top);
        _register.Assign(quality, _register.Mia);
        _register.ReportTo(_register.Audit, quality);

        Assert.Equal(
            "Internal auditor (Internal audit (9.2)) reports to Head of Quality, held by Mia, who also holds ISMS manager (ISMS conformity (5.3 a)).", _register.One("DIS-3").Sentence);
    }

    [Fact]
    public void Dis3_is_raised_where_one_third_party_does_both_whoever_it_sends()
    {
        var advisers = _register.ThirdParty("Advisers", _register.Tess);
        _register.Assign(_register.Audit, advisers);
        _register.None("DIS-3");

        _register.EditPerson(_register.Mia, p => p with { EmployerId = advisers });

        Assert.StartsWith("Advisers holds both Internal auditor", _register.One("DIS-3").Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void Dis3_never_minds_reporting_to_top_management_even_where_it_holds_5_3_a()
    {
        _register.Assign(_register.Isms, _register.Tess);

        _register.None("DIS-3");
    }

    [Fact]
    public void Dis3_counts_a_deputy_neither_here_nor_there_and_asks_for_both_duties()
    {
        _register.Assign(_register.Audit, _register.Mia, AssignmentKind.Deputy);
        _register.None("DIS-3");

        _register.Assign(_register.Audit, _register.Mia);
        _register.Designate(DesignationKind.InternalAudit, null).None("DIS-3");
        AuditedRegister.Empty().None("DIS-3");
    }

    private void Conflict(Guid role, Guid other, params AllowedConflict[] allowed) =>
        _register.Besides = f => f with { Conflicts = [new ConflictPair(role, other, "Nobody checks their own work") { Allowed = allowed }] };
}

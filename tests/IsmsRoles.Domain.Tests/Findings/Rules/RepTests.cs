using IsmsRoles.Domain.Assignments;
using IsmsRoles.Domain.Findings;
using IsmsRoles.Domain.Roles;
using IsmsRoles.Domain.Versions.Content;

namespace IsmsRoles.Domain.Tests.Findings.Rules;

public sealed class RepTests
{
    private static readonly DateOnly Today = AuditedRegister.Today;

    private readonly AuditedRegister _register = new();

    [Fact]
    public void Rep1_is_told_once_where_the_line_breaks_with_all_that_hangs_below()
    {
        var it = _register.Role("Head of IT", null);
        var developer = _register.Role("Developer", it);
        _register.Role("Tester", developer);

        var finding = _register.One("REP-1");

        Assert.Equal("Head of IT reports to no role, so its line does not reach top management. The same goes for what is below it: Developer and Tester.", finding.Sentence);
        Assert.Equal((FindingSeverity.Major, Remedy.ChangeLine(it)), (finding.Severity, finding.Remedy));
        Assert.Equal(3, finding.Subjects.Count);
    }

    [Fact]
    public void Rep1_leaves_out_everyones_duties_and_what_stands_above_top_management()
    {
        _register.ReportTo(_register.Top, _register.Role("Supervisory board", null));

        _register.None("REP-1");
    }

    [Fact]
    public void Rep1_is_told_of_a_line_that_goes_past_top_management()
    {
        var board = _register.Role("Supervisory board", null);
        _register.ReportTo(_register.Top, board).ReportTo(_register.Audit, board);
        var assistant = _register.Role("Audit assistant", _register.Audit);

        var finding = _register.One("REP-1");

        Assert.StartsWith("Internal auditor reports to Supervisory board, which stands above top management, so its line goes past it.", finding.Sentence, StringComparison.Ordinal);
        Assert.Equal([_register.Audit, assistant], finding.Subjects.Select(s => s.Id!.Value));
    }

    [Fact]
    public void Rep1_spells_a_circle_out_wherever_damaged_content_is_entered()
    {
        var a = _register.Role("A", null);
        var b = _register.Role("B", a);
        _register.ReportTo(a, b);
        _register.Role("C", b);

        var told = _register.One("REP-1").Sentence;

        Assert.StartsWith("The reporting line goes round and never reaches top management: ", told, StringComparison.Ordinal);
        Assert.Contains("A reports to B", told, StringComparison.Ordinal);
        Assert.Contains("B reports to A", told, StringComparison.Ordinal);
    }

    [Fact]
    public void Rep1_asks_for_top_management_first_where_it_is_not_designated()
    {
        _register.Designate(DesignationKind.TopManagement, null);

        Assert.Equal(Remedy.Designate(DesignationKind.TopManagement), _register.One("REP-1").Remedy);
        AuditedRegister.Empty().None("REP-1");
    }

    [Fact]
    public void Rep2_spells_out_the_steps_between_5_3_b_and_top_management()
    {
        _register.ReportTo(_register.Isms, _register.Role("Head of IT", _register.Top));

        var finding = _register.One("REP-2");

        Assert.Equal("ISMS manager, designated for Reporting ISMS performance (5.3 b), is 2 steps from top management: ISMS manager reports to Head of IT, Head of IT reports to Top management.", finding.Sentence);
        Assert.Equal(Remedy.ChangeLine(_register.Isms), finding.Remedy);
    }

    [Fact]
    public void Rep2_is_not_raised_one_step_away_nor_for_top_management_itself_nor_where_the_line_breaks()
    {
        _register.None("REP-2");
        _register.Designate(DesignationKind.PerformanceReporting, _register.Top).None("REP-2");
        _register.Designate(DesignationKind.PerformanceReporting, _register.Isms).ReportTo(_register.Isms, _register.Role("Head of IT", null)).None("REP-2");
        AuditedRegister.Empty().None("REP-2");
    }

    [Fact]
    public void Rep3_is_raised_where_the_delegator_never_had_the_authority()
    {
        Delegate(_register.Incident, AuthorityKind.Spend, _register.Isms);

        var finding = _register.One("REP-3");

        Assert.Equal("Incident manager may decide “Decides”, delegated by ISMS manager, which has no such authority itself.", finding.Sentence);
        Assert.Equal(Remedy.EditRole(_register.Incident), finding.Remedy);
    }

    [Fact]
    public void Rep3_is_satisfied_by_a_chain_back_to_top_management_or_to_what_it_signed()
    {
        Delegate(_register.Incident, AuthorityKind.Spend, _register.Isms);
        Delegate(_register.Isms, AuthorityKind.Spend, _register.Top);
        _register.None("REP-3");

        Delegate(_register.Isms, AuthorityKind.Spend, null);

        _register.None("REP-3");
    }

    [Fact]
    public void Rep3_is_raised_where_two_roles_hand_an_authority_to_each_other()
    {
        Delegate(_register.Incident, AuthorityKind.Spend, _register.Hosting);
        Delegate(_register.Hosting, AuthorityKind.Spend, _register.Incident);

        Assert.Equal(2, _register.Raised("REP-3").Count);
        Assert.All(_register.Raised("REP-3"), f => Assert.Contains("whose own authority does not go back to top management", f.Sentence, StringComparison.Ordinal));
    }

    [Fact]
    public void Rep3_is_raised_where_the_delegator_is_no_longer_used()
    {
        Delegate(_register.Incident, AuthorityKind.Spend, Guid.NewGuid());

        Assert.EndsWith("delegated by a role that is no longer used.", _register.One("REP-3").Sentence, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(500_000L, null)]
    [InlineData(500_001L, "up to EUR 5,000.01, delegated by ISMS manager, which may itself only decide up to EUR 5,000")]
    [InlineData(null, "without a limit, delegated by ISMS manager, which may itself only decide up to EUR 5,000")]
    public void Rep3_compares_amounts_with_the_delegators(long? amount, string? told)
    {
        Delegate(_register.Isms, AuthorityKind.Spend, _register.Top, 500_000);
        Delegate(_register.Incident, AuthorityKind.Spend, _register.Isms, amount);

        Assert.Equal(told is null ? [] : [$"Incident manager may decide “Decides”, {told}."], _register.Raised("REP-3").Select(f => f.Sentence));
    }

    [Fact]
    public void Rep3_compares_neither_currencies_nor_words()
    {
        Delegate(_register.Isms, AuthorityKind.Spend, _register.Top, 500_000);
        _register.Edit(_register.Incident, r => r with
        {
            Authorities =
            [
                AuditedRegister.Authority(AuthorityKind.Spend, "In dollars", _register.Isms, 900_000, "USD"),
                AuditedRegister.Authority(AuthorityKind.Spend, "In words", _register.Isms, limit: "within the budget"),
            ],
        });

        _register.None("REP-3");
    }

    [Fact]
    public void Rep3_knows_several_authorities_of_one_role_apart()
    {
        _register.Edit(_register.Incident, r => r with
        {
            Authorities =
            [
                AuditedRegister.Authority(AuthorityKind.Spend, "One", _register.Isms),
                AuditedRegister.Authority(AuthorityKind.Spend, "Two", _register.Isms),
            ],
        });

        Assert.Distinct(_register.Raised("REP-3").Select(f => f.Key));
        Assert.All(_register.Raised("REP-3"), f => Assert.InRange(f.Key.Length, 1, Finding.KeyMaxLength));
    }

    [Fact]
    public void Rep4_is_raised_the_day_after_twelve_months_without_a_report()
    {
        var due = AuditedRegister.SignedOn.AddMonths(12);

        _register.None("REP-4", due);
        var finding = _register.One("REP-4", due.AddDays(1));

        Assert.Equal("The last report on ISMS performance to top management was on 1 April 2026; the next was due on 1 April 2027.", finding.Sentence);
        Assert.Equal((due.AddDays(1), Remedy.RecordReport), (finding.Since, finding.Remedy));
    }

    [Fact]
    public void Rep4_counts_from_version_1_where_no_report_is_on_record_and_a_report_to_come_is_none()
    {
        var due = AuditedRegister.Founded.AddMonths(12);
        _register.Besides = f => f with { ReportedOn = [due.AddDays(2)] };

        _register.None("REP-4", due);
        Assert.StartsWith("No report on ISMS performance to top management is on record since version 1 came into force on 1 January 2024", _register.One("REP-4", due.AddDays(1)).Sentence, StringComparison.Ordinal);
        _register.None("REP-4", due.AddDays(2));
    }

    [Fact]
    public void Rep4_waits_for_version_1()
    {
        _register.InForce = null;
        _register.Besides = f => f with { ReportedOn = [] };

        _register.None("REP-4", Today.AddYears(5));
    }

    [Fact]
    public void Rep5_is_raised_without_a_designation_and_without_a_holder()
    {
        _register.Leave(_register.Ned, Today.AddDays(-1));
        Assert.Equal("Nobody has held Incident manager, the incident contact, since 1 June 2026.", _register.One("REP-5").Sentence);
        _register.None("REP-5", Today.AddDays(-1));

        _register.Designate(DesignationKind.IncidentContact, null);

        Assert.Equal(Remedy.Designate(DesignationKind.IncidentContact), _register.One("REP-5").Remedy);
        AuditedRegister.Empty().One("REP-5");
    }

    [Fact]
    public void Rep5_is_content_with_a_deputy_with_a_third_party_and_with_one_site()
    {
        _register.Leave(_register.Ned, Today.AddDays(-1));
        var cover = _register.Assign(_register.Incident, _register.Ivo, AssignmentKind.Deputy, scope: "Warsaw");
        _register.None("REP-5");

        _register.Remove(cover).Assign(_register.Incident, _register.Hostwell);

        _register.None("REP-5");
    }

    private void Delegate(Guid role, AuthorityKind kind, Guid? by, long? amount = null) =>
        _register.Edit(role, r => r with { Authorities = [.. r.Authorities.Where(a => a.Kind != kind), AuditedRegister.Authority(kind, "Decides", by, amount, amount is null ? null : "EUR")] });
}

using IsmsRoles.Domain.Roles;

namespace IsmsRoles.Domain.Tests.Roles;

/// <summary>Rule 1: a reporting line never forms a cycle, and a role never reports to itself.</summary>
public sealed class ReportingLinesTests
{
    private readonly Company _company = Company.WithDirectors("Ana");

    [Fact]
    public void A_role_never_reports_to_itself()
    {
        Assert.Equal("Top management cannot report to itself.", Refused.Because(() => _company.Top.ReportTo(_company.Top, _company.Lines())));
        Assert.Null(_company.Top.ReportsToId);
    }

    [Fact]
    public void Two_roles_never_report_to_each_other() =>
        Assert.Contains("Top management reports to ISMS manager, ISMS manager reports to Top management", Refused.Because(() =>
            _company.Top.ReportTo(_company.IsmsManager, _company.Lines())));

    [Fact]
    public void A_line_never_goes_round_however_long_it_is()
    {
        var last = _company.IsmsManager;
        for (var i = 1; i <= 200; i++)
        {
            last = _company.AddRole($"Role {i}", last);
        }

        Assert.Contains("Role 1 reports to ISMS manager", Refused.Because(() => _company.Top.ReportTo(last, _company.Lines())));
        Assert.Null(_company.Lines().FindCycle());
    }

    [Fact]
    public void Two_changes_that_close_a_circle_together_are_refused_at_the_second()
    {
        var (a, b) = (_company.AddRole("A"), _company.AddRole("B"));
        a.ReportTo(b, _company.Lines());

        Assert.Contains("go round", Refused.Because(() => b.ReportTo(a, _company.Lines())));
    }

    [Fact]
    public void A_role_may_move_within_its_own_line()
    {
        var (a, b) = (_company.AddRole("A", _company.IsmsManager), _company.AddRole("B", _company.IsmsManager));
        b.ReportTo(a, _company.Lines());
        b.ReportTo(_company.Top, _company.Lines());
        b.ReportTo(null, _company.Lines());

        Assert.Null(b.ReportsToId);
    }

    [Fact]
    public void A_circle_in_damaged_rows_is_found_and_ends_every_walk()
    {
        Guid a = Guid.NewGuid(), b = Guid.NewGuid(), c = Guid.NewGuid();
        var lines = new ReportingLines([(c, "C", a), (a, "A", b), (b, "B", a)]);

        Assert.Equal(["A", "B", "A"], lines.FindCycle()!);
        Assert.Equal([a, b], lines.Above(c));
    }

    [Fact]
    public void A_line_to_a_role_that_is_not_there_just_ends() =>
        Assert.Null(new ReportingLines([(Guid.NewGuid(), "A", Guid.NewGuid())]).FindCycle());

    [Fact]
    public void No_role_reports_to_a_retired_one_and_a_retired_one_reports_no_further()
    {
        var fax = _company.AddRole("Fax officer", _company.Top);
        fax.Retire(_company.Today, "no fax", new([], 0, [], []));

        Assert.Contains("is retired", Refused.Because(() => _company.IsmsManager.ReportTo(fax, _company.Lines())));
        Assert.Contains("was retired", Refused.Because(() => fax.ReportTo(_company.IsmsManager, _company.Lines())));
    }

    [Fact]
    public void A_reinstated_role_stands_alone_so_that_no_circle_comes_back()
    {
        var (a, b) = (_company.AddRole("A"), _company.AddRole("B"));
        a.ReportTo(b, _company.Lines());
        a.Retire(_company.Today, "unused", new([], 0, [], []));
        a.Reinstate("used again");

        b.ReportTo(a, _company.Lines());

        Assert.Null(a.ReportsToId);
        Assert.Null(_company.Lines().FindCycle());
    }
}

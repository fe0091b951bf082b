using IsmsRoles.Domain.Assignments;
using IsmsRoles.Domain.Findings;

namespace IsmsRoles.Domain.Tests.Findings.Rules;

public sealed class Ops1Tests
{
    private static readonly DateOnly LastDay = new(2026, 6, 30);

    private readonly AuditedRegister _register = new();

    [Fact]
    public void Somebody_who_left_and_still_holds_a_role_is_a_major_from_the_day_after()
    {
        var payments = _register.Role("Risk owner", _register.Isms);
        var ana = _register.Person("Ana Ruiz", leavesOn: LastDay);
        var held = _register.Assign(payments, ana, scope: "Payments");

        var finding = _register.One("OPS-1", LastDay.AddDays(1));

        Assert.Equal("Ana Ruiz left on 30 June 2026 and still holds Risk owner (Payments).", finding.Sentence);
        Assert.Equal((FindingSeverity.Major, LastDay.AddDays(1)), (finding.Severity, finding.Since));
        Assert.Equal([held, ana, payments], finding.Subjects.Select(s => s.Id!.Value));
        Assert.Equal(ana, finding.Remedy.PersonId);
    }

    [Fact]
    public void On_the_last_day_itself_it_is_still_an_observation()
    {
        _register.Leave(_register.Ned, LastDay);

        var finding = _register.One("OPS-1", LastDay);

        Assert.Equal(FindingSeverity.Observation, finding.Severity);
        Assert.Equal("Ned leaves on 30 June 2026, holds Incident manager, and no successor is appointed.", finding.Sentence);
    }

    [Fact]
    public void It_is_told_thirty_days_before_and_not_earlier()
    {
        _register.Leave(_register.Ned, LastDay);

        Assert.Equal(LastDay.AddDays(-30), _register.One("OPS-1", LastDay.AddDays(-30)).Since);
        _register.None("OPS-1", LastDay.AddDays(-31));
    }

    [Fact]
    public void A_successor_from_the_day_after_settles_it_beforehand_and_one_from_later_does_not()
    {
        _register.Leave(_register.Ned, LastDay);
        var next = _register.Assign(_register.Incident, _register.Person("Ola"), from: LastDay.AddDays(1));
        _register.None("OPS-1", LastDay);

        _register.EditAssignment(next, a => a with { From = LastDay.AddDays(2) });

        _register.One("OPS-1", LastDay);
    }

    [Fact]
    public void A_successor_for_another_site_is_none_and_one_for_the_whole_ISMS_is()
    {
        _register.EditAssignment(_register.AssignmentOf(_register.Incident), a => a with { Scope = new(Scopes.ScopeKind.Site, "Warsaw") }).Leave(_register.Ned, LastDay);
        var next = _register.Assign(_register.Incident, _register.Person("Ola"), scope: "Gdynia");
        _register.One("OPS-1", LastDay);

        _register.EditAssignment(next, a => a with { Scope = null });

        _register.None("OPS-1", LastDay);
    }

    [Fact]
    public void A_deputy_is_no_successor_of_a_holder_and_leaving_deputies_are_told_too()
    {
        _register.Leave(_register.Ned, LastDay);
        var deputy = _register.Assign(_register.Incident, _register.Person("Dora", leavesOn: LastDay), AssignmentKind.Deputy);

        var findings = _register.Raised("OPS-1", LastDay.AddDays(1));

        Assert.Equal(["Dora left on 30 June 2026 and still is deputy for Incident manager.", "Ned left on 30 June 2026 and still holds Incident manager."], findings.Select(f => f.Sentence).Order());
        Assert.Contains(findings, f => f.Subjects[0].Id == deputy);
        _register.Assign(_register.Incident, _register.Mia, AssignmentKind.Deputy);
        Assert.Equal("Ned leaves on 30 June 2026, holds Incident manager, and no successor is appointed.", _register.One("OPS-1", LastDay).Sentence); // another deputy follows Dora
    }

    [Fact]
    public void An_assignment_that_ends_with_the_last_day_needs_nothing()
    {
        _register.Leave(_register.Ned, LastDay).EditAssignment(_register.AssignmentOf(_register.Incident), a => a with { Until = LastDay });

        _register.None("OPS-1", LastDay);
        _register.None("OPS-1", LastDay.AddDays(1));
    }

    [Fact]
    public void Somebody_who_left_a_position_on_record_is_told_once_with_all_it_is_given()
    {
        var head = _register.Position("Head of Risk", _register.Ned);
        _register.Assign(_register.Role("Risk owner", _register.Isms), head);
        _register.Assign(_register.Role("Asset owner", _register.Isms), head);
        _register.Remove(_register.AssignmentOf(_register.Incident)).Leave(_register.Ned, LastDay);

        var finding = _register.One("OPS-1", LastDay.AddDays(1));

        Assert.Equal("Ned left on 30 June 2026 and is still recorded as Head of Risk, which is given Asset owner and Risk owner.", finding.Sentence);
        Assert.Equal((SubjectKind.Position, _register.Ned), (finding.Subjects[0].Kind, finding.Remedy.PersonId!.Value));
    }

    [Fact]
    public void A_position_somebody_else_stays_in_asks_for_no_successor_beforehand()
    {
        var head = _register.Position("Head of Risk", _register.Ned, _register.Mia);
        _register.Assign(_register.Role("Risk owner", _register.Isms), head);
        _register.Remove(_register.AssignmentOf(_register.Incident)).Leave(_register.Ned, LastDay);

        _register.None("OPS-1", LastDay);
        _register.Leave(_register.Mia, LastDay);
        Assert.Contains(_register.Raised("OPS-1", LastDay), f => f.Sentence == "Ned leaves on 30 June 2026 and is Head of Risk, which is given Risk owner; nobody is appointed to follow.");
    }

    [Fact]
    public void What_it_was_accepted_for_changes_with_the_last_day_and_with_its_weight_but_not_with_a_name()
    {
        _register.Leave(_register.Ned, LastDay);
        var before = _register.One("OPS-1", LastDay);

        Assert.Equal(before.FactsHash, _register.One("OPS-1", LastDay.AddDays(-1)).FactsHash);
        Assert.NotEqual(before.FactsHash, _register.One("OPS-1", LastDay.AddDays(1)).FactsHash);
        Assert.Equal(before.Key, _register.One("OPS-1", LastDay.AddDays(1)).Key);
        _register.EditPerson(_register.Ned, p => p with { Name = "Ned Ness" });
        Assert.Equal(before.FactsHash, _register.One("OPS-1", LastDay).FactsHash);
        _register.Leave(_register.Ned, LastDay.AddDays(1));
        Assert.NotEqual(before.FactsHash, _register.One("OPS-1", LastDay).FactsHash);
    }
}

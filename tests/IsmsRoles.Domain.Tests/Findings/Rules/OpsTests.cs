using IsmsRoles.Domain.Assignments;
using IsmsRoles.Domain.Findings;

namespace IsmsRoles.Domain.Tests.Findings.Rules;

/// <summary>OPS-2 to OPS-5; OPS-1 has a file of its own.</summary>
public sealed class OpsTests
{
    private static readonly DateOnly Today = AuditedRegister.Today;

    private readonly AuditedRegister _register = new();

    [Fact]
    public void Ops2_is_raised_from_the_day_after_a_position_was_abolished()
    {
        var head = _register.Position("Head of Data", _register.Ned);
        _register.Assign(_register.Role("Data owner", _register.Isms), head, scope: "Payments");
        _register.EditPosition(head, p => p with { AbolishedOn = Today });

        _register.None("OPS-2");
        var finding = _register.One("OPS-2", Today.AddDays(1));

        Assert.Equal("Head of Data was abolished on 1 June 2026 and is still given Data owner (Payments).", finding.Sentence);
        Assert.Equal((FindingSeverity.Major, Today.AddDays(1), head), (finding.Severity, finding.Since, finding.Remedy.PositionId));
    }

    [Fact]
    public void Ops2_tells_a_vacant_position_once_with_all_it_is_given()
    {
        var head = _register.Position("Head of Risk");
        _register.Assign(_register.Role("Risk owner", _register.Isms), head);
        _register.Assign(_register.Role("Asset owner", _register.Isms), head, AssignmentKind.Deputy);

        var finding = _register.One("OPS-2");

        Assert.Equal("Nobody is Head of Risk, which is given Asset owner and Risk owner.", finding.Sentence);
        Assert.Equal(Remedy.AppointTo(head), finding.Remedy);
    }

    [Fact]
    public void Ops2_counts_a_position_as_vacant_whose_only_holder_left_or_comes_later()
    {
        var head = _register.Position("Head of Risk", _register.Ned);
        _register.Assign(_register.Role("Risk owner", _register.Isms), head);
        _register.Leave(_register.Ned, Today.AddDays(-1));
        _register.One("OPS-2");

        _register.Join(head, _register.Person("Ola"), Today.AddDays(1));

        _register.One("OPS-2");
        _register.None("OPS-2", Today.AddDays(1));
    }

    [Fact]
    public void Ops2_leaves_positions_alone_that_are_held_or_given_nothing_on_the_day()
    {
        _register.Assign(_register.Incident, _register.Position("Head of Risk"), from: Today.AddDays(1));
        _register.Position("Empty place");
        _register.Assign(_register.Hosting, _register.Position("Head of IT", _register.Ned));

        _register.None("OPS-2");
        AuditedRegister.Empty().None("OPS-2");
    }

    [Fact]
    public void Ops3_is_minor_without_a_holder_and_major_for_a_designated_role()
    {
        _register.Role("Risk owner", _register.Isms);
        _register.Leave(_register.Ivo, Today.AddDays(-1));

        Assert.Equal(
            [(FindingSeverity.Major, "Nobody has held Internal auditor since 1 June 2026."), (FindingSeverity.Minor, "Nobody holds Risk owner.")],
            _register.Raised("OPS-3").Select(f => (f.Severity, f.Sentence)).Order());
        Assert.Equal("Nobody holds Risk owner.", _register.One("OPS-3", Today.AddDays(-1)).Sentence);
    }

    [Theory]
    [InlineData(AssignmentKind.Deputy, "Nobody has held Internal auditor since 1 June 2026; Ned covers as deputy.")]
    [InlineData(AssignmentKind.Acting, "Nobody has held Internal auditor since 1 June 2026; Ned covers as acting holder.")]
    public void Ops3_is_an_observation_while_somebody_covers(AssignmentKind kind, string told)
    {
        _register.Assign(_register.Audit, _register.Ned, kind);
        _register.Leave(_register.Ivo, Today.AddDays(-1));

        var finding = _register.One("OPS-3");

        Assert.Equal((FindingSeverity.Observation, told), (finding.Severity, finding.Sentence));
    }

    [Fact]
    public void Ops3_looks_at_each_scope_item_and_a_cover_elsewhere_covers_nothing()
    {
        var owner = _register.Role("Risk owner", _register.Isms);
        _register.Assign(owner, _register.Mia, scope: "Warsaw");
        _register.Assign(owner, _register.Person("Ana", leavesOn: Today.AddDays(-1)), scope: "Gdynia");
        _register.Assign(owner, _register.Ned, AssignmentKind.Deputy, scope: "Warsaw");

        var finding = _register.One("OPS-3");

        Assert.Equal("Nobody has held Risk owner (Gdynia) since 1 June 2026.", finding.Sentence);
        Assert.Equal((FindingSeverity.Minor, Remedy.Assign(owner, "Gdynia")), (finding.Severity, finding.Remedy));
        _register.Assign(owner, _register.Ned, AssignmentKind.Deputy);
        Assert.Equal(FindingSeverity.Observation, _register.One("OPS-3").Severity);
    }

    [Fact]
    public void Ops3_is_satisfied_for_each_scope_item_by_a_holder_of_the_whole()
    {
        var owner = _register.Role("Risk owner", _register.Isms);
        _register.Assign(owner, _register.Mia);
        _register.Assign(owner, _register.Person("Ana", leavesOn: Today.AddDays(-1)), scope: "Gdynia");

        _register.None("OPS-3");
    }

    [Fact]
    public void Ops3_asks_for_no_holder_of_the_whole_where_only_a_deputy_is_for_the_whole()
    {
        var owner = _register.Role("Risk owner", _register.Isms);
        _register.Assign(owner, _register.Mia, scope: "Warsaw");
        _register.Assign(owner, _register.Ned, AssignmentKind.Deputy);

        _register.None("OPS-3");
    }

    [Fact]
    public void Ops3_says_who_comes_and_asks_nothing_of_a_scope_item_that_only_begins_later()
    {
        var owner = _register.Role("Risk owner", _register.Isms);
        var later = _register.Assign(owner, _register.Mia, from: Today.AddDays(1), scope: "Warsaw");
        Assert.Equal("Nobody holds Risk owner.", _register.One("OPS-3").Sentence);

        _register.EditAssignment(later, a => a with { Scope = null });
        Assert.Equal("Nobody holds Risk owner; Mia will from 2 June 2026.", _register.One("OPS-3").Sentence);
        _register.None("OPS-3", Today.AddDays(1));

        _register.Assign(owner, _register.Ned, from: Today, scope: "Gdynia");
        _register.None("OPS-3");
    }

    [Fact]
    public void Ops3_leaves_everyones_duties_and_what_a_third_party_holds_alone()
    {
        _register.None("OPS-3");
        _register.EditThirdParty(_register.Hostwell, t => t with { EndedOn = Today.AddDays(-1) });

        Assert.Equal("Nobody has held Hosting operator since 1 June 2026.", _register.One("OPS-3").Sentence);
    }

    [Fact]
    public void Ops4_is_raised_from_the_day_after_a_term()
    {
        var held = _register.AssignmentOf(_register.Incident);
        _register.EditAssignment(held, a => a with { Until = Today, Scope = new(Scopes.ScopeKind.Site, "Warsaw") });

        _register.None("OPS-4");
        var finding = _register.One("OPS-4", Today.AddDays(1));

        Assert.Equal("The term of Ned as Incident manager (Warsaw) ran out on 1 June 2026.", finding.Sentence);
        Assert.Equal((FindingSeverity.Minor, Today.AddDays(1), Remedy.RedateAssignment(held)), (finding.Severity, finding.Since, finding.Remedy));
    }

    [Fact]
    public void Ops4_is_raised_for_a_contract_that_ran_out_or_was_ended()
    {
        _register.EditThirdParty(_register.Hostwell, t => t with { ContractEndsOn = Today });
        _register.None("OPS-4");
        Assert.Equal(
            "The contract with Hostwell ran out on 1 June 2026, and it or somebody it employs is still on the table for Hosting operator.", _register.One("OPS-4", Today.AddDays(1)).Sentence);

        _register.EditThirdParty(_register.Hostwell, t => t with { ContractEndsOn = null, EndedOn = Today.AddDays(-5) });

        var finding = _register.One("OPS-4");
        Assert.Contains("was ended on 27 May 2026", finding.Sentence, StringComparison.Ordinal);
        Assert.Equal(_register.Hostwell, finding.Remedy.ThirdPartyId);
    }

    [Fact]
    public void Ops4_names_what_an_external_person_holds_once_their_employers_contract_is_over()
    {
        var cara = _register.Person("Cara", employer: _register.Hostwell);
        _register.Assign(_register.Role("Network operator", _register.Isms), cara);
        _register.EditThirdParty(_register.Hostwell, t => t with { ContractEndsOn = Today.AddDays(-1) });

        Assert.EndsWith("for Hosting operator and Network operator.", _register.One("OPS-4").Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void Ops5_names_each_open_account_of_a_leaver_and_counts_the_rest()
    {
        var account = Guid.NewGuid();
        _register.Besides = f => f with { Leavers = new(4, [new(account, _register.Ned, "Ned", new(2026, 5, 4))]) };

        var findings = _register.Raised("OPS-5");

        Assert.Equal(["Ned left on 4 May 2026, and their account is still open.", "3 more accounts are open for people who have left."], findings.Select(f => f.Sentence));
        Assert.Equal((Remedy.CloseAccount(account), new DateOnly(2026, 5, 5)), (findings[0].Remedy, findings[0].Since));
    }

    [Fact]
    public void Ops5_says_nothing_where_every_account_was_closed() => _register.None("OPS-5");
}

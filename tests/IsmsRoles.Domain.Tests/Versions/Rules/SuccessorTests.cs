using IsmsRoles.Domain.Access;
using IsmsRoles.Domain.Audit.Events;
using IsmsRoles.Domain.Organisations;
using IsmsRoles.Domain.Versions;

namespace IsmsRoles.Domain.Tests.Versions.Rules;

/// <summary>Rule 5 c: a successor signs where fewer qualify than the quorum needs.</summary>
public sealed class SuccessorTests
{
    private readonly Company _company = Company.WithDirectors("Ana").WithVersion1();

    public SuccessorTests()
    {
        (Cleo, Yan, Zoe) = (_company.Employ("Cleo", jobTitle: "Chief executive"), _company.Employ("Yan"), _company.Employ("Zoe"));
        _company.Later(1);
    }

    private Domain.People.Person Cleo { get; }

    private Domain.People.Person Yan { get; }

    private Domain.People.Person Zoe { get; }

    [Fact]
    public void A_successor_signs_once_two_further_people_have_confirmed_it_and_lapses_with_the_next_version()
    {
        AnaLeaves();
        _company.Assign(_company.Top, Cleo, evidence: "Register extract of 3 March");
        Assert.Contains("Nobody may sign today", Refused.Because(() => _company.Submit()));
        var successor = _company.EnterSuccessor(_company.Mia, Cleo);
        Assert.Empty(EligibleApprovers.In(_company.Situation()));
        _company.ConfirmSuccessor(successor, Yan);
        Assert.Empty(EligibleApprovers.In(_company.Situation()));
        _company.ConfirmSuccessor(successor, Zoe);

        var version = _company.Submit();
        _company.Sign(Cleo);

        var approval = Assert.Single(version.Approvals);
        Assert.Equal((VersionState.InForce, SigningCapacity.SuccessorSignatory), (version.State, approval.Capacity));
        Assert.StartsWith("Register extract of 3 March (file SHA-256 ", approval.Evidence);
        Assert.False(successor.IsOpen(2));
        Assert.Equal([SigningCapacity.TopManagement], EligibleApprovers.In(_company.Situation()).Select(a => a.Capacity)); // by version 2 now
    }

    [Fact]
    public void No_successor_is_entered_while_as_many_qualify_as_the_quorum_needs()
    {
        Assert.Contains("As many people qualify", Refused.Because(() => _company.EnterSuccessor(_company.Mia, Cleo)));
        Assert.Contains("As many people qualify", Refused.Because(() => _company.AppointSuccessor(Cleo)));
        _company.Organisation.ChangeQuorum(new(QuorumKind.Number, 5)); // in the register, not signed: opens nothing
        Assert.Contains("As many people qualify", Refused.Because(() => _company.EnterSuccessor(_company.Mia, Cleo)));
    }

    [Fact]
    public void A_successor_counts_only_while_too_few_qualify()
    {
        AnaLeaves();
        Confirmed();
        Assert.Single(EligibleApprovers.In(_company.Situation()));

        _company["Ana"].UndoLeave("recorded by mistake");

        Assert.Equal(["Ana"], EligibleApprovers.In(_company.Situation()).Select(a => a.Name));
    }

    [Fact]
    public void Where_two_are_needed_and_one_is_left_a_successor_is_the_second()
    {
        var company = Company.WithDirectors("Ana", "Ben");
        company.Organisation.ChangeQuorum(new(QuorumKind.Number, 2));
        company.WithVersion1();
        var cleo = company.Employ("Cleo");
        company["Ben"].Leave(company.Today, null);
        company.Later(1);

        company.AppointSuccessor(cleo);

        Assert.Equal(
            [("Ana", SigningCapacity.TopManagement), ("Cleo", SigningCapacity.SuccessorSignatory)],
            EligibleApprovers.In(company.Situation()).Select(a => (a.Name, a.Capacity)));
    }

    [Fact]
    public void Neither_the_successor_nor_whoever_entered_them_confirms_and_nobody_twice()
    {
        AnaLeaves();
        Assert.Contains("Nobody enters themselves", Refused.Because(() => _company.EnterSuccessor(Cleo, Cleo)));
        var successor = _company.EnterSuccessor(_company.Mia, Cleo);

        Assert.Contains("Nobody confirms themselves", Refused.Because(() => _company.ConfirmSuccessor(successor, Cleo)));
        Assert.Contains("You entered this successor", Refused.Because(() => _company.ConfirmSuccessor(successor, _company.Mia)));
        _company.ConfirmSuccessor(successor, Yan);
        Assert.Contains("You have already confirmed", Refused.Because(() => _company.ConfirmSuccessor(successor, Yan))); // with another account of his
        Assert.Null(successor.CountsFrom);
        _company.ConfirmSuccessor(successor, Zoe);
        Assert.Contains("already confirmed. Nothing", Refused.Because(() => _company.ConfirmSuccessor(successor, _company.Employ("Xia"))));
    }

    [Fact]
    public void An_auditor_an_account_without_a_person_and_evidence_swapped_confirm_nothing()
    {
        AnaLeaves();
        var successor = _company.EnterSuccessor(_company.Mia, Cleo);
        var hash = successor.EvidenceSha256;

        Assert.Contains("Only a Manager, an Approver", Refused.Because(() => successor.Confirm(new(Guid.NewGuid(), Yan.Id, "Yan", AccessRight.Auditor), hash, hash, "password", _company.Situation())));
        Assert.Contains("not linked to a person", Refused.Because(() => successor.Confirm(new(Guid.NewGuid(), null, "?", AccessRight.Manager), hash, hash, "password", _company.Situation())));
        Assert.Contains("not what was filed", Refused.Because(() => successor.Confirm(Company.AccountOf(Yan), new string('0', 64), hash, "password", _company.Situation())));
        Assert.Contains("not what was filed", Refused.Because(() => successor.Confirm(Company.AccountOf(Yan), hash, new string('0', 64), "password", _company.Situation())));
        Assert.Empty(successor.Decisions);
    }

    [Fact]
    public void The_next_version_must_contain_the_successors_assignment_to_top_management()
    {
        AnaLeaves();
        Confirmed();
        _company.Assign(_company.Top, Yan, evidence: "somebody else");
        Assert.Contains("Cleo may sign as successor signatory, so this version must contain their assignment", Refused.Because(() => _company.Submit()));

        var assigned = _company.Assign(_company.Top, Cleo, evidence: "Register extract");
        Assert.Contains("must contain their assignment", Refused.Because(() => _company.Submit(null, null, $"assignment:{assigned.Id}", $"person:{Cleo.Id}")));
        Assert.Equal(["Cleo"], _company.Submit().Signatories.Select(s => s.Name));
    }

    [Fact]
    public void A_deputy_or_somebody_who_begins_later_is_no_assignment_to_top_management()
    {
        AnaLeaves();
        Confirmed();
        _company.Assign(_company.Top, Yan, evidence: "somebody else");
        _company.Assign(_company.Top, Cleo, from: _company.Today.AddDays(5), evidence: "Register extract");

        Assert.Contains("beginning today or earlier", Refused.Because(() => _company.Submit()));
    }

    [Fact]
    public void A_command_on_the_server_needs_no_confirmation_and_says_so_in_the_audit_trail()
    {
        AnaLeaves();
        var successor = _company.AppointSuccessor(Cleo);

        Assert.True(successor.IsByCommand);
        Assert.Equal(["Cleo"], EligibleApprovers.In(_company.Situation()).Select(a => a.Name));
        var raised = Assert.Single(successor.Raised).What;
        Assert.Contains("by a command on the server", Assert.IsType<SuccessorAppointedByCommand>(raised).Sentence("Command on the server"));
        Assert.Contains("Only a command on the server", Refused.Because(() => SuccessorSignatory.AppointByCommand(Company.AccountOf(_company.Mia), Yan, Company.SuccessorEvidence(_company.Now), _company.Situation())));
    }

    [Fact]
    public void A_successor_withdrawn_or_gone_counts_no_more()
    {
        AnaLeaves();
        var successor = Confirmed();
        Cleo.Leave(_company.Today.AddDays(-1), null);
        Assert.Empty(EligibleApprovers.In(_company.Situation()));
        Cleo.UndoLeave("by mistake");
        Assert.Single(EligibleApprovers.In(_company.Situation()));

        Assert.Equal("Reason", Refused.AtField(() => successor.Withdraw(Company.AccountOf(_company.Mia), " ", _company.Situation())));
        successor.Withdraw(Company.AccountOf(_company.Mia), "The register court refused", _company.Situation());

        Assert.Empty(EligibleApprovers.In(_company.Situation()));
        Assert.Contains("withdrawn", Refused.Because(() => _company.ConfirmSuccessor(successor, _company.Employ("Xia"))));
    }

    [Fact]
    public void Evidence_reference_and_reason_are_needed_and_the_successor_must_be_with_us()
    {
        AnaLeaves();
        SuccessorSignatory Enter(SuccessorInput typed) => SuccessorSignatory.Enter(Company.AccountOf(_company.Mia), Cleo, typed, _company.Situation());
        var whole = Company.SuccessorEvidence(_company.Now);

        Assert.Equal("Reference", Refused.AtField(() => Enter(whole with { Reference = "" })));
        Assert.Equal("Reason", Refused.AtField(() => Enter(whole with { Reason = "" })));
        Assert.Equal("Evidence", Refused.AtField(() => Enter(whole with { Evidence = null })));
        Cleo.Leave(_company.Today.AddDays(-1), null);
        Assert.Contains("not with the organisation today", Refused.Because(() => Enter(whole)));
    }

    private void AnaLeaves()
    {
        _company["Ana"].Leave(_company.Today, "Left");
        _company.Later(1);
    }

    private SuccessorSignatory Confirmed()
    {
        var successor = _company.EnterSuccessor(_company.Mia, Cleo);
        _company.ConfirmSuccessor(successor, Yan);
        _company.ConfirmSuccessor(successor, Zoe);
        return successor;
    }
}

using IsmsRoles.Domain.Access;
using IsmsRoles.Domain.Audit.Events;
using IsmsRoles.Domain.Organisations;
using IsmsRoles.Domain.Roles;
using IsmsRoles.Domain.Versions;

namespace IsmsRoles.Domain.Tests.Versions;

/// <summary>Taking a version out of force (section 3): by the quorum, eligible under it or the one before; nothing revives.</summary>
public sealed class RevokingTests
{
    private readonly Company _company = Company.WithDirectors("Ana", "Ben", "Cem").WithVersion1();

    [Fact]
    public void One_signature_revokes_where_one_is_the_quorum_and_nothing_revives()
    {
        var (first, second) = (_company.InForce!, Version2());

        _company.SignRevocation(_company["Ana"]);

        Assert.Equal((VersionState.Revoked, VersionState.Superseded, 2), (second.State, first.State, second.Number));
        Assert.Null(_company.InForce);
        Assert.Contains(second.Raised, e => e.What is VersionRevoked { Number: 2 });
        Assert.Contains("revoked cannot", Refused.Because(() => _company.SignRevocation(_company["Ben"], second)));
    }

    [Fact]
    public void One_signature_is_not_enough_where_two_are_needed_even_when_the_new_quorum_is_one()
    {
        _company.Organisation.ChangeQuorum(new(QuorumKind.Number, 2));
        _company.Later(1);
        _company.SubmitAndSignByAll();
        _company.Organisation.ChangeQuorum(Quorum.AnyOne);
        _company.Later(1);
        var third = _company.SubmitAndSignByAll();

        _company.SignRevocation(_company["Ana"]);
        Assert.Equal(VersionState.InForce, third.State); // version 2 asked for two: the stricter holds
        Assert.Contains("already signed the revocation", Refused.Because(() => _company.SignRevocation(_company["Ana"])));
        Assert.Equal(VersionState.InForce, third.State);
        _company.SignRevocation(_company["Ben"]);

        Assert.Equal(VersionState.Revoked, third.State);
    }

    [Fact]
    public void A_signature_on_the_revocation_taken_back_counts_no_more_and_can_be_given_again()
    {
        _company.Organisation.ChangeQuorum(new(QuorumKind.Number, 2));
        var second = Version2();
        _company.SignRevocation(_company["Ana"]);
        second.TakeBackRevocation(Company.AccountOf(_company["Ana"]), _company.Now);
        Assert.Contains("nothing to take back", Refused.Because(() => second.TakeBackRevocation(Company.AccountOf(_company["Ana"]), _company.Now)));

        _company.SignRevocation(_company["Ben"]);
        Assert.Equal(VersionState.InForce, second.State);
        _company.SignRevocation(_company["Ana"]);

        Assert.Equal((VersionState.Revoked, 3), (second.State, second.RevocationSignatures.Count));
    }

    [Fact]
    public void Somebody_eligible_only_under_the_one_before_may_revoke_and_somebody_under_neither_may_not()
    {
        var dan = _company.Employ("Dan");
        _company.End(_company.AssignmentOf(_company["Cem"], _company.Top), Company.FirstDay.AddDays(400));
        _company.Assign(_company.Top, dan);
        var second = Version2();
        var eve = _company.Employ("Eve");

        Assert.Contains("Only top management under version 2 or version 1", Refused.Because(() => _company.SignRevocation(eve)));
        Assert.Contains("Only top management", Refused.Because(() => _company.SignRevocation(_company.Mia)));
        Assert.Contains("Only an Approver", Refused.Because(() => second.SignRevocation(new(Guid.NewGuid(), dan.Id, "Dan", AccessRight.Manager), new(second.Sha256, "password"), "no", _company.Situation())));
        _company.SignRevocation(dan);
        Assert.Equal(VersionState.Revoked, second.State);
    }

    [Fact]
    public void Those_whom_the_new_version_left_out_may_revoke_it()
    {
        var top = _company.AddRole("Board");
        _company.Designate(DesignationKind.TopManagement, top);
        _company.Assign(top, _company.Employ("Dan"), evidence: "extract");
        var second = Version2();
        Assert.Equal(["Dan"], EligibleApprovers.In(_company.Situation()).Select(a => a.Name));

        _company.SignRevocation(_company["Ana"]);

        Assert.Equal(VersionState.Revoked, second.State);
        Assert.Equal(["Ana", "Ben", "Cem"], EligibleApprovers.In(_company.Situation()).Select(a => a.Name)); // rule 5 reads version 1 again
    }

    [Fact]
    public void A_revocation_needs_a_reason_and_the_version_that_was_shown()
    {
        var second = Version2();

        Assert.Equal("Reason", Refused.AtField(() => _company.SignRevocation(_company["Ana"], reason: " ")));
        Assert.Contains("not the version in force now", Refused.Because(() => second.SignRevocation(Company.AccountOf(_company["Ana"]), new(new string('0', 64), "password"), "wrong", _company.Situation())));
        Assert.Equal(VersionState.InForce, second.State);
    }

    [Fact]
    public void Whoever_left_does_not_revoke_and_their_earlier_signature_does_not_count()
    {
        _company.Organisation.ChangeQuorum(new(QuorumKind.Number, 2));
        var second = Version2();
        _company.SignRevocation(_company["Cem"]);
        _company["Cem"].Leave(_company.Today, null);
        _company.Later(1);

        _company.SignRevocation(_company["Ana"]);

        Assert.Equal(VersionState.InForce, second.State); // Cem's counts no more
        Assert.Contains("Only top management", Refused.Because(() => _company.SignRevocation(_company["Cem"])));
    }

    [Fact]
    public void After_a_revocation_numbers_go_on_and_everything_is_put_to_top_management_anew()
    {
        var second = Version2();
        _company.SignRevocation(_company["Ana"]);
        _company.Correction = new(2, "It named the wrong ISMS manager");

        var third = _company.Submit();
        Assert.Equal((3, null, 2), (third.ProposedNumber, third.ReplacesId, third.CorrectsNumber));
        Assert.NotEmpty(third.OwnAppointmentsOf(_company["Ana"].Id, _company.Situation())); // nothing is in force, so every assignment is new
        _company.Sign(_company["Ben"]);

        Assert.Equal((VersionState.InForce, 3, VersionState.Revoked), (third.State, third.Number, second.State));
        Assert.Contains(third.Raised, e => e.What is VersionCameIntoForce { Supersedes: null });
    }

    [Fact]
    public void A_revocation_does_not_help_to_slip_in_another_top_management_or_a_weaker_quorum()
    {
        _company.Organisation.ChangeQuorum(new(QuorumKind.Number, 2));
        Version2();
        Version2("again");
        _company.SignRevocation(_company["Ana"]);
        _company.SignRevocation(_company["Ben"]);
        _company.Organisation.ChangeQuorum(Quorum.AnyOne);
        var board = _company.AddRole("Board");
        _company.Designate(DesignationKind.TopManagement, board);
        _company.Assign(board, _company["Ana"], evidence: "typed by hand");

        var plan = _company.Plan();

        Assert.Equal(2, plan.Needed); // as in version 2, which was not revoked
        Assert.Contains(plan.Appointments, a => a.Role == "Board" && !a.CoveredByEvidence);
    }

    [Fact]
    public void A_submission_that_waited_when_its_predecessor_was_revoked_must_be_submitted_again()
    {
        Version2();
        Company.Retitle(_company.IsmsManager, "ISMS officer");
        var waiting = _company.Submit();
        _company.SignRevocation(_company["Ana"]);

        Assert.Contains("Version 2, which this would replace, was revoked", Refused.Because(() => _company.Sign(_company["Ben"])));
        waiting.Withdraw(Company.AccountOf(_company.Mia), "as told", _company.Now);
        Assert.Equal((3, 2), (_company.Submit().ProposedNumber, _company.Submitted!.SubmissionNumber));
    }

    [Fact]
    public void Where_the_only_version_was_revoked_founders_do_not_come_back_and_a_successor_signs()
    {
        _company.SignRevocation(_company["Ana"]);
        Assert.Empty(EligibleApprovers.In(_company.Situation()));

        _company.AppointSuccessor(_company["Ben"]);

        var version = _company.Submit();
        Assert.Equal((2, "Ben"), (version.ProposedNumber, Assert.Single(version.Signatories).Name));
        _company.Sign(_company["Ben"]);
        Assert.Equal(2, _company.InForce?.Number);
    }

    [Fact]
    public void A_correction_names_a_version_there_is_and_says_what_was_wrong()
    {
        Company.Retitle(_company.IsmsManager, "ISMS lead");
        foreach (var (wrong, field) in new[] { (new CorrectionInput(2, "x"), "CorrectsNumber"), (new(0, "x"), "CorrectsNumber"), (new(1, " "), "WhatWasWrong"), (new(null, "x"), "CorrectsNumber") })
        {
            _company.Correction = wrong;
            Assert.Equal(field, Refused.AtField(() => _company.Submit()));
        }

        _company.Correction = new(1, "A title");
        var version = _company.Submit();
        Assert.Equal((1, "A title"), (version.CorrectsNumber, version.WhatWasWrong));
        Assert.Contains(version.Raised, e => e.What is VersionCorrectionNamed { Corrects: 1 });
    }

    private RegisterVersion Version2(string title = "ISMS lead")
    {
        Company.Retitle(_company.IsmsManager, title);
        _company.Later(1);
        return _company.SubmitAndSignByAll();
    }
}

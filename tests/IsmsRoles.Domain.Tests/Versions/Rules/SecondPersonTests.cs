using IsmsRoles.Domain.Access;
using IsmsRoles.Domain.Organisations;
using IsmsRoles.Domain.People;
using IsmsRoles.Domain.Versions;

namespace IsmsRoles.Domain.Tests.Versions.Rules;

/// <summary>Rule 8 for those whose word stands beside another's: two accounts in one hand are one person's word.</summary>
public sealed class SecondPersonTests
{
    private readonly Company _company = Company.WithDirectors("Ana", "Ben");

    public SecondPersonTests() => (Yan, Zoe, Xia) = (_company.Employ("Yan"), _company.Employ("Zoe"), _company.Employ("Xia"));

    private Person Yan { get; }

    private Person Zoe { get; }

    private Person Xia { get; }

    private DateTime Since => _company.Now.AddMinutes(1);

    [Fact]
    public void Whoever_got_hold_of_the_recorders_account_does_not_confirm_the_paper()
    {
        var version = Recorded(Origin(OriginKind.PasswordLink, Zoe, Since));

        Assert.Contains("Zoe issued the password link of Yan’s account after this version was submitted", Refused.Because(() => Confirm(version, Zoe)));
        Assert.Contains("Zoe issued", version.ObstacleToConfirmingPaper(Company.AccountOf(Zoe), 1, _company.Situation())); // and it is said before
        Assert.Empty(version.Approvals);
        Confirm(version, Xia);
        Assert.Single(version.Approvals);
    }

    [Theory]
    [InlineData(OriginKind.Password)]
    [InlineData(OriginKind.PasswordLink)]
    [InlineData(OriginKind.SecondFactorReset)]
    [InlineData(OriginKind.PersonLink)]
    public void Neither_the_recorder_nor_the_submitter_nor_an_appointee_stands_behind_the_confirmer(OriginKind kind)
    {
        var version = Recorded();

        Assert.Contains("so your word could be theirs", Refused.Because(() => Confirm(version, Zoe, Origin(kind, Yan, Since))));
        Assert.Contains("who submitted it", Refused.Because(() => Confirm(version, Zoe, Origin(kind, _company.Mia, Since))));
        Assert.Contains("whom it appoints", Refused.Because(() => Confirm(version, Zoe, Origin(kind, _company["Ben"], Since))));
        Assert.Empty(version.Approvals);
    }

    [Fact]
    public void A_third_person_who_got_hold_of_both_accounts_is_one_hand()
    {
        var version = Recorded(Origin(OriginKind.PasswordLink, Xia, Since));

        Assert.Contains("Xia reset the second factor of your account", Refused.Because(() => Confirm(version, Zoe, Origin(OriginKind.SecondFactorReset, Xia, Since))));
        Confirm(version, Zoe, Origin(OriginKind.SecondFactorReset, _company.Employ("Wim"), Since)); // another administrator's
        Assert.Single(version.Approvals);
    }

    [Fact]
    public void An_account_of_nobody_that_recorded_is_known_by_the_account()
    {
        var confirmer = Company.AccountOf(Zoe);
        var version = Recorded(new CredentialOrigin(OriginKind.PasswordLink, confirmer.AccountId, null, "zoe@example.com", Since));

        Assert.Contains("their word could be yours", Refused.Because(() => version.ConfirmPaper(confirmer, 1, Seen(), _company.Situation())));
    }

    [Fact]
    public void What_was_done_before_the_submission_by_the_application_or_by_oneself_gives_no_hand()
    {
        var before = _company.Now.AddDays(-1);
        var version = Recorded(Origin(OriginKind.PasswordLink, Zoe, before), new(OriginKind.Password, null, null, "Command", Since), Origin(OriginKind.PersonLink, Yan, Since));

        Confirm(version, Zoe, Origin(OriginKind.PasswordLink, _company.Mia, before), new(OriginKind.Password, null, null, "Command", Since), Origin(OriginKind.PersonLink, Zoe, Since));

        Assert.Single(version.Approvals);
        Assert.Equal(3, version.PaperRecords[0].Behind.Count);
    }

    [Fact]
    public void An_account_with_a_second_factor_neither_confirms_nor_refuses_paper_with_the_password_alone()
    {
        var version = Recorded();
        var zoe = Company.AccountOf(Zoe) with { HasSecondFactor = true };

        Assert.Contains("second factor", Refused.Because(() => version.ConfirmPaper(zoe, 1, Seen(), _company.Situation())));
        Assert.Contains("second factor", Refused.Because(() => version.RefusePaper(zoe, 1, "It is wrong", "password", _company.Situation())));
        Assert.Empty(version.PaperRulings);
        version.ConfirmPaper(zoe, 1, Seen() with { TwoFactors = true }, _company.Situation());

        Assert.Single(version.Approvals);
    }

    [Fact]
    public void A_version_is_not_revoked_with_one_factor_where_there_are_two_or_two_are_required()
    {
        var version = _company.SubmitAndSignByAll();
        var ana = Company.AccountOf(_company["Ana"]);
        Signature password = new(version.Sha256, "password");

        Assert.Equal("Code", Refused.AtField(() => version.SignRevocation(ana with { HasSecondFactor = true }, password, "Wrong", _company.Situation())));
        Assert.Contains("needs a second factor", Refused.Because(() => version.SignRevocation(ana, password, "Wrong", _company.Situation() with { SecondFactorRequired = true })));
        Assert.Empty(version.RevocationSignatures);
        version.SignRevocation(ana with { HasSecondFactor = true }, password with { TwoFactors = true }, "Wrong", _company.Situation() with { SecondFactorRequired = true });

        Assert.Equal(VersionState.Revoked, version.State);
    }

    [Fact]
    public void Two_confirmations_of_a_successor_in_one_hand_do_not_count_as_two()
    {
        var successor = Entered();
        Confirm(successor, Yan, Origin(OriginKind.PasswordLink, Zoe, Since));

        Assert.Contains("Zoe issued the password link of Yan’s account after this successor was entered", Refused.Because(() => Confirm(successor, Zoe)));
        Assert.Contains("so your word could be theirs", Refused.Because(() => Confirm(successor, Xia, Origin(OriginKind.PasswordLink, Yan, Since))));
        Assert.Contains("has a hand in Yan’s as well", Refused.Because(() => Confirm(successor, Xia, Origin(OriginKind.PasswordLink, Zoe, Since))));
        Assert.Null(successor.CountsFrom);
        Confirm(successor, Xia, Origin(OriginKind.PasswordLink, Zoe, successor.EnteredAt.AddDays(-1)));

        Assert.NotNull(successor.CountsFrom);
    }

    [Fact]
    public void Neither_the_successor_nor_whoever_entered_them_stands_behind_a_confirmation()
    {
        var successor = Entered();

        Assert.Contains("so your word could be theirs", Refused.Because(() => Confirm(successor, Yan, Origin(OriginKind.PasswordLink, _company["Cleo"], Since))));
        Assert.Contains("so your word could be theirs", Refused.Because(() => Confirm(successor, Yan, Origin(OriginKind.SecondFactorReset, _company.Mia, Since))));
        Assert.Empty(successor.Confirmations);
    }

    [Fact]
    public void An_account_with_a_second_factor_confirms_no_successor_with_the_password_alone()
    {
        var successor = Entered();
        var yan = Company.AccountOf(Yan) with { HasSecondFactor = true };
        var hash = successor.EvidenceSha256;

        Assert.Contains("second factor", Refused.Because(() => successor.Confirm(yan, hash, hash, "password", _company.Situation())));
        successor.Confirm(yan, hash, hash, "passkey", _company.Situation(), twoFactors: true);

        Assert.Single(successor.Confirmations);
    }

    /// <summary>Minutes that say Ana voted, recorded by Yan with these standing behind his account.</summary>
    private RegisterVersion Recorded(params CredentialOrigin[] behind)
    {
        _company.Organisation.ChangeQuorum(Quorum.AnyOne);
        var version = _company.Submit();
        version.RecordOnPaper(Company.AccountOf(Yan) with { Behind = behind }, Company.Paper(_company.Today, version.Sha256, _company["Ana"]), _company.Situation());
        return version;
    }

    private SuccessorSignatory Entered()
    {
        _company.WithVersion1();
        var cleo = _company.Employ("Cleo");
        _company.Later(1);
        _company["Ana"].Leave(_company.Today.AddDays(-1), null);
        _company["Ben"].Leave(_company.Today.AddDays(-1), null);
        return _company.EnterSuccessor(_company.Mia, cleo);
    }

    private void Confirm(RegisterVersion version, Person by, params CredentialOrigin[] behind) =>
        version.ConfirmPaper(Company.AccountOf(by) with { Behind = behind }, 1, Seen(), _company.Situation());

    private void Confirm(SuccessorSignatory successor, Person by, params CredentialOrigin[] behind) =>
        successor.Confirm(Company.AccountOf(by) with { Behind = behind }, successor.EvidenceSha256, successor.EvidenceSha256, "password", _company.Situation());

    private static PaperConfirmation Seen() => new(Company.ScanSha256, Company.ScanSha256, "password");

    private static CredentialOrigin Origin(OriginKind kind, Person by, DateTime at) => new(kind, Guid.NewGuid(), by.Id, by.Name, at);
}

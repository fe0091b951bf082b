using IsmsRoles.Domain.Access;
using IsmsRoles.Domain.People;
using IsmsRoles.Domain.Versions;

namespace IsmsRoles.Domain.Tests.Versions;

/// <summary>Rule 8: who stands behind a signer's credential, and how many factors they sign with.</summary>
public sealed class CredentialTests
{
    private readonly Company _company = Company.WithDirectors("Ana", "Ben");

    [Theory]
    [InlineData(OriginKind.PasswordLink, "issued the password link", "a link from another administrator")]
    [InlineData(OriginKind.Password, "set the password", "a link from another administrator")]
    [InlineData(OriginKind.SecondFactorReset, "reset the second factor", "another administrator resets your second factor again")]
    [InlineData(OriginKind.PersonLink, "linked the account", "withdrawn and submitted again")]
    public void Whoever_submitted_and_then_got_hold_of_a_signers_account_stops_that_signature(OriginKind kind, string did, string mend)
    {
        var version = _company.Submit();

        var sentence = Refused.Because(() => Sign(version, Origin(kind, _company.Mia, _company.Now.AddMinutes(1))));

        Assert.Contains($"Mia {did}", sentence.Replace(_company.Mia.Name, "Mia", StringComparison.Ordinal));
        Assert.Contains(mend, sentence);
        Assert.Empty(version.Approvals);
    }

    [Fact]
    public void One_door_the_submitter_holds_is_enough_whoever_issued_the_others()
    {
        var version = _company.Submit();

        Assert.Throws<RuleBrokenException>(() => Sign(
            version,
            Origin(OriginKind.PasswordLink, _company["Ben"], _company.Now.AddMinutes(2)),
            Origin(OriginKind.PasswordLink, _company.Mia, _company.Now.AddMinutes(1))));
    }

    [Fact]
    public void It_is_said_before_signing_too()
    {
        var version = _company.Submit();
        var actor = Ana() with { Behind = [Origin(OriginKind.PasswordLink, _company.Mia, _company.Now)] };

        Assert.Contains("after submitting this version", version.ObstacleToSigning(actor, _company.Situation()));
    }

    [Fact]
    public void Before_submission_it_is_allowed_and_noted_as_the_submitters()
    {
        var version = _company.Submit();

        Sign(version, Origin(OriginKind.PasswordLink, _company.Mia, _company.Now.AddDays(-1)));

        Assert.Equal(OriginInterest.Submitter, Assert.Single(Assert.Single(version.Approvals).Notable).Interest);
    }

    [Fact]
    public void An_appointee_is_noted_whenever_it_was()
    {
        var appointee = _company["Ben"];
        var version = _company.Submit();

        Sign(version, Origin(OriginKind.SecondFactorReset, appointee, _company.Now.AddMinutes(1)));

        Assert.Equal(OriginInterest.Appointee, Assert.Single(Assert.Single(version.Approvals).Notable).Interest);
    }

    [Fact]
    public void Anybody_else_and_the_signer_themselves_are_stored_and_not_printed()
    {
        var version = _company.Submit();

        Sign(
            version,
            new(OriginKind.PasswordLink, Guid.NewGuid(), Guid.NewGuid(), "Somebody else", _company.Now),
            new(OriginKind.Password, null, null, "Set-up", _company.Now),
            Origin(OriginKind.PersonLink, _company["Ana"], _company.Now));

        var approval = Assert.Single(version.Approvals);
        Assert.Equal(3, approval.Behind.Count);
        Assert.Empty(approval.Notable);
    }

    [Fact]
    public void An_account_with_a_second_factor_never_signs_with_the_password_alone()
    {
        var version = _company.Submit();
        var ana = Ana() with { HasSecondFactor = true };

        Assert.Contains("second factor", Refused.Because(() => version.Approve(ana, new(version.Sha256, "password"), _company.Situation())));
        version.Approve(ana, new(version.Sha256, "passkey", TwoFactors: true), _company.Situation());

        Assert.Equal("passkey", Assert.Single(version.Approvals).AuthenticatedBy);
    }

    [Fact]
    public void Where_two_factors_are_required_one_is_refused()
    {
        var version = _company.Submit();
        var situation = _company.Situation() with { SecondFactorRequired = true };

        Assert.Contains("needs a second factor", Refused.Because(() => version.Approve(Ana(), new(version.Sha256, "password"), situation)));
        Assert.Empty(version.Approvals);
    }

    private Actor Ana() => Company.AccountOf(_company["Ana"]);

    private void Sign(RegisterVersion version, params CredentialOrigin[] behind) =>
        version.Approve(Ana() with { Behind = behind }, new(version.Sha256, "password"), _company.Situation());

    private static CredentialOrigin Origin(OriginKind kind, Person by, DateTime at) => new(kind, Guid.NewGuid(), by.Id, by.Name, at);
}

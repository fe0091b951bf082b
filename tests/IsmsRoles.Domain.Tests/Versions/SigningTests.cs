using IsmsRoles.Domain.Access;
using IsmsRoles.Domain.Audit.Events;
using IsmsRoles.Domain.Organisations;
using IsmsRoles.Domain.Versions;

namespace IsmsRoles.Domain.Tests.Versions;

public sealed class SigningTests
{
    [Fact]
    public void One_signature_of_top_management_brings_version_1_into_force()
    {
        var company = Company.WithDirectors("Ana", "Ben");
        var version = company.Submit();

        company.Sign(company["Ana"]);

        Assert.Equal((VersionState.InForce, 1, "version 1"), (version.State, version.Number, version.Title));
        Assert.Contains(version.Raised, e => e.What is VersionCameIntoForce { Number: 1, Supersedes: null });
    }

    [Fact]
    public void A_signature_keeps_name_title_capacity_moment_meaning_and_the_hash_shown()
    {
        var company = Company.WithDirectors("Ana", "Ben");
        var version = company.Submit();

        company.Sign(company["Ana"]);

        var approval = Assert.Single(version.Approvals);
        Assert.Equal(("Ana", "Director", SigningCapacity.FoundingSignatory), (approval.PrintedName, approval.JobTitle, approval.Capacity));
        Assert.Equal("Companies register extract", approval.Evidence);
        Assert.Equal((company.Now, "password", version.Sha256), (approval.At, approval.AuthenticatedBy, approval.Sha256));
        Assert.Equal("assigns the roles, responsibilities and authorities in version 1", approval.Meaning);
    }

    [Fact]
    public void A_new_version_supersedes_the_one_in_force_and_numbers_leave_no_gap()
    {
        var company = Company.WithDirectors("Ana", "Ben").WithVersion1();
        var first = company.InForce!;
        Company.Retitle(company.IsmsManager, "Head of ISMS");
        company.Submit().Withdraw(Company.AccountOf(company.Mia), "a slip", company.Now);
        company.Submit().Return(Company.AccountOf(company["Ana"]), "unclear", company.Situation());
        var third = company.Submit();

        company.Sign(company["Ana"]);

        Assert.Equal(VersionState.Superseded, first.State);
        Assert.Equal((2, 3, first.Id), (third.Number, third.SubmissionNumber, third.ReplacesId));
        Assert.Same(third, company.InForce);
    }

    [Fact]
    public void A_withdrawn_version_comes_back_as_submission_2_and_names_no_number_yet()
    {
        var company = Company.WithDirectors("Ana", "Ben");
        company.Submit().Withdraw(Company.AccountOf(company.Mia), "a slip", company.Now);

        Assert.Equal("proposed version 1, submission 2", company.Submit().Title);
    }

    [Fact]
    public void Nobody_approves_what_they_submitted()
    {
        var company = Company.WithDirectors("Ana", "Ben");
        company.Submit(by: company["Ana"]);

        Assert.Contains("someone else must sign", Refused.Because(() => company.Sign(company["Ana"])));
        company.Sign(company["Ben"]);
        Assert.Equal(1, company.InForce?.Number);
    }

    [Fact]
    public void A_second_account_of_the_submitter_does_not_help_because_people_are_compared()
    {
        var company = Company.WithDirectors("Ana", "Ben");
        company.Submit(by: company["Ana"]);
        var other = new Actor(Guid.NewGuid(), company["Ana"].Id, "ana.private", AccessRight.Approver);

        Assert.Throws<RuleBrokenException>(() => company.Submitted!.Approve(other, new(company.Submitted.Sha256, "password"), company.Situation()));
    }

    [Fact]
    public void An_account_without_a_person_neither_submits_nor_signs()
    {
        var company = Company.WithDirectors("Ana", "Ben");
        var nobody = new Actor(Guid.NewGuid(), null, "shared mailbox", AccessRight.Manager | AccessRight.Approver);
        var version = company.Submit();

        Assert.Contains("not linked to a person", Refused.Because(() => version.Approve(nobody, new(version.Sha256, "password"), company.Situation())));
        version.Withdraw(Company.AccountOf(company.Mia), "again", company.Now);
        Assert.Contains("not linked to a person", Refused.Because(() => RegisterVersion.Submit(nobody, new(company.Snapshot(), null, [], []), company.Situation())));
    }

    [Fact]
    public void The_system_itself_cannot_sign()
    {
        var company = Company.WithDirectors("Ana", "Ben");
        var version = company.Submit();

        Assert.Throws<RuleBrokenException>(() => version.Approve(Actor.System("Background work"), new(version.Sha256, "password"), company.Situation()));
    }

    [Theory]
    [InlineData(AccessRight.Member)]
    [InlineData(AccessRight.Manager | AccessRight.Administrator)]
    [InlineData(AccessRight.Auditor)]
    public void A_director_whose_account_lacks_approver_access_neither_signs_nor_returns(AccessRight access)
    {
        var company = Company.WithDirectors("Ana", "Ben");
        var version = company.Submit();
        var ana = Company.AccountOf(company["Ana"]) with { Access = access };

        Assert.Throws<RuleBrokenException>(() => version.Approve(ana, new(version.Sha256, "password"), company.Situation()));
        Assert.Throws<RuleBrokenException>(() => version.Return(ana, "no", company.Situation()));
    }

    [Fact]
    public void Only_a_manager_submits_and_withdraws()
    {
        var company = Company.WithDirectors("Ana", "Ben");
        var approver = Company.AccountOf(company["Ana"]) with { Access = AccessRight.Approver };
        Assert.Throws<RuleBrokenException>(() => RegisterVersion.Submit(approver, new(company.Snapshot(), null, [], []), company.Situation()));
        var version = company.Submit();

        Assert.Throws<RuleBrokenException>(() => version.Withdraw(approver, "no", company.Now));
    }

    [Fact]
    public void Approver_access_alone_makes_nobody_top_management()
    {
        var company = Company.WithDirectors("Ana", "Ben");
        var outsider = company.Employ("Olga");
        company.Submit();

        Assert.Contains("Its signatories are Ana, Ben", Refused.Because(() => company.Sign(outsider)));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("0000000000000000000000000000000000000000000000000000000000000000")]
    public void A_signature_on_anything_but_the_submitted_hash_is_refused(string? posted)
    {
        var company = Company.WithDirectors("Ana", "Ben");
        var version = company.Submit();

        Assert.Contains("not what was submitted", Refused.Because(() =>
            version.Approve(Company.AccountOf(company["Ana"]), new(posted, "password"), company.Situation())));
        Assert.Empty(version.Approvals);
    }

    [Fact]
    public void Bytes_altered_in_the_database_are_not_signed()
    {
        var company = Company.WithDirectors("Ana", "Ben");
        var version = company.Submit();
        version.ContentBytes[^3] ^= 1;

        Assert.Contains("no longer what was submitted", Refused.Because(() => company.Sign(company["Ana"])));
    }

    [Fact]
    public void A_replayed_approval_adds_nothing()
    {
        var company = Company.WithDirectors("Ana", "Ben", "Cem");
        company.Organisation.ChangeQuorum(new(QuorumKind.Number, 2));
        var version = company.Submit();
        company.Sign(company["Ana"]);

        Assert.Contains("already signed", Refused.Because(() => company.Sign(company["Ana"])));
        Assert.Single(version.Approvals);
        Assert.Equal(VersionState.Submitted, version.State);
    }

    [Fact]
    public void A_signature_that_arrives_after_coming_into_force_is_refused()
    {
        var company = Company.WithDirectors("Ana", "Ben").WithVersion1();
        var version = company.InForce!;

        Assert.Contains("in force", Refused.Because(() =>
            version.Approve(Company.AccountOf(company["Ben"]), new(version.Sha256, "password"), company.Situation())));
    }

    [Fact]
    public void A_signature_taken_back_stays_on_record_and_counts_no_more()
    {
        var company = Company.WithDirectors("Ana", "Ben", "Cem");
        company.Organisation.ChangeQuorum(new(QuorumKind.Number, 2));
        var version = company.Submit();
        company.Sign(company["Ana"]);

        version.TakeBack(Company.AccountOf(company["Ana"]), company.Now);
        company.Sign(company["Ben"]);

        Assert.Equal((VersionState.Submitted, 2), (version.State, version.Approvals.Count));
        Assert.Equal(["Ben"], version.StandingApprovals().Select(a => a.PrintedName));
        Assert.Contains("took your signature on this version back", Refused.Because(() => company.Sign(company["Ana"])));
        company.Sign(company["Cem"]);
        Assert.Equal(VersionState.InForce, version.State);
    }

    [Fact]
    public void A_signature_taken_back_covers_no_appointment_any_more()
    {
        var company = Company.WithDirectorsLackingEvidence("Ana", "Ben", "Cem");
        company.Organisation.ChangeQuorum(new(QuorumKind.Number, 2));
        var version = company.Submit();
        company.Sign(company["Ben"]);
        version.TakeBack(Company.AccountOf(company["Ben"]), company.Now);

        Assert.Contains(version.Uncovered(company.Situation()), a => a.HeldBy == "Ana");
    }

    [Fact]
    public void Nobody_takes_back_anothers_signature_or_one_in_force()
    {
        var company = Company.WithDirectors("Ana", "Ben", "Cem");
        company.Organisation.ChangeQuorum(new(QuorumKind.Number, 2));
        var version = company.Submit();
        company.Sign(company["Ana"]);

        Assert.Contains("no signature to take back", Refused.Because(() => version.TakeBack(Company.AccountOf(company["Ben"]), company.Now)));
        company.Sign(company["Ben"]);
        Assert.Contains("in force", Refused.Because(() => version.TakeBack(Company.AccountOf(company["Ana"]), company.Now)));
    }

    [Fact]
    public void A_return_needs_a_reason_and_voids_the_signatures_given()
    {
        var company = Company.WithDirectors("Ana", "Ben", "Cem");
        company.Organisation.ChangeQuorum(new(QuorumKind.Number, 2));
        var returned = company.Submit();
        company.Sign(company["Ana"]);

        Assert.Equal("Reason", Refused.AtField(() => returned.Return(Company.AccountOf(company["Ben"]), " ", company.Situation())));
        returned.Return(Company.AccountOf(company["Ben"]), "Name the deputy", company.Situation());
        Assert.Equal(VersionState.Returned, returned.State);
        var again = company.Submit();
        company.Sign(company["Ben"]);

        Assert.Equal((2, VersionState.Submitted), (again.SubmissionNumber, again.State)); // Ana's first signature does not count here
        company.Sign(company["Cem"]);
        Assert.Equal(VersionState.InForce, again.State);
    }

    [Fact]
    public void A_returned_version_can_be_signed_no_more()
    {
        var company = Company.WithDirectors("Ana", "Ben");
        var version = company.Submit();
        version.Return(Company.AccountOf(company["Ben"]), "unclear", company.Situation());

        Assert.Throws<RuleBrokenException>(() => version.Approve(Company.AccountOf(company["Ana"]), new(version.Sha256, "password"), company.Situation()));
    }

    [Fact]
    public void The_submitter_cannot_return_but_withdraw_with_a_reason()
    {
        var company = Company.WithDirectors("Ana", "Ben");
        var version = company.Submit(by: company["Ana"]);

        Assert.Contains("someone else must return", Refused.Because(() => version.Return(Company.AccountOf(company["Ana"]), "unclear", company.Situation())));
        Assert.Throws<RuleBrokenException>(() => version.Withdraw(Company.AccountOf(company["Ana"]), null, company.Now));
        version.Withdraw(Company.AccountOf(company["Ana"]), "a slip", company.Now);
        Assert.Equal("a slip", version.Decisions[^1].Reason);
    }

    [Fact]
    public void An_edit_while_submitted_leaves_the_submitted_bytes_as_they_are()
    {
        var company = Company.WithDirectors("Ana", "Ben");
        var version = company.Submit();
        var bytes = version.ContentBytes.ToArray();

        Company.Retitle(company.IsmsManager, "Head of ISMS");
        company.Sign(company["Ana"]);

        Assert.Equal(bytes, version.ContentBytes);
        Assert.Equal("ISMS manager", company.InForce!.Content.Role(company.IsmsManager.Id)!.Title);
    }

    [Fact]
    public void Another_submission_waits_until_the_first_is_withdrawn()
    {
        var company = Company.WithDirectors("Ana", "Ben");
        company.Submit();

        Assert.StartsWith("Proposed version 1, submission 1, still waits", Refused.Because(() => company.Submit()));
    }

    [Fact]
    public void Two_approvals_of_the_same_moment_both_count()
    {
        var company = Company.WithDirectors("Ana", "Ben", "Cem");
        company.Organisation.ChangeQuorum(new(QuorumKind.Number, 2));
        var version = company.Submit();

        company.Sign(company["Ana"]);
        company.Sign(company["Ben"]);

        Assert.Equal([1, 2], version.Approvals.Select(a => a.Number));
        Assert.Equal(VersionState.InForce, version.State);
    }

    [Fact]
    public void A_signature_is_refused_when_another_version_came_into_force_since_submission()
    {
        var company = Company.WithDirectors("Ana", "Ben").WithVersion1();
        Company.Retitle(company.IsmsManager, "Head of ISMS");
        var version = company.Submit();
        var otherwise = company.Situation() with { LastNumber = 7 };

        Assert.Throws<RuleBrokenException>(() => version.Approve(Company.AccountOf(company["Ana"]), new(version.Sha256, "password"), otherwise));
        Assert.Empty(version.Approvals);
    }

    [Fact]
    public void The_chains_head_is_printed_once_and_only_in_force()
    {
        var company = Company.WithDirectors("Ana", "Ben");
        var version = company.Submit();
        Assert.Throws<InvalidOperationException>(() => version.PrintChainHead("a"));
        company.Sign(company["Ana"]);
        version.PrintChainHead("a");

        Assert.Throws<InvalidOperationException>(() => version.PrintChainHead("b"));
    }
}

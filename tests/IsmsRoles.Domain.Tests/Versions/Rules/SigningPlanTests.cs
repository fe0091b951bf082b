using IsmsRoles.Domain.Assignments;
using IsmsRoles.Domain.Organisations;
using IsmsRoles.Domain.Positions;
using IsmsRoles.Domain.Roles;
using IsmsRoles.Domain.Versions;

namespace IsmsRoles.Domain.Tests.Versions.Rules;

/// <summary>Rules 6, 7 and 9: how many must sign, who can, and where a minuted resolution stands in.</summary>
public sealed class SigningPlanTests
{
    [Fact]
    public void A_quorum_lowered_in_the_register_only_does_not_count_yet()
    {
        var company = With(new(QuorumKind.Number, 2), "Ana", "Ben", "Cem");
        company.Organisation.ChangeQuorum(Quorum.AnyOne);

        Assert.Equal(2, company.Plan().Needed);
        company.SubmitAndSignByAll();
        Company.Retitle(company.IsmsManager, "Head of ISMS");
        Assert.Equal(1, company.Plan().Needed);
    }

    [Fact]
    public void A_quorum_raised_counts_at_once_because_the_stricter_applies()
    {
        var company = Company.WithDirectors("Ana", "Ben", "Cem").WithVersion1();
        company.Organisation.ChangeQuorum(new(QuorumKind.Number, 3));

        Assert.Equal(3, company.Plan().Needed);
    }

    [Fact]
    public void A_quorum_lowered_after_submission_changes_nothing_for_what_was_submitted()
    {
        var company = With(new(QuorumKind.Number, 2), "Ana", "Ben", "Cem");
        Company.Retitle(company.IsmsManager, "Head of ISMS");
        company.Submit();
        company.Organisation.ChangeQuorum(Quorum.AnyOne);

        company.Sign(company["Ana"]);

        Assert.NotNull(company.Submitted);
    }

    [Fact]
    public void All_means_everybody_who_may_sign_what_was_submitted()
    {
        var company = Company.WithDirectors("Ana", "Ben", "Cem");
        company.Organisation.ChangeQuorum(new(QuorumKind.All));

        Assert.Equal(3, company.Plan().Needed);
        Assert.Equal(2, company.Plan(submitter: company["Ana"]).Needed);
    }

    [Fact]
    public void All_still_means_all_when_one_of_them_leaves_after_submission()
    {
        var company = Company.WithDirectors("Ana", "Ben");
        company.Organisation.ChangeQuorum(new(QuorumKind.All));
        company.Submit();
        company["Ben"].Leave(company.Today, null);
        company.Later(1).Sign(company["Ana"]);

        Assert.Contains("withdrawn and submitted again", Refused.Because(() => company.Sign(company["Ben"])));
        Assert.NotNull(company.Submitted);
    }

    [Fact]
    public void A_quorum_nobody_could_reach_is_refused_before_submission()
    {
        var company = With(new(QuorumKind.Number, 2), "Ana", "Ben");
        Company.Retitle(company.IsmsManager, "Head of ISMS");

        Assert.Contains("2 signatures are needed, and only Ben may sign", Refused.Because(() => company.Submit(by: company["Ana"])));
    }

    [Fact]
    public void A_version_that_nobody_could_succeed_is_refused()
    {
        var company = Company.WithDirectors("Ana", "Ben", "Cem").WithVersion1();
        company.Organisation.ChangeQuorum(new(QuorumKind.Number, 2));
        company.End(company.AssignmentOf(company["Ben"], company.Top), company.Today.AddDays(-1));
        company.End(company.AssignmentOf(company["Cem"], company.Top), company.Today.AddDays(-1));

        Assert.Contains("only one person would hold Top management", Refused.Because(() => company.Submit()));
    }

    [Fact]
    public void A_version_whose_top_management_is_over_or_gone_is_refused()
    {
        var lapsed = Company.WithDirectors("Ana");
        lapsed.End(lapsed.AssignmentOf(lapsed["Ana"], lapsed.Top), lapsed.Today);
        lapsed.Assign(lapsed.Top, lapsed.Employ("Ben"), from: lapsed.Today.AddDays(-30), until: lapsed.Today.AddDays(-1));
        Assert.Contains("Nobody holds Top management", Refused.Because(() => lapsed.Later(1).Submit()));

        var gone = Company.WithDirectors("Ana", "Ben");
        gone.End(gone.AssignmentOf(gone["Ana"], gone.Top), gone.Today.AddDays(-1));
        gone["Ben"].Leave(gone.Today.AddDays(-1), null);
        Assert.Contains("Nobody holds Top management", Refused.Because(() => gone.Submit()));
    }

    [Fact]
    public void Deputies_and_holders_for_one_site_do_not_make_a_version_succeedable()
    {
        var company = Company.WithDirectors("Ana");
        company.End(company.AssignmentOf(company["Ana"], company.Top), company.Today.AddDays(-1));
        company.Assign(company.Top, company.Employ("Dan"), AssignmentKind.Deputy);
        company.Assign(company.Top, company.Employ("Sam"), scope: company.AddScope("Gdańsk"));

        Assert.Contains("Nobody holds Top management", Refused.Because(() => company.Submit()));
    }

    [Fact]
    public void Without_top_management_designated_nothing_is_submitted()
    {
        var company = Company.WithDirectors("Ana");

        Assert.Contains("No role is designated as top management", Refused.Because(() => RegisterVersion.Submit(
            Company.AccountOf(company.Mia), new(company.Snapshot() with { Designations = [] }, null, [], []), company.Situation())));
    }

    [Fact]
    public void Nothing_new_is_nothing_to_sign()
    {
        var company = Company.WithDirectors("Ana").WithVersion1();

        Assert.Contains("Nothing differs from version 1", Refused.Because(() => company.Submit()));
    }

    [Fact]
    public void When_all_of_top_management_is_gone_the_refusal_says_so()
    {
        var company = Company.WithDirectors("Ana").WithVersion1();
        company["Ana"].Leave(company.Today.AddDays(-1), null);
        company.Assign(company.Top, company.Employ("Ben"));

        Assert.Contains("Nobody may sign today", Refused.Because(() => company.Submit()));
    }

    [Fact]
    public void A_submitter_who_has_left_cannot_submit()
    {
        var company = Company.WithDirectors("Ana");
        company.Mia.Leave(company.Today.AddDays(-1), null);

        Assert.Contains("not with the organisation today", Refused.Because(() => company.Submit()));
    }

    [Fact]
    public void A_one_director_company_gets_through_with_a_minuted_resolution()
    {
        var company = Company.WithDirectorsLackingEvidence("Ana");
        var version = company.Submit(by: company["Ana"], resolution: Company.Minutes());

        company.Sign(company["Ana"]);

        Assert.Equal(1, version.Number);
        Assert.True(version.Resolution!.CoversOwnSubmission);
        Assert.Equal([company.AssignmentOf(company["Ana"], company.Top).Id], version.Resolution.Covers);
    }

    [Fact]
    public void A_one_director_company_does_not_get_through_without()
    {
        var company = Company.WithDirectorsLackingEvidence("Ana");

        Assert.Equal("ResolutionReference", Refused.AtField(() => company.Submit(by: company["Ana"])));
        Assert.Equal("ResolutionDate", Refused.AtField(() => company.Submit(by: company["Ana"], resolution: Company.Minutes() with { Date = null })));
        Assert.Equal("ResolutionFile", Refused.AtField(() => company.Submit(by: company["Ana"], resolution: Company.Minutes() with { FileId = null })));
        Assert.Equal("ResolutionReference", Refused.AtField(() => company.Submit(by: company["Ana"], resolution: Company.Minutes() with { Reference = " " })));
    }

    [Fact]
    public void A_resolution_of_tomorrow_is_refused()
    {
        var company = Company.WithDirectorsLackingEvidence("Ana");

        Assert.Equal("ResolutionDate", Refused.AtField(() => company.Submit(by: company["Ana"], resolution: Company.Minutes() with { Date = company.Today.AddDays(1) })));
    }

    [Fact]
    public void The_only_director_needs_a_resolution_for_their_own_role_even_when_somebody_else_submits()
    {
        var company = Company.WithDirectorsLackingEvidence("Ana");

        var plan = company.Plan();

        Assert.True(plan.NeedsResolution);
        Assert.False(plan.SubmitterSigns);
        Assert.Equal("ResolutionReference", Refused.AtField(() => company.Submit()));
    }

    [Fact]
    public void A_resolution_does_not_cover_what_another_eligible_approver_could()
    {
        var company = Company.WithDirectors("Ana", "Ben").WithVersion1();
        company.Assign(company.AddRole("Risk owner", company.Top), company["Ana"]);
        var version = company.Submit(resolution: Company.Minutes());

        company.Sign(company["Ana"]);

        Assert.Null(version.Resolution);
        Assert.Equal(VersionState.Submitted, version.State);
    }

    [Fact]
    public void A_resolution_covers_only_what_nobody_could_sign_for()
    {
        var company = Company.WithDirectors("Ana", "Ben").WithVersion1();
        var (risk, board) = (company.AddRole("Risk owner", company.Top), company.AddPosition("Directors", PositionKind.Body));
        board.Appoint(company["Ana"], company.Today, null, asChair: false);
        board.Appoint(company["Ben"], company.Today, null, asChair: false);
        var shared = company.Assign(risk, board);
        company.Assign(company.AddRole("Crisis lead", company.Top), company["Ana"]);

        var version = company.Submit(resolution: Company.Minutes());

        Assert.Equal([shared.Id], version.Resolution!.Covers);
        company.Sign(company["Ana"]);
        Assert.Equal(["Crisis lead"], version.Uncovered(company.Situation()).Select(a => a.Role));
        company.Sign(company["Ben"]);
        Assert.Equal(VersionState.InForce, version.State);
    }

    [Fact]
    public void With_another_director_the_submitter_cannot_hide_behind_a_resolution()
    {
        var company = Company.WithDirectors("Ana", "Ben");
        company.Submit(by: company["Ana"], resolution: Company.Minutes());

        Assert.Contains("someone else must sign", Refused.Because(() => company.Sign(company["Ana"])));
    }

    [Fact]
    public void Who_must_sign_is_fixed_at_submission()
    {
        var company = Company.WithDirectors("Ana").WithVersion1();
        company.Assign(company.Top, company.Employ("Ben"));

        var version = company.Submit();

        Assert.Equal(["Ana"], version.Signatories.Select(s => s.Name));
        Assert.Contains("Its signatories are Ana", Refused.Because(() => company.Sign(company["Ben"])));
    }

    [Fact]
    public void A_signatory_who_lost_top_management_since_submission_does_not_sign()
    {
        var company = Company.WithDirectors("Ana", "Ben").WithVersion1();
        Company.Retitle(company.IsmsManager, "Head of ISMS");
        company.Submit();
        company.End(company.AssignmentOf(company["Ben"], company.Top), company.Today);

        Assert.Contains("does not hold today", Refused.Because(() => company.Later(1).Sign(company["Ben"])));
        Assert.Contains("does not hold today", Refused.Because(() =>
            company.Submitted!.Return(Company.AccountOf(company["Ben"]), "no", company.Situation())));
    }

    [Fact]
    public void People_who_left_after_submission_are_listed_and_kept_with_the_version()
    {
        var company = Company.WithDirectors("Ana");
        company.Assign(company.AddRole("Risk owner", company.Top), company.Employ("Rui"));
        var version = company.Submit();
        company["Rui"].Leave(company.Today, null);
        company.Later(1);

        Assert.Equal(["Rui"], version.LeftSinceSubmission(company.Situation()).Select(p => p.Name));
        company.Sign(company["Ana"]);
        Assert.Equal(["Rui"], version.LeftMeanwhile);
    }

    [Fact]
    public void Leaving_and_coming_back_after_submission_is_listed_all_the_same()
    {
        var company = Company.WithDirectors("Ana");
        company.Assign(company.AddRole("Risk owner", company.Top), company.Employ("Rui"));
        var version = company.Submit();
        company["Rui"].Leave(company.Today, null);
        company["Rui"].Rejoin(company.Today.AddDays(5));

        Assert.Equal(["Rui"], version.LeftSinceSubmission(company.Later(9).Situation()).Select(p => p.Name));
    }

    [Fact]
    public void People_known_to_have_left_before_submission_are_not_listed_as_leaving_after()
    {
        var company = Company.WithDirectors("Ana");
        company.Assign(company.AddRole("Risk owner", company.Top), company.Employ("Rui"));
        company["Rui"].Leave(company.Today.AddDays(-1), null);

        Assert.Empty(company.Submit().LeftSinceSubmission(company.Situation()));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void With_the_holder_of_5_3_a_or_b_gone_it_cannot_come_into_force(bool leavingAlreadyRecordedAtSubmission)
    {
        var company = Company.WithDirectors("Ana", "Ben");
        var lastDay = company.Today.AddDays(2);
        if (leavingAlreadyRecordedAtSubmission)
        {
            company.Assign(company.Top, company.Employ("Eva"));
            company.Mia.Leave(lastDay, null);
            company.Submit();
        }
        else
        {
            company.Submit();
            company.Mia.Leave(lastDay, null);
        }

        Assert.Contains("Mia, who holds ISMS manager", Refused.Because(() => company.Later(3).Sign(company["Ana"])));
        Assert.Empty(company.Submitted!.Approvals);
    }

    [Fact]
    public void The_holder_of_5_3_b_through_a_position_counts_the_same()
    {
        var company = Company.WithDirectors("Ana");
        var post = company.AddPosition("Head of Reporting");
        post.Appoint(company.Employ("Pia"), company.Today, null, asChair: false);
        var reporter = company.AddRole("ISMS reporter", company.Top);
        company.Assign(reporter, post);
        company.Designate(DesignationKind.PerformanceReporting, reporter);
        company.Submit();
        company["Pia"].Leave(company.Today, null);

        Assert.Contains("Pia, who holds ISMS reporter", Refused.Because(() => company.Later(1).Sign(company["Ana"])));
    }

    [Fact]
    public void Pointing_5_3_a_elsewhere_in_the_same_version_does_not_get_around_it()
    {
        var company = Company.WithDirectors("Ana").WithVersion1();
        var other = company.AddRole("Trust office", company.Top);
        company.Assign(other, company.Employ("Tea"));
        company.Designate(DesignationKind.IsmsConformity, other);
        company.Designate(DesignationKind.PerformanceReporting, other);
        company.Submit();
        company.Mia.Leave(company.Today, null);

        Assert.Contains("Mia, who holds ISMS manager", Refused.Because(() => company.Later(1).Sign(company["Ana"])));
    }

    [Fact]
    public void A_former_holder_whose_term_was_over_anyway_does_not_stop_it()
    {
        var company = Company.WithDirectors("Ana");
        company.Assign(company.IsmsManager, company.Employ("Old"), AssignmentKind.Acting, until: company.Today.AddDays(5));
        company.Submit();
        company["Old"].Leave(company.Today.AddDays(5), null);

        company.Later(6).Sign(company["Ana"]);

        Assert.Equal(1, company.InForce!.Number);
    }

    [Fact]
    public void A_deputy_of_5_3_a_leaving_is_listed_and_stops_nothing()
    {
        var company = Company.WithDirectors("Ana");
        company.Assign(company.IsmsManager, company.Employ("Dan"), AssignmentKind.Deputy);
        company.Submit();
        company["Dan"].Leave(company.Today, null);

        company.Later(1).Sign(company["Ana"]);

        Assert.Equal(["Dan"], company.InForce!.LeftMeanwhile);
    }

    private static Company With(Quorum quorum, params string[] directors)
    {
        var company = Company.WithDirectors(directors);
        company.Organisation.ChangeQuorum(quorum);
        return company.WithVersion1();
    }
}

using IsmsRoles.Domain.Assignments;
using IsmsRoles.Domain.People;
using IsmsRoles.Domain.Positions;
using IsmsRoles.Domain.Roles;
using IsmsRoles.Domain.Versions;

namespace IsmsRoles.Domain.Tests.Versions.Rules;

/// <summary>Rule 7: nobody's signature counts for their own appointment.</summary>
public sealed class OwnAppointmentsTests
{
    [Fact]
    public void The_appointee_signing_alone_brings_nothing_into_force()
    {
        var company = Company.WithDirectors("Ana", "Ben").WithVersion1();
        company.Assign(company.AddRole("Risk owner", company.Top), company["Ana"]);

        AssertNeedsBen(company);
    }

    [Fact]
    public void A_deputys_appointment_is_an_appointment_too()
    {
        var company = Company.WithDirectors("Ana", "Ben").WithVersion1();
        company.Assign(company.IsmsManager, company["Ana"], AssignmentKind.Deputy);

        AssertNeedsBen(company);
    }

    [Fact]
    public void An_appointment_through_a_position_is_an_appointment_too()
    {
        var company = Company.WithDirectors("Ana", "Ben").WithVersion1();
        var post = company.AddPosition("Head of Risk");
        post.Appoint(company["Ana"], company.Today, null, asChair: false);
        company.Assign(company.AddRole("Risk owner", company.Top), post);

        AssertNeedsBen(company);
    }

    [Fact]
    public void Taking_over_a_position_that_holds_a_role_is_an_appointment()
    {
        var company = Company.WithDirectors("Ana", "Ben");
        var post = company.AddPosition("Head of Risk");
        company.Assign(company.AddRole("Risk owner", company.Top), post);
        company.WithVersion1();
        post.Appoint(company["Ana"], company.Today.AddDays(20), null, asChair: false);

        AssertNeedsBen(company);
    }

    [Fact]
    public void Taking_over_a_position_after_submission_does_not_get_around_it()
    {
        var company = Company.WithDirectors("Ana", "Ben").WithVersion1();
        var post = company.AddPosition("Head of Risk");
        company.Assign(company.AddRole("Risk owner", company.Top), post);
        company.Submit();
        post.Appoint(company["Ana"], company.Today, null, asChair: false);

        company.Sign(company["Ana"]);
        Assert.Equal(VersionState.Submitted, company.Submitted!.State);
        company.Sign(company["Ben"]);
        Assert.Equal(2, company.InForce!.Number);
    }

    [Fact]
    public void Ending_ones_tenure_after_submission_does_not_get_around_it()
    {
        var company = Company.WithDirectors("Ana", "Ben").WithVersion1();
        var post = company.AddPosition("Head of Risk");
        post.Appoint(company["Ana"], company.Today, null, asChair: false);
        company.Assign(company.AddRole("Risk owner", company.Top), post);
        company.Submit();
        post.EndTenure(1, company["Ana"], company.Today, "moved", null, isTopManagement: false);

        company.Later(1).Sign(company["Ana"]);

        Assert.NotNull(company.Submitted);
    }

    [Fact]
    public void An_appointment_of_the_third_party_that_employs_the_signer_is_their_own()
    {
        var (company, _) = WithDirectorFromGroup();

        AssertNeedsBen(company);
    }

    [Fact]
    public void Changing_employer_after_submission_does_not_get_around_it()
    {
        var (company, ana) = WithDirectorFromGroup();
        company.Submit();
        ana.Edit(ana.Details() with { EmployerId = null });

        company.Sign(ana);

        Assert.NotNull(company.Submitted);
    }

    [Fact]
    public void Re_dating_ones_own_assignment_needs_somebody_else()
    {
        var company = Company.WithDirectors("Ana", "Ben");
        var assignment = company.Assign(company.AddRole("Risk owner", company.Top), company["Ana"]);
        company.WithVersion1();
        company.Redate(assignment, company.Today, company.Today.AddDays(500));

        AssertNeedsBen(company);
    }

    [Fact]
    public void Pointing_top_management_at_a_role_appoints_whoever_holds_that_role()
    {
        var company = Company.WithDirectors("Ana", "Ben");
        var council = company.AddRole("Council");
        company.Assign(council, company["Ana"], evidence: "Council minutes");
        company.WithVersion1();
        company.Designate(DesignationKind.TopManagement, council);

        AssertNeedsBen(company);
    }

    [Fact]
    public void Evidence_of_appointment_by_the_owners_covers_top_management_and_nothing_else()
    {
        var company = Company.WithDirectors("Ana");
        company.Assign(company.AddRole("Risk owner", company.Top), company["Ana"], evidence: "Owners' letter");

        var appointments = company.Plan().Appointments;

        Assert.Equal(["Top management"], appointments.Where(a => a.CoveredByEvidence).Select(a => a.Role));
        Assert.Equal(["Risk owner"], company.Plan().Uncoverable.Select(a => a.Role));
    }

    [Fact]
    public void Two_directors_cover_each_other()
    {
        var company = Company.WithDirectorsLackingEvidence("Ana", "Ben");
        company.Submit();

        company.Sign(company["Ana"]);
        Assert.Equal(["Ana"], company.Submitted!.Uncovered(company.Situation()).Select(a => a.HeldBy));
        company.Sign(company["Ben"]);

        Assert.Equal(1, company.InForce!.Number);
    }

    [Fact]
    public void An_assignment_that_stands_as_signed_needs_no_cover_again()
    {
        var company = Company.WithDirectorsLackingEvidence("Ana", "Ben").WithVersion1();
        Company.Retitle(company.IsmsManager, "Head of ISMS");
        company.Submit();

        company.Sign(company["Ana"]);

        Assert.Equal(2, company.InForce!.Number);
    }

    [Fact]
    public void The_signer_is_told_which_appointments_their_signature_does_not_count_for()
    {
        var company = Company.WithDirectors("Ana", "Ben").WithVersion1();
        company.Assign(company.AddRole("Risk owner", company.Top), company["Ana"]);
        var version = company.Submit();

        Assert.Equal(["Risk owner"], version.OwnAppointmentsOf(company["Ana"].Id, company.Situation()).Select(a => a.Role));
        Assert.Empty(version.OwnAppointmentsOf(company["Ben"].Id, company.Situation()));
    }

    // Ana's signature meets the quorum of one, yet only Ben's brings the version into force.
    private static void AssertNeedsBen(Company company)
    {
        var version = company.Submit();
        company.Sign(company["Ana"]);
        Assert.Equal((VersionState.Submitted, 1), (version.State, version.Approvals.Count));
        company.Sign(company["Ben"]);
        Assert.Equal(VersionState.InForce, version.State);
    }

    private static (Company Company, Person Ana) WithDirectorFromGroup()
    {
        var company = Company.WithDirectors("Ben");
        var group = company.AddThirdParty("Meridian Group plc");
        var ana = company.Employ("Ana", employer: group);
        company.Assign(company.Top, ana);
        company.WithVersion1();
        company.Assign(company.AddRole("Incident desk", company.Top), group);
        return (company, ana);
    }
}

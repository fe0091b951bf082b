using IsmsRoles.Domain.Assignments;
using IsmsRoles.Domain.Positions;
using IsmsRoles.Domain.Roles;
using IsmsRoles.Domain.Versions;

namespace IsmsRoles.Domain.Tests.Versions.Rules;

/// <summary>Rule 5: who may approve on the day of signing.</summary>
public sealed class EligibleApproversTests
{
    [Fact]
    public void Until_version_1_is_in_force_the_founding_signatories_sign()
    {
        var company = Company.WithDirectors("Ben", "Ana");

        Assert.Equal(["Ana", "Ben"], Names(company));
        Assert.All(EligibleApprovers.In(company.Situation()), a => Assert.Equal(SigningCapacity.FoundingSignatory, a.Capacity));
    }

    [Fact]
    public void From_version_1_on_being_a_founder_counts_for_nothing()
    {
        var company = Company.WithDirectors("Ana", "Ben").WithVersion1();
        company.End(company.AssignmentOf(company["Ben"], company.Top), company.Today);
        company.Later(1);

        Assert.Equal(["Ana"], Names(company));
        Assert.All(EligibleApprovers.In(company.Situation()), a => Assert.Equal(SigningCapacity.TopManagement, a.Capacity));
    }

    [Fact]
    public void Founders_do_not_come_back_when_no_version_is_in_force_any_more()
    {
        var company = Company.WithDirectors("Ana");

        Assert.Empty(EligibleApprovers.In(company.Situation() with { LastNumber = 1 }));
    }

    [Fact]
    public void A_founder_who_left_does_not_sign()
    {
        var company = Company.WithDirectors("Ana", "Ben");
        company["Ben"].Leave(company.Today.AddDays(-1), null);

        Assert.Equal(["Ana"], Names(company));
    }

    [Fact]
    public void An_assignment_counts_on_its_last_day_and_not_on_the_day_after()
    {
        var company = Company.WithDirectors("Ana");
        company.Assign(company.Top, company.Employ("Ben"), until: company.Today.AddDays(5));
        company.WithVersion1();

        Assert.Equal(["Ana", "Ben"], Names(company.Later(5)));
        Assert.Equal(["Ana"], Names(company.Later(1)));
    }

    [Fact]
    public void An_assignment_that_begins_tomorrow_counts_tomorrow()
    {
        var company = Company.WithDirectors("Ana");
        company.Assign(company.Top, company.Employ("Ben"), from: company.Today.AddDays(1));
        company.WithVersion1();

        Assert.Equal(["Ana"], Names(company));
        Assert.Equal(["Ana", "Ben"], Names(company.Later(1)));
    }

    [Fact]
    public void An_assignment_that_ended_yesterday_in_the_register_only_counts_no_more()
    {
        var company = Company.WithDirectors("Ana", "Ben").WithVersion1();
        company.Later(10);
        company.End(company.AssignmentOf(company["Ben"], company.Top), company.Today.AddDays(-1));

        Assert.Equal(["Ana"], Names(company));
    }

    [Fact]
    public void An_assignment_that_ends_in_the_version_only_counts_no_more()
    {
        var company = Company.WithDirectors("Ana");
        var ben = company.Employ("Ben");
        var term = company.Assign(company.Top, ben, until: company.Today);
        company.WithVersion1().Later(1);
        company.Redate(term, company.Today.AddDays(-1)); // open in the register, unsigned

        Assert.Equal(["Ana"], Names(company));
    }

    [Fact]
    public void An_end_that_was_signed_stands_even_where_the_register_lost_it()
    {
        var company = Company.WithDirectors("Ana", "Ben");
        var assignment = company.AssignmentOf(company["Ben"], company.Top);
        company.End(assignment, company.Today);
        company.WithVersion1();
        typeof(Assignment).GetProperty(nameof(Assignment.EndedOn))!.SetValue(assignment, null); // straight in the database

        Assert.Equal(["Ana"], Names(company.Later(1)));
    }

    [Fact]
    public void An_assignment_that_is_in_the_register_only_does_not_count_yet()
    {
        var company = Company.WithDirectors("Ana").WithVersion1();
        company.Assign(company.Top, company.Employ("Ben"));

        Assert.Equal(["Ana"], Names(company));
    }

    [Fact]
    public void A_redated_assignment_counts_only_once_signed()
    {
        var company = Company.WithDirectors("Ana", "Ben").WithVersion1();
        company.Redate(company.AssignmentOf(company["Ben"], company.Top), company.Today, company.Today.AddDays(400));

        Assert.Equal(["Ana"], Names(company));
        company.SubmitAndSignByAll();
        Assert.Equal(["Ana", "Ben"], Names(company));
    }

    [Fact]
    public void A_deputy_of_top_management_never_signs_and_an_acting_holder_does()
    {
        var company = Company.WithDirectors("Ana");
        company.Assign(company.Top, company.Employ("Dan"), AssignmentKind.Deputy);
        company.Assign(company.Top, company.Employ("Eva"), AssignmentKind.Acting);
        company.WithVersion1();

        Assert.Equal(["Ana", "Eva"], Names(company));
    }

    [Fact]
    public void Top_management_of_one_site_does_not_sign_for_the_whole()
    {
        var company = Company.WithDirectors("Ana");
        company.Assign(company.Top, company.Employ("Sam"), scope: company.AddScope("Gdańsk"));
        company.WithVersion1();

        Assert.Equal(["Ana"], Names(company));
    }

    [Fact]
    public void Somebody_who_left_signs_on_their_last_day_and_not_after()
    {
        var company = Company.WithDirectors("Ana", "Ben").WithVersion1();
        company["Ben"].Leave(company.Today.AddDays(3), null);

        Assert.Equal(["Ana", "Ben"], Names(company.Later(3)));
        Assert.Equal(["Ana"], Names(company.Later(1)));
    }

    [Fact]
    public void A_leaver_who_is_to_come_back_one_day_does_not_sign_meanwhile()
    {
        var company = Company.WithDirectors("Ana", "Ben").WithVersion1();
        company["Ben"].Leave(company.Today, null);
        company["Ben"].Rejoin(company.Today.AddDays(100));

        Assert.Equal(["Ana"], Names(company.Later(50)));
        Assert.True(company["Ben"].HasLeftBy(company.Today));
    }

    [Fact]
    public void A_director_who_left_and_came_back_signs_only_once_assigned_anew()
    {
        var company = Company.WithDirectors("Ana", "Ben").WithVersion1();
        company["Ben"].Leave(company.Today, null);
        company["Ben"].Rejoin(company.Today.AddDays(30));

        Assert.Equal(["Ana"], Names(company.Later(60)));
    }

    [Fact]
    public void A_director_who_came_back_before_being_assigned_signs()
    {
        var company = Company.WithDirectors("Ana");
        var ben = company.Employ("Ben");
        ben.Leave(company.Today.AddDays(-10), null);
        ben.Rejoin(company.Today);
        company.Assign(company.Top, ben);

        Assert.Equal(["Ana", "Ben"], Names(company.WithVersion1().Later(60)));
    }

    [Fact]
    public void A_director_employed_by_a_third_party_signs_while_its_contract_runs()
    {
        var company = Company.WithDirectors("Ana");
        var group = company.AddThirdParty("Meridian Group plc");
        company.Assign(company.Top, company.Employ("Gus", employer: group));
        company.WithVersion1();
        Assert.Equal(["Ana", "Gus"], Names(company));

        group.EndContract(company.Today, "sold");

        Assert.Equal(["Ana"], Names(company.Later(1)));
    }

    [Fact]
    public void A_third_party_that_holds_top_management_has_no_signature()
    {
        var company = Company.WithDirectors("Ana");
        company.Assign(company.Top, company.AddThirdParty("Meridian Group plc"));
        company.WithVersion1();

        Assert.Equal(["Ana"], Names(company));
    }

    [Fact]
    public void Members_of_a_body_named_in_the_version_sign_while_they_belong_to_it()
    {
        var (company, board) = WithBoard("Ana", "Ben");
        Assert.Equal(["Ana", "Ben"], Names(company));

        board.EndTenure(2, company["Ben"], company.Today, "term over", null, isTopManagement: false);

        Assert.Equal(["Ana"], Names(company.Later(1)));
    }

    [Fact]
    public void Whoever_took_over_a_position_since_signing_does_not_sign()
    {
        var (company, board) = WithBoard("Ana", "Ben");
        board.Appoint(company.Employ("Nia"), company.Today, null, asChair: false);

        Assert.Equal(["Ana", "Ben"], Names(company));
    }

    [Fact]
    public void Nobody_signs_through_a_position_that_was_abolished_in_the_register_or_in_the_version()
    {
        var (company, board) = WithBoard("Ana", "Ben");
        board.Abolish(company.Today, "replaced", null, isTopManagement: false);
        Assert.Empty(Names(company.Later(1)));

        var (other, signedAway) = WithBoard(["Ana", "Ben"], b => b.Abolish(Company.FirstDay, "replaced", null, isTopManagement: false));
        signedAway.UndoAbolish("a mistake");
        Assert.Empty(Names(other.Later(1)));
    }

    [Fact]
    public void Pointing_top_management_at_another_role_counts_once_signed()
    {
        var company = Company.WithDirectors("Ana", "Ben").WithVersion1();
        var council = company.AddRole("Council");
        company.Assign(council, company.Employ("Cem"));
        company.Designate(DesignationKind.TopManagement, council);
        Assert.Equal(["Ana", "Ben"], Names(company));

        company.SubmitAndSignByAll();

        Assert.Equal(["Cem"], Names(company));
    }

    private static IEnumerable<string> Names(Company company) => EligibleApprovers.In(company.Situation()).Select(a => a.Name);

    private static (Company Company, Position Board) WithBoard(params string[] members) => WithBoard(members, _ => { });

    // Version 1 is signed by Zoe, who holds nothing in it: the board alone is top management from then on.
    private static (Company Company, Position Board) WithBoard(string[] members, Action<Position> beforeSigning)
    {
        var company = Company.WithDirectors("Zoe");
        company.End(company.AssignmentOf(company["Zoe"], company.Top), company.Today);
        var board = company.AddPosition("Board", PositionKind.Body);
        foreach (var member in members)
        {
            board.Appoint(company.Employ(member), company.Today, null, asChair: member == members[0]);
        }

        company.Assign(company.Top, board);
        beforeSigning(board);
        company.WithVersion1();
        company["Zoe"].Leave(company.Today.AddDays(-1), null);
        return (company, board);
    }
}

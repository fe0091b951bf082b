using System.Globalization;
using System.Text;
using IsmsRoles.Domain.Assignments;
using IsmsRoles.Domain.Positions;
using IsmsRoles.Domain.Roles;
using IsmsRoles.Domain.Versions.Content;

namespace IsmsRoles.Domain.Tests.Versions.Content;

public sealed class SnapshotTests
{
    [Fact]
    public void Equal_registers_have_equal_bytes_whatever_order_rows_were_loaded_in()
    {
        var company = Company.WithDirectors("Ana", "Ben", "Cem", "Dan");
        for (var i = 0; i < 20; i++)
        {
            company.Assign(company.AddRole($"Role {i}", company.Top), company.Employ($"Person {i}", employer: company.AddThirdParty($"Provider {i}")));
        }

        var bytes = company.Snapshot().ToBytes();

        Assert.All(Enumerable.Range(1, 10), seed => Assert.Equal(bytes, company.Snapshot(shuffledBy: seed).ToBytes()));
    }

    [Fact]
    public void Members_of_a_body_keep_their_order_whatever_order_they_were_loaded_in()
    {
        var company = Company.WithDirectors("Ana", "Ben");
        var board = company.AddPosition("Board", PositionKind.Body);
        board.Appoint(company["Ben"], company.Today, null, asChair: true);
        board.Appoint(company["Ana"], company.Today, null, asChair: false);
        company.Assign(company.Top, board);
        var bytes = company.Snapshot().ToBytes();

        ((List<Tenure>)board.Tenures).Reverse();

        Assert.Equal(bytes, company.Snapshot().ToBytes());
    }

    [Theory]
    [InlineData("tr-TR")]
    [InlineData("ar-SA")]
    [InlineData("de-DE")]
    [InlineData("th-TH")]
    public void The_servers_culture_changes_no_byte_and_no_order(string culture)
    {
        var company = Company.WithDirectors("Ivo", "ılker", "Ägnes", "Zoe");
        company.AddRole("internal audit", company.Top);
        company.AddRole("Ärzte", company.Top);
        var (bytes, order, signers) = (company.Snapshot().ToBytes(), Titles(company), Signers(company));
        var before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = new(culture);
        try
        {
            Assert.Equal(bytes, company.Snapshot().ToBytes());
            Assert.Equal(order, Titles(company));
            Assert.Equal(signers, Signers(company));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }

        static string Titles(Company c) => string.Join("|", c.Snapshot().RolesInReadingOrder().Select(r => r.Title));
        static string Signers(Company c) => string.Join("|", c.Plan().Signatories.Select(s => s.Name));
    }

    [Fact]
    public void No_e_mail_address_is_in_a_snapshot()
    {
        var company = Company.WithDirectors("Ana", "Ben");
        company.AddThirdParty("Cloud", owner: company.Mia).Edit(new("Cloud", "Hosting", SecurityContact: "Duty officer", SecurityContactEmail: "soc@cloud.example", OwnerId: company.Mia.Id));

        Assert.DoesNotContain("@", Encoding.UTF8.GetString(company.Snapshot().ToBytes()), StringComparison.Ordinal);
    }

    [Fact]
    public void Of_people_only_those_who_hold_deputise_act_own_or_have_a_held_position_are_in_it()
    {
        var company = Company.WithDirectors("Ana");
        company.Assign(company.IsmsManager, company.Employ("Dep"), AssignmentKind.Deputy);
        company.Assign(company.IsmsManager, company.Employ("Act"), AssignmentKind.Acting);
        company.AddThirdParty("Cloud", owner: company.Employ("Own"));
        var post = company.AddPosition("Head of Risk");
        post.Appoint(company.Employ("Pos"), company.Today, null, asChair: false);
        company.Assign(company.AddRole("Risk owner", company.Top), post);
        company.AddPosition("Canteen").Appoint(company.Employ("Cook"), company.Today, null, asChair: false);
        company.Employ("Nobody");

        Assert.Equal(["Act", "Ana", "Dep", "Mia", "Own", "Pos"], company.Snapshot().People.Select(p => p.Name).Order(StringComparer.Ordinal));
        Assert.Equal(["Head of Risk"], company.Snapshot().Positions.Select(p => p.Title));
    }

    [Fact]
    public void A_department_a_line_manager_or_an_hr_number_makes_no_difference()
    {
        var company = Company.WithDirectors("Ana");
        var before = company.Snapshot();

        company.Mia.Edit(company.Mia.Details() with { Department = "Trust", LineManagerId = company["Ana"].Id, ExternalReference = "007", Email = "m@x.example" });

        Assert.Equal(before, company.Snapshot());
    }

    [Fact]
    public void Somebody_named_by_an_employer_whose_contract_is_over_brings_it_and_its_owner_along()
    {
        var company = Company.WithDirectors("Ana");
        var agency = company.AddThirdParty("Agency");
        var owner = company.Employ("Own", employer: agency);
        var contractor = company.AddThirdParty("Contractor", owner: owner);
        company.Assign(company.AddRole("Auditor", company.Top), company.Employ("Xi", employer: contractor));
        agency.EndContract(company.Today, "over");
        contractor.EndContract(company.Today, "over");
        company.Later(1);

        var snapshot = company.Snapshot();

        Assert.All(snapshot.People, p => Assert.True(p.EmployerId is null || snapshot.ThirdParty(p.EmployerId) is not null));
        Assert.All(snapshot.ThirdParties, t => Assert.True(t.OwnerId is null || snapshot.Person(t.OwnerId) is not null));
        Assert.Equal(2, snapshot.ThirdParties.Count);
    }

    [Fact]
    public void An_assignment_is_in_it_on_its_recorded_last_day_and_not_after()
    {
        var company = Company.WithDirectors("Ana", "Ben");
        var assignment = company.AssignmentOf(company["Ben"], company.Top);
        company.End(assignment, company.Today.AddDays(3));

        Assert.Contains(company.Later(3).Snapshot().Assignments, a => a.Id == assignment.Id);
        Assert.DoesNotContain(company.Later(1).Snapshot().Assignments, a => a.Id == assignment.Id);
    }

    [Fact]
    public void A_term_that_merely_ran_out_stays_until_somebody_deals_with_it()
    {
        var company = Company.WithDirectors("Ana");
        var term = company.Assign(company.IsmsManager, company.Employ("Act"), AssignmentKind.Acting, until: company.Today);

        Assert.Contains(company.Later(30).Snapshot().Assignments, a => a.Id == term.Id);
    }

    [Fact]
    public void An_assignment_redated_before_it_began_is_not_told_beside_its_successor()
    {
        var company = Company.WithDirectors("Ana");
        var first = company.Assign(company.IsmsManager, company.Employ("Rui"), from: company.Today.AddDays(60));
        var second = company.Redate(first, company.Today.AddDays(90));

        Assert.Equal([second.Id], company.Snapshot().Assignments.Where(a => a.PersonId == company["Rui"].Id).Select(a => a.Id));
    }

    [Fact]
    public void A_retired_role_is_not_in_it()
    {
        var company = Company.WithDirectors("Ana");
        var role = company.AddRole("Fax officer");
        role.Retire(company.Today, "no fax", new([], 0, [], []));

        Assert.Null(company.Snapshot().Role(role.Id));
    }

    [Fact]
    public void Past_tenures_are_not_in_it_and_coming_ones_are()
    {
        var company = Company.WithDirectors("Ana");
        var post = company.AddPosition("Board", PositionKind.Body);
        post.Appoint(company.Employ("Past"), Company.Founded, company.Today.AddDays(-1), asChair: false);
        post.Appoint(company.Employ("Last"), Company.Founded, company.Today, asChair: true);
        post.Appoint(company.Employ("Next"), company.Today.AddDays(1), null, asChair: false);
        company.Assign(company.Top, post);

        Assert.Equal([company["Last"].Id, company["Next"].Id], Assert.Single(company.Snapshot().Positions).Holders.Select(h => h.PersonId));
    }

    [Fact]
    public void Roles_read_from_top_management_down_the_lines_and_everyones_last()
    {
        var company = Company.WithDirectors("Ana");
        company.Designate(DesignationKind.Everyone, company.AddRole("All staff"));
        company.AddRole("Analyst", company.IsmsManager);
        company.AddRole("administrator", company.IsmsManager);
        company.AddRole("Ärztin", company.IsmsManager);
        company.AddRole("Counsel", company.Top);
        company.AddRole("Works council");

        Assert.Equal(
            ["Top management", "Counsel", "ISMS manager", "administrator", "Analyst", "Ärztin", "Works council", "All staff"],
            company.Snapshot().RolesInReadingOrder().Select(r => r.Title));
    }

    [Fact]
    public void A_damaged_line_that_goes_round_hides_no_role_without_end()
    {
        var company = Company.WithDirectors("Ana");
        var role = company.Snapshot().Role(company.IsmsManager.Id)!;
        var damaged = company.Snapshot() with { Roles = [role with { ReportsToId = role.Id }, company.Snapshot().Role(company.Top.Id)!] };

        Assert.Equal(2, damaged.RolesInReadingOrder().Count);
    }
}

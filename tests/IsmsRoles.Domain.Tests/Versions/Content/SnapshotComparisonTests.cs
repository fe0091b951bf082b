using IsmsRoles.Domain.Organisations;
using IsmsRoles.Domain.People;
using IsmsRoles.Domain.Positions;
using IsmsRoles.Domain.Roles;
using IsmsRoles.Domain.Versions.Content;

namespace IsmsRoles.Domain.Tests.Versions.Content;

public sealed class SnapshotComparisonTests
{
    [Fact]
    public void Nothing_differs_from_itself() => Assert.Empty(Changes(Company.WithDirectors("Ana").WithVersion1()));

    [Fact]
    public void Against_nothing_everything_is_new() =>
        Assert.All(SnapshotComparison.Between(null, Company.WithDirectors("Ana").Snapshot()), c => Assert.Equal(ChangeKind.New, c.Kind));

    [Fact]
    public void A_change_is_told_field_by_field_old_beside_new()
    {
        var company = Company.WithDirectors("Ana").WithVersion1();
        company.IsmsManager.Edit(company.IsmsManager.Texts() with { Title = "Head of ISMS", Purpose = "Run it" });

        var change = Assert.Single(Changes(company));

        Assert.Equal((ChangeSubject.Role, ChangeKind.Changed, company.IsmsManager.Id), (change.Subject, change.Kind, change.Id));
        Assert.Equal([new("Title", "ISMS manager", "Head of ISMS"), new("Purpose", null, "Run it")], change.Fields);
    }

    [Fact]
    public void A_line_put_in_the_middle_is_told_as_one_line_and_not_as_all_that_follow()
    {
        var company = Company.WithDirectors("Ana");
        var role = company.AddRole("Risk owner", company.Top, "One", "Two", "Three");
        company.WithVersion1();
        role.Edit(role.Texts() with { Responsibilities = [new("One"), new("One and a half"), new("Two"), new("Three!")] });

        Assert.Equal(
            [new("Responsibility", null, "One and a half"), new("Responsibility", "Three", "Three!")],
            Assert.Single(Changes(company)).Fields);
    }

    [Fact]
    public void A_reordered_list_is_a_change()
    {
        var company = Company.WithDirectors("Ana");
        var role = company.AddRole("Risk owner", company.Top, "One", "Two");
        company.WithVersion1();
        role.Edit(role.Texts() with { Responsibilities = [new("Two"), new("One")] });

        Assert.Equal(2, Assert.Single(Changes(company)).Fields.Count);
    }

    [Fact]
    public void What_touches_top_management_comes_first_and_its_endings_before_all()
    {
        var company = Company.WithDirectors("Ana", "Ben").WithVersion1();
        company.Organisation.Edit(company.Organisation.Details() with { Name = "Aardvark" });
        company.AddRole("A first role", company.Top);
        company.Organisation.ChangeQuorum(new(QuorumKind.All));
        company.Assign(company.Top, company.Employ("Cem"));
        company.End(company.AssignmentOf(company["Ben"], company.Top), company.Today.AddDays(-1));

        var changes = Changes(company);

        Assert.Equal("Top management: Ben", changes[0].Title);
        Assert.Equal([true, true, true, false, false], changes.Select(c => c.TouchesTopManagement));
    }

    [Fact]
    public void The_leaving_of_somebody_in_top_management_touches_it()
    {
        var company = Company.WithDirectors("Ana", "Ben").WithVersion1();
        company.Mia.Leave(company.Today.AddDays(5), null);
        company["Ben"].Leave(company.Today.AddDays(9), null);

        var changes = Changes(company);

        Assert.Equal([("Ben", true), ("Mia", false)], changes.Select(c => (c.Title, c.TouchesTopManagement)));
    }

    [Fact]
    public void A_new_member_of_the_board_touches_top_management()
    {
        var company = Company.WithDirectors("Ana");
        var board = company.AddPosition("Board", PositionKind.Body);
        company.Assign(company.Top, board);
        company.WithVersion1();
        board.Appoint(company.Employ("Ben"), company.Today, null, asChair: true);

        var change = Assert.Single(Changes(company));

        Assert.True(change.TouchesTopManagement);
        Assert.Equal("Ben, chair from 2 March 2026", Assert.Single(change.Fields).New);
    }

    [Fact]
    public void A_renamed_role_is_one_change_and_not_one_of_everything_that_names_it()
    {
        var company = Company.WithDirectors("Ana", "Ben").WithVersion1();
        Company.Retitle(company.Top, "Board");

        Assert.Equal(["Board"], Changes(company).Select(c => c.Title));
    }

    [Fact]
    public void A_limit_moved_into_the_text_is_a_change_though_it_reads_the_same()
    {
        var company = Company.WithDirectors("Ana");
        var role = company.AddRole("Buyer", company.Top);
        role.Edit(role.Texts() with { Authorities = [new(AuthorityKind.Other, "Buy tools", "per year")] });
        company.WithVersion1();
        role.Edit(role.Texts() with { Authorities = [new(AuthorityKind.Other, "Buy tools (per year)")] });

        Assert.Equal("Buyer", Assert.Single(Changes(company)).Title);
    }

    [Fact]
    public void A_duty_pointed_at_another_role_of_the_same_title_is_a_change_all_the_same()
    {
        var company = Company.WithDirectors("Ana");
        var twin = company.AddRole("Top management");
        company.WithVersion1();
        company.Designate(DesignationKind.TopManagement, twin);

        var change = Assert.Single(Changes(company));

        Assert.True(change.TouchesTopManagement);
        Assert.NotEmpty(change.Fields);
    }

    [Fact]
    public void A_third_party_handed_to_a_namesake_is_a_change_all_the_same()
    {
        var company = Company.WithDirectors("Ana");
        var first = company.Employ("Jo Kim");
        var second = new Person(new("Jo Kim"), Company.Founded);
        var cloud = company.AddThirdParty("Cloud", owner: first);
        var before = company.Snapshot();
        var after = before with
        {
            ThirdParties = [before.ThirdParty(cloud.Id)! with { OwnerId = second.Id }],
            People = [.. before.People.Select(p => p.Id == first.Id ? p with { Id = second.Id } : p)],
        };

        Assert.Equal("Cloud", Assert.Single(SnapshotComparison.Between(before, after)).Title);
    }

    [Fact]
    public void People_who_are_merely_listed_or_no_more_are_told_by_what_they_hold()
    {
        var company = Company.WithDirectors("Ana", "Ben").WithVersion1();
        company.Assign(company.IsmsManager, company.Employ("Nia"));

        Assert.Equal([ChangeSubject.Assignment], Changes(company).Select(c => c.Subject));
    }

    [Fact]
    public void Amounts_are_written_the_way_people_write_them() =>
        Assert.Equal(("EUR 5,000", "CHF 0.5", "EUR 90,071,992,547,409.91"), (ContentInWords.Money(500_000, "EUR"), ContentInWords.Money(50, "CHF"), ContentInWords.Money(Authority.MaxAmount, "EUR")));

    private static IReadOnlyList<SnapshotChange> Changes(Company company) => SnapshotComparison.Between(company.InForce!.Content, company.Snapshot());
}

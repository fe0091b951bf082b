using IsmsRoles.Domain.Organisations;
using IsmsRoles.Domain.Roles;
using IsmsRoles.Domain.Versions;
using IsmsRoles.Domain.Versions.Content;

namespace IsmsRoles.Domain.Tests.Versions.Rules;

/// <summary>Rule 4: parts held back are frozen as they stand in the version in force.</summary>
public sealed class HeldBackChangesTests
{
    [Fact]
    public void Holding_nothing_back_submits_the_register_as_it_is()
    {
        var company = Company.WithDirectors("Ana");

        Assert.Same(company.Snapshot() is var s ? s : null, HeldBackChanges.Apply(null, s, []));
    }

    [Fact]
    public void Holding_everything_back_leaves_the_version_in_force_to_the_byte()
    {
        var company = Busy();
        var inForce = company.InForce!.Content;
        var all = SnapshotComparison.Between(inForce, company.Snapshot()).Select(c => c.Key).ToList();

        Assert.NotEmpty(all);
        Assert.Equal(Json(inForce), Json(HeldBackChanges.Apply(inForce, company.Snapshot(), all)));
        Assert.Contains("Nothing differs", Refused.Because(() => company.Submit(heldBack: [.. all])));
    }

    [Fact]
    public void Any_single_change_held_back_is_missing_with_what_only_it_points_at_or_is_refused_with_its_reason()
    {
        var company = Busy();
        var inForce = company.InForce!.Content;
        var keys = SnapshotComparison.Between(inForce, company.Snapshot()).Select(c => c.Key).ToList();

        foreach (var key in keys)
        {
            try
            {
                var rest = SnapshotComparison.Between(inForce, HeldBackChanges.Apply(inForce, company.Snapshot(), [key])).Select(c => c.Key).ToList();
                Assert.DoesNotContain(key, rest);
                Assert.Empty(rest.Except(keys));
                Assert.All(keys.Except(rest).Where(k => k != key), k => Assert.Matches("^(person|position):", k));
            }
            catch (RuleBrokenException refusal)
            {
                Assert.Matches("Hold (both )?back", refusal.Message);
            }
        }
    }

    [Fact]
    public void Whatever_is_held_back_nothing_in_the_version_points_at_something_missing()
    {
        var company = Busy();
        var (inForce, register) = (company.InForce!.Content, company.Snapshot());
        string[] keys = [.. SnapshotComparison.Between(inForce, register).Select(c => c.Key), .. register.People.Select(p => $"person:{p.Id}")];
        var random = new Random(7);
        var kept = 0;
        for (var attempt = 0; attempt < 500; attempt++)
        {
            var held = random.GetItems(keys, random.Next(1, keys.Length));
            try
            {
                AssertClosed(HeldBackChanges.Apply(inForce, register, held));
                kept++;
            }
            catch (RuleBrokenException)
            {
                // Refused, as the rule says.
            }
        }

        Assert.InRange(kept, 10, 490);
    }

    [Fact]
    public void A_text_held_back_stays_as_signed_while_the_rest_goes_on()
    {
        var company = Company.WithDirectors("Ana").WithVersion1();
        Company.Retitle(company.IsmsManager, "Head of ISMS");
        Company.Retitle(company.Top, "Board");

        var version = company.Submit(heldBack: $"role:{company.IsmsManager.Id}");

        Assert.Equal(("ISMS manager", "Board"), (version.Content.Role(company.IsmsManager.Id)!.Title, version.Content.Role(company.Top.Id)!.Title));
    }

    [Fact]
    public void A_quorum_held_back_stays_as_signed()
    {
        var company = Company.WithDirectors("Ana", "Ben").WithVersion1();
        company.Organisation.ChangeQuorum(new(QuorumKind.All));
        Company.Retitle(company.Top, "Board");

        Assert.Equal(QuorumKind.AnyOne, company.Submit(heldBack: "quorum").Content.Quorum.Kind);
    }

    [Fact]
    public void A_new_role_cannot_be_held_back_while_something_depends_on_it()
    {
        var company = Company.WithDirectors("Ana").WithVersion1();
        var risk = company.AddRole("Risk owner", company.Top);
        company.AddRole("Risk analyst", risk);
        Assert.Contains("Risk analyst reports to it", WhenHeldBack(company, $"role:{risk.Id}"));

        var other = Company.WithDirectors("Ana").WithVersion1();
        var desk = other.AddRole("Incident desk", other.Top);
        other.Assign(desk, other.Mia);
        Assert.Contains("it is assigned to Mia", WhenHeldBack(other, $"role:{desk.Id}"));

        var third = Company.WithDirectors("Ana").WithVersion1();
        var audit = third.AddRole("Internal auditor", third.Top);
        third.Designate(DesignationKind.InternalAudit, audit);
        Assert.Contains("it is designated for Internal audit", WhenHeldBack(third, $"role:{audit.Id}"));
    }

    [Fact]
    public void A_new_role_that_delegates_cannot_be_held_back_alone()
    {
        var company = Company.WithDirectors("Ana").WithVersion1();
        var finance = company.AddRole("Finance", company.Top);
        company.IsmsManager.Edit(company.IsmsManager.Texts() with { Authorities = [new(AuthorityKind.Spend, "Buy tools", DelegatedById: finance.Id)] });

        Assert.Contains("it delegates authority to ISMS manager", WhenHeldBack(company, $"role:{finance.Id}"));
    }

    [Fact]
    public void A_new_position_cannot_be_held_back_while_a_role_is_assigned_to_it()
    {
        var company = Company.WithDirectors("Ana").WithVersion1();
        var post = company.AddPosition("Head of Risk");
        var assignment = company.Assign(company.AddRole("Risk owner", company.Top), post);

        Assert.Contains("Head of Risk would be missing", WhenHeldBack(company, $"position:{post.Id}"));
        Assert.Empty(HeldBackChanges.Apply(company.InForce!.Content, company.Snapshot(), [$"position:{post.Id}", $"assignment:{assignment.Id}"]).Positions);
    }

    [Fact]
    public void A_new_third_party_cannot_be_held_back_while_it_holds_or_employs()
    {
        var company = Company.WithDirectors("Ana").WithVersion1();
        var cloud = company.AddThirdParty("Cloud GmbH");
        company.Assign(company.AddRole("Hosting", company.Top), cloud);
        Assert.Contains("Cloud GmbH would be missing", WhenHeldBack(company, $"third-party:{cloud.Id}"));

        var other = Company.WithDirectors("Ana").WithVersion1();
        var agency = other.AddThirdParty("Agency");
        other.Assign(other.AddRole("Auditor", other.Top), other.Employ("Xi", employer: agency));
        Assert.Contains("it employs Xi", WhenHeldBack(other, $"third-party:{agency.Id}"));
    }

    [Fact]
    public void A_forged_key_cannot_make_a_person_vanish_from_what_they_hold()
    {
        var company = Company.WithDirectors("Ana").WithVersion1();
        company.Assign(company.AddRole("Risk owner", company.Top), company.Employ("Rui"));

        Assert.Contains("Rui would be missing", WhenHeldBack(company, $"person:{company["Rui"].Id}"));
    }

    [Fact]
    public void What_only_a_held_back_assignment_pointed_at_is_not_told()
    {
        var company = Company.WithDirectors("Ana").WithVersion1();
        var post = company.AddPosition("Head of Risk");
        post.Appoint(company.Employ("Rui"), company.Today, null, asChair: false);
        var assignment = company.Assign(company.AddRole("Risk owner", company.Top), post);

        var content = HeldBackChanges.Apply(company.InForce!.Content, company.Snapshot(), [$"assignment:{assignment.Id}"]);

        Assert.Empty(content.Positions);
        Assert.Null(content.Person(company["Rui"].Id));
    }

    [Fact]
    public void An_ended_assignment_held_back_brings_its_holder_along_as_signed()
    {
        var company = Company.WithDirectors("Ana", "Ben").WithVersion1().Later(5);
        var assignment = company.AssignmentOf(company["Ben"], company.Top);
        company.End(assignment, company.Today.AddDays(-1));
        Company.Retitle(company.Top, "Board");

        var content = company.Submit(heldBack: $"assignment:{assignment.Id}").Content;

        Assert.Equal("Ben", content.Person(company["Ben"].Id)?.Name);
    }

    [Fact]
    public void The_end_of_an_assignment_is_not_held_back_while_its_successor_is_submitted()
    {
        var company = Company.WithDirectors("Ana").WithVersion1();
        var old = company.AssignmentOf(company.Mia, company.IsmsManager);
        company.Redate(old, company.Today, company.Today.AddDays(300));

        Assert.Contains("Mia would hold ISMS manager twice", WhenHeldBack(company, $"assignment:{old.Id}"));
    }

    [Fact]
    public void Lines_that_go_round_only_because_of_what_is_held_back_are_refused()
    {
        var company = Company.WithDirectors("Ana");
        var (a, b) = (company.AddRole("A"), company.AddRole("B"));
        a.ReportTo(b, company.Lines());
        company.WithVersion1();
        a.ReportTo(company.Top, company.Lines());
        b.ReportTo(a, company.Lines());

        Assert.Contains("the reporting line would go round", Refused.Because(() => company.Submit(heldBack: $"role:{a.Id}")));
    }

    [Fact]
    public void Before_version_1_whatever_is_held_back_is_simply_not_in_it()
    {
        var company = Company.WithDirectors("Ana");
        var role = company.AddRole("Risk owner", company.Top);

        Assert.Null(company.Submit(heldBack: $"role:{role.Id}").Content.Role(role.Id));
    }

    private static string WhenHeldBack(Company company, string key) =>
        Refused.Because(() => HeldBackChanges.Apply(company.InForce?.Content, company.Snapshot(), [key]));

    private static string Json(RegisterSnapshot snapshot) => System.Text.Encoding.UTF8.GetString(snapshot.ToBytes());

    private static void AssertClosed(RegisterSnapshot s)
    {
        Assert.All(s.Roles, r => Assert.True(r.ReportsToId is null || s.Role(r.ReportsToId) is not null));
        Assert.All(s.Designations, d => Assert.NotNull(s.Role(d.RoleId)));
        Assert.All(s.Assignments, a => Assert.NotNull(s.Role(a.RoleId)));
        Assert.All(s.Assignments, a => Assert.True(s.Person(a.PersonId) is not null || s.Position(a.PositionId) is not null || s.ThirdParty(a.ThirdPartyId) is not null));
        Assert.All(s.Positions, p => Assert.All(p.Holders, h => Assert.NotNull(s.Person(h.PersonId))));
        Assert.All(s.People, p => Assert.True(p.EmployerId is null || s.ThirdParty(p.EmployerId) is not null));
        Assert.All(s.ThirdParties, t => Assert.True(t.OwnerId is null || s.Person(t.OwnerId) is not null));
        Assert.Equal(s.ToBytes(), RegisterSnapshot.FromBytes(s.ToBytes()).ToBytes());
    }

    // Every subject changes between version 1 and the register.
    private static Company Busy()
    {
        var company = Company.WithDirectors("Ana", "Ben");
        var post = company.AddPosition("Head of Risk");
        post.Appoint(company.Employ("Rui"), Company.Founded, null, asChair: false);
        var risk = company.AddRole("Risk owner", company.Top, "Keep the risk register");
        company.Assign(risk, post);
        var cloud = company.AddThirdParty("Cloud GmbH", owner: company["Rui"]);
        var hosting = company.AddRole("Hosting", risk);
        company.Assign(hosting, cloud);
        company.WithVersion1().Later(10);

        company.Organisation.Edit(company.Organisation.Details() with { IsmsScope = "All services" });
        company.Organisation.ChangeQuorum(new(QuorumKind.All));
        company.End(company.AssignmentOf(company["Ben"], company.Top), company.Today.AddDays(-1));
        post.EndTenure(1, company["Rui"], company.Today.AddDays(-1), "moved", null, isTopManagement: false);
        post.Appoint(company.Employ("Sue"), company.Today, null, asChair: false);
        cloud.Edit(cloud.Details() with { OwnerId = company["Sue"].Id });
        company.Redate(company.AssignmentOf(company.Mia, company.IsmsManager), company.Today, company.Today.AddDays(100));
        company.Assign(company.AddRole("Auditor", risk), company.Employ("Xi", employer: company.AddThirdParty("Agency")));
        company.Designate(DesignationKind.PerformanceReporting, risk);
        Company.Retitle(hosting, "Hosting provider");
        company.Mia.Edit(company.Mia.Details() with { JobTitle = "Head of Trust" });
        return company;
    }
}

using System.Net;
using IsmsRoles.Domain.Assignments;
using IsmsRoles.Domain.Positions;
using IsmsRoles.Web.Tests.Hosting;
using IsmsRoles.Web.Tests.Pages.Assignments;
using Microsoft.EntityFrameworkCore;

namespace IsmsRoles.Web.Tests.Pages.HandOvers;

/// <summary>Positions, abolished or left, and third parties whose contract ends.</summary>
public sealed class ClosureTests : HandOverTest
{
    [Fact]
    public async Task Abolishing_a_position_with_three_roles_leads_on_and_gives_all_three_away_at_once()
    {
        var position = await Company.PositionAsync("Head of Operations", Eve);
        foreach (var role in new[] { "Internal auditor", "Incident manager", "All staff" })
        {
            await AssignAsync(role, Position(position));
        }

        var abolished = await Mia.SubmitAsync($"/positions/{position}/abolish", new() { ["Input.LastDay"] = Today.AddDays(4).Day(), ["Input.Reason"] = "Reorganised" });
        var address = $"/positions/{position}/hand-over";
        Assert.Equal(address, abolished.RequestMessage!.RequestUri!.AbsolutePath);
        Assert.Contains($"Head of Operations is abolished on {Today.AddDays(4):d MMMM yyyy}.", await Visitor.WordsOfAsync(abolished));

        await HandOverAsync(Mia, address, page => All(
            Common(Company.Person(Company.Adam)), Row(page, "Internal auditor", "HandOver", ("Successor.Id", $"Person:{Eve}")), Row(page, "All staff", "LeaveVacant")));

        Assert.Equal(Eve, (await CurrentAsync("Internal auditor")).PersonId);
        Assert.Equal(Company.Person(Company.Adam), (await OfRoleAsync("Incident manager")).Single(a => a.From == Today.AddDays(5)).PersonId);
        Assert.Equal(Today.AddDays(4), Assert.Single(await OfRoleAsync("All staff")).EndedOn);
        Assert.Contains("What was handed over stays handed over", await Mia.TextAsync($"/positions/{position}/abolish/undo"));
    }

    [Fact]
    public async Task A_position_of_a_leaver_goes_to_the_successor_and_its_roles_with_it()
    {
        var position = await Company.PositionAsync("Head of Operations", Eve);
        await AssignAsync("Internal auditor", Position(position));
        await LeaveAsync(Eve, Today.AddDays(6));
        var address = $"/people/{Eve}/hand-over";
        var words = await Mia.TextAsync(address);
        Assert.Contains("With it goes Internal auditor.", words);
        Assert.Contains("Nobody else holds it, and the standard names this duty.", words);

        await HandOverAsync(Mia, address, page => Row(page, "Head of Operations", "HandOver", To(Company.Person(Company.Adam))));

        var tenures = (await ReadAsync(db => db.Positions.AsNoTracking().SingleAsync(p => p.Id == position, TestContext.Current.CancellationToken))).Tenures;
        Assert.Equal(Today.AddDays(6), tenures.Single(t => t.PersonId == Eve).Until);
        Assert.Equal(Today.AddDays(7), tenures.Single(t => t.PersonId == Company.Person(Company.Adam)).From);
        Assert.Null(Assert.Single(await OfRoleAsync("Internal auditor")).EndedOn);
    }

    [Fact]
    public async Task While_a_position_stays_empty_the_deputy_of_its_role_can_act()
    {
        var position = await Company.PositionAsync("Head of Operations", Eve);
        await AssignAsync("Internal auditor", Position(position));
        await AssignAsync("Internal auditor", Person(Company.Person(Company.Adam)), AssignmentKind.Deputy);
        await LeaveAsync(Eve, Today.AddDays(6));

        await HandOverAsync(Mia, $"/people/{Eve}/hand-over", page => All(
            Row(page, "Head of Operations", "LeaveVacant", ("Reason", "Advertised")), Row(page, "Internal auditor", "DeputyActs")));

        var acting = Assert.Single(await OfRoleAsync("Internal auditor"), a => a.Kind == AssignmentKind.Acting);
        Assert.Equal((Company.Person(Company.Adam), Today.AddDays(7)), (acting.PersonId!.Value, acting.From));
    }

    [Fact]
    public async Task The_seat_of_a_member_among_several_ends_without_a_successor_unless_one_is_named()
    {
        var committee = new Position(new("Steering committee", PositionKind.Body));
        await Company.ChangeAsync(async change =>
        {
            committee.Appoint(await change.Db.People.SingleAsync(p => p.Id == Eve), Today, null, asChair: true);
            committee.Appoint(await change.Db.People.SingleAsync(p => p.Id == Company.Person(Company.Adam)), Today, null, asChair: false);
            change.Db.Add(committee);
        });
        await LeaveAsync(Eve, Today.AddDays(6));
        var page = await Mia.OpenAsync($"/people/{Eve}/hand-over");
        Assert.Equal("LeaveVacant", page.QuerySelector("select[name='Input.Rows[0].Choice'] option[selected]")!.GetAttribute("value"));
        Assert.Contains("chair", Visitor.WordsOf(page));

        await HandOverAsync(Mia, $"/people/{Eve}/hand-over", p => Row(p, "Steering committee", "HandOver", To(Company.Person(Company.Ben))));
        var tenures = (await ReadAsync(db => db.Positions.AsNoTracking().SingleAsync(p => p.Id == committee.Id, TestContext.Current.CancellationToken))).Tenures;
        Assert.True(tenures.Single(t => t.PersonId == Company.Person(Company.Ben)).IsChair);
    }

    [Fact]
    public async Task A_position_in_top_management_is_handed_over_only_with_evidence()
    {
        var board = await Company.PositionAsync("Chair of the board", Eve);
        await AssignAsync("Top management", Position(board));
        await LeaveAsync(Eve, Today.AddDays(6));
        var address = $"/people/{Eve}/hand-over";

        var refused = await HandOverAsync(Mia, address, page => Row(page, "Chair of the board", "HandOver", To(Company.Person(Company.Adam))));
        Assert.Equal(HttpStatusCode.Conflict, refused.StatusCode);
        Assert.Contains("needs evidence", await Visitor.WordsOfAsync(refused));

        await HandOverAsync(Mia, address, page => Row(page, "Chair of the board", "HandOver", To(Company.Person(Company.Adam)), ("Evidence", "Minutes 9/2026")));
        var tenures = (await ReadAsync(db => db.Positions.AsNoTracking().SingleAsync(p => p.Id == board, TestContext.Current.CancellationToken))).Tenures;
        Assert.Equal("Minutes 9/2026", tenures.Single(t => t.PersonId == Eve).EndEvidence);
    }

    [Fact]
    public async Task The_end_of_a_contract_leads_on_to_what_the_third_party_and_its_people_hold()
    {
        var nimbus = await ThirdPartyAsync(new("Nimbus", "Hosting", "C-1"));
        var olga = await Company.PersonAsync("Olga Outside", employer: nimbus);
        await AssignAsync("Internal auditor", ThirdParty(nimbus));
        await AssignAsync("All staff", Person(olga, nimbus));
        var ended = await Mia.SubmitAsync($"/third-parties/{nimbus}/end", new() { ["Input.LastDay"] = Today.AddDays(8).Day(), ["Input.Reason"] = "Not renewed" });
        var address = $"/third-parties/{nimbus}/hand-over";
        Assert.Equal(address, ended.RequestMessage!.RequestUri!.AbsolutePath);
        Assert.Contains("held by Olga Outside", await Visitor.WordsOfAsync(ended));

        await HandOverAsync(Mia, address, _ => Common(Eve));

        foreach (var role in new[] { "Internal auditor", "All staff" })
        {
            var current = await CurrentAsync(role);
            Assert.Equal((Eve, Today.AddDays(9)), (current.PersonId!.Value, current.From));
        }
    }

    [Fact]
    public async Task An_owner_must_be_a_person_who_is_with_us_today()
    {
        var nimbus = await ThirdPartyAsync(new("Nimbus", "Hosting", "C-1", OwnerId: Eve));
        var gone = await Company.PersonAsync("Gia Gone");
        await LeaveAsync(gone, Today.AddDays(-1));
        await LeaveAsync(Eve, Today.AddDays(6));
        var address = $"/people/{Eve}/hand-over";

        foreach (var (forged, sentence) in new[] { ($"ThirdParty:{nimbus}", "must be a person"), ($"{gone}", "is not with us today") })
        {
            var refused = await HandOverAsync(Mia, address, page => Row(page, "Owner of the relationship with Nimbus", "HandOver", ("Successor.Id", forged)));
            Assert.Equal(HttpStatusCode.Conflict, refused.StatusCode);
            Assert.Contains(sentence, await Visitor.WordsOfAsync(refused));
        }

        Assert.Equal(Eve, (await ReadAsync(db => db.ThirdParties.SingleAsync(t => t.Id == nimbus, TestContext.Current.CancellationToken))).OwnerId);
    }

    [Fact]
    public async Task A_security_contact_who_leaves_is_replaced_with_the_successors_address()
    {
        var nimbus = await ThirdPartyAsync(new("Nimbus", "Hosting", "C-1", SecurityContact: "Eve", SecurityContactEmail: "eve@example.com"));
        await LeaveAsync(Eve, Today.AddDays(6));

        await HandOverAsync(Mia, $"/people/{Eve}/hand-over", page => Row(page, "Security contact of Nimbus", "HandOver", To(Company.Person(Company.Adam))));

        var party = await ReadAsync(db => db.ThirdParties.SingleAsync(t => t.Id == nimbus, TestContext.Current.CancellationToken));
        Assert.Equal(("Adam Кравець", Company.Adam), (party.SecurityContact, party.SecurityContactEmail));
    }
}

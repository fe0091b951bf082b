using IsmsRoles.Domain.Assignments;
using IsmsRoles.Domain.Histories;
using IsmsRoles.Domain.Roles;
using IsmsRoles.Domain.Versions.Content;

namespace IsmsRoles.Domain.Tests.Histories;

/// <summary>Today's record of a day beside what was known when it ended.</summary>
public sealed class RoleOnDayTests
{
    private static readonly DateOnly Day = Company.FirstDay;
    private readonly Company _company = Company.WithDirectors("Ana", "Ben").WithVersion1();
    private readonly Role _role;

    public RoleOnDayTests()
    {
        _role = _company.AddRole("Risk owner", _company.Top);
        _company.Employ("Bao");
        _company.Employ("Cem");
    }

    [Fact]
    public void What_nobody_corrected_is_as_it_was_known_and_signed_where_the_version_lists_it()
    {
        var known = _company.Snapshot();
        _company.Later(30);

        var day = On(Day, known);

        Assert.All(day, r => Assert.True(r.IsAsKnown));
        Assert.Equal(InVersion.Listed, Assert.Single(Of(day, _company.IsmsManager).Held).InVersion);
        Assert.True(Of(day, _role).IsVacant);
    }

    [Fact]
    public void What_was_recorded_after_the_day_was_not_known_on_it()
    {
        var known = _company.Snapshot();
        _company.Later(30);
        var late = _company.Assign(_role, _company["Bao"], from: Day);

        var held = Assert.Single(Of(On(Day, known), _role).Held);

        Assert.Equal(late, held.Spell.Assignment);
        Assert.False(held.WasKnown);
        Assert.True(late.IsBackdated);
        Assert.Equal(InVersion.NotListed, held.InVersion);
        Assert.Empty(Of(On(Day.AddDays(-1), known), _role).Held);
    }

    [Fact]
    public void Who_was_known_to_hold_and_was_ended_for_an_earlier_day_later_is_told_with_how_it_ended()
    {
        var assignment = _company.Assign(_role, _company["Bao"]);
        var known = _company.Later(10).Snapshot();
        _company.Later(10);
        _company.End(assignment, Day.AddDays(4));

        var day = Of(On(Day.AddDays(10), known), _role);

        Assert.Empty(day.Held);
        var gone = Assert.Single(day.NoLongerOnRecord);
        Assert.Equal("Bao", gone.Person?.Name);
        Assert.Equal(new(SpellEnd.Ended, Day.AddDays(4), "stepped down", "Minutes 7"), gone.Now?.Ending);
        Assert.False(day.IsAsKnown);
    }

    [Fact]
    public void Corrected_days_that_still_cover_the_day_are_no_difference_and_say_that_the_version_had_others()
    {
        var assignment = _company.Assign(_role, _company["Bao"]);
        _company.SubmitAndSignByAll();
        var known = _company.Later(10).Snapshot();
        _company.Redate(assignment, Day.AddDays(2));

        var day = Of(On(Day.AddDays(5), known), _role);

        Assert.True(day.IsAsKnown);
        Assert.Equal(InVersion.ListedWithOtherDays, Assert.Single(day.Held).InVersion);
    }

    [Fact]
    public void Corrected_days_that_no_longer_cover_the_day_name_what_took_their_place()
    {
        var assignment = _company.Assign(_role, _company["Bao"]);
        var known = _company.Snapshot();
        _company.Later(10);
        var redated = _company.Redate(assignment, Day.AddDays(2));

        var gone = Assert.Single(Of(On(Day, known), _role).NoLongerOnRecord);

        Assert.Null(gone.Now);
        Assert.Equal(redated, gone.Replacement);
    }

    [Fact]
    public void Somebody_whose_leaving_was_recorded_late_was_known_as_holding_and_is_no_more()
    {
        _company.Assign(_role, _company["Bao"]);
        var known = _company.Later(10).Snapshot();
        _company["Bao"].Leave(Day.AddDays(3), null);

        var day = Of(On(Day.AddDays(10), known), _role);

        Assert.Equal(SpellEnd.Left, Assert.Single(day.NoLongerOnRecord).Now?.Ending?.By);
        Assert.Single(Of(On(Day.AddDays(3), known), _role).Held);
    }

    [Fact]
    public void Both_hold_on_the_day_a_position_changes_hands_and_a_successor_recorded_late_was_not_known()
    {
        var head = _company.AddPosition("Head of IT");
        head.Appoint(_company["Bao"], Day, Day.AddDays(5), asChair: false);
        _company.Assign(_role, head);
        var known = _company.Later(6).Snapshot();
        head.Appoint(_company["Cem"], Day.AddDays(5), null, asChair: false);

        var day = Of(On(Day.AddDays(5), _company.Later(0).Snapshot()), _role);
        Assert.Single(day.Held, h => h.Spell.PersonId == _company["Bao"].Id);
        Assert.Single(day.Held, h => h.Spell.PersonId == _company["Cem"].Id);

        var after = Of(On(Day.AddDays(6), known), _role);
        Assert.False(Assert.Single(after.Held).WasKnown);
    }

    [Fact]
    public void A_third_party_holds_as_itself_and_not_after_its_contract()
    {
        var firm = _company.AddThirdParty("Nordwind");
        _company.Assign(_role, firm);
        var known = _company.Snapshot();
        Assert.True(Of(On(Day, known), _role).IsAsKnown);
        _company.Later(10);
        firm.EndContract(Day.AddDays(-1), "Cancelled");

        var gone = Assert.Single(Of(On(Day, known), _role).NoLongerOnRecord);

        Assert.Null(gone.Person);
    }

    [Fact]
    public void A_renamed_scope_is_no_difference()
    {
        var site = _company.AddScope("Gdańsk");
        _company.Assign(_role, _company["Bao"], scope: site);
        var known = _company.Snapshot();
        site.Rename("Gdynia");

        Assert.True(Of(On(Day, known), _role).IsAsKnown);
    }

    [Fact]
    public void Before_the_register_began_nothing_was_known_and_todays_record_still_answers()
    {
        _company.Later(30);
        _company.Assign(_role, _company["Bao"], from: Day.AddDays(-100));

        var day = RoleOnDay.All(Day.AddDays(-90), _company.Records(), known: null, inForce: null);

        var held = Assert.Single(Assert.Single(day).Held);
        Assert.Null(held.WasKnown);
        Assert.Equal(InVersion.NothingInForce, held.InVersion);
    }

    [Fact]
    public void A_deputy_alone_leaves_a_role_vacant()
    {
        _company.Assign(_role, _company["Bao"], AssignmentKind.Deputy);

        Assert.True(Of(On(Day, _company.Snapshot()), _role).IsVacant);
    }

    private IReadOnlyList<RoleOnDay> On(DateOnly day, RegisterSnapshot known) => RoleOnDay.All(day, _company.Records(), known, _company.InForce?.Content);

    private static RoleOnDay Of(IReadOnlyList<RoleOnDay> day, Role role) => day.Single(r => r.RoleId == role.Id);
}

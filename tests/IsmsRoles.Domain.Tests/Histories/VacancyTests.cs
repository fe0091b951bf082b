using IsmsRoles.Domain.Assignments;
using IsmsRoles.Domain.Histories;

namespace IsmsRoles.Domain.Tests.Histories;

public sealed class VacancyTests
{
    private static readonly DateOnly Day = Company.FirstDay;
    private readonly Company _company = Company.WithDirectors("Ana");

    [Fact]
    public void Days_between_two_holders_are_told_both_ends_included()
    {
        Hold(Day, Day.AddDays(4));
        Hold(Day.AddDays(7), Day.AddDays(9));

        Assert.Equal([new(Day.AddDays(5), Day.AddDays(6)), new(Day.AddDays(10), null)], Between(Day.AddDays(12)));
    }

    [Fact]
    public void Holders_who_follow_on_the_next_day_leave_no_gap_and_neither_do_those_who_overlap()
    {
        Hold(Day, Day.AddDays(4));
        Hold(Day.AddDays(2), Day.AddDays(3), "Bao");
        Hold(Day.AddDays(5), null);

        Assert.Empty(Between(Day.AddDays(12)));
    }

    [Fact]
    public void A_deputy_does_not_fill_a_role_and_an_acting_holder_does()
    {
        Hold(Day, Day.AddDays(1));
        _company.Assign(Role, _company["Ana"], AssignmentKind.Deputy);
        _company.Assign(Role, _company["Ana"], AssignmentKind.Acting, Day.AddDays(5));

        Assert.Equal([new(Day.AddDays(2), Day.AddDays(4))], Between(Day.AddDays(12)));
    }

    [Fact]
    public void The_last_day_of_a_spell_is_not_yet_vacant_and_the_day_after_is()
    {
        Hold(Day, Day.AddDays(4));

        Assert.Empty(Between(Day.AddDays(4)));
        Assert.Equal([new(Day.AddDays(5), null)], Between(Day.AddDays(5)));
    }

    [Fact]
    public void What_is_planned_fills_nothing_yet()
    {
        Hold(Day, Day.AddDays(4));
        Hold(Day.AddDays(10), null);

        Assert.Equal([new(Day.AddDays(5), null)], Between(Day.AddDays(6)));
    }

    private Domain.Roles.Role Role => _role ??= _company.AddRole("Risk owner", _company.Top);

    private Domain.Roles.Role? _role;

    private void Hold(DateOnly from, DateOnly? until, string name = "Ana") =>
        _company.Assign(Role, name == "Ana" ? _company["Ana"] : _company.Employ(name), from: from, until: until);

    private IReadOnlyList<Vacancy> Between(DateOnly today) =>
        Vacancy.Between(_company.Records().Spells().Where(s => s.RoleId == Role.Id), today);
}

using IsmsRoles.Domain.Audit.Events;
using IsmsRoles.Domain.People;

namespace IsmsRoles.Domain.Tests.People;

public sealed class PersonTests
{
    private static readonly DateOnly Today = Company.FirstDay;

    private readonly Person _rui = new(new("Rui Costa", "rui@meridian.example"), Company.Founded);

    [Fact]
    public void Recording_a_leaver_never_fails_over_what_they_hold()
    {
        var company = Company.WithDirectors("Ana").WithVersion1();

        company["Ana"].Leave(company.Today, "resigned");
        company.Mia.Leave(company.Today, null);

        Assert.Contains(company.Later(1).Snapshot().Assignments, a => a.PersonId == company.Mia.Id);
    }

    [Fact]
    public void The_last_day_is_still_with_us()
    {
        _rui.Leave(Today, null);

        Assert.Equal((true, false), (_rui.IsWithUsOn(Today), _rui.HasLeftBy(Today)));
        Assert.Equal((false, true), (_rui.IsWithUsOn(Today.AddDays(1)), _rui.HasLeftBy(Today.AddDays(1))));
    }

    [Fact]
    public void Somebody_who_has_not_begun_yet_has_not_left() =>
        Assert.Equal((false, false), (_rui.IsWithUsOn(Company.Founded.AddDays(-1)), _rui.HasLeftBy(Company.Founded.AddDays(-1))));

    [Fact]
    public void A_leaving_recorded_by_mistake_is_reversed_whole_with_a_reason()
    {
        _rui.Leave(Today, null);
        Assert.Equal("Reason", Refused.AtField(() => _rui.UndoLeave(" ")));

        _rui.UndoLeave("wrong Rui");

        Assert.Null(_rui.LeavesOn);
        Assert.True(_rui.IsWithUsOn(Today.AddDays(900)));
        Assert.Equal("Mia reversed Rui Costa's leaving on 2 March 2026: wrong Rui", _rui.Raised[^1].What.Sentence("Mia"));
    }

    [Fact]
    public void There_is_nothing_to_reverse_for_somebody_who_stays() => Assert.Contains("not recorded as leaving", Refused.Because(() => _rui.UndoLeave("why")));

    [Fact]
    public void Nobody_leaves_twice_or_before_they_began()
    {
        Assert.Equal("LastDay", Refused.AtField(() => _rui.Leave(Company.Founded.AddDays(-1), null)));
        _rui.Leave(Today, null);
        Assert.Contains("already recorded as leaving on 2 March 2026", Refused.Because(() => _rui.Leave(Today.AddDays(1), null)));
    }

    [Fact]
    public void Coming_back_begins_a_new_period_and_the_time_between_stays_a_gap()
    {
        _rui.Leave(Today, null);
        Assert.Equal("From", Refused.AtField(() => _rui.Rejoin(Today)));

        _rui.Rejoin(Today.AddDays(30));

        Assert.Equal([true, false, false, true], new[] { 0, 1, 29, 30 }.Select(d => _rui.IsWithUsOn(Today.AddDays(d))));
        Assert.Equal([true, false], new[] { 29, 30 }.Select(d => _rui.HasLeftBy(Today.AddDays(d))));
        Assert.Contains("has not left", Refused.Because(() => _rui.Rejoin(Today.AddDays(60))));
    }

    [Fact]
    public void A_corrected_first_day_stays_clear_of_earlier_periods()
    {
        _rui.Leave(Today, null);
        _rui.Rejoin(Today.AddDays(30));

        Assert.Equal("From", Refused.AtField(() => _rui.CorrectStart(Today, "typo")));
        Assert.Equal("Reason", Refused.AtField(() => _rui.CorrectStart(Today.AddDays(1), null)));
        _rui.CorrectStart(Today.AddDays(1), "typo");

        Assert.True(_rui.IsWithUsOn(Today.AddDays(1)));
    }

    [Theory]
    [InlineData("rui")]
    [InlineData("Rui Costa <rui@meridian.example>")]
    [InlineData("rui@@x.example")]
    public void An_e_mail_address_is_just_that(string email) =>
        Assert.Equal("Email", Refused.AtField(() => _rui.Edit(_rui.Details() with { Email = email })));

    [Fact]
    public void Nobody_is_their_own_line_manager() =>
        Assert.Equal("LineManagerId", Refused.AtField(() => _rui.Edit(_rui.Details() with { LineManagerId = _rui.Id })));

    [Fact]
    public void An_edit_that_changes_nothing_leaves_no_event()
    {
        _rui.Edit(_rui.Details() with { Name = " Rui Costa " });
        Assert.Single(_rui.Raised);

        _rui.Edit(_rui.Details() with { JobTitle = "Analyst" });

        Assert.Equal(["Job title"], Assert.IsType<PersonEdited>(_rui.Raised[^1].What).Changes.Select(c => c.Field));
    }
}

using IsmsRoles.Domain.People;
using IsmsRoles.Domain.Positions;

namespace IsmsRoles.Domain.Tests.Positions;

public sealed class PositionTests
{
    private static readonly DateOnly Today = Company.FirstDay;

    private readonly Position _board = new(new("Board", PositionKind.Body));
    private readonly Person _ana = new(new("Ana"), Company.Founded), _ben = new(new("Ben"), Company.Founded);

    [Fact]
    public void A_body_is_held_by_several_at_once_each_with_their_own_days()
    {
        _board.Appoint(_ana, Today, null, asChair: true);
        _board.Appoint(_ben, Today.AddDays(10), Today.AddDays(20), asChair: false);

        Assert.Equal([1, 1, 2, 2, 1], new[] { 0, 9, 10, 20, 21 }.Select(d => _board.TenuresOn(Today.AddDays(d)).Count()));
        Assert.Empty(_board.TenuresOn(Today.AddDays(-1)));
    }

    [Fact]
    public void A_post_changes_hands_without_anybody_being_overwritten()
    {
        var post = new Position(new("Head of Risk", PositionKind.Post));
        post.Appoint(_ana, Company.Founded, null, asChair: false);
        post.EndTenure(1, _ana, Today, "moved", null, isTopManagement: false);
        post.Appoint(_ben, Today.AddDays(1), null, asChair: false);

        Assert.Equal([_ana.Id], post.TenuresOn(Today).Select(t => t.PersonId));
        Assert.Equal([_ben.Id], post.TenuresOn(Today.AddDays(1)).Select(t => t.PersonId));
    }

    [Fact]
    public void Nobody_holds_it_twice_on_one_day()
    {
        _board.Appoint(_ana, Today, Today.AddDays(10), asChair: false);

        Assert.Equal("PersonId", Refused.AtField(() => _board.Appoint(_ana, Today.AddDays(10), null, asChair: true)));
        _board.Appoint(_ana, Today.AddDays(11), null, asChair: true);

        Assert.Equal([1, 2], _board.Tenures.Select(t => t.Number));
    }

    [Fact]
    public void A_tenure_lies_inside_the_persons_time_with_us()
    {
        _ana.Leave(Today.AddDays(30), null);

        Assert.Equal("From", Refused.AtField(() => _board.Appoint(_ana, Company.Founded.AddDays(-1), Today, asChair: false)));
        Assert.Equal("From", Refused.AtField(() => _board.Appoint(_ana, Today, null, asChair: false)));
        Assert.Equal("From", Refused.AtField(() => _board.Appoint(_ana, Today, Today.AddDays(31), asChair: false)));
        _board.Appoint(_ana, Company.Founded, Today.AddDays(30), asChair: false);
    }

    [Fact]
    public void A_tenure_does_not_span_two_periods_with_us()
    {
        _ana.Leave(Today, null);
        _ana.Rejoin(Today.AddDays(5));

        Assert.Throws<RuleBrokenException>(() => _board.Appoint(_ana, Today, Today.AddDays(10), asChair: false));
    }

    [Fact]
    public void Days_in_the_wrong_order_are_refused() =>
        Assert.Equal("Until", Refused.AtField(() => _board.Appoint(_ana, Today, Today.AddDays(-1), asChair: false)));

    [Fact]
    public void Only_a_body_has_a_chair() =>
        Assert.Equal("IsChair", Refused.AtField(() => new Position(new("Head", PositionKind.Post)).Appoint(_ana, Today, null, asChair: true)));

    [Fact]
    public void Abolishing_never_fails_over_who_holds_it_and_from_the_day_after_nobody_does()
    {
        _board.Appoint(_ana, Today, null, asChair: false);

        _board.Abolish(Today.AddDays(5), "merged", null, isTopManagement: false);

        Assert.Single(_board.TenuresOn(Today.AddDays(5)));
        Assert.Empty(_board.TenuresOn(Today.AddDays(6)));
        Assert.Equal("Until", Refused.AtField(() => _board.Appoint(_ben, Today, null, asChair: false)));
        Assert.Contains("already abolished", Refused.Because(() => _board.Abolish(Today, "again", null, isTopManagement: false)));
    }

    [Fact]
    public void An_abolition_by_mistake_is_reversed_whole_with_a_reason()
    {
        _board.Appoint(_ana, Today, null, asChair: false);
        _board.Abolish(Today, "merged", null, isTopManagement: false);
        Assert.Equal("Reason", Refused.AtField(() => _board.UndoAbolish("")));

        _board.UndoAbolish("not merged after all");

        Assert.Single(_board.TenuresOn(Today.AddDays(100)));
        Assert.Contains("not abolished", Refused.Because(() => _board.UndoAbolish("why")));
    }

    [Fact]
    public void A_tenure_ends_once_by_its_own_holder_inside_its_days_and_with_a_reason()
    {
        _board.Appoint(_ana, Today, Today.AddDays(10), asChair: false);

        Assert.Contains("does not hold", Refused.Because(() => _board.EndTenure(1, _ben, Today, "why", null, isTopManagement: false)));
        Assert.Contains("does not hold", Refused.Because(() => _board.EndTenure(2, _ana, Today, "why", null, isTopManagement: false)));
        Assert.Equal("LastDay", Refused.AtField(() => _board.EndTenure(1, _ana, Today.AddDays(-1), "why", null, isTopManagement: false)));
        Assert.Equal("LastDay", Refused.AtField(() => _board.EndTenure(1, _ana, Today.AddDays(11), "why", null, isTopManagement: false)));
        Assert.Equal("Reason", Refused.AtField(() => _board.EndTenure(1, _ana, Today, null, null, isTopManagement: false)));
        _board.EndTenure(1, _ana, Today, "moved", null, isTopManagement: false);

        Assert.Equal(Today, Assert.Single(_board.Tenures).Until);
    }

    [Fact]
    public void Ending_somebodys_time_in_a_position_of_top_management_needs_evidence_which_is_kept()
    {
        _board.Appoint(_ana, Today, null, asChair: false);

        Assert.Equal("Evidence", Refused.AtField(() => _board.EndTenure(1, _ana, Today, "retired", " ", isTopManagement: true)));
        Assert.Null(Assert.Single(_board.Tenures).Until);
        _board.EndTenure(1, _ana, Today, "retired", "Minutes of 3 May", isTopManagement: true);

        var tenure = Assert.Single(_board.Tenures);
        Assert.Equal((Today, "retired", "Minutes of 3 May"), (tenure.Until, tenure.EndReason, tenure.EndEvidence));
        Assert.EndsWith("retired (evidence: Minutes of 3 May)", _board.Raised[^1].What.Sentence("Mia"));
    }

    [Fact]
    public void Abolishing_a_position_of_top_management_needs_evidence_and_reversing_it_takes_that_back()
    {
        Assert.Equal("Evidence", Refused.AtField(() => _board.Abolish(Today, "merged", null, isTopManagement: true)));
        Assert.Null(_board.AbolishedOn);

        _board.Abolish(Today, "merged", "Minutes of 3 May", isTopManagement: true);
        Assert.Equal(("merged", "Minutes of 3 May"), (_board.AbolishReason, _board.AbolishEvidence));
        Assert.EndsWith("merged (evidence: Minutes of 3 May)", _board.Raised[^1].What.Sentence("Mia"));
        _board.UndoAbolish("not merged after all");

        Assert.Equal((null, null), (_board.AbolishReason, _board.AbolishEvidence));
    }
}

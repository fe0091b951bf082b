namespace IsmsRoles.Domain.Tests;

public sealed class DaysTests
{
    private static readonly DateOnly First = new(2026, 3, 1), Last = new(2026, 3, 31);

    [Fact]
    public void Both_ends_are_inside()
    {
        Assert.True(Days.Covers(First, Last, First));
        Assert.True(Days.Covers(First, Last, Last));
        Assert.False(Days.Covers(First, Last, First.AddDays(-1)));
        Assert.False(Days.Covers(First, Last, Last.AddDays(1)));
        Assert.True(Days.Covers(First, null, DateOnly.MaxValue));
    }

    [Fact]
    public void Periods_that_share_one_day_overlap_and_neighbours_do_not()
    {
        Assert.True(Days.Overlap(First, Last, Last, null));
        Assert.True(Days.Overlap(Last, null, First, Last));
        Assert.False(Days.Overlap(First, Last, Last.AddDays(1), null));
        Assert.False(Days.Overlap(Last.AddDays(1), null, First, Last));
        Assert.True(Days.Overlap(First, null, First.AddDays(900), null));
    }

    [Fact]
    public void The_earlier_end_wins_and_open_is_no_end()
    {
        Assert.Equal(First, Days.Earlier(First, Last));
        Assert.Equal(First, Days.Earlier(null, First));
        Assert.Null(Days.Earlier(null, null));
    }

    [Fact]
    public void A_day_reads_the_same_in_every_country() => Assert.Equal(("1 March 2026", "open"), (First.InWords(), ((DateOnly?)null).InWords()));
}

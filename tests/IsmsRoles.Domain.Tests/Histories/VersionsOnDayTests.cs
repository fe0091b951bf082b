using IsmsRoles.Domain.Histories;

namespace IsmsRoles.Domain.Tests.Histories;

public sealed class VersionsOnDayTests
{
    // 3 March in Warsaw, an hour ahead of UTC.
    private static readonly DateTime Start = new(2026, 3, 2, 23, 0, 0, DateTimeKind.Utc);
    private static readonly DateTime End = Start.AddDays(1);

    [Fact]
    public void The_version_in_force_when_the_day_ended_is_told_and_so_is_the_one_it_replaced_that_day()
    {
        var (first, second) = (InForce(1, Start.AddDays(-9), Start.AddHours(14)), InForce(2, Start.AddHours(14), null));

        var day = VersionsOnDay.Of([first, second], Start, End);

        Assert.Equal((first, second), (day.AtStart, day.AtEnd));
        Assert.Equal([new(second, Start.AddHours(14), false)], day.Changes);
    }

    [Fact]
    public void The_last_moment_of_the_day_belongs_to_it_and_the_next_does_not()
    {
        var last = InForce(1, End.AddTicks(-1), null);
        var next = InForce(1, End, null);

        Assert.Equal(last, VersionsOnDay.Of([last], Start, End).AtEnd);
        Assert.Null(VersionsOnDay.Of([next], Start, End).AtEnd);
        Assert.Equal(next, VersionsOnDay.Of([next], End, End.AddDays(1)).AtEnd);
    }

    [Fact]
    public void A_version_replaced_as_the_next_day_begins_was_in_force_when_this_one_ended()
    {
        var (first, second) = (InForce(1, Start.AddDays(-9), End), InForce(2, End, null));

        Assert.Equal(first, VersionsOnDay.Of([first, second], Start, End).AtEnd);
    }

    [Fact]
    public void After_a_revocation_nothing_is_in_force()
    {
        var revoked = InForce(1, Start.AddDays(-9), Start.AddHours(10)) with { WasRevoked = true };

        var day = VersionsOnDay.Of([revoked], Start, End);

        Assert.Equal((revoked, null), (day.AtStart, day.AtEnd));
        Assert.Equal([new(revoked, Start.AddHours(10), true)], day.Changes);
    }

    [Fact]
    public void A_version_that_came_and_went_within_the_day_is_told()
    {
        var (first, second, third) = (InForce(1, Start.AddDays(-9), Start.AddHours(9)), InForce(2, Start.AddHours(9), Start.AddHours(15)), InForce(3, Start.AddHours(15), null));

        var day = VersionsOnDay.Of([third, second, first], Start, End);

        Assert.Equal([2, 3], day.Changes.Select(c => c.Version.Number));
        Assert.Equal(3, day.AtEnd?.Number);
    }

    private static TimeInForce InForce(int number, DateTime from, DateTime? until) => new(Guid.NewGuid(), number, from, until, false);
}

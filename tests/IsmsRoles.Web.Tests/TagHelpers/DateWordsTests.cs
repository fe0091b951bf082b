using IsmsRoles.Web.TagHelpers;
using Xunit;

namespace IsmsRoles.Web.Tests.TagHelpers;

public sealed class DateWordsTests
{
    [Fact]
    public void A_day_is_written_in_words()
    {
        Assert.Equal("3 March 2026", DateWords.Day(new DateOnly(2026, 3, 3)));
        Assert.Equal("9 Sep 2026", DateWords.ShortDay(new DateOnly(2026, 9, 9)));
    }

    [Fact]
    public void A_period_says_which_end_is_open()
    {
        DateOnly from = new(2026, 3, 3), until = new(2027, 6, 9);

        Assert.Equal("3 March 2026 to 9 June 2027", DateWords.Period(from, until));
        Assert.Equal("since 3 March 2026", DateWords.Period(from, null));
        Assert.Equal("until 9 June 2027", DateWords.Period(null, until));
    }

    [Fact]
    public void A_moment_is_on_the_organisations_clock_with_its_zone() =>
        Assert.Equal("1 January 2027, 00:30 CET", DateWords.Moment(new DateTime(2026, 12, 31, 23, 30, 0, DateTimeKind.Utc), new Cet()));

    private sealed class Cet : IOrganisationTime
    {
        public DateOnly Today => new(2027, 1, 1);

        public DateTime ToLocal(DateTime utc) => utc.AddHours(1);

        public string ZoneName(DateTime utc) => "CET";
    }
}

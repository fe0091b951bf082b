using IsmsRoles.Web.Import;
using Xunit;

namespace IsmsRoles.Web.Tests.Import;

public class DateOrderTests
{
    [Theory]
    [InlineData("ymd", "2021-03-04", "1999-12-31")]
    [InlineData("ymd", "2021-03-04T00:00:00", "2021/3/5 00:00")]
    [InlineData("dmy", "04-03-2021", "17-06-2013")]
    [InlineData("dmy", "4/3/2021", "31/12/2020", "9999-01-01")]
    [InlineData("dmy", "04.03.2021")]
    [InlineData("mdy", "03/04/2021", "12/31/2020", "")]
    [InlineData("ymd", "", "9999-01-01")]
    public void The_whole_column_decides_the_order(string order, params string[] cells)
    {
        var detection = DateOrder.Detect(cells);

        Assert.Equal(order, detection.Order?.Key);
        Assert.Null(detection.Question);
    }

    [Fact]
    public void Where_two_orders_fit_and_differ_the_user_must_choose()
    {
        var detection = DateOrder.Detect(["01/01/2020", "03/04/2021"]);

        Assert.Null(detection.Order);
        Assert.Equal(["dmy", "mdy"], detection.Fits.Select(f => f.Key));
        Assert.Equal("“03/04/2021” may be 3 April 2021 or 4 March 2021. Choose how the dates in this file are written.", detection.Question);
    }

    [Fact]
    public void Where_two_orders_fit_and_agree_nobody_is_asked() => Assert.Null(DateOrder.Detect(["01/01/2020", "02/02/2021"]).Question);

    [Fact]
    public void A_column_without_dates_fits_nothing() => Assert.Empty(DateOrder.Detect(["Sales", "IT", "2021-01-01"]).Fits);

    [Theory]
    [InlineData("dmy", "17-06-2013", "2013-06-17")]
    [InlineData("dmy", "1.2.2020", "2020-02-01")]
    [InlineData("mdy", "2/1/2020", "2020-02-01")]
    [InlineData("ymd", "2020-02-01 08:30:00", "2020-02-01")]
    [InlineData("dmy", "1 Feb 2020", "2020-02-01")]
    [InlineData("mdy", "February 1, 2020", "2020-02-01")]
    public void A_date_is_read_in_the_order_of_its_column(string order, string cell, string iso) =>
        Assert.Equal(DateOnly.ParseExact(iso, "yyyy-MM-dd", null), DateOrder.Find(order)!.Read(cell).Day);

    [Theory]
    [InlineData("9999-01-01")]
    [InlineData("9999-12-31")]
    [InlineData("31.12.9999")]
    [InlineData("")]
    [InlineData("present")]
    public void No_end_is_said_in_several_ways(string cell) => Assert.True(DateOrder.DayMonthYear.Read(cell).Open || DateOrder.YearMonthDay.Read(cell).Open);

    [Theory]
    [InlineData("45000", "spreadsheet's day number")]
    [InlineData("31.02.2020", "not a day in the calendar")]
    [InlineData("01.02.20", "four digits")]
    [InlineData("soon", "“soon” is not a date")]
    [InlineData("2020-02-01", "not in the order of this column")]
    [InlineData("01.02.0020", "not a day in the calendar")]
    public void What_is_no_date_says_so(string cell, string sentence) => Assert.Contains(sentence, DateOrder.DayMonthYear.Read(cell).Problem);
}

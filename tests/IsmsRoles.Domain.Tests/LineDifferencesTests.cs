namespace IsmsRoles.Domain.Tests;

public sealed class LineDifferencesTests
{
    [Theory]
    [InlineData("a b c", "a b c", "")]
    [InlineData("", "a b", "+a +b")]
    [InlineData("a b", "", "-a -b")]
    [InlineData("a b c", "a x c", "b>x")]
    [InlineData("a b c", "a b x c", "+x")]
    [InlineData("a b c", "b c", "-a")]
    [InlineData("a b c d", "x b c d y", "a>x +y")]
    [InlineData("a a b", "a b", "-a")]
    public void Lines_that_stay_are_not_told_and_the_rest_pairs_up_in_place(string old, string now, string expected)
    {
        var told = LineDifferences.Between(Words(old), Words(now))
            .Select(d => d.Old is null ? $"+{d.New}" : d.New is null ? $"-{d.Old}" : $"{d.Old}>{d.New}");

        Assert.Equal(expected, string.Join(' ', told));
    }

    private static string[] Words(string text) => text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
}

using IsmsRoles.Web.TagHelpers;
using Xunit;

namespace IsmsRoles.Web.Tests.TagHelpers;

public sealed class LineDiffTests
{
    [Theory]
    [InlineData("a b c", "a b c", "a b c", "a b c")]
    [InlineData("a b c", "a x c", "a -b c", "a +x c")]
    [InlineData("a b", "b a", "-a b", "b +a")]
    [InlineData("", "a", "", "+a")]
    [InlineData("a", "", "-a", "")]
    [InlineData("a a", "a", "a -a", "a")]
    public void Each_side_keeps_its_order_and_marks_what_the_other_lacks(string was, string now, string left, string right)
    {
        var (before, after) = LineDiff.Compare(Split(was), Split(now));

        Assert.Equal(left, Marked(before, "-"));
        Assert.Equal(right, Marked(after, "+"));
    }

    private static string[] Split(string words) => words.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    private static string Marked(IReadOnlyList<(string Text, bool Kept)> parts, string mark) =>
        string.Join(' ', parts.Select(part => part.Kept ? part.Text : mark + part.Text));
}

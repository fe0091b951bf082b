using System.Globalization;
using IsmsRoles.Documents.Chart;
using Xunit;

namespace IsmsRoles.Documents.Tests.Chart;

public sealed class ReportingChartTests
{
    private static readonly ChartPaper A4 = new(749, 430, 480);

    /// <summary>Registers of every shape we could think of.</summary>
    public static TheoryData<string> Shapes => ["one", "two", "twelve", "sixty", "thousand", "chain", "fan", "comb", "forest", "circle", "long", "unknown", "brush"];

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Every_role_is_shown_and_below_the_one_it_reports_to(string shape)
    {
        var roles = RolesOf(shape);
        var chart = ReportingChart.Of(roles, A4);

        var boxes = chart.Pages.SelectMany(page => page.Boxes).ToList();
        Assert.Equal(roles.Select(role => role.Number), boxes.Select(box => box.Role.Number).Distinct().Order());
        Assert.All(chart.Pages, page => Assert.All(page.Boxes.Where(box => box.Above is not null), box =>
        {
            var above = page.Boxes[box.Above!.Value];
            Assert.Equal(box.Role.ReportsTo, above.Role.Number);
            Assert.True(box.Y >= above.Y + above.Height, $"{box.Role.Title} is not below {above.Role.Title}.");
        }));
        // A role that hangs from no box is a root or says which page it continues; nobody loses their superior over a page break.
        Assert.All(boxes.Where(box => box.Above is null && box.From is null), box =>
            Assert.True(box.Role.ReportsTo is null || shape is "circle" or "unknown", $"{box.Role.Title} lost the role it reports to."));
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Boxes_keep_clear_of_each_other_and_stay_on_the_paper(string shape)
    {
        var chart = ReportingChart.Of(RolesOf(shape), A4);

        for (var i = 0; i < chart.Pages.Count; i++)
        {
            var page = chart.Pages[i];
            Assert.InRange(page.Height, 0, (i == 0 ? A4.FirstHeight : A4.Height) + 0.02);
            Assert.All(page.Boxes, box =>
            {
                Assert.InRange(box.X, -0.01, A4.Width - box.Width + 0.02);
                Assert.InRange(box.Y, -0.01, page.Height - box.Height + 0.02);
            });
            for (var a = 0; a < page.Boxes.Count; a++)
            {
                for (var b = a + 1; b < page.Boxes.Count; b++)
                {
                    Assert.False(Overlap(page.Boxes[a], page.Boxes[b]), $"{page.Boxes[a].Role.Title} lies over {page.Boxes[b].Role.Title} on page {i + 1}.");
                }
            }
        }
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void No_line_runs_through_a_box_or_off_the_paper(string shape)
    {
        foreach (var page in ReportingChart.Of(RolesOf(shape), A4).Pages)
        {
            Assert.All(page.Lines, line =>
            {
                Assert.True(line.X1 == line.X2 || line.Y1 == line.Y2);
                Assert.InRange(Math.Max(line.X1, line.X2), 0, A4.Width);
                Assert.InRange(Math.Max(line.Y1, line.Y2), 0, A4.Height);
                Assert.DoesNotContain(page.Boxes, box =>
                    Math.Min(line.X1, line.X2) < box.X + box.Width - 0.1 && Math.Max(line.X1, line.X2) > box.X + 0.1
                    && Math.Min(line.Y1, line.Y2) < box.Y + box.Height - 0.1 && Math.Max(line.Y1, line.Y2) > box.Y + 0.1);
            });
        }
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Each_box_is_joined_to_its_superiors_box(string shape)
    {
        foreach (var page in ReportingChart.Of(RolesOf(shape), A4).Pages)
        {
            Assert.All(page.Boxes.Where(box => box.Above is not null), box =>
            {
                Assert.Contains(page.Lines, line => Touches(line, box));
                Assert.Contains(page.Lines, line => Touches(line, page.Boxes[box.Above!.Value]));
            });
        }
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void A_line_that_leaves_a_page_goes_on_where_it_says_and_says_where_it_came_from(string shape)
    {
        var chart = ReportingChart.Of(RolesOf(shape), A4);

        for (var i = 0; i < chart.Pages.Count; i++)
        {
            foreach (var box in chart.Pages[i].Boxes)
            {
                if (box.On is { } on)
                {
                    Assert.True(on.Page >= i); // a short line may go on beside it
                    var continuation = Assert.Single(chart.Pages[on.Page].Boxes, other => other.From is { } from && (from.Role, from.Part) == (on.Role, on.Part));
                    Assert.Equal((box.Role.Number, i), (continuation.Role.Number, continuation.From!.Page));
                    Assert.Contains(box.Texts, text => text.Kind == ChartTextKind.ContinuedOn);
                    Assert.Contains(continuation.Texts, text => text.Kind == ChartTextKind.ContinuedFrom);
                }
            }
        }
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Text_is_never_smaller_than_seven_points_and_stays_in_its_box(string shape)
    {
        foreach (var box in ReportingChart.Of(RolesOf(shape), A4).Pages.SelectMany(page => page.Boxes))
        {
            Assert.All(box.Texts, text =>
            {
                Assert.True(text.Size >= 7);
                Assert.InRange(text.Baseline, text.Size * 0.7, box.Height - (text.Size * 0.25));
            });
            Assert.Equal(box.Texts.Select(text => text.Baseline).Order(), box.Texts.Select(text => text.Baseline));
        }
    }

    [Theory]
    [InlineData("one", 1)]
    [InlineData("twelve", 1)]
    [InlineData("sixty", 2)]
    [InlineData("fan", 14)]
    public void Pages_are_used_well(string shape, int most)
    {
        Assert.InRange(ReportingChart.Of(RolesOf(shape), A4).Pages.Count, 1, most);
    }

    [Fact]
    public void A_wide_line_is_continued_under_the_same_role_page_after_page()
    {
        var chart = ReportingChart.Of(RolesOf("fan"), A4);

        Assert.All(chart.Pages, page => Assert.Equal(1, page.Boxes[0].Role.Number));
        Assert.All(chart.Pages.SkipLast(1), page => Assert.NotNull(page.Boxes[0].On));
        Assert.Null(chart.Pages[^1].Boxes[0].On);
    }

    [Fact]
    public void A_box_tells_title_clause_holder_and_vacancy()
    {
        var chart = ReportingChart.Of(
            [
                new(1, "Top management", null) { HeldBy = "Executive board", Marks = ["5.1"] },
                new(2, "ISMS manager", 1) { IsVacant = true, Marks = ["5.3 a", "5.3 b"] },
                new(3, "Stray role", null) { HeldBy = "Amina Diallo", IsBroken = true },
            ],
            A4);

        var texts = chart.Pages.Single().Boxes.Select(box => box.Texts.Select(text => (text.Kind, text.Text)).ToList()).ToList();
        Assert.Equal([(ChartTextKind.Title, "Top management"), (ChartTextKind.Mark, "5.1"), (ChartTextKind.Holder, "Executive board")], texts[0]);
        Assert.Equal([(ChartTextKind.Title, "ISMS manager"), (ChartTextKind.Mark, "5.3 a · 5.3 b"), (ChartTextKind.Warning, "Vacant")], texts[1]);
        Assert.Equal("Does not reach top management", string.Join(' ', texts[2].Where(text => text.Kind == ChartTextKind.Warning).Select(text => text.Text)));
        Assert.Null(chart.Pages[0].Boxes[2].Above);
    }

    [Fact]
    public void A_title_of_the_longest_length_allowed_is_shown_whole()
    {
        var title = string.Join(' ', Enumerable.Repeat("Responsible", 17))[..200].TrimEnd();

        var texts = ReportingChart.Of([new(1, title, null)], A4).Pages[0].Boxes[0].Texts;

        Assert.Equal(title, string.Join(' ', texts.Select(text => text.Text)));
    }

    [Fact]
    public void The_same_roles_give_the_same_chart()
    {
        Assert.Equivalent(ReportingChart.Of(RolesOf("sixty"), A4), ReportingChart.Of(RolesOf("sixty"), A4), strict: true);
    }

    [Fact]
    public void A_screen_without_a_foot_gets_one_page()
    {
        Assert.Single(ReportingChart.Of(RolesOf("sixty"), new ChartPaper(1200, 100_000, 100_000)).Pages);
        Assert.Empty(ReportingChart.Of([], A4).Pages);
    }

    private static bool Overlap(ChartBox a, ChartBox b) =>
        a.X < b.X + b.Width && b.X < a.X + a.Width && a.Y < b.Y + b.Height && b.Y < a.Y + a.Height;

    private static bool Touches(ChartLine line, ChartBox box) =>
        IsOn(line.X1, line.Y1, box) || IsOn(line.X2, line.Y2, box);

    private static bool IsOn(double x, double y, ChartBox box) =>
        x >= box.X - 0.01 && x <= box.X + box.Width + 0.01 && y >= box.Y - 0.01 && y <= box.Y + box.Height + 0.01;

    private static List<ChartRole> RolesOf(string shape) => shape switch
    {
        "one" => Roles(1, _ => null),
        "two" => Roles(2, i => i == 1 ? null : 1),
        "twelve" => Roles(12, i => i == 1 ? null : ((i - 2) / 4) + 1),
        "sixty" => Roles(60, i => i == 1 ? null : ((i - 2) / 6) + 1),
        "thousand" => Roles(1000, i => i == 1 ? null : ((i - 2) / 9) + 1),
        "chain" => Roles(1000, i => i == 1 ? null : i - 1),
        "fan" => Roles(600, i => i == 1 ? null : 1),
        "comb" => Roles(300, i => i == 1 ? null : i % 2 == 0 ? Math.Max(1, i - 2) : i - 1),
        "forest" => Roles(80, i => i % 5 == 1 ? null : i - ((i - 1) % 5)),
        "circle" => Roles(6, i => i switch { 1 => null, 2 => 1, 3 => 5, 4 => 3, 5 => 4, _ => 6 }),
        "long" => [.. Roles(30, i => i == 1 ? null : ((i - 2) / 3) + 1).Select(role => role with { Title = string.Join(' ', Enumerable.Repeat(role.Title, role.Number % 3 == 0 ? 40 : 9)) + new string('m', 200) })],
        "unknown" => Roles(3, i => i + 40),
        _ => Roles(400, i => i == 1 ? null : i <= 60 ? i - 1 : 60),
    };

    private static List<ChartRole> Roles(int count, Func<int, int?> above) =>
    [
        .. Enumerable.Range(1, count).Select(i => new ChartRole(i, string.Create(CultureInfo.InvariantCulture, $"Role number {i}"), above(i))
        {
            HeldBy = i % 7 == 0 ? "" : "Nguyễn Thị Hương",
            IsVacant = i % 7 == 0,
            Marks = i < 4 ? ["5.3 a"] : [],
        }),
    ];
}

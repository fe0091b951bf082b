using System.Globalization;
using System.Text.RegularExpressions;
using IsmsRoles.Documents.RolesDocument;
using Xunit;

namespace IsmsRoles.Documents.Tests;

public sealed class RolesDocumentPagesTests
{
    [Fact]
    public void Each_page_says_which_of_how_many_it_is()
    {
        using var document = new ReadBack(RolesDocumentPdf.Render(SampleDocument.Create(60)));

        Assert.True(document.Pages.Count > 5);
        for (var i = 0; i < document.Pages.Count; i++)
        {
            Assert.EndsWith(string.Create(CultureInfo.InvariantCulture, $"page {i + 1} of {document.Pages.Count}"), document.Pages[i], StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_proposed_version_is_marked_as_not_signed_on_every_page_and_one_in_force_on_none()
    {
        const string mark = "Proposed version 4, submission 2: not signed";
        using var proposed = new ReadBack(RolesDocumentPdf.Render(SampleDocument.Create(20, proposed: true)));
        using var inForce = new ReadBack(RolesDocumentPdf.Render(SampleDocument.Create(20)));

        Assert.All(proposed.Pages, page => Assert.Contains(mark, page, StringComparison.Ordinal));
        Assert.DoesNotContain("not signed", inForce.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_header_row_repeats_on_each_page_of_the_roles_table()
    {
        using var document = new ReadBack(RolesDocumentPdf.Render(SampleDocument.Create(60)));

        var first = document.Pages.ToList().FindIndex(page => page.Contains("3  Roles, responsibilities", StringComparison.Ordinal));
        var last = document.Pages.ToList().FindIndex(page => page.Contains("4  Duties of everyone", StringComparison.Ordinal));
        Assert.True(last > first + 5);
        for (var page = first; page < last; page++)
        {
            Assert.Contains("RoleHeld byResponsibilitiesAuthorityReports to", document.Pages[page], StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_row_longer_than_a_page_is_split_between_bullets_and_repeats_its_name()
    {
        var duties = Enumerable.Range(1, 78)
            .Select(i => new DutyLine(string.Create(CultureInfo.InvariantCulture, $"Duty number {i} is long enough to need more than a single line of the column it stands in, as real ones do")))
            .ToList();
        var model = SampleDocument.Create(2);
        model = model with { Roles = [model.Roles[0], model.Roles[1] with { Responsibilities = duties }] };

        using var document = new ReadBack(RolesDocumentPdf.Render(model));

        var continued = document.Pages.Where(page => page.Contains("ISMS manager (continued)", StringComparison.Ordinal)).ToList();
        Assert.True(continued.Count >= 3);
        // A page of the middle begins with a number, never in the middle of a duty.
        Assert.All(continued, page => Assert.Matches(@"ISMS manager \(continued\) ?\d+\.Duty number", page));
        for (var i = 1; i <= 78; i++)
        {
            Assert.Contains(string.Create(CultureInfo.InvariantCulture, $"{i}.Duty number {i} is long"), document.Text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_row_that_goes_on_does_so_with_more_than_one_bullet()
    {
        var model = SampleDocument.Create(60);
        using var document = new ReadBack(RolesDocumentPdf.Render(model));

        var continued = 0;
        foreach (var page in document.Pages)
        {
            var start = page.IndexOf(" (continued)", StringComparison.Ordinal);
            if (start >= 0)
            {
                continued++;
                var rest = page[start..];
                var end = model.Roles.Select(role => rest.IndexOf(role.Purpose!, StringComparison.Ordinal)).Where(at => at > 0).DefaultIfEmpty(rest.Length).Min();
                Assert.True(Regex.Count(rest[..end], @"\d\.[A-Z]|•") > 1, rest[..Math.Min(end, 300)]);
            }
        }

        Assert.InRange(continued, 3, 20);
    }

    [Fact]
    public void A_long_purpose_is_split_between_lines_rather_than_leaving_half_a_page_empty()
    {
        var model = SampleDocument.Create(1);
        var purpose = string.Join(' ', Enumerable.Range(1, 330).Select(i => string.Create(CultureInfo.InvariantCulture, $"p{i}")));

        using var document = new ReadBack(RolesDocumentPdf.Render(model with { Roles = [model.Roles[0] with { Purpose = purpose }] }));

        var pages = document.Pages.Where(page => page.Contains("p100 ", StringComparison.Ordinal) || page.Contains("p1 ", StringComparison.Ordinal) || page.Contains("p330", StringComparison.Ordinal)).ToList();
        Assert.Contains("p1 p2", pages[0], StringComparison.Ordinal);
        Assert.Contains("Top management (continued)", pages[^1], StringComparison.Ordinal);
        Assert.Contains("p330", pages[^1], StringComparison.Ordinal);
        Assert.Contains("Keeps the ISMS in conformity", pages[0], StringComparison.Ordinal);
    }

    [Fact]
    public void The_signatures_stand_together_each_with_who_when_in_which_capacity_and_what_it_means()
    {
        for (var roles = 1; roles <= 16; roles++)
        {
            var model = SampleDocument.Create(roles);
            using var document = new ReadBack(RolesDocumentPdf.Render(model));

            var pages = document.Pages.Where(page => page.Contains("Signed byCapacity", StringComparison.Ordinal)).ToList();
            // Apart from one another only where half of the page before would stay empty.
            Assert.InRange(pages.Count, 1, 2);
            var text = string.Concat(pages).Replace(" ", "", StringComparison.Ordinal);
            Assert.All(model.Signatures.Signatures, signature => Assert.All(
                [signature.PrintedName, signature.JobTitle, signature.Capacity, signature.UtcTime, signature.LocalTime, signature.Meaning, signature.Authenticated],
                part => Assert.Contains(part.Replace(" ", "", StringComparison.Ordinal), text, StringComparison.Ordinal)));
        }
    }

    [Fact]
    public void One_bullet_longer_than_a_page_is_split_between_lines_and_loses_nothing()
    {
        var words = string.Join(' ', Enumerable.Range(1, 3000).Select(i => string.Create(CultureInfo.InvariantCulture, $"w{i}")));
        var model = SampleDocument.Create(1);
        model = model with { Roles = [model.Roles[0] with { Responsibilities = [new DutyLine(words)] }] };

        using var document = new ReadBack(RolesDocumentPdf.Render(model));

        Assert.All([1, 1500, 3000], i => Assert.Contains(string.Create(CultureInfo.InvariantCulture, $"w{i}"), document.Text, StringComparison.Ordinal));
        Assert.Contains("Top management (continued)", document.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_title_longer_than_a_page_is_split_too()
    {
        var model = SampleDocument.Create(1);
        model = model with { Roles = [model.Roles[0] with { Title = string.Join(' ', Enumerable.Repeat("Overlong", 400)) }] };

        using var document = new ReadBack(RolesDocumentPdf.Render(model));

        Assert.Contains("… (continued)", document.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_word_wider_than_its_column_is_broken_and_stays_on_the_page()
    {
        var model = SampleDocument.Create(1);
        model = model with { Roles = [model.Roles[0] with { Purpose = new string('m', 400) }] };

        using var document = new ReadBack(RolesDocumentPdf.Render(model));

        var letters = document.Document.GetPages().SelectMany(page => page.Letters).ToList();
        Assert.True(letters.Count(letter => letter.Value == "m") >= 400);
        Assert.All(letters, letter => Assert.InRange(letter.EndBaseLine.X, 0, 841.89 - 40));
    }

    [Fact]
    public void No_text_runs_below_the_foot_or_over_the_right_margin()
    {
        using var document = new ReadBack(RolesDocumentPdf.Render(SampleDocument.Create(60)));

        Assert.All(document.Document.GetPages().SelectMany(page => page.Letters).Where(letter => letter.Value != " "), letter =>
        {
            Assert.InRange(letter.StartBaseLine.Y, 20, 575);
            Assert.InRange(letter.EndBaseLine.X, 40, 841.89 - 45);
        });
    }

    [Theory]
    [InlineData(PageFormat.A4Landscape, 841.89, 595.276)]
    [InlineData(PageFormat.LetterLandscape, 792, 612)]
    public void Pages_have_the_size_that_was_asked_for(PageFormat format, double width, double height)
    {
        using var document = new ReadBack(RolesDocumentPdf.Render(SampleDocument.Create() with { Page = format }));

        Assert.All(document.Document.GetPages(), page => Assert.Equal((width, height), (page.Width, page.Height)));
    }

    [Fact]
    public void No_heading_or_header_row_is_left_alone_at_the_foot_of_a_page()
    {
        string[] endings = ["authorities", "incident contact", "Third parties", "Reporting lines", "top management", "previous version", "history", "New", "Changed", "Ended", "Reports to", "After", "Before", "SHA-256"];
        for (var roles = 1; roles <= 20; roles++)
        {
            using var document = new ReadBack(RolesDocumentPdf.Render(SampleDocument.Create(roles)));
            foreach (var page in document.Pages)
            {
                // The foot follows the page's text; so does its running head, both being drawn last.
                var text = page[..page.LastIndexOf("Version 4 · In force since", StringComparison.Ordinal)];
                var head = text.LastIndexOf("Meridian Instruments SE · Information security", StringComparison.Ordinal);
                text = head > 0 ? text[..head] : text;
                Assert.DoesNotContain(endings, ending => text.EndsWith(ending, StringComparison.Ordinal) && !text.EndsWith("Top management", StringComparison.Ordinal));
            }
        }
    }

    [Fact]
    public void A_thousand_roles_are_drawn_each_with_its_place()
    {
        using var document = new ReadBack(RolesDocumentPdf.Render(SampleDocument.Create(1000)));

        Assert.True(document.Pages.Count > 200);
        Assert.Contains("unit 84", document.Text, StringComparison.Ordinal);
    }
}

using IsmsRoles.Documents.Chart;
using IsmsRoles.Documents.RolesDocument;
using UglyToad.PdfPig.Tokens;
using Xunit;

namespace IsmsRoles.Documents.Tests.Chart;

public sealed class ReportingLinesSectionTests
{
    [Fact]
    public void The_chart_is_a_figure_with_alternative_text_on_each_of_its_pages()
    {
        using var document = new ReadBack(RolesDocumentPdf.Render(SampleDocument.Create(60)));

        var figures = document.StructureElements().Where(element => ReadBack.TypeOf(element) == "Figure").ToList();
        var alternatives = figures.Select(figure => ((StringToken)figure.Data["Alt"]).Data).ToList();

        Assert.Equal(2, figures.Count);
        Assert.StartsWith("Chart of reporting lines, part 1 of 2: ", alternatives[0], StringComparison.Ordinal);
        Assert.All(figures, figure => Assert.Equal(4, ((ArrayToken)document.Resolve(document.Dictionary(figure, "A").Data["BBox"])).Data.Count));
    }

    [Fact]
    public void Assistive_technology_is_told_who_reports_to_whom_by_a_nested_list()
    {
        using var document = new ReadBack(RolesDocumentPdf.Render(SampleDocument.Create(12)));
        var elements = document.StructureElements().ToList();
        var list = elements[elements.FindIndex(element => ReadBack.TypeOf(element) == "Figure") + 1];

        // 1 has 2 to 7 below it, and 2 has 8 to 12.
        var top = Assert.Single(Items(document, list));
        var below = Items(document, Nested(document, top)!);
        Assert.Equal(6, below.Count);
        Assert.Equal(5, Items(document, Nested(document, below[0])!).Count);
        Assert.All(below.Skip(1), item => Assert.Null(Nested(document, item)));
    }

    [Fact]
    public void A_line_that_goes_on_elsewhere_names_the_page_and_leads_there()
    {
        using var document = new ReadBack(RolesDocumentPdf.Render(SampleDocument.Create(60)));
        var first = document.Pages.ToList().FindIndex(page => page.Contains("6  Reporting lines", StringComparison.Ordinal));

        Assert.Contains($"Continued on page {first + 2}", document.Pages[first], StringComparison.Ordinal);
        Assert.Contains($"Continued from page {first + 1}", document.Pages[first + 1], StringComparison.Ordinal);
        Assert.Contains("role-2-lines-1", Links(document, first));
        Assert.Contains("role-2-lines-1-origin", Links(document, first + 1));
        Assert.Superset(Links(document, first).Concat(Links(document, first + 1)).ToHashSet(), Destinations(document));
    }

    [Fact]
    public void Every_link_of_a_chart_of_a_thousand_roles_leads_to_a_place_in_the_document()
    {
        using var document = new ReadBack(RolesDocumentPdf.Render(SampleDocument.Create(1000)));
        var links = Enumerable.Range(0, document.Pages.Count).SelectMany(page => Links(document, page)).ToHashSet();

        Assert.Contains(links, link => link.Contains("-lines-", StringComparison.Ordinal));
        Assert.Superset(links, Destinations(document));
    }

    [Theory]
    [InlineData(12, PageFormat.A4Landscape)]
    [InlineData(60, PageFormat.A4Landscape)]
    [InlineData(12, PageFormat.LetterLandscape)]
    [InlineData(60, PageFormat.LetterLandscape)]
    public void The_chart_is_legible_and_stays_above_the_foot(int roles, PageFormat format)
    {
        using var document = new ReadBack(RolesDocumentPdf.Render(SampleDocument.Create(roles) with { Page = format }));
        var pages = document.Document.GetPages().ToList();
        var first = document.Pages.ToList().FindIndex(page => page.Contains("6  Reporting lines", StringComparison.Ordinal));
        var last = document.Pages.ToList().FindIndex(page => page.Contains("7  Signatures of", StringComparison.Ordinal));

        Assert.All(pages[first..(last + 1)].SelectMany(page => page.Letters).Where(letter => letter.Value != " "), letter =>
        {
            Assert.True(letter.PointSize > 6.7, $"{letter.Value} has {letter.PointSize} points."); // hashes have 6.8
            Assert.InRange(letter.StartBaseLine.Y, 20, pages[0].Height - 20);
            Assert.InRange(letter.EndBaseLine.X, 40, pages[0].Width - 45);
        });
    }

    [Fact]
    public void Vacant_roles_and_lines_that_break_are_said_to_be_so_in_words()
    {
        var model = SampleDocument.Create(3) with
        {
            ReportingLines =
            [
                new ChartRole(1, "Top management", null) { HeldBy = "Amina Diallo" },
                new ChartRole(2, "ISMS manager", 1) { IsVacant = true },
                new ChartRole(3, "Stray role", null) { HeldBy = "Jörg Müßig", IsBroken = true },
            ],
        };

        using var document = new ReadBack(RolesDocumentPdf.Render(model));

        Assert.Contains("roles without a holder are marked as vacant. One line does not reach top management.", document.Text, StringComparison.Ordinal);
        Assert.Contains("ISMS manager Vacant", document.Text, StringComparison.Ordinal);
        Assert.Contains("Stray role Jörg Müßig Does not reach top management", document.Text, StringComparison.Ordinal);
    }

    private static IReadOnlyList<DictionaryToken> Kids(ReadBack document, DictionaryToken element) =>
        [.. ((ArrayToken)document.Resolve(element.Data["K"])).Data.Select(document.Resolve).OfType<DictionaryToken>().Where(kid => kid.Data.ContainsKey("S"))];

    private static IReadOnlyList<DictionaryToken> Items(ReadBack document, DictionaryToken list)
    {
        Assert.Equal("L", ReadBack.TypeOf(list));
        return Kids(document, list);
    }

    private static DictionaryToken? Nested(ReadBack document, DictionaryToken item) =>
        Kids(document, Assert.Single(Kids(document, item), kid => ReadBack.TypeOf(kid) == "LBody")).SingleOrDefault(kid => ReadBack.TypeOf(kid) == "L");

    private static HashSet<string> Links(ReadBack document, int page)
    {
        var dictionary = document.Document.GetPage(page + 1).Dictionary;
        return dictionary.Data.TryGetValue("Annots", out var annotations)
            ? [.. ((ArrayToken)document.Resolve(annotations)).Data.Select(document.Resolve).Cast<DictionaryToken>().Where(a => a.Data.ContainsKey("Dest")).Select(a => ((StringToken)a.Data["Dest"]).Data)]
            : [];
    }

    private static HashSet<string> Destinations(ReadBack document)
    {
        var tree = document.Dictionary(document.Dictionary(document.Catalog, "Names"), "Dests");
        return [.. ((ArrayToken)document.Resolve(tree.Data["Kids"])).Data
            .Select(kid => (DictionaryToken)document.Resolve(kid))
            .SelectMany(leaf => ((ArrayToken)document.Resolve(leaf.Data["Names"])).Data.OfType<StringToken>())
            .Select(name => name.Data)];
    }
}

using System.Text;
using IsmsRoles.Documents.RolesDocument;
using UglyToad.PdfPig.Tokens;
using Xunit;

namespace IsmsRoles.Documents.Tests;

public sealed class RolesDocumentFileTests
{
    [Fact]
    public void The_same_model_gives_the_same_bytes()
    {
        Assert.Equal(RolesDocumentPdf.Render(SampleDocument.Create()), RolesDocumentPdf.Render(SampleDocument.Create()));
    }

    [Fact]
    public void Documents_made_at_the_same_time_do_not_disturb_one_another()
    {
        var alone = RolesDocumentPdf.Render(SampleDocument.Create());

        var together = Enumerable.Range(0, 8).AsParallel().WithDegreeOfParallelism(8)
            .Select(_ => RolesDocumentPdf.Render(SampleDocument.Create())).ToList();

        Assert.All(together, bytes => Assert.Equal(alone, bytes));
    }

    [Fact]
    public void Every_font_is_embedded_as_a_subset_with_its_text()
    {
        using var document = new ReadBack(RolesDocumentPdf.Render(SampleDocument.Create()));
        var page = document.Document.GetPage(1).Dictionary;
        var fonts = document.Dictionary(document.Dictionary(page, "Resources"), "Font");

        Assert.NotEmpty(fonts.Data);
        foreach (var reference in fonts.Data.Values)
        {
            var font = (DictionaryToken)document.Resolve(reference);
            var descendants = (ArrayToken)document.Resolve(font.Data["DescendantFonts"]);
            var descriptor = document.Dictionary((DictionaryToken)document.Resolve(descendants.Data[0]), "FontDescriptor");
            var program = (StreamToken)document.Resolve(descriptor.Data["FontFile2"]);
            Assert.Equal("Type0", ((NameToken)font.Data["Subtype"]).Data);
            Assert.Matches("^[A-Z]{6}\\+", ((NameToken)font.Data["BaseFont"]).Data);
            Assert.IsType<StreamToken>(document.Resolve(font.Data["ToUnicode"]));
            Assert.InRange(program.Data.Length, 1, 60_000);
        }
    }

    [Fact]
    public void The_file_says_its_title_language_and_dates_from_the_version()
    {
        var bytes = RolesDocumentPdf.Render(SampleDocument.Create());
        using var document = new ReadBack(bytes);

        Assert.Equal("en-GB", ((StringToken)document.Catalog.Data["Lang"]).Data);
        Assert.Equal(BooleanToken.True, document.Dictionary(document.Catalog, "ViewerPreferences").Data["DisplayDocTitle"]);
        Assert.Equal("Meridian Instruments SE: Information security roles, responsibilities and authorities, Version 4", document.Document.Information.Title);
        Assert.Equal("D:20261123114055Z", document.Document.Information.CreationDate);
        var metadata = Encoding.UTF8.GetString(bytes);
        Assert.Contains("<xmp:CreateDate>2026-11-23T11:40:55Z</xmp:CreateDate>", metadata, StringComparison.Ordinal);
        Assert.Contains("0193573c-5b1e-7c55-9b1e-3f8f6a2d4c10", metadata, StringComparison.Ordinal);
    }

    [Fact]
    public void Each_role_has_a_named_destination()
    {
        using var document = new ReadBack(RolesDocumentPdf.Render(SampleDocument.Create(100)));
        var tree = document.Dictionary(document.Dictionary(document.Catalog, "Names"), "Dests");

        var names = ((ArrayToken)document.Resolve(tree.Data["Kids"])).Data
            .Select(kid => (DictionaryToken)document.Resolve(kid))
            .SelectMany(leaf => ((ArrayToken)document.Resolve(leaf.Data["Names"])).Data.OfType<StringToken>())
            .Select(name => name.Data)
            .Where(name => !name.Contains("lines", StringComparison.Ordinal)) // those of the chart's continuations
            .ToList();

        Assert.Equal(Enumerable.Range(1, 100).Select(i => $"role-{i}").Order(StringComparer.Ordinal), names);
    }

    [Fact]
    public void The_outline_lists_the_sections_and_below_them_the_roles()
    {
        using var document = new ReadBack(RolesDocumentPdf.Render(SampleDocument.Create()));

        Assert.True(document.Document.TryGetBookmarks(out var bookmarks));
        var sections = bookmarks.Roots.Select(node => node.Title).ToList();
        Assert.Equal(10, sections.Count);
        Assert.Equal("3  Roles, responsibilities and authorities", sections[2]);
        Assert.Equal(SampleDocument.Create().Roles.Select(role => role.Title), bookmarks.Roots[2].Children.Select(node => node.Title));
    }
}

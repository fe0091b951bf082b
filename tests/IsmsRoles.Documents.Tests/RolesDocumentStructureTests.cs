using IsmsRoles.Documents.RolesDocument;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Tokens;
using Xunit;

namespace IsmsRoles.Documents.Tests;

public sealed class RolesDocumentStructureTests
{
    [Fact]
    public void The_document_is_tagged_with_headings_tables_lists_and_links()
    {
        using var document = new ReadBack(RolesDocumentPdf.Render(SampleDocument.Create()));

        var types = document.StructureElements().Select(ReadBack.TypeOf).ToList();

        Assert.Equal(BooleanToken.True, document.Dictionary(document.Catalog, "MarkInfo").Data["Marked"]);
        Assert.Equal("Document", types[0]);
        Assert.Single(types, "H1");
        Assert.Equal(10, types.Count(type => type == "H2"));
        Assert.All(["Table", "THead", "TBody", "TR", "TH", "TD", "L", "LI", "Lbl", "LBody", "P", "Link"], type => Assert.Contains(type, types));
    }

    [Fact]
    public void Every_heading_cell_says_what_it_heads()
    {
        using var document = new ReadBack(RolesDocumentPdf.Render(SampleDocument.Create()));

        var scopes = document.StructureElements().Where(element => ReadBack.TypeOf(element) == "TH")
            .Select(cell => ((NameToken)document.Dictionary(cell, "A").Data["Scope"]).Data)
            .ToList();

        Assert.Contains("Column", scopes);
        Assert.Contains("Row", scopes);
        Assert.All(scopes, scope => Assert.Contains(scope, new[] { "Column", "Row" }));
    }

    [Fact]
    public void A_header_row_is_in_the_structure_once_however_often_it_is_drawn()
    {
        using var document = new ReadBack(RolesDocumentPdf.Render(SampleDocument.Create(60)));

        var tables = document.StructureElements().Count(element => ReadBack.TypeOf(element) == "THead");

        Assert.True(document.Pages.Count(page => page.Contains("RoleHeld by", StringComparison.Ordinal)) > 5);
        Assert.Equal(9, tables); // designations, roles, third parties, signatures, resolutions, three groups of changes, history
    }

    [Fact]
    public void All_content_is_tagged_or_an_artifact_and_every_tag_leads_back_to_its_element()
    {
        using var document = new ReadBack(RolesDocumentPdf.Render(SampleDocument.Create(20)));
        var root = document.Dictionary(document.Catalog, "StructTreeRoot");
        var parents = ((ArrayToken)document.Resolve(document.Dictionary(root, "ParentTree").Data["Nums"])).Data;
        var byKey = Enumerable.Range(0, parents.Count / 2)
            .ToDictionary(i => ((NumericToken)parents[2 * i]).Int, i => document.Resolve(parents[(2 * i) + 1]));

        foreach (var page in document.Document.GetPages())
        {
            var key = ((NumericToken)page.Dictionary.Data["StructParents"]).Int;
            var owners = ((ArrayToken)byKey[key]).Data;
            var contents = page.GetMarkedContents();
            var tagged = contents.Where(content => !content.IsArtifact && content.MarkedContentIdentifier >= 0).ToList();
            Assert.NotEmpty(tagged);
            Assert.All(tagged, content =>
            {
                var owner = (DictionaryToken)document.Resolve(owners[content.MarkedContentIdentifier]);
                Assert.Equal(content.Tag, ReadBack.TypeOf(owner));
            });
            Assert.Equal(page.Letters.Count, contents.Sum(content => Letters(content)));
        }
    }

    [Fact]
    public void Links_lead_to_named_destinations_and_belong_to_link_elements()
    {
        using var document = new ReadBack(RolesDocumentPdf.Render(SampleDocument.Create()));

        var references = document.StructureElements().Where(element => ReadBack.TypeOf(element) == "Link")
            .SelectMany(link => ((ArrayToken)document.Resolve(link.Data["K"])).Data.OfType<DictionaryToken>().Where(kid => kid.Data.ContainsKey("Obj")))
            .ToList();

        Assert.NotEmpty(references);
        Assert.All(references, reference =>
        {
            var annotation = document.Dictionary(reference, "Obj");
            Assert.StartsWith("role-", ((StringToken)annotation.Data["Dest"]).Data, StringComparison.Ordinal);
            Assert.True(annotation.Data.ContainsKey("StructParent"));
            Assert.NotEmpty(((StringToken)annotation.Data["Contents"]).Data);
        });
    }

    private static int Letters(MarkedContentElement content) => content.Letters.Count + content.Children.Sum(Letters);
}

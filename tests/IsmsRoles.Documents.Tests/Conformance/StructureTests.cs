using IsmsRoles.Documents.Pdf;

namespace IsmsRoles.Documents.Tests.Conformance;

/// <summary>What assistive technology reads: ISO 19005-3:2012, 6.7, and ISO 14289-1:2014, 7.1 to 7.5, 7.8 and 7.17.</summary>
public sealed class StructureTests
{
    private static readonly string[] Standard =
        ["Document", "Sect", "H1", "H2", "H3", "P", "L", "LI", "Lbl", "LBody", "Table", "THead", "TBody", "TR", "TH", "TD", "Link", "Figure", "Form", "Span"];

    [Theory, MemberData(nameof(Specimens.Names), MemberType = typeof(Specimens))]
    public void A_file_says_that_it_is_tagged_and_has_one_document_element(string specimen) // ISO 19005-3, 6.7.2.2 and 6.7.3.3; ISO 14289-1, 7.1
    {
        var file = Specimens.Read(specimen);
        var marks = file.Dictionary(file.Catalog["MarkInfo"]);

        Assert.Equal(true, marks["Marked"]);
        Assert.DoesNotContain("Suspects", marks.Keys);
        Assert.Equal("Document", new PdfStructure(file).Document.Type);
    }

    [Theory, MemberData(nameof(Specimens.Names), MemberType = typeof(Specimens))]
    public void Elements_are_of_standard_types_and_none_is_mapped_to_another(string specimen) // ISO 19005-3, 6.7.3.4; ISO 14289-1, 7.1
    {
        var structure = new PdfStructure(Specimens.Read(specimen));

        Assert.All(structure.Elements.Select(e => e.Type).Distinct(), type => Assert.Contains(type, Standard));
        Assert.DoesNotContain("RoleMap", structure.Root.Keys);
    }

    [Theory, MemberData(nameof(Specimens.Names), MemberType = typeof(Specimens))]
    public void All_content_belongs_to_an_element_or_is_an_artifact_and_never_both(string specimen) // ISO 14289-1, 7.1
    {
        var file = Specimens.Read(specimen);

        Assert.All(file.Pages.SelectMany(page => PdfContent.Of(file, page)).Where(o => o.Paints), o =>
        {
            var (artifacts, tagged) = (o.Marks.Count(m => m.IsArtifact), o.Marks.Count(m => m.Id is not null));
            Assert.Equal(1, artifacts + tagged);
        });
    }

    [Theory, MemberData(nameof(Specimens.Names), MemberType = typeof(Specimens))]
    public void Content_and_elements_lead_to_one_another(string specimen) // ISO 14289-1, 7.1; ISO 32000-1, 14.7.4
    {
        var file = Specimens.Read(specimen);
        var structure = new PdfStructure(file);
        var fromElements = structure.Elements.SelectMany(e => e.Contents.Select(c => (c.Page, c.Id, e.Dictionary, e.Type))).ToList();
        var owners = fromElements.ToDictionary(c => (c.Page, c.Id), c => (c.Dictionary, c.Type)); // throws where content has two owners

        var found = 0;
        foreach (var page in file.Pages)
        {
            var parents = file.List(structure.Parents[(int)page.Number("StructParents")]);
            foreach (var operation in PdfContent.Of(file, page).Where(o => o.Operator == "BDC" && ((PdfDictionary)o.Operands[1]!).ContainsKey("MCID")))
            {
                var id = (int)((PdfDictionary)operation.Operands[1]!).Number("MCID");
                var (dictionary, type) = owners[(page, id)];
                Assert.Equal(type, ((PdfName)operation.Operands[0]!).Value);
                Assert.Same(dictionary, file.Dictionary(parents[id]));
                found++;
            }
        }

        Assert.Equal(fromElements.Count, found);
    }

    [Theory, MemberData(nameof(Specimens.Names), MemberType = typeof(Specimens))]
    public void Every_element_knows_its_parent(string specimen) // ISO 32000-1, 14.7.2
    {
        var file = Specimens.Read(specimen);
        var structure = new PdfStructure(file);

        Assert.All(structure.Elements, e => Assert.Same(e.Parent?.Dictionary ?? structure.Root, file.Dictionary(e.Dictionary["P"])));
    }

    [Theory, MemberData(nameof(Specimens.Names), MemberType = typeof(Specimens))]
    public void Tables_have_rows_of_cells_of_equal_number_below_one_head(string specimen) // ISO 14289-1, 7.2
    {
        var structure = new PdfStructure(Specimens.Read(specimen));
        var tables = structure.Elements.Where(e => e.Type == "Table").ToList();

        Assert.NotEmpty(tables);
        Assert.All(tables, table =>
        {
            Assert.Matches("^(THead )?TBody$", string.Join(' ', table.Children.Select(c => c.Type)));
            var rows = table.Children.SelectMany(c => c.Children).ToList();
            Assert.All(rows, row => Assert.Equal("TR", row.Type));
            Assert.All(rows.SelectMany(row => row.Children), cell => Assert.Contains(cell.Type, new[] { "TH", "TD" }));
            Assert.Single(rows.Select(row => row.Children.Sum(cell => cell.Span("ColSpan"))).Distinct());
        });
        Assert.All(structure.Elements.Where(e => e.Type is "TR" or "THead" or "TBody" or "TH" or "TD"), e =>
            Assert.Contains(e.Parent!.Type, e.Type switch { "TR" => ["THead", "TBody"], "THead" or "TBody" => ["Table"], _ => new[] { "TR" } }));
    }

    [Theory, MemberData(nameof(Specimens.Names), MemberType = typeof(Specimens))]
    public void Header_cells_say_what_they_head(string specimen) // ISO 14289-1, 7.5
    {
        var structure = new PdfStructure(Specimens.Read(specimen));

        Assert.All(structure.Elements.Where(e => e.Type == "TH"), cell =>
            Assert.Equal(cell.Parent!.Parent!.Type == "THead" ? "Column" : "Row", cell.Attribute("Scope")));
        Assert.All(structure.Elements.Where(e => e.Type == "TR"), row => Assert.Equal("TH", row.Children[0].Type));
    }

    [Theory, MemberData(nameof(Specimens.Names), MemberType = typeof(Specimens))]
    public void Lists_have_items_with_a_label_where_one_is_drawn_and_a_body(string specimen) // ISO 14289-1, 7.2 and 7.6
    {
        var structure = new PdfStructure(Specimens.Read(specimen));

        Assert.All(structure.Elements.Where(e => e.Type == "L"), list =>
        {
            Assert.All(list.Children, item => Assert.Equal("LI", item.Type));
            var kinds = list.Children.Select(item => string.Join(' ', item.Children.Select(c => c.Type))).Distinct();
            Assert.Equal(list.Attribute("ListNumbering") == "None" ? "LBody" : "Lbl LBody", Assert.Single(kinds));
        });
        Assert.All(structure.Elements.Where(e => e.Type is "LI" or "Lbl" or "LBody"), e => Assert.Equal(e.Type == "LI" ? "L" : "LI", e.Parent!.Type));
    }

    [Theory, MemberData(nameof(Specimens.Names), MemberType = typeof(Specimens))]
    public void Every_figure_has_a_text_that_stands_in_for_it(string specimen) // ISO 14289-1, 7.3
    {
        Assert.All(new PdfStructure(Specimens.Read(specimen)).Elements.Where(e => e.Type == "Figure"), figure => Assert.NotEmpty(figure.Dictionary.Text("Alt")!));
    }

    [Fact]
    public void A_figure_is_written_with_its_text_and_its_place_on_the_page() // ISO 14289-1, 7.3; ISO 32000-1, 14.9.3
    {
        using var document = new PdfDocument(300, 200);
        var figure = document.Structure.Add("Figure", "/O /Layout /BBox [10 10 90 60]");
        figure.Alt = "Łukasz (board) leads the ISMS manager";
        var page = document.AddPage();
        page.Mark(figure);
        page.Fill(10, 140, 80, 50, new(10, 20, 30));

        var file = new PdfBytes(document.Save(new("Chart", "Meridian", "Reporting lines", "en-GB", "x", new(2026, 3, 2, 9, 0, 0, DateTimeKind.Utc))));

        var read = Assert.Single(new PdfStructure(file).Elements, e => e.Type == "Figure");
        Assert.Equal(figure.Alt, read.Dictionary.Text("Alt"));
        Assert.Equal((file.Pages[0], 0), Assert.Single(read.Contents));
    }

    [Theory, MemberData(nameof(Specimens.Names), MemberType = typeof(Specimens))]
    public void Headings_begin_with_the_first_level_and_skip_none(string specimen) // ISO 14289-1, 7.4.2 and 7.4.4
    {
        var levels = new PdfStructure(Specimens.Read(specimen)).Elements.Where(e => e.Type is ['H', >= '1' and <= '9']).Select(e => e.Type[1] - '0').ToList();

        Assert.Equal(1, levels[0]);
        Assert.Equal(1, levels.Count(level => level == 1));
        Assert.Contains(2, levels);
        Assert.All(levels.Zip(levels.Skip(1)), pair => Assert.True(pair.Second <= pair.First + 1));
    }

    [Theory, MemberData(nameof(Specimens.Names), MemberType = typeof(Specimens))]
    public void Running_heads_and_feet_are_artifacts_of_pagination(string specimen) // ISO 14289-1, 7.8
    {
        var file = Specimens.Read(specimen);
        var artifacts = file.Pages.Select(page => PdfContent.Of(file, page).Where(o => o.Paints).SelectMany(o => o.Marks).Where(m => m.IsArtifact).ToList()).ToList();

        Assert.All(artifacts, page => Assert.Contains(page, m => m.Properties.Name("Type") == "Pagination" && m.Properties.Name("Subtype") == "Footer"));
        Assert.All(artifacts.Skip(1).Where(_ => specimen != "signature page"), page => Assert.Contains(page, m => m.Properties.Name("Subtype") == "Header"));
        Assert.All(artifacts.SelectMany(page => page), m => Assert.Contains(m.Properties.Name("Type"), new[] { "Pagination", "Layout" }));
    }

    [Theory, MemberData(nameof(Specimens.WithContent), MemberType = typeof(Specimens))]
    public void The_outline_leads_to_every_section_and_role_and_each_role_has_a_named_place(string specimen) // ISO 14289-1, 7.17
    {
        var file = Specimens.Read(specimen);
        var structure = new PdfStructure(file);
        var outline = file.Dictionary(file.Catalog["Outlines"]);
        var items = Items(file, outline).ToList();
        var sections = structure.Elements.Count(e => e.Type == "H2");
        var named = structure.Destinations.Keys.Where(name => !name.Contains("-lines-", StringComparison.Ordinal)).ToList(); // apart from the chart's continuations
        var roles = named.Count;

        Assert.Equal(Enumerable.Range(1, roles).Select(i => $"role-{i}").Order(StringComparer.Ordinal), named.Order(StringComparer.Ordinal));
        Assert.Equal(sections + structure.Elements.Count(e => e.Type == "H3") + roles, items.Count);
        Assert.All(items.Select(item => file.List(item["Dest"])).Concat(structure.Destinations.Values), place =>
        {
            Assert.Contains(file.Dictionary(place[0]), file.Pages);
            Assert.Equal("XYZ", ((PdfName)place[1]!).Value);
        });
    }

    private static IEnumerable<PdfDictionary> Items(PdfBytes file, PdfDictionary parent)
    {
        for (var next = parent.GetValueOrDefault("First"); next is not null;)
        {
            var item = file.Dictionary(next);
            Assert.Same(parent, file.Dictionary(item["Parent"]));
            yield return item;
            foreach (var inner in Items(file, item))
            {
                yield return inner;
            }

            next = item.GetValueOrDefault("Next");
        }
    }
}

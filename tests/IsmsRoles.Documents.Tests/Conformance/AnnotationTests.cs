namespace IsmsRoles.Documents.Tests.Conformance;

/// <summary>Links, forms and what may happen in a viewer: ISO 19005-3:2012, 6.3 to 6.5, 6.9 to 6.11, and ISO 14289-1:2014, 7.18.</summary>
public sealed class AnnotationTests
{
    [Theory, MemberData(nameof(Specimens.Names), MemberType = typeof(Specimens))]
    public void Annotations_are_links_or_form_fields_that_are_printed_and_not_hidden(string specimen) // ISO 19005-3, 6.3.1 and 6.3.2
    {
        var file = Specimens.Read(specimen);

        Assert.All(file.Pages.SelectMany(file.Annotations), annotation =>
        {
            Assert.Contains(annotation.Name("Subtype"), new[] { "Link", "Widget" });
            Assert.Equal(4, (int)annotation.Number("F") & (1 | 2 | 4 | 32 | 256)); // Print, and neither Invisible, Hidden, NoView nor ToggleNoView
            Assert.False(annotation.ContainsKey("CA") || annotation.ContainsKey("C") || annotation.ContainsKey("IC"));
        });
    }

    [Theory, MemberData(nameof(Specimens.Names), MemberType = typeof(Specimens))]
    public void Annotations_other_than_links_have_one_appearance(string specimen) // ISO 19005-3, 6.3.3
    {
        var file = Specimens.Read(specimen);

        Assert.All(file.Pages.SelectMany(file.Annotations).Where(a => a.Name("Subtype") != "Link"), annotation =>
            Assert.Equal(["N"], file.Dictionary(annotation["AP"]).Keys));
    }

    [Theory, MemberData(nameof(Specimens.Names), MemberType = typeof(Specimens))]
    public void Nothing_happens_by_itself_or_by_script(string specimen) // ISO 19005-3, 6.4.1, 6.5.1, 6.5.2, 6.9, 6.10, 6.11 and 6.1.12; ISO 14289-1, 7.10 and 7.15
    {
        var file = Specimens.Read(specimen);
        string[] never = ["AA", "OpenAction", "JavaScript", "JS", "XFA", "OCProperties", "AlternatePresentations", "PresSteps", "Requirements", "Launch"];

        Assert.DoesNotContain(file.Dictionaries().SelectMany(d => d.Keys), never.Contains);
        Assert.All(file.Pages.SelectMany(file.Annotations), annotation => Assert.False(annotation.ContainsKey("A")));
        Assert.False(file.Catalog.ContainsKey("Perms"));
    }

    [Theory, MemberData(nameof(Specimens.Names), MemberType = typeof(Specimens))]
    public void Pages_are_walked_through_in_the_order_of_their_structure(string specimen) // ISO 14289-1, 7.18.3
    {
        Assert.All(Specimens.Read(specimen).Pages, page => Assert.Equal("S", page.Name("Tabs")));
    }

    [Theory, MemberData(nameof(Specimens.Names), MemberType = typeof(Specimens))]
    public void Links_are_tagged_as_links_say_where_they_lead_and_lead_there(string specimen) // ISO 14289-1, 7.18.5
    {
        var file = Specimens.Read(specimen);
        var structure = new PdfStructure(file);
        var links = file.Pages.SelectMany(file.Annotations).Where(a => a.Name("Subtype") == "Link").ToList();

        Assert.Equal(specimen == "signature page", links.Count == 0);
        Assert.All(links, link =>
        {
            Assert.NotEmpty(link.Text("Contents")!);
            Assert.Contains(link.Text("Dest")!, structure.Destinations.Keys);
            var owner = file.Dictionary(structure.Parents[(int)link.Number("StructParent")]);
            Assert.Equal("Link", owner.Name("S"));
            Assert.Contains(file.List(owner["K"]).OfType<PdfDictionary>(), k => k.Name("Type") == "OBJR" && ReferenceEquals(file.Dictionary(k["Obj"]), link));
        });
    }

    [Theory, MemberData(nameof(Specimens.Names), MemberType = typeof(Specimens))]
    public void A_form_field_is_the_only_child_of_a_form_element_and_says_what_it_is_for(string specimen) // ISO 14289-1, 7.18.1 and 7.18.4
    {
        var file = Specimens.Read(specimen);
        var structure = new PdfStructure(file);

        Assert.All(file.Pages.SelectMany(file.Annotations).Where(a => a.Name("Subtype") == "Widget"), widget =>
        {
            var owner = file.Dictionary(structure.Parents[(int)widget.Number("StructParent")]);
            Assert.Equal("Form", owner.Name("S"));
            Assert.Single(file.List(owner["K"]));
            Assert.NotEmpty(widget.Text("TU")!);
        });
    }
}

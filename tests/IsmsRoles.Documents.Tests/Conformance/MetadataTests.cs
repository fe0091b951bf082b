using System.Text;
using System.Xml.Linq;

namespace IsmsRoles.Documents.Tests.Conformance;

/// <summary>What a file says of itself: ISO 19005-3:2012, 6.1.5 and 6.6, ISO 14289-1:2014, 5 and 7.1.</summary>
public sealed class MetadataTests
{
    private static readonly XNamespace Rdf = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";
    private static readonly XNamespace Dc = "http://purl.org/dc/elements/1.1/";
    private static readonly XNamespace Pdf = "http://ns.adobe.com/pdf/1.3/";
    private static readonly XNamespace Xmp = "http://ns.adobe.com/xap/1.0/";
    private static readonly XNamespace PdfA = "http://www.aiim.org/pdfa/ns/id/";
    private static readonly XNamespace PdfUa = "http://www.aiim.org/pdfua/ns/id/";
    private static readonly XNamespace Extension = "http://www.aiim.org/pdfa/ns/extension/";
    private static readonly XNamespace Schema = "http://www.aiim.org/pdfa/ns/schema#";
    private static readonly XNamespace Property = "http://www.aiim.org/pdfa/ns/property#";

    [Theory, MemberData(nameof(Specimens.Names), MemberType = typeof(Specimens))]
    public void Metadata_is_one_readable_XMP_packet(string specimen) // ISO 19005-3, 6.6.2.1; ISO 14289-1, 7.1
    {
        var file = Specimens.Read(specimen);
        var stream = file.Stream(file.Catalog["Metadata"]);
        var packet = Encoding.UTF8.GetString(stream.Stored);

        Assert.Equal(("Metadata", "XML", null), (stream.Dictionary.Name("Type"), stream.Dictionary.Name("Subtype"), stream.Dictionary.Name("Filter")));
        Assert.StartsWith("<?xpacket begin=\"\uFEFF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>", packet, StringComparison.Ordinal); // no encoding or bytes attribute
        Assert.EndsWith("<?xpacket end=\"r\"?>", packet, StringComparison.Ordinal);
        Assert.All(Properties(file).GroupBy(p => p.Name), group => Assert.Single(group));
    }

    [Theory, MemberData(nameof(Specimens.Names), MemberType = typeof(Specimens))]
    public void A_file_says_that_it_is_PDF_A_3a_and_PDF_UA_1(string specimen) // ISO 19005-3, 6.6.4; ISO 14289-1, 5
    {
        var file = Specimens.Read(specimen);

        Assert.Equal("3", Value(file, PdfA + "part"));
        Assert.Equal("A", Value(file, PdfA + "conformance"));
        Assert.Equal("1", Value(file, PdfUa + "part"));
    }

    [Theory, MemberData(nameof(Specimens.Names), MemberType = typeof(Specimens))]
    public void Properties_are_those_of_known_schemas_or_described_in_the_packet(string specimen) // ISO 19005-3, 6.6.2.3
    {
        var file = Specimens.Read(specimen);
        var schema = Properties(file).Single(p => p.Name == Extension + "schemas").Element(Rdf + "Bag")!.Elements(Rdf + "li").Single();
        var described = schema.Element(Schema + "property")!.Element(Rdf + "Seq")!.Elements(Rdf + "li").ToList();
        Assert.Equal(PdfUa.NamespaceName, schema.Element(Schema + "namespaceURI")!.Value);
        Assert.Equal("pdfuaid", schema.Element(Schema + "prefix")!.Value);
        Assert.NotEmpty(schema.Element(Schema + "schema")!.Value);
        Assert.All(described, p =>
        {
            Assert.Equal("Integer", p.Element(Property + "valueType")!.Value);
            Assert.Equal("internal", p.Element(Property + "category")!.Value);
            Assert.NotEmpty(p.Element(Property + "description")!.Value);
        });

        XName[] known =
        [
            Dc + "title", Dc + "creator", Dc + "description", Dc + "identifier", Dc + "language", Pdf + "Producer",
            Xmp + "CreatorTool", Xmp + "CreateDate", Xmp + "ModifyDate", PdfA + "part", PdfA + "conformance", Extension + "schemas",
        ];
        Assert.All(Properties(file), p => Assert.Contains(p.Name, known.Concat(described.Select(d => PdfUa + d.Element(Property + "name")!.Value))));
    }

    [Theory, MemberData(nameof(Specimens.Names), MemberType = typeof(Specimens))]
    public void The_information_dictionary_says_the_same_as_the_metadata(string specimen) // ISO 19005-3, 6.1.5
    {
        var file = Specimens.Read(specimen);
        var info = file.Dictionary(file.Trailer["Info"]);

        Assert.Equal(["Author", "CreationDate", "Creator", "ModDate", "Producer", "Subject", "Title"], info.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(Value(file, Dc + "title"), info.Text("Title"));
        Assert.Equal(Value(file, Dc + "creator"), info.Text("Author"));
        Assert.Equal(Value(file, Dc + "description"), info.Text("Subject"));
        Assert.Equal(Value(file, Xmp + "CreatorTool"), info.Text("Creator"));
        Assert.Equal(Value(file, Pdf + "Producer"), info.Text("Producer"));
        Assert.Equal(Value(file, Xmp + "CreateDate"), Iso(info.Text("CreationDate")!));
        Assert.Equal(Value(file, Xmp + "ModifyDate"), Iso(info.Text("ModDate")!));
        static string Iso(string date) => $"{date[2..6]}-{date[6..8]}-{date[8..10]}T{date[10..12]}:{date[12..14]}:{date[14..]}";
    }

    [Theory, MemberData(nameof(Specimens.Names), MemberType = typeof(Specimens))]
    public void A_file_has_a_title_that_viewers_show(string specimen) // ISO 14289-1, 7.1
    {
        var file = Specimens.Read(specimen);

        Assert.NotEmpty(Value(file, Dc + "title"));
        Assert.Equal(true, file.Dictionary(file.Catalog["ViewerPreferences"])["DisplayDocTitle"]);
    }

    [Theory, MemberData(nameof(Specimens.Names), MemberType = typeof(Specimens))]
    public void A_file_says_its_language(string specimen) // ISO 19005-3, 6.7.4; ISO 14289-1, 7.2
    {
        var file = Specimens.Read(specimen);

        Assert.Matches("^[a-zA-Z]{1,8}(-[a-zA-Z0-9]{1,8})*$", file.Catalog.Text("Lang")!);
        Assert.Equal(file.Catalog.Text("Lang"), Value(file, Dc + "language"));
    }

    private static List<XElement> Properties(PdfBytes file) =>
        [.. XDocument.Parse(Encoding.UTF8.GetString(file.Streams[0].Data)).Descendants(Rdf + "Description").Elements()];

    private static string Value(PdfBytes file, XName name) => Properties(file).Single(p => p.Name == name).Value;
}

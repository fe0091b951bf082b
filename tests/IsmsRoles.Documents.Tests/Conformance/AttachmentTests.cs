using System.Security.Cryptography;
using System.Text;
using IsmsRoles.Documents.Pdf;
using IsmsRoles.Documents.RolesDocument;
using IsmsRoles.Domain.Versions.Content;

namespace IsmsRoles.Documents.Tests.Conformance;

/// <summary>The hashed content inside the document: ISO 19005-3:2012, 6.8, and ISO 14289-1:2014, 7.11.</summary>
public sealed class AttachmentTests
{
    [Theory, MemberData(nameof(Specimens.WithContent), MemberType = typeof(Specimens))]
    public void The_content_is_attached_as_the_source_of_the_document_and_listed_under_its_name(string specimen) // ISO 19005-3, 6.8; ISO 14289-1, 7.11
    {
        var file = Specimens.Read(specimen);
        var specification = file.Dictionary(Assert.Single(file.List(file.Catalog["AF"])));
        var listed = file.List(file.Dictionary(file.Dictionary(file.Catalog["Names"])["EmbeddedFiles"])["Names"]);
        var name = specification.Text("UF")!;

        Assert.Matches(@"^isms-roles-version-\d+(-submission-\d+)?\.json$", name);
        Assert.Equal(("Filespec", name, "Source"), (specification.Name("Type"), specification.Text("F"), specification.Name("AFRelationship")));
        Assert.NotEmpty(specification.Text("Desc")!);
        Assert.Equal(2, listed.Count);
        Assert.Equal(name, ((PdfText)listed[0]!).Value);
        Assert.Same(specification, file.Dictionary(listed[1]));
    }

    [Theory, MemberData(nameof(Specimens.WithContent), MemberType = typeof(Specimens))]
    public void The_embedded_file_says_its_type_size_date_and_checksum(string specimen) // ISO 19005-3, 6.8; ISO 32000-1, 7.11.4
    {
        var file = Specimens.Read(specimen);
        var embedded = Embedded(file);
        var parameters = (PdfDictionary)embedded.Dictionary["Params"]!;

        Assert.Equal(("EmbeddedFile", "application/json"), (embedded.Dictionary.Name("Type"), embedded.Dictionary.Name("Subtype")));
        Assert.Equal(embedded.Data.Length, (int)parameters.Number("Size"));
        Assert.Equal(file.Dictionary(file.Trailer["Info"]).Text("ModDate"), parameters.Text("ModDate"));
#pragma warning disable CA5351 // the standard's checksum is MD5
        Assert.Equal(MD5.HashData(embedded.Data), ((PdfText)parameters["CheckSum"]!).Bytes);
#pragma warning restore CA5351
        Assert.Equal(2, embedded.Number); // right after the metadata
    }

    [Theory, MemberData(nameof(Specimens.WithContent), MemberType = typeof(Specimens))]
    public void The_attached_bytes_have_the_SHA_256_that_the_document_prints(string specimen)
    {
        var hash = CanonicalJson.Sha256(Embedded(Specimens.Read(specimen)).Data);
        using var document = new ReadBack(Specimens.Of(specimen));

        Assert.Contains($"Content SHA-256{hash}", document.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_attached_bytes_are_those_that_were_hashed_when_the_version_was_submitted()
    {
        var file = Specimens.Read("built from a version");

        Assert.Equal(Specimens.Version.ContentBytes, Embedded(file).Data);
        Assert.Equal("isms-roles-version-1-submission-1.json", file.Dictionary(Assert.Single(file.List(file.Catalog["AF"]))).Text("F"));
    }

    [Fact]
    public void A_document_in_force_names_its_content_after_the_version()
    {
        var version = Specimens.Version;
        var facts = VersionFacts.Of(version, null, []) with { InForceAt = version.SubmittedAt };

        Assert.Equal("isms-roles-version-1.json", RolesDocumentModelBuilder.Build(version.Content, facts).Content!.FileName);
    }

    [Fact]
    public void No_document_is_made_whose_content_is_not_what_was_hashed()
    {
        var model = SampleDocument.Create(3);
        var content = model.Content!;

        Assert.Throws<InvalidOperationException>(() => RolesDocumentPdf.Render(model with { Content = null }));
        Assert.Throws<InvalidOperationException>(() => RolesDocumentPdf.Render(model with { Content = content with { Bytes = "{}"u8.ToArray() } }));
    }

    [Fact]
    public void Our_MD5_is_the_one_of_RFC_1321()
    {
        Assert.All(new[] { 0, 1, 55, 56, 57, 63, 64, 65, 119, 120, 1000 }, length =>
        {
            var data = Encoding.ASCII.GetBytes(new string('x', length) + length);
#pragma warning disable CA5351
            Assert.Equal(MD5.HashData(data), Md5.Hash(data));
#pragma warning restore CA5351
        });
    }

    private static PdfStream Embedded(PdfBytes file) =>
        file.Stream(file.Dictionary(file.Dictionary(Assert.Single(file.List(file.Catalog["AF"])))["EF"])["F"]);
}

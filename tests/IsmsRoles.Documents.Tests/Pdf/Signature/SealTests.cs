using System.Globalization;
using System.Security.Cryptography;
using System.Security.Cryptography.Pkcs;
using System.Text;
using System.Text.RegularExpressions;
using IsmsRoles.Documents.Pdf.Signature;
using IsmsRoles.Documents.RolesDocument;
using IsmsRoles.Domain.Sealing;
using UglyToad.PdfPig.Tokens;

namespace IsmsRoles.Documents.Tests.Pdf.Signature;

/// <summary>What a sealed file holds, byte for byte (ETSI EN 319 142-1, ISO 32000-1 12.7.4.5 and 12.8).</summary>
public sealed partial class SealTests : IDisposable
{
    private readonly SealingWorkshop _workshop = new();

    public void Dispose() => _workshop.Dispose();

    [Theory]
    [InlineData("RSA")]
    [InlineData("ECDSA")]
    public void Signed_are_the_content_type_the_digest_and_the_certificate_and_no_time(string key)
    {
        var signers = Cms(Sealed(key)).SignerInfos;
        var signer = signers[0];

        Assert.Single(signers);
        Assert.Equal(
            ["1.2.840.113549.1.9.16.2.47", "1.2.840.113549.1.9.3", "1.2.840.113549.1.9.4"],
            signer.SignedAttributes.Cast<CryptographicAttributeObject>().Select(a => a.Oid.Value).Order(StringComparer.Ordinal));
        Assert.Empty(signer.UnsignedAttributes);
        Assert.Equal("2.16.840.1.101.3.4.2.1", signer.DigestAlgorithm.Value);
    }

    [Theory]
    [InlineData("RSA")]
    [InlineData("ECDSA")]
    public void The_certificate_is_in_the_signature_and_its_hash_is_signed(string key)
    {
        var cms = Cms(Sealed(key));

        Assert.Equal(_workshop.For(key).RawData, Assert.Single(cms.Certificates).RawData);
        var attribute = cms.SignerInfos[0].SignedAttributes.Cast<CryptographicAttributeObject>().Single(a => a.Oid.Value == CadesSignature.SigningCertificateV2).Values[0].RawData;
        Assert.Equal(SHA256.HashData(_workshop.For(key).RawData), attribute[^32..]);
        Assert.Equal("3026302430220420", Convert.ToHexString(attribute[..^32])); // three sequences around one octet string, and nothing else
    }

    [Fact]
    public void The_byte_range_covers_everything_but_the_place_of_the_signature()
    {
        var file = Sealed("ECDSA");
        var range = Range(file);

        Assert.Equal((0, file.Length), (range[0], range[2] + range[3]));
        Assert.Equal(("<", ">"), (Latin(file, range[1], 1), Latin(file, range[2] - 1, 1)));
        Assert.Matches("^[0-9A-F]+$", Latin(file, range[1] + 1, range[2] - range[1] - 2));
        Assert.EndsWith("/Contents ", Latin(file, 0, range[1]), StringComparison.Ordinal);
        Cms(file).CheckSignature(verifySignatureOnly: true);
    }

    [Fact]
    public void A_signature_over_one_file_is_none_over_another()
    {
        var (one, other) = (Sealed("ECDSA"), SealingWorkshop.Seal(SealingWorkshop.Unsealed(_workshop.Ecdsa, roles: 13), _workshop.Ecdsa));
        var cms = new SignedCms(new ContentInfo(Covered(other)), detached: true);
        cms.Decode(Der(one));

        Assert.Throws<CryptographicException>(() => cms.CheckSignature(verifySignatureOnly: true));
    }

    [Fact]
    public void Sealing_only_adds_to_the_file_and_the_file_is_the_same_each_time()
    {
        var (first, second) = (SealingWorkshop.Unsealed(_workshop.Rsa), SealingWorkshop.Unsealed(_workshop.Rsa));

        Assert.Equal(first.Bytes, second.Bytes);
        foreach (var level in Enum.GetValues<SealLevel>())
        {
            var sealedFile = SealingWorkshop.Seal(second, _workshop.Rsa, level);
            Assert.Equal(first.Bytes, sealedFile[..first.Bytes.Length]);
        }

        Assert.Equal(first.Bytes, SealingWorkshop.Unsealed(_workshop.Rsa).Bytes); // sealing left the document it was given alone
    }

    [Fact]
    public void The_update_has_a_cross_reference_stream_that_leads_to_the_one_before_with_the_first_identifier_kept()
    {
        var document = SealingWorkshop.Unsealed(_workshop.Ecdsa);
        var sealedFile = SealingWorkshop.Seal(document, _workshop.Ecdsa);
        var added = Latin(sealedFile, document.Bytes.Length, sealedFile.Length - document.Bytes.Length);
        var before = Regex.Match(Latin(document.Bytes, 0, document.Bytes.Length), @"startxref\n(\d+)\n%%EOF\n$").Groups[1].Value;

        Assert.Contains("/Type /XRef", added);
        Assert.Contains($"/Prev {before} ", added);
        Assert.DoesNotContain("trailer", added);
        var ids = Identifiers().Matches(Latin(sealedFile, 0, sealedFile.Length));
        Assert.Equal(2, ids.Count);
        Assert.Equal(ids[0].Groups[1].Value, ids[1].Groups[1].Value);
        Assert.NotEqual(ids[0].Groups[2].Value, ids[1].Groups[2].Value);
    }

    [Fact]
    public void The_field_is_tagged_printed_and_described_before_it_is_sealed_and_the_form_says_that_it_is_only_appended_to()
    {
        using var read = new ReadBack(SealingWorkshop.Unsealed(_workshop.Ecdsa).Bytes);
        var form = read.Dictionary(read.Catalog, "AcroForm");
        var field = (DictionaryToken)read.Resolve(((ArrayToken)form.Data["Fields"]).Data.Single());

        Assert.Equal(3, ((NumericToken)form.Data["SigFlags"]).Int);
        Assert.Equal("Sig", ((NameToken)field.Data["FT"]).Data);
        Assert.Equal("Seal of Meridian Instruments SE", Text(field.Data["TU"]));
        Assert.Equal(4, ((NumericToken)field.Data["F"]).Int & 0b10_0111); // printed, and neither invisible, hidden nor without view
        Assert.False(field.Data.ContainsKey("V"));
        var element = Assert.Single(read.StructureElements(), e => ReadBack.TypeOf(e) == "Form");
        Assert.Contains("OBJR", ((NameToken)Kids(read, element).Data["Type"]).Data);
        Assert.True(field.Data.ContainsKey("StructParent"));
    }

    [Fact]
    public void The_value_says_who_seals_why_when_and_in_which_form()
    {
        using var read = new ReadBack(Sealed("ECDSA"));
        var field = (DictionaryToken)read.Resolve(((ArrayToken)read.Dictionary(read.Catalog, "AcroForm").Data["Fields"]).Data.Single());
        var value = read.Dictionary(field, "V");

        Assert.Equal("ETSI.CAdES.detached", ((NameToken)value.Data["SubFilter"]).Data);
        Assert.Equal("Meridian Instruments SE", Text(value.Data["Name"]));
        Assert.Equal("Electronic seal of Meridian Instruments SE on version 4 of its information security roles document. It is no person's signature.", Text(value.Data["Reason"]));
        Assert.Equal("D:20260302091430Z", Text(value.Data["M"]));
    }

    [Theory]
    [InlineData(SealLevel.BaselineB, "PAdES baseline B, without a time stamp")]
    [InlineData(SealLevel.BaselineT, "PAdES baseline T, with a time stamp")]
    public async Task The_page_shows_which_level_was_reached_and_the_fingerprint(SealLevel level, string words)
    {
        var sealedFile = SealingWorkshop.Seal(SealingWorkshop.Unsealed(_workshop.Ecdsa), _workshop.Ecdsa, level);

        var shown = await ShownAsync(sealedFile);

        Assert.Contains(words, shown);
        Assert.Contains("Sealed for Meridian Instruments SE", shown);
        Assert.Contains($"Certificate SHA-256 {SealInWords.Grouped(Convert.ToHexString(SHA256.HashData(_workshop.Ecdsa.RawData)))}", shown);
        Assert.DoesNotContain("Not sealed", shown);
    }

    [Fact]
    public async Task Until_it_is_sealed_the_field_says_that_it_is_not() =>
        Assert.Contains("Not sealed: this file is not the document that the application keeps.", await ShownAsync(SealingWorkshop.Unsealed(_workshop.Ecdsa).Bytes));

    [Fact]
    public void A_document_that_is_not_to_be_sealed_has_no_field_and_says_nothing_of_a_seal()
    {
        using var read = new ReadBack(RolesDocumentPdf.Render(SampleDocument.Create(proposed: true)));

        Assert.False(read.Catalog.Data.ContainsKey("AcroForm"));
        Assert.DoesNotContain(read.StructureElements(), e => ReadBack.TypeOf(e) == "Form");
        Assert.Throws<ArgumentException>(() => RolesDocumentPdf.RenderToSeal(SampleDocument.Create()));
    }

    [Fact]
    public void A_signature_too_large_for_its_place_is_refused_and_never_written_beyond_it()
    {
        var prepared = SealingWorkshop.Unsealed(_workshop.Ecdsa).Prepare(SealingWorkshop.Terms(SealLevel.BaselineB), 100);

        Assert.Throws<ArgumentException>(() => prepared.Complete(new byte[101]));
        Assert.Equal(prepared.Covered(), Covered(prepared.Complete(new byte[100])));
    }

    private byte[] Sealed(string key) => SealingWorkshop.Seal(SealingWorkshop.Unsealed(_workshop.For(key)), _workshop.For(key));

    // As readers draw it: PdfPig does not read the appearances of fields.
    private async Task<string> ShownAsync(byte[] file)
    {
        var answer = await Tool.RunAsync("pdftotext", "-layout", _workshop.Write("shown.pdf", file), "-");
        Assert.Equal(0, answer.ExitCode);
        return answer.Output;
    }

    private static DictionaryToken Kids(ReadBack read, DictionaryToken element) =>
        (DictionaryToken)read.Resolve(read.Resolve(element.Data["K"]) is ArrayToken kids ? kids.Data.Single() : element.Data["K"]);

    private static string Text(IToken token) => token switch
    {
        StringToken text => text.Data,
        HexToken hex => hex.Data,
        _ => throw new InvalidOperationException(token.ToString()),
    };

    private static SignedCms Cms(byte[] file)
    {
        var cms = new SignedCms(new ContentInfo(Covered(file)), detached: true);
        cms.Decode(Der(file));
        return cms;
    }

    private static byte[] Der(byte[] file) => Range(file) is var range ? Convert.FromHexString(Latin(file, range[1] + 1, range[2] - range[1] - 2)) : [];

    private static byte[] Covered(byte[] file) => Range(file) is var range ? [.. file[..range[1]], .. file[range[2]..(range[2] + range[3])]] : [];

    private static int[] Range(byte[] file) =>
        [.. ByteRange().Match(Latin(file, 0, file.Length)).Groups.Values.Skip(1).Select(g => int.Parse(g.Value, CultureInfo.InvariantCulture))];

    private static string Latin(byte[] file, int from, int length) => Encoding.Latin1.GetString(file, from, length);

    [GeneratedRegex(@"/ByteRange \[(\d+) +(\d+) +(\d+) +(\d+)\]")]
    private static partial Regex ByteRange();

    [GeneratedRegex("/ID \\[<([0-9A-F]{32})> <([0-9A-F]{32})>\\]")]
    private static partial Regex Identifiers();
}

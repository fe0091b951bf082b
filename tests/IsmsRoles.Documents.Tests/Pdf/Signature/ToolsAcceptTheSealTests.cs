using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace IsmsRoles.Documents.Tests.Pdf.Signature;

/// <summary>The seal as others check it, with poppler, MuPDF, OpenSSL and qpdf.</summary>
public sealed partial class ToolsAcceptTheSealTests : IDisposable
{
    private readonly SealingWorkshop _workshop = new();

    public static TheoryData<string, bool> Kinds => new() { { "RSA", false }, { "ECDSA", false }, { "RSA", true }, { "ECDSA", true } };

    public void Dispose() => _workshop.Dispose();

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Pdfsig_calls_the_seal_valid_and_the_total_document_signed(string key, bool stamped)
    {
        var answer = await Tool.RunAsync("pdfsig", await FileAsync(key, stamped));

        Assert.Equal(0, answer.ExitCode);
        Assert.Contains("Signature Type: ETSI.CAdES.detached", answer.Output);
        Assert.Contains("Signature is Valid.", answer.Output);
        Assert.Contains("Total document signed", answer.Output);
        Assert.DoesNotContain("Not total document", answer.Output);
        Assert.Contains("SHA-256", answer.Output);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Mutool_finds_the_file_unaltered_since_it_was_sealed(string key, bool stamped)
    {
        var answer = await Tool.RunAsync("mutool", "sign", "-v", await FileAsync(key, stamped));

        Assert.Contains("The document is unchanged since signing", answer.Output);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Openssl_verifies_the_signature_with_the_certificate_alone_and_its_signed_reference(string key, bool stamped)
    {
        var answer = await OpensslAsync(await File.ReadAllBytesAsync(await FileAsync(key, stamped), TestContext.Current.CancellationToken), key);

        Assert.Contains("CAdES Verification successful", answer.Output);
        Assert.Equal(0, answer.ExitCode);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Qpdf_finds_no_fault_in_the_file(string key, bool stamped)
    {
        var answer = await Tool.RunAsync("qpdf", "--check", await FileAsync(key, stamped));

        Assert.True(answer.ExitCode == 0 && !answer.Output.Contains("WARNING"), answer.Output);
    }

    [Fact]
    public async Task A_document_of_sixty_roles_is_sealed_like_a_small_one()
    {
        var path = _workshop.Write("sixty.pdf", SealingWorkshop.Seal(SealingWorkshop.Unsealed(_workshop.Ecdsa, roles: 60), _workshop.Ecdsa));

        var answer = await Tool.RunAsync("pdfsig", path);

        Assert.Contains("Signature is Valid.", answer.Output);
        Assert.Contains("Total document signed", answer.Output);
    }

    [Fact]
    public async Task Openssl_refuses_an_altered_byte_anywhere_before_the_signature_and_after_it()
    {
        var file = await File.ReadAllBytesAsync(await FileAsync("RSA", stamped: false), TestContext.Current.CancellationToken);
        foreach (var place in new[] { 20, file.Length / 2, file.Length - 40 })
        {
            var altered = (byte[])file.Clone();
            altered[place] ^= 1;

            Assert.NotEqual(0, (await OpensslAsync(altered, "RSA")).ExitCode);
        }
    }

    [Fact]
    public async Task The_hint_printed_in_the_document_gives_the_fingerprint_of_the_certificate()
    {
        var path = await FileAsync("ECDSA", stamped: false);
        await Tool.RunInAsync(_workshop.Folder, "pdfsig", "-dump", path);
        var certificate = await Tool.RunAsync("openssl", "pkcs7", "-inform", "DER", "-in", _workshop.In("file.pdf.sig0"), "-print_certs", "-out", _workshop.In("dumped.pem"));
        Assert.Equal(0, certificate.ExitCode);

        var fingerprint = await Tool.RunAsync("openssl", "x509", "-in", _workshop.In("dumped.pem"), "-noout", "-fingerprint", "-sha256");

        Assert.Contains(_workshop.Ecdsa.GetCertHashString(System.Security.Cryptography.HashAlgorithmName.SHA256), fingerprint.Output.Replace(":", "", StringComparison.Ordinal));
    }

    private async Task<string> FileAsync(string key, bool stamped)
    {
        var certificate = _workshop.For(key);
        var document = SealingWorkshop.Unsealed(certificate);
        return _workshop.Write("file.pdf", stamped ? await _workshop.SealWithTimeStampAsync(document, certificate) : SealingWorkshop.Seal(document, certificate));
    }

    // By hand as anybody can: the two stretches that the signature covers, the signature between them, and the certificate.
    private async Task<ToolAnswer> OpensslAsync(byte[] file, string key)
    {
        var range = ByteRange().Match(Encoding.Latin1.GetString(file)).Groups.Values.Skip(1).Select(g => int.Parse(g.Value, CultureInfo.InvariantCulture)).ToArray();
        var content = _workshop.Write("covered", [.. file.AsSpan(range[0], range[1]), .. file.AsSpan(range[2], range[3])]);
        var hex = Encoding.ASCII.GetString(file.AsSpan(range[1] + 1, range[2] - range[1] - 2));
        var signature = _workshop.Write("signature.der", Convert.FromHexString(hex));
        var certificate = _workshop.Write("seal.crt", Encoding.ASCII.GetBytes(_workshop.For(key).ExportCertificatePem()));
        return await Tool.RunAsync("openssl", "cms", "-verify", "-cades", "-binary", "-inform", "DER", "-in", signature, "-content", content, "-CAfile", certificate, "-no_check_time", "-out", _workshop.In("out"));
    }

    [GeneratedRegex(@"/ByteRange \[(\d+) +(\d+) +(\d+) +(\d+)\]")]
    private static partial Regex ByteRange();
}

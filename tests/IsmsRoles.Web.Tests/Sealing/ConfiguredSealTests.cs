using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using IsmsRoles.Domain.Sealing;
using IsmsRoles.Web.Sealing;
using IsmsRoles.Web.Tests.Hosting;
using IsmsRoles.Web.Tests.Pages.Versions;
using Microsoft.EntityFrameworkCore;

namespace IsmsRoles.Web.Tests.Sealing;

/// <summary>A seal whose certificate and key come with the configuration, as a PKCS#12 file.</summary>
public sealed class ConfiguredSealTests : SealingTest
{
    private const string PasswordSetting = SealSettings.Pkcs12PasswordSetting;

    public static TheoryData<string, string> Unusable => new()
    {
        { "missing", "seal.p12, which Seal:Pkcs12File names, is not there." },
        { "another password", "does not open with the password that is configured, or is not such a file." },
        { "rubbish", "does not open with the password that is configured, or is not such a file." },
        { "without key", "has no certificate with its private key. Export it again with the key." },
        { "two keys", "has 2 certificates with private keys. Give it one, so that it is clear which seals." },
        { "expired", "expired on" },
        { "not yet valid", "is valid only from" },
        { "weak", "has a key that is too weak or of another kind (RSA 1024)." },
        { "not for signatures", "is not for signatures: its key usage has neither digital signature nor non-repudiation." },
    };

    [Theory]
    [InlineData("RSA")]
    [InlineData("ECDSA")]
    [InlineData("issued")]
    public async Task Documents_are_sealed_with_the_certificate_in_the_file(string kind)
    {
        Configure(kind switch
        {
            "RSA" => Pkcs12Files.Of(RSA.Create(2048)),
            "ECDSA" => Pkcs12Files.Of(ECDsa.Create(ECCurve.NamedCurves.nistP256)),
            _ => Pkcs12Files.Issued(),
        });
        await Company.CreateSignedAsync(App);

        var document = await DocumentAsync(App);

        await AssertSealedAsync(App, document, "Meridian seal");
        var certificate = Assert.Single(await CertificatesAsync(App));
        Assert.Equal((SealSource.Configured, null, null), (certificate.Source, certificate.WrappedKey, certificate.KeyFileId));
    }

    [Fact]
    public async Task The_password_may_stand_in_a_file_as_secrets_are_mounted()
    {
        App.With(SealSettings.Pkcs12FileSetting, Write("seal.p12", Pkcs12Files.Of(RSA.Create(2048))))
            .With(SealSettings.Pkcs12PasswordFileSetting, Write("password", System.Text.Encoding.UTF8.GetBytes(Pkcs12Files.Password + "\n")));
        await Company.CreateAsync(App);

        await TakeAsync(App);

        Assert.Equal(SealSource.Configured, Assert.Single(await CertificatesAsync(App)).Source);
    }

    [Theory]
    [MemberData(nameof(Unusable))]
    public async Task A_file_that_cannot_be_used_is_named_in_the_log_and_on_the_pages_the_document_waits_and_a_mended_file_needs_no_restart(string what, string sentence)
    {
        var file = Configure(File(what));
        if (what == "missing")
        {
            System.IO.File.Delete(file);
        }

        using var app = new RegisterApp(App).With(SealSettings.Pkcs12FileSetting, file).With(PasswordSetting, what == "another password" ? "not it" : Pkcs12Files.Password);
        var company = await Company.CreateSignedAsync(app);

        await app.Log.LineAsync(sentence);
        await AssertWaitsAsync(app, sentence);
        Assert.Empty(await CertificatesAsync(app));

        if (what != "another password") // that one stands in the configuration
        {
            Write("seal.p12", Pkcs12Files.Of(ECDsa.Create(ECCurve.NamedCurves.nistP256)));
            await company.ChangePurposeAsync("Incident manager", "Leads."); // wakes the background work, as a minute does
            await AssertSealedAsync(app, await DocumentAsync(app), "Meridian seal");
            Assert.DoesNotContain(sentence, await (await app.SignInAsync(Company.Adam)).TextAsync("/settings/seal"));
        }
    }

    [Fact]
    public async Task From_its_own_certificate_to_a_configured_one_and_back_each_change_is_on_record()
    {
        await Company.CreateAsync(App);
        var own = await TakeAsync(App);
        using var configured = new RegisterApp(App).With(SealSettings.Pkcs12FileSetting, Write("seal.p12", Pkcs12Files.Of(RSA.Create(2048)))).With(PasswordSetting, Pkcs12Files.Password).WithoutBackgroundWork();
        var given = await TakeAsync(configured);
        Assert.Equal(given, await TakeAsync(configured));
        using var back = new RegisterApp(App).WithoutBackgroundWork();
        var again = await TakeAsync(back);

        var certificates = await CertificatesAsync(App);
        Assert.Equal([own.Id, given.Id, again.Id], certificates.Select(c => c.Id));
        Assert.Equal(
            ["the configuration names another certificate", "the configuration no longer names a certificate", null],
            certificates.Select(c => c.EndedBecause));
        await using var db = App.OpenDatabase();
        Assert.Equal(3, await db.AuditEntries.CountAsync(e => e.Kind == "SealCertificateBegan", Cancellation));
        Assert.Equal(2, await db.AuditEntries.CountAsync(e => e.Kind == "SealCertificateEnded", Cancellation));
    }

    private static async Task AssertWaitsAsync(RegisterApp app, string sentence)
    {
        var adam = await app.SignInAsync(Company.Adam);
        Assert.Contains(sentence, await adam.TextAsync("/settings/seal"));
        Assert.Contains(sentence, await adam.TextAsync("/versions/1"));
        var eve = await app.SignInAsync(Company.Eve);
        var told = await eve.TextAsync("/versions/1");
        Assert.Contains("sealing waits for an administrator", told);
        Assert.DoesNotContain(sentence, told); // what the server's files are called is nothing to everybody
        using var document = await eve.GetAsync("/versions/1/document.pdf");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, document.StatusCode);
    }

    private string Configure(byte[] file)
    {
        var path = Write("seal.p12", file);
        App.With(SealSettings.Pkcs12FileSetting, path).With(PasswordSetting, Pkcs12Files.Password);
        return path;
    }

    private static byte[] File(string what) => what switch
    {
        "rubbish" => "not a certificate"u8.ToArray(),
        "without key" => Pkcs12Files.Of(RSA.Create(2048), withKey: false),
        "two keys" => Pkcs12Files.Two(),
        "expired" => Pkcs12Files.Of(RSA.Create(2048), fromDays: -400, untilDays: -3),
        "not yet valid" => Pkcs12Files.Of(RSA.Create(2048), fromDays: 3),
        "weak" => Pkcs12Files.Of(RSA.Create(1024)),
        "not for signatures" => Pkcs12Files.Of(RSA.Create(2048), usage: X509KeyUsageFlags.KeyEncipherment),
        _ => Pkcs12Files.Of(RSA.Create(2048)),
    };
}

using System.Security.Cryptography.X509Certificates;
using IsmsRoles.Data;
using IsmsRoles.Domain.Organisations;
using IsmsRoles.Domain.Sealing;
using IsmsRoles.Domain.Versions;
using IsmsRoles.Web.Sealing;
using IsmsRoles.Web.Tests.Hosting;
using IsmsRoles.Web.Tests.Pages.Versions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace IsmsRoles.Web.Tests.Sealing;

/// <summary>The certificate that the application makes for itself.</summary>
public sealed class OwnSealTests : SealingTest
{
    [Fact]
    public async Task A_document_is_sealed_with_a_certificate_in_the_organisations_name_that_is_for_signatures_alone()
    {
        await Company.CreateSignedAsync(App);

        var document = await DocumentAsync(App);

        await AssertSealedAsync(App, document, "Meridian ISMS roles seal");
        Assert.Equal((SealLevel.BaselineB, null), (document.SealLevel, document.SealRemark));
        var stored = Assert.Single(await CertificatesAsync(App));
        Assert.Equal((SealSource.SelfSigned, "ECDSA P-256", null), (stored.Source, stored.Key, stored.EndedAt));
        using var certificate = X509CertificateLoader.LoadCertificate(stored.Certificate);
        Assert.Equal("CN=Meridian ISMS roles seal, O=Meridian", certificate.Subject);
        Assert.Equal(X509KeyUsageFlags.DigitalSignature | X509KeyUsageFlags.NonRepudiation, certificate.Extensions.OfType<X509KeyUsageExtension>().Single().KeyUsages);
        Assert.False(certificate.Extensions.OfType<X509BasicConstraintsExtension>().Single().CertificateAuthority);
        Assert.Equal(OwnSeal.ValidYears, certificate.NotAfter.Year - App.Today.Year);
    }

    [Fact]
    public async Task Its_beginning_and_the_sealing_are_in_the_audit_trail()
    {
        await Company.CreateSignedAsync(App);
        var document = await DocumentAsync(App);
        await using var db = App.OpenDatabase();

        var sentences = (await db.AuditEntries.AsNoTracking().Include(e => e.PersonalValues).OrderBy(e => e.Number).ToListAsync(Cancellation))
            .Select(e => Domain.Audit.AuditChain.Read(e).Sentence)
            .ToList();

        var certificate = Assert.Single(await CertificatesAsync(App));
        Assert.Single(sentences, $"The application made a certificate for the organisation's seal (SHA-256 {certificate.Sha256})");
        Assert.Single(sentences, $"The application made the PDF of version 1 (SHA-256 {document.Sha256}) and sealed it (PAdES baseline B)");
    }

    [Fact]
    public async Task A_name_too_long_for_a_certificate_is_cut_between_characters_and_in_any_script()
    {
        await Company.CreateAsync(App);
        var name = string.Concat(Enumerable.Repeat("Ж🙂", 60));
        await App.Ledger().ChangeAsync(
            async change =>
            {
                var organisation = await change.Db.Organisations.SingleAsync(Cancellation);
                organisation.Edit(new OrganisationDetails(name, organisation.IsmsScope, organisation.TimeZoneId));
            },
            Cancellation);

        await TakeAsync(App);

        var certificate = Assert.Single(await CertificatesAsync(App));
        using var read = X509CertificateLoader.LoadCertificate(certificate.Certificate);
        var common = read.GetNameInfo(X509NameType.SimpleName, forIssuer: false);
        Assert.EndsWith("🙂 ISMS roles seal", common, StringComparison.Ordinal);
        Assert.True(common.Length <= 64);
    }

    [Fact]
    public async Task Many_who_need_it_first_at_once_on_two_nodes_make_one()
    {
        using var app = new RegisterApp().WithoutBackgroundWork();
        await Company.CreateAsync(app);
        using var second = new RegisterApp(app).WithoutBackgroundWork();

        var taken = await Task.WhenAll(Enumerable.Range(0, 12).Select(n => Task.Run(() => TakeAsync(n % 2 == 0 ? app : second), Cancellation)));

        Assert.Single(taken.Distinct());
        Assert.Equal(taken[0].Id, Assert.Single(await CertificatesAsync(app)).Id);
    }

    [Fact]
    public async Task A_node_with_the_same_key_file_and_a_restart_seal_with_the_same_certificate()
    {
        var company = await Company.CreateSignedAsync(App);
        var first = await DocumentAsync(App);
        using var again = new RegisterApp(App);
        await company.ChangePurposeAsync("Incident manager", "Leads the response.");
        await company.SubmitAsync(Company.Mia);
        await company.ApproveAsync(Company.Ana);

        var second = await DocumentAsync(again, 2);

        Assert.Equal(first.SealCertificateId, second.SealCertificateId);
        Assert.Single(await CertificatesAsync(App));
    }

    [Fact]
    public async Task With_the_key_file_lost_there_is_a_new_seal_on_record_and_the_old_certificate_stays_without_its_key()
    {
        using var root = new RegisterApp().WithoutBackgroundWork();
        var company = await Company.CreateSignedAsync(root);
        StoredDocument first;
        using (var before = new RegisterApp(root))
        {
            first = await DocumentAsync(before);
        }

        File.Delete(root.KeyFile);
        using var moved = new RegisterApp(root);
        var mia = await moved.SignInAsync(Company.Mia);
        await moved.Log.LineAsync("The next document gets a new seal: its private key was wrapped with another key file than the present one.");
        Assert.Contains("was wrapped with another key file", await (await moved.SignInAsync(Company.Adam)).TextAsync("/settings/seal"));
        Assert.Single(await CertificatesAsync(root)); // a look ahead changes nothing: the file may be put back
        await company.ChangePurposeAsync("Incident manager", "Leads the response.");
        await company.SubmitAsync(Company.Mia);
        await company.ApproveAsync(Company.Ana);
        await moved.Ledger().ChangeAsync(change => { change.StayQuiet(); return Task.CompletedTask; }, Cancellation); // wakes this node
        var second = await DocumentAsync(moved, 2);
        await moved.Log.LineAsync("Made a certificate for the organisation's seal");

        var certificates = await CertificatesAsync(root);
        Assert.Equal(first.SealCertificateId, certificates[0].Id);
        Assert.Equal("its private key was wrapped with another key file than the present one", certificates[0].EndedBecause);
        Assert.Null(certificates[0].WrappedKey);
        Assert.NotEqual(first.SealCertificateId, second.SealCertificateId);
        var otto = await moved.SignInAsync(Company.Otto);
        Assert.Contains("Its private key was wrapped with another key file than the present one.", await otto.TextAsync("/settings/seal"));
        var pem = await (await otto.GetAsync($"/settings/seal/{certificates[0].Id}/certificate.crt")).Content.ReadAsStringAsync(Cancellation);
        Assert.Equal(certificates[0].Certificate, X509Certificate2.CreateFromPem(pem).RawData);
        Assert.Contains(certificates[0].Sha256[..12], await mia.TextAsync("/audit"));
    }

    [Fact]
    public async Task A_month_before_it_expires_a_new_one_takes_its_place()
    {
        using var app = new RegisterApp().WithoutBackgroundWork();
        await Company.CreateAsync(app);
        var first = await TakeAsync(app);
        app.Clock.Move(TimeSpan.FromDays((365 * OwnSeal.ValidYears) - 40));
        Assert.Equal(first, await TakeAsync(app));

        app.Clock.Move(TimeSpan.FromDays(20));
        var second = await TakeAsync(app);

        Assert.NotEqual(first, second);
        Assert.StartsWith("it expires on", (await CertificatesAsync(app))[0].EndedBecause, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrapped_key_that_was_altered_or_belongs_to_another_certificate_seals_nothing()
    {
        using var app = new RegisterApp().WithoutBackgroundWork();
        await Company.CreateAsync(app);
        var first = await TakeAsync(app);
        var other = OwnSeal.Make("Somebody else", app.Clock.GetUtcNow().UtcDateTime);
        var wrapped = OwnSeal.Wrap(other, app.Services.GetRequiredService<Web.Keys.KeyFile>());
        await using (var db = app.OpenDatabase())
        {
            await db.SealCertificates.Where(c => c.Id == first.Id).ExecuteUpdateAsync(c => c.SetProperty(x => x.WrappedKey, wrapped.Bytes), Cancellation);
        }

        var second = await TakeAsync(app);

        Assert.NotEqual(first, second);
        Assert.Equal("its private key in the database was altered", (await CertificatesAsync(app))[0].EndedBecause);
    }

    [Fact]
    public async Task The_private_key_is_nowhere_in_the_database_in_the_clear()
    {
        using var app = new RegisterApp().WithoutBackgroundWork();
        await Company.CreateAsync(app);
        using var seal = await app.Services.GetRequiredService<SealKeeper>().TakeAsync(app.Ledger(), Cancellation);
        using var key = seal.Key.Certificate.GetECDsaPrivateKey()!;
        var secret = key.ExportParameters(includePrivateParameters: true).D!;

        foreach (var file in Directory.GetFiles(Path.GetDirectoryName(app.DatabaseFile)!, "register.db*"))
        {
            Assert.True((await File.ReadAllBytesAsync(file, Cancellation)).AsSpan().IndexOf(secret) < 0, file);
        }
    }

    [Fact]
    public async Task A_restored_copy_seals_with_the_same_certificate_under_its_key_file_and_with_a_new_one_under_another()
    {
        using var app = new RegisterApp().WithoutBackgroundWork();
        await Company.CreateAsync(app);
        var seal = await TakeAsync(app);
        var copy = Path.Combine(Folder, "copy.db");
        await using (var db = app.OpenDatabase())
        {
            _ = app.DatabaseFile; // in SQLite's own words: skipped elsewhere
            await db.Database.ExecuteSqlAsync($"VACUUM INTO {copy}", Cancellation);
        }

        using var under = new RegisterApp().With("ConnectionStrings:Register", $"Data Source={copy}").With("DataProtection:KeyFile", app.KeyFile).WithoutBackgroundWork();
        Assert.Equal(seal, await TakeAsync(under));
        using var elsewhere = new RegisterApp().With("ConnectionStrings:Register", $"Data Source={copy}").WithoutBackgroundWork();
        Assert.NotEqual(seal, await TakeAsync(elsewhere));
    }
}

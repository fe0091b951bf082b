using System.Security.Cryptography;
using IsmsRoles.Documents.RolesDocument;
using IsmsRoles.Documents.Tests;
using IsmsRoles.Documents.Tests.Pdf.Signature;
using IsmsRoles.Domain.Sealing;
using IsmsRoles.Domain.Versions;
using IsmsRoles.Web.Sealing;
using IsmsRoles.Web.Tests.Hosting;
using IsmsRoles.Web.Tests.Pages.Versions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace IsmsRoles.Web.Tests.Sealing;

/// <summary>What tests of the seal share.</summary>
public abstract class SealingTest : IDisposable
{
    protected RegisterApp App { get; } = new();

    protected static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>Where files of the configuration lie in a test.</summary>
    protected string Folder { get; } = Directory.CreateTempSubdirectory("ismsroles-sealing-").FullName;

    public void Dispose()
    {
        App.Dispose();
        Directory.Delete(Folder, recursive: true);
        GC.SuppressFinalize(this);
    }

    protected string Write(string name, byte[] bytes)
    {
        var path = Path.Combine(Folder, name);
        File.WriteAllBytes(path, bytes);
        return path;
    }

    /// <summary>The seal as the next document would take it. Its key is let go of at once.</summary>
    protected static async Task<(Guid Id, string Sha256)> TakeAsync(RegisterApp app)
    {
        using var seal = await app.Services.GetRequiredService<SealKeeper>().TakeAsync(app.Ledger(), Cancellation);
        return (seal.CertificateId, seal.Sha256);
    }

    /// <summary>The document of a version once it is made, with its row.</summary>
    protected static async Task<StoredDocument> DocumentAsync(RegisterApp app, int number = 1)
    {
        await DocumentTests.WaitForDocumentAsync(await app.SignInAsync(Company.Otto), number);
        await using var db = app.OpenDatabase();
        return await db.Documents.AsNoTracking().SingleAsync(d => db.Versions.Any(v => v.Id == d.VersionId && v.Number == number), Cancellation);
    }

    protected static async Task<IReadOnlyList<SealCertificate>> CertificatesAsync(RegisterApp app)
    {
        await using var db = app.OpenDatabase();
        return await db.SealCertificates.AsNoTracking().OrderBy(c => c.Since).ThenBy(c => c.EndedAt == null).ToListAsync(Cancellation);
    }

    /// <summary>That pdfsig finds it whole, and that it prints the fingerprint of the certificate it is on record with.</summary>
    protected async Task AssertSealedAsync(RegisterApp app, StoredDocument document, string commonName)
    {
        var answer = await Tool.RunAsync("pdfsig", Write("sealed.pdf", document.Bytes));
        Assert.Contains("Signature is Valid.", answer.Output);
        Assert.Contains("Total document signed", answer.Output);
        Assert.Contains($"Signer Certificate Common Name: {commonName}", answer.Output);
        var certificate = (await CertificatesAsync(app)).Single(c => c.Id == document.SealCertificateId);
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(certificate.Certificate)), certificate.Sha256);
        PdfText.AssertPrints(document.Bytes, $"It must be {SealInWords.Grouped(certificate.Sha256)}.");
    }
}

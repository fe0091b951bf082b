using System.Security.Cryptography;
using System.Security.Cryptography.Pkcs;
using System.Security.Cryptography.X509Certificates;
using IsmsRoles.Documents.Pdf.Signature;
using IsmsRoles.Documents.RolesDocument;
using IsmsRoles.Domain.Sealing;

namespace IsmsRoles.Documents.Tests.Pdf.Signature;

/// <summary>A folder with a certificate for each kind of key, a time-stamp authority played by openssl, and documents sealed with them.</summary>
public sealed class SealingWorkshop : IDisposable
{
    public static readonly DateTime SealedAt = new(2026, 3, 2, 9, 14, 30, DateTimeKind.Utc);

    public string Folder { get; } = Directory.CreateTempSubdirectory("ismsroles-seal-").FullName;

    public OpensslTimeStamps Authority => new(Folder);

    public X509Certificate2 Rsa { get; } = Certificate(RSA.Create(2048));

    public X509Certificate2 Ecdsa { get; } = Certificate(ECDsa.Create(ECCurve.NamedCurves.nistP256));

    public X509Certificate2 For(string key) => key == "RSA" ? Rsa : Ecdsa;

    public static UnsealedDocument Unsealed(X509Certificate2 certificate, int roles = 12)
    {
        var seal = new SealFacts(Convert.ToHexStringLower(SHA256.HashData(certificate.RawData)), IsSelfSigned: true);
        var model = SampleDocument.Create(roles);
        return RolesDocumentPdf.RenderToSeal(model with { Seal = SealInWords.Section(model.Title.Organisation, seal) });
    }

    public static SealTerms Terms(SealLevel level) => new(level, "Meridian Instruments SE", SealInWords.Reason("Meridian Instruments SE", 4), SealedAt);

    public static byte[] Seal(UnsealedDocument document, X509Certificate2 certificate, SealLevel level = SealLevel.BaselineB, Action<SignedCms>? then = null)
    {
        var prepared = document.Prepare(Terms(level), CadesSignature.Reserve(certificate, [], level == SealLevel.BaselineT));
        var cms = CadesSignature.Sign(prepared.Covered(), certificate, []);
        then?.Invoke(cms);
        return prepared.Complete(cms.Encode());
    }

    public async Task<byte[]> SealWithTimeStampAsync(UnsealedDocument document, X509Certificate2 certificate)
    {
        var prepared = document.Prepare(Terms(SealLevel.BaselineT), CadesSignature.Reserve(certificate, [], withTimeStamp: true));
        var cms = CadesSignature.Sign(prepared.Covered(), certificate, []);
        var question = SealTimeStamp.Of(cms);
        CadesSignature.AddTimeStamp(cms, question.Read(await Authority.AnswerAsync(question.ToBytes())));
        return prepared.Complete(cms.Encode());
    }

    public string In(string name) => Path.Combine(Folder, name);

    public string Write(string name, byte[] bytes)
    {
        File.WriteAllBytes(In(name), bytes);
        return In(name);
    }

    public void Dispose()
    {
        Rsa.Dispose();
        Ecdsa.Dispose();
        Directory.Delete(Folder, recursive: true);
    }

    private static X509Certificate2 Certificate(AsymmetricAlgorithm key)
    {
        var name = new X500DistinguishedName("CN=Meridian Instruments SE ISMS roles seal, O=Meridian Instruments SE");
        var request = key is RSA rsa
            ? new CertificateRequest(name, rsa, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)
            : new CertificateRequest(name, (ECDsa)key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.DigitalSignature | X509KeyUsageFlags.NonRepudiation, critical: true));
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(false, false, 0, critical: true));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, critical: false));
        return request.CreateSelfSigned(SealedAt.AddDays(-1), SealedAt.AddYears(10));
    }
}

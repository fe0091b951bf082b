using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace IsmsRoles.Web.Tests.Sealing;

/// <summary>PKCS#12 files as an operator would be given them, good ones and others.</summary>
internal static class Pkcs12Files
{
    public const string Password = "a secret, of all things";

    public static byte[] Of(
        AsymmetricAlgorithm key, string name = "CN=Meridian seal, O=Meridian", X509KeyUsageFlags usage = X509KeyUsageFlags.DigitalSignature,
        int fromDays = -10, int untilDays = 365, bool withKey = true)
    {
        using var certificate = Certificate(key, name, usage, fromDays, untilDays);
        using var published = X509CertificateLoader.LoadCertificate(certificate.RawData);
        return new X509Certificate2Collection(withKey ? certificate : published).Export(X509ContentType.Pkcs12, Password)!;
    }

    /// <summary>A certificate issued by a root, with the root beside it.</summary>
    public static byte[] Issued()
    {
        using var rootKey = RSA.Create(2048);
        var rootRequest = new CertificateRequest("CN=Some root", rootKey, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        rootRequest.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        using var root = rootRequest.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-20), DateTimeOffset.UtcNow.AddDays(2000));
        using var key = RSA.Create(3072);
        var request = new CertificateRequest("CN=Meridian seal, O=Meridian", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        using var bare = request.Create(root, DateTimeOffset.UtcNow.AddDays(-10), DateTimeOffset.UtcNow.AddDays(400), [1, 2, 3]);
        using var issued = bare.CopyWithPrivateKey(key);
        return new X509Certificate2Collection { issued, X509CertificateLoader.LoadCertificate(root.RawData) }.Export(X509ContentType.Pkcs12, Password)!;
    }

    public static byte[] Two()
    {
        using var one = Certificate(ECDsa.Create(ECCurve.NamedCurves.nistP256), "CN=One", X509KeyUsageFlags.DigitalSignature, -1, 9);
        using var other = Certificate(ECDsa.Create(ECCurve.NamedCurves.nistP256), "CN=Other", X509KeyUsageFlags.DigitalSignature, -1, 9);
        return new X509Certificate2Collection { one, other }.Export(X509ContentType.Pkcs12, Password)!;
    }

    private static X509Certificate2 Certificate(AsymmetricAlgorithm key, string name, X509KeyUsageFlags usage, int fromDays, int untilDays)
    {
        var request = key is RSA rsa
            ? new CertificateRequest(name, rsa, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)
            : new CertificateRequest(name, (ECDsa)key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509KeyUsageExtension(usage, critical: true));
        return request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(fromDays), DateTimeOffset.UtcNow.AddDays(untilDays));
    }
}

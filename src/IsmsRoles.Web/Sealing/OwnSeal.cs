using System.Globalization;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using IsmsRoles.Domain.Sealing;
using IsmsRoles.Web.Keys;

namespace IsmsRoles.Web.Sealing;

/// <summary>
/// The certificate that the application makes for itself: ECDSA on P-256, self-signed, for signatures alone. Its key is kept
/// in the database, wrapped by the key file (AES-256-GCM under a key derived from it), bound to its certificate.
/// </summary>
public static class OwnSeal
{
    /// <summary>Longer than a certificate cycle of three years by far: readers of a PDF ask whether the certificate is valid today.</summary>
    public const int ValidYears = 10;

    /// <summary>When a new one is made in good time.</summary>
    public static readonly TimeSpan RenewedBefore = TimeSpan.FromDays(30);

    private const int NameMaxLength = 64; // ub-common-name and ub-organization-name, RFC 5280
    private const string NameSuffix = " ISMS roles seal";
    private const byte Format = 1;
    private const int NonceBytes = 12;
    private const int TagBytes = 16;

    private static ReadOnlySpan<byte> Label => "IsmsRoles seal key 1"u8;

    /// <param name="now">UTC. It is valid from a day before, for clocks that differ.</param>
    public static SealKey Make(string organisation, DateTime now)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var name = new X500DistinguishedNameBuilder();
        name.AddCommonName(Shortened(organisation, NameMaxLength - NameSuffix.Length) + NameSuffix);
        name.AddOrganizationName(Shortened(organisation, NameMaxLength));
        var request = new CertificateRequest(name.Build(), key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: false, false, 0, critical: true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.DigitalSignature | X509KeyUsageFlags.NonRepudiation, critical: true));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, critical: false));
        return new(request.CreateSelfSigned(now.AddDays(-1), now.AddYears(ValidYears)), []);
    }

    public static WrappedSealKey Wrap(SealKey seal, KeyFile keyFile)
    {
        using var key = seal.Certificate.GetECDsaPrivateKey()!;
        var plain = key.ExportPkcs8PrivateKey();
        var wrapped = new byte[1 + NonceBytes + TagBytes + plain.Length];
        wrapped[0] = Format;
        var (nonce, tag, cipher) = Parts(wrapped);
        RandomNumberGenerator.Fill(wrapped.AsSpan(nonce));
        using (var aes = new AesGcm(keyFile.Derive(Label), TagBytes))
        {
            aes.Encrypt(wrapped.AsSpan(nonce), plain, wrapped.AsSpan(cipher), wrapped.AsSpan(tag), Bound(seal.Certificate.RawData));
        }

        CryptographicOperations.ZeroMemory(plain);
        return new(keyFile.Id, wrapped);
    }

    /// <returns>Null where this key file did not wrap it, or it was altered.</returns>
    public static SealKey? TryUnwrap(byte[] certificate, byte[]? wrapped, string? keyFileId, KeyFile keyFile)
    {
        if (wrapped is null || keyFileId != keyFile.Id || wrapped.Length <= 1 + NonceBytes + TagBytes || wrapped[0] != Format)
        {
            return null;
        }

        var (nonce, tag, cipher) = Parts(wrapped);
        var plain = new byte[wrapped.Length - cipher.Start.Value];
        try
        {
            using var aes = new AesGcm(keyFile.Derive(Label), TagBytes);
            aes.Decrypt(wrapped.AsSpan(nonce), wrapped.AsSpan(cipher), wrapped.AsSpan(tag), plain, Bound(certificate));
            using var key = ECDsa.Create();
            key.ImportPkcs8PrivateKey(plain, out _);
            using var bare = X509CertificateLoader.LoadCertificate(certificate);
            return new(bare.CopyWithPrivateKey(key), []);
        }
        catch (CryptographicException)
        {
            return null;
        }
        finally
        {
            CryptographicOperations.ZeroMemory(plain);
        }
    }

    private static (Range Nonce, Range Tag, Range Cipher) Parts(byte[] wrapped) =>
        (1..(1 + NonceBytes), (1 + NonceBytes)..(1 + NonceBytes + TagBytes), (1 + NonceBytes + TagBytes)..wrapped.Length);

    // Authenticated with the key, so that one row's key is of no use in another row.
    private static byte[] Bound(byte[] certificate) => [.. Label, .. SHA256.HashData(certificate)];

    // By what a reader sees as characters, so that none is cut in half.
    private static string Shortened(string name, int length)
    {
        var shortened = new StringBuilder();
        var elements = StringInfo.GetTextElementEnumerator(name);
        while (elements.MoveNext() && shortened.Length + elements.GetTextElement().Length <= length)
        {
            shortened.Append(elements.GetTextElement());
        }

        return shortened.ToString();
    }
}

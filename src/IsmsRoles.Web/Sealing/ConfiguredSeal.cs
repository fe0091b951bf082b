using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using IsmsRoles.Domain;

namespace IsmsRoles.Web.Sealing;

/// <summary>The certificate and key in the PKCS#12 file that the configuration names (RFC 7292). Read anew each time, so that a file mended or renewed needs no restart.</summary>
internal static class ConfiguredSeal
{
    private const int RsaMinBits = 2048;
    private const int EcdsaMinBits = 256;

    /// <exception cref="SealMissingException">It cannot be used; the message says why and what to do.</exception>
    public static SealKey Read(SealSettings settings, DateTime now)
    {
        var path = settings.Pkcs12File!;
        var loaded = Load(settings, path);
        var (keys, others) = (loaded.Where(c => c.HasPrivateKey).ToList(), loaded.Where(c => !c.HasPrivateKey).ToList());
        if (keys.Count != 1)
        {
            Release(loaded);
            throw new SealMissingException(keys.Count == 0
                ? $"The PKCS#12 file {path} has no certificate with its private key. Export it again with the key."
                : $"The PKCS#12 file {path} has {keys.Count} certificates with private keys. Give it one, so that it is clear which seals.");
        }

        if (Fault(keys[0], now) is { } fault)
        {
            Release(loaded);
            throw new SealMissingException($"The certificate in the PKCS#12 file {path} {fault}");
        }

        return new(keys[0], [.. others.Where(c => !IsSelfIssued(c))]); // a root is had another way than with the signature
    }

    private static X509Certificate2Collection Load(SealSettings settings, string path)
    {
        if (!File.Exists(path))
        {
            throw new SealMissingException($"The PKCS#12 file {path}, which {SealSettings.Pkcs12FileSetting} names, is not there.");
        }

        string? password;
        try
        {
            password = settings.ReadPassword();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new SealMissingException($"The file that {SealSettings.Pkcs12PasswordFileSetting} names cannot be read: {e.Message}");
        }

        try
        {
            return X509CertificateLoader.LoadPkcs12CollectionFromFile(path, password, X509KeyStorageFlags.EphemeralKeySet);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new SealMissingException($"The PKCS#12 file that {SealSettings.Pkcs12FileSetting} names cannot be read: {e.Message}");
        }
        catch (CryptographicException)
        {
            throw new SealMissingException($"The PKCS#12 file {path} does not open with the password that is configured, or is not such a file.");
        }
    }

    private static string? Fault(X509Certificate2 certificate, DateTime now)
    {
        var usage = certificate.Extensions.OfType<X509KeyUsageExtension>().FirstOrDefault()?.KeyUsages;
        if (certificate.NotAfter.ToUniversalTime() < now)
        {
            return $"expired on {DateOnly.FromDateTime(certificate.NotAfter.ToUniversalTime()).InWords()}. Put a valid one in its place.";
        }

        if (certificate.NotBefore.ToUniversalTime() > now)
        {
            return $"is valid only from {DateOnly.FromDateTime(certificate.NotBefore.ToUniversalTime()).InWords()} on.";
        }

        if (usage is { } use && (use & (X509KeyUsageFlags.DigitalSignature | X509KeyUsageFlags.NonRepudiation)) == 0)
        {
            return "is not for signatures: its key usage has neither digital signature nor non-repudiation.";
        }

        using var rsa = certificate.GetRSAPublicKey();
        using var ecdsa = certificate.GetECDsaPublicKey();
        return rsa?.KeySize >= RsaMinBits || ecdsa?.KeySize >= EcdsaMinBits
            ? null
            : $"has a key that is too weak or of another kind ({SealKey.Kind(certificate)}). It needs RSA of {RsaMinBits} bits or more, or ECDSA on P-{EcdsaMinBits} or a larger curve.";
    }

    private static bool IsSelfIssued(X509Certificate2 certificate) => certificate.SubjectName.RawData.AsSpan().SequenceEqual(certificate.IssuerName.RawData);

    private static void Release(X509Certificate2Collection certificates)
    {
        foreach (var certificate in certificates)
        {
            certificate.Dispose();
        }
    }
}

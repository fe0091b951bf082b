using System.Security.Cryptography.X509Certificates;
using IsmsRoles.Domain.Sealing;

namespace IsmsRoles.Web.Sealing;

/// <summary>A certificate with its private key, ready to seal with.</summary>
/// <param name="Others">Certificates between it and its root, sent along with a signature.</param>
public sealed record SealKey(X509Certificate2 Certificate, IReadOnlyList<X509Certificate2> Others) : IDisposable
{
    public bool IsSelfSigned => Certificate.SubjectName.RawData.AsSpan().SequenceEqual(Certificate.IssuerName.RawData);

    /// <summary>What is recorded of it.</summary>
    public SealCertificateFacts Facts => new(
        Certificate.RawData,
        Certificate.Subject,
        Kind(Certificate),
        Certificate.NotBefore.ToUniversalTime(),
        Certificate.NotAfter.ToUniversalTime());

    public void Dispose()
    {
        Certificate.Dispose();
        foreach (var other in Others)
        {
            other.Dispose();
        }
    }

    /// <summary>The kind and size of a certificate's key, as in "RSA 3072" or "ECDSA P-256".</summary>
    public static string Kind(X509Certificate2 certificate)
    {
        using var rsa = certificate.GetRSAPublicKey();
        using var ecdsa = certificate.GetECDsaPublicKey();
        return rsa is not null ? $"RSA {rsa.KeySize}" : ecdsa is not null ? $"ECDSA P-{ecdsa.KeySize}" : certificate.PublicKey.Oid.FriendlyName ?? "unknown";
    }
}

/// <summary>The seal as it is recorded, with its key. The key belongs to whoever took it.</summary>
public sealed record SealInHand(Guid CertificateId, string Sha256, SealKey Key) : IDisposable
{
    public void Dispose() => Key.Dispose();
}

/// <summary>There is nothing to seal with; the message is a sentence for administrators, which tells what to mend.</summary>
public sealed class SealMissingException(string message) : Exception(message);

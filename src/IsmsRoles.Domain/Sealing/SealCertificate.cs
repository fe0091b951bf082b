using IsmsRoles.Domain.Audit.Events;
using IsmsRoles.Domain.Versions.Content;

namespace IsmsRoles.Domain.Sealing;

/// <summary>Where a seal's certificate comes from.</summary>
public enum SealSource
{
    /// <summary>The application made it; nobody but the organisation vouches for it.</summary>
    SelfSigned,

    /// <summary>The configuration names a PKCS#12 file that holds it.</summary>
    Configured,
}

/// <summary>A certificate (X.509) as it is read: its name, its key and its validity; moments are UTC.</summary>
/// <param name="Der">The certificate itself, DER.</param>
/// <param name="Key">The kind and size of its key, as in "ECDSA P-256".</param>
public sealed record SealCertificateFacts(byte[] Der, string Subject, string Key, DateTime NotBefore, DateTime NotAfter);

/// <summary>A private key wrapped by the key file that has this mark. The key file is not in the database.</summary>
public sealed record WrappedSealKey(string KeyFileId, byte[] Bytes);

/// <summary>
/// One certificate the organisation's seal was made with, from a moment until another. It stays on record when another
/// takes its place, so that documents sealed with it can be checked; its private key is then destroyed.
/// </summary>
public sealed class SealCertificate : Entity
{
    public const int SubjectMaxLength = 500;
    public const int KeyMaxLength = 60;
    public const int KeyFileIdMaxLength = 16;
    public const int EndedBecauseMaxLength = 200;

    private SealCertificate() => (Certificate, Sha256, Subject, Key) = ([], "", "", ""); // for EF Core

    /// <param name="key">The wrapped private key; null where the application does not keep it.</param>
    public SealCertificate(SealCertificateFacts facts, SealSource source, WrappedSealKey? key, DateTime since)
    {
        (Certificate, Key, NotBefore, NotAfter) = (facts.Der, facts.Key, facts.NotBefore, facts.NotAfter);
        Subject = facts.Subject.Length <= SubjectMaxLength ? facts.Subject : facts.Subject[..SubjectMaxLength];
        Sha256 = CanonicalJson.Sha256(facts.Der);
        (Source, WrappedKey, KeyFileId, Since) = (source, key?.Bytes, key?.KeyFileId, since);
        Raise(new SealCertificateBegan(Id, Sha256, Subject, Key, source.ToString()));
    }

#pragma warning disable CA1819 // the certificate itself, and a row's bytes
    /// <summary>The public certificate, DER.</summary>
    public byte[] Certificate { get; private init; }

    /// <summary>The private key (PKCS#8) wrapped by the key file; null where it is elsewhere, or destroyed.</summary>
    public byte[]? WrappedKey { get; private set; }
#pragma warning restore CA1819

    /// <summary>Tells which key file wrapped the key.</summary>
    public string? KeyFileId { get; private init; }

    /// <summary>SHA-256 of <see cref="Certificate"/>, 64 lower-case hexadecimal digits: its fingerprint.</summary>
    public string Sha256 { get; private init; }

    /// <summary>The distinguished name it is made out to.</summary>
    public string Subject { get; private init; }

    /// <summary>The kind and size of its key, as in "ECDSA P-256".</summary>
    public string Key { get; private init; }

    /// <summary>UTC.</summary>
    public DateTime NotBefore { get; private init; }

    /// <summary>UTC.</summary>
    public DateTime NotAfter { get; private init; }

    public SealSource Source { get; private init; }

    /// <summary>When the application began to seal with it, UTC.</summary>
    public DateTime Since { get; private init; }

    /// <summary>When another took its place, UTC; null for the one in use.</summary>
    public DateTime? EndedAt { get; private set; }

    public string? EndedBecause { get; private set; }

    /// <summary>Seals no more. The private key that is kept here is destroyed: nothing can be sealed with it any more.</summary>
    /// <param name="because">A clause: "it was about to expire".</param>
    public void End(string because, DateTime at)
    {
        if (EndedAt is not null)
        {
            throw new RuleBrokenException("This seal certificate has ended already.");
        }

        (EndedAt, EndedBecause, WrappedKey) = (at, because, null);
        Raise(new SealCertificateEnded(Id, Sha256, because));
    }
}

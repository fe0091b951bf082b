using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.Pkcs;
using System.Security.Cryptography.X509Certificates;
using IsmsRoles.Documents.Pdf.Signature;
using IsmsRoles.Domain.Versions.Content;

namespace IsmsRoles.Documents.Verification;

/// <summary>
/// A seal's value: the detached CMS (RFC 5652) that <see cref="CadesSignature"/> writes, and no other. Each field is read and
/// compared, because some of them no signature covers: what is not as we write it is not read at all.
/// </summary>
internal sealed record SealValue
{
    private const string SignedData = "1.2.840.113549.1.7.2";
    private const string Data = "1.2.840.113549.1.7.1";
    private const string Sha256 = "2.16.840.1.101.3.4.2.1";
    private const string ContentType = "1.2.840.113549.1.9.3";
    private const string MessageDigest = "1.2.840.113549.1.9.4";
    private const string EcdsaWithSha256 = "1.2.840.10045.4.3.2";

    private static readonly string[] Rsa = ["1.2.840.113549.1.1.1", "1.2.840.113549.1.1.11"]; // rsaEncryption, sha256WithRSAEncryption
    private static readonly Asn1Tag Context0 = new(TagClass.ContextSpecific, 0, isConstructed: true);
    private static readonly Asn1Tag Context1 = new(TagClass.ContextSpecific, 1, isConstructed: true);

    /// <summary>SHA-256 of what was sealed, as the seal states it.</summary>
    public required byte[] Digest { get; init; }

    /// <summary>The certificate the seal names, or where none fits that name, the one in its place (DER).</summary>
    public required byte[] Certificate { get; init; }

    /// <summary>Whether the certificate is the one named in the signing-certificate attribute (RFC 5035).</summary>
    public required bool NamesItsCertificate { get; init; }

    public required bool SignatureFits { get; init; }

    /// <summary>When (UTC) and by whom it was stamped; null without a time stamp that fits.</summary>
    public (DateTime At, string By)? Stamp { get; init; }

    public bool IsStampBroken { get; init; }

    /// <returns>Null when it is not a value as we write it.</returns>
    public static SealValue? Read(string digits)
    {
        try
        {
            var bytes = Convert.FromHexString(digits);
            AsnDecoder.ReadEncodedValue(bytes, AsnEncodingRules.DER, out _, out _, out var length);
            return Convert.ToHexString(bytes) == digits && bytes.AsSpan(length).IndexOfAnyExcept((byte)0) < 0
                ? ReadContentInfo(new AsnReader(bytes.AsMemory(0, length), AsnEncodingRules.DER))
                : null;
        }
        catch (Exception e) when (e is FormatException or AsnContentException or CryptographicException or ArgumentException or PlatformNotSupportedException)
        {
            return null;
        }
    }

    private static SealValue ReadContentInfo(AsnReader reader)
    {
        var info = Only(reader);
        Expect(info.ReadObjectIdentifier() == SignedData);
        var data = Only(Only(info, Context0));
        Expect(data.ReadInteger() == 1);
        ExpectSha256(Only(data.ReadSetOf()));
        Expect(Only(data.ReadSequence(), r => r.ReadObjectIdentifier()) == Data);
        List<byte[]> certificates = [];
        for (var set = data.ReadSetOf(Context0); set.HasData;)
        {
            certificates.Add(set.ReadEncodedValue().ToArray());
        }

        var signers = data.ReadSetOf();
        data.ThrowIfNotEmpty();
        return ReadSigner(Only(signers), certificates);
    }

    private static SealValue ReadSigner(AsnReader signer, List<byte[]> certificates)
    {
        Expect(signer.ReadInteger() == 1);
        var name = signer.ReadEncodedValue().ToArray();
        ExpectSha256(signer.ReadSequence());
        var signed = signer.ReadEncodedValue().ToArray();
        var (digest, print) = ReadSigned(new AsnReader(signed, AsnEncodingRules.DER).ReadSetOf(Context0));
        var algorithm = signer.ReadSequence();
        var method = algorithm.ReadObjectIdentifier();
        ExpectNoParameters(algorithm);
        var signature = signer.ReadOctetString();
        var token = signer.HasData ? ReadTimeStamp(signer.ReadSetOf(Context1)) : null;
        signer.ThrowIfNotEmpty();

        var named = certificates.Find(c => SHA256.HashData(c).AsSpan().SequenceEqual(print));
        Expect(named is not null || certificates.Count > 0);
        var certificate = named ?? certificates[0];
        var stamp = token is null ? null : Stamped(token, signature);
        signed[0] = 0x31; // hashed as a SET (RFC 5652, 5.4)
        return new()
        {
            Digest = digest,
            Certificate = certificate,
            NamesItsCertificate = named is not null,
            SignatureFits = named is not null && Fits(named, name, method, signed, signature),
            Stamp = stamp,
            IsStampBroken = token is not null && stamp is null,
        };
    }

    // Exactly the three attributes of baseline B, in any order DER gives them.
    private static (byte[] Digest, byte[] Print) ReadSigned(AsnReader attributes)
    {
        byte[]? digest = null, print = null;
        var isData = false;
        while (attributes.HasData)
        {
            var attribute = attributes.ReadSequence();
            var kind = attribute.ReadObjectIdentifier();
            var value = attribute.ReadSetOf();
            attribute.ThrowIfNotEmpty();
            switch (kind)
            {
                case ContentType when !isData:
                    isData = value.ReadObjectIdentifier() == Data;
                    break;
                case MessageDigest when digest is null:
                    digest = value.ReadOctetString();
                    break;
                case CadesSignature.SigningCertificateV2 when print is null:
                    print = Only(Only(Only(Only(value))), r => r.ReadOctetString());
                    break;
                default:
                    throw new AsnContentException();
            }

            value.ThrowIfNotEmpty();
        }

        return isData && digest is not null && print is not null ? (digest, print) : throw new AsnContentException();
    }

    private static byte[] ReadTimeStamp(AsnReader attributes)
    {
        var attribute = Only(attributes);
        Expect(attribute.ReadObjectIdentifier() == CadesSignature.SignatureTimeStampToken);
        return Only(attribute.ReadSetOf(), r => r.ReadEncodedValue().ToArray());
    }

    private static bool Fits(byte[] der, byte[] name, string method, byte[] signed, byte[] signature)
    {
        using var certificate = X509CertificateLoader.LoadCertificate(der);
        if (!Name(certificate).AsSpan().SequenceEqual(name))
        {
            return false;
        }

        using var rsa = certificate.GetRSAPublicKey();
        using var ecdsa = certificate.GetECDsaPublicKey();
        return rsa is not null && Rsa.Contains(method) ? rsa.VerifyData(signed, signature, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)
            : ecdsa is not null && method == EcdsaWithSha256 && ecdsa.VerifyData(signed, signature, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
    }

    // IssuerAndSerialNumber (RFC 5652, 10.2.4).
    private static byte[] Name(X509Certificate2 certificate)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            writer.WriteEncodedValue(certificate.IssuerName.RawData);
            writer.WriteInteger(certificate.SerialNumberBytes.Span);
        }

        return writer.Encode();
    }

    private static (DateTime At, string By)? Stamped(byte[] token, byte[] signature)
    {
        try
        {
            if (Rfc3161TimestampToken.TryDecode(token, out var read, out var length)
                && length == token.Length
                && read.VerifySignatureForData(signature, out var authority, [.. read.AsSignedCms().Certificates]))
            {
                using (authority)
                {
                    return (read.TokenInfo.Timestamp.UtcDateTime, $"{authority.Subject}, SHA-256 {CanonicalJson.Sha256(authority.RawData)}");
                }
            }
        }
        catch (Exception e) when (e is CryptographicException or ArgumentException or PlatformNotSupportedException)
        {
            // as broken as one that does not fit
        }

        return null;
    }

    private static AsnReader Only(AsnReader reader, Asn1Tag? tag = null) => Only(reader, r => r.ReadSequence(tag));

    private static T Only<T>(AsnReader reader, Func<AsnReader, T> read)
    {
        var value = read(reader);
        reader.ThrowIfNotEmpty();
        return value;
    }

    private static void ExpectSha256(AsnReader algorithm)
    {
        Expect(algorithm.ReadObjectIdentifier() == Sha256);
        ExpectNoParameters(algorithm);
    }

    private static void ExpectNoParameters(AsnReader algorithm)
    {
        if (algorithm.HasData)
        {
            algorithm.ReadNull();
        }

        algorithm.ThrowIfNotEmpty();
    }

    private static void Expect(bool isAsWritten)
    {
        if (!isAsWritten)
        {
            throw new AsnContentException();
        }
    }
}

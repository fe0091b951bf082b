using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.Pkcs;
using System.Security.Cryptography.X509Certificates;

namespace IsmsRoles.Documents.Pdf.Signature;

/// <summary>
/// The signature of a seal: detached CMS (RFC 5652) with SHA-256, as PAdES baseline B asks (ETSI EN 319 142-1). Its signed
/// attributes are content type, message digest and signing certificate, and no others: the time stands in the file.
/// </summary>
public static class CadesSignature
{
    /// <summary>ESS signing-certificate-v2 (RFC 5035): names by its hash the one certificate that the signature is valid under.</summary>
    public const string SigningCertificateV2 = "1.2.840.113549.1.9.16.2.47";

    /// <summary>id-aa-signatureTimeStampToken (RFC 3161, appendix A; RFC 5126).</summary>
    public const string SignatureTimeStampToken = "1.2.840.113549.1.9.16.2.14";

    private const string Sha256 = "2.16.840.1.101.3.4.2.1";

    /// <summary>The largest time stamp that is kept; with two or three certificates they have 5 to 8 KB.</summary>
    public const int TimeStampMaxBytes = 10 * 1024;

    // Beside certificates: an RSA signature of 4,096 bits, and names, attributes and algorithms, which stay under 1 KB.
    private const int Overhead = 2048;

    /// <summary>How many bytes to reserve for a signature by this certificate.</summary>
    /// <param name="others">Certificates between this one and its root, sent along.</param>
    public static int Reserve(X509Certificate2 certificate, IEnumerable<X509Certificate2> others, bool withTimeStamp) =>
        Overhead + (2 * certificate.RawData.Length) + others.Sum(c => c.RawData.Length) + (withTimeStamp ? TimeStampMaxBytes : 0);

    /// <summary>Signs these bytes with the certificate's private key (RSA PKCS#1 v1.5, or ECDSA).</summary>
    public static SignedCms Sign(byte[] covered, X509Certificate2 certificate, IEnumerable<X509Certificate2> others)
    {
        var signer = new CmsSigner(SubjectIdentifierType.IssuerAndSerialNumber, certificate)
        {
            DigestAlgorithm = new Oid(Sha256),
            IncludeOption = X509IncludeOption.EndCertOnly,
            SignedAttributes = { new AsnEncodedData(new Oid(SigningCertificateV2), SigningCertificate(certificate)) },
        };
        signer.Certificates.AddRange(others.ToArray());
        var cms = new SignedCms(new ContentInfo(covered), detached: true);
        cms.ComputeSignature(signer, silent: true);
        return cms;
    }

    /// <summary>Puts a time stamp over the signature beside it (baseline T). It must have been checked.</summary>
    public static void AddTimeStamp(SignedCms cms, Rfc3161TimestampToken token) =>
        cms.SignerInfos[0].AddUnsignedAttribute(new AsnEncodedData(new Oid(SignatureTimeStampToken), token.AsSignedCms().Encode()));

    /// <summary>SigningCertificateV2 with one ESSCertIDv2, whose hash algorithm is the default SHA-256 and therefore not written.</summary>
    public static byte[] SigningCertificate(X509Certificate2 certificate)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        using (writer.PushSequence())
        using (writer.PushSequence())
        {
            writer.WriteOctetString(SHA256.HashData(certificate.RawData));
        }

        return writer.Encode();
    }
}

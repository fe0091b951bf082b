using System.Formats.Asn1;
using System.Numerics;
using System.Security.Cryptography;
using System.Security.Cryptography.Pkcs;
using System.Security.Cryptography.X509Certificates;
using IsmsRoles.Documents.Pdf.Signature;

namespace IsmsRoles.Documents.Tests.Pdf.Signature;

/// <summary>Answers of a time-stamp authority that go wrong in one way each, as no real one gives them.</summary>
internal static class HomemadeTimeStamps
{
    public const string TimeStamping = "1.3.6.1.5.5.7.3.8";
    public const string ServerAuthentication = "1.3.6.1.5.5.7.3.1";

    private const string TstInfo = "1.2.840.113549.1.9.16.1.4";
    private const string Sha256 = "2.16.840.1.101.3.4.2.1";

    /// <param name="usages">What the authority's certificate is for.</param>
    /// <param name="stampedAt">The time in the stamp; its certificate is valid from yesterday until tomorrow.</param>
    public static byte[] Answer(byte[] question, string[] usages, DateTimeOffset stampedAt, byte[]? nonce = null, byte[]? hash = null)
    {
        Assert.True(Rfc3161TimestampRequest.TryDecode(question, out var request, out _));
        using var key = RSA.Create(2048);
        var certified = new CertificateRequest("CN=Homemade time stamps", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        certified.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([.. usages.Select(u => new Oid(u))], critical: true));
        using var certificate = certified.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        var signer = new CmsSigner(certificate)
        {
            DigestAlgorithm = new Oid(Sha256),
            IncludeOption = X509IncludeOption.EndCertOnly,
            SignedAttributes = { new AsnEncodedData(new Oid(CadesSignature.SigningCertificateV2), CadesSignature.SigningCertificate(certificate)) },
        };
        var info = Info(hash ?? request.GetMessageHash().ToArray(), nonce ?? request.GetNonce()!.Value.ToArray(), stampedAt);
        var token = new SignedCms(new ContentInfo(new Oid(TstInfo), info));
        token.ComputeSignature(signer);
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            using (writer.PushSequence())
            {
                writer.WriteInteger(0); // granted
            }

            writer.WriteEncodedValue(token.Encode());
        }

        return writer.Encode();
    }

    // TSTInfo of RFC 3161, 2.4.2.
    private static byte[] Info(byte[] hash, byte[] nonce, DateTimeOffset at)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            writer.WriteInteger(1);
            writer.WriteObjectIdentifier("1.2.3.4.1");
            using (writer.PushSequence())
            {
                using (writer.PushSequence())
                {
                    writer.WriteObjectIdentifier(Sha256);
                    writer.WriteNull();
                }

                writer.WriteOctetString(hash);
            }

            writer.WriteInteger(7);
            writer.WriteGeneralizedTime(at, omitFractionalSeconds: true);
            writer.WriteInteger(new BigInteger(nonce, isBigEndian: true));
        }

        return writer.Encode();
    }
}

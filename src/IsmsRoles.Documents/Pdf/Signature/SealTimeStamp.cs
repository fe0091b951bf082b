using System.Security.Cryptography;
using System.Security.Cryptography.Pkcs;

namespace IsmsRoles.Documents.Pdf.Signature;

/// <summary>One question to a time-stamp authority (RFC 3161) about one signature, and whether an answer is to it.</summary>
public sealed class SealTimeStamp
{
    private const int NonceBytes = 16;

    private readonly Rfc3161TimestampRequest _request;
    private readonly SignerInfo _signer;

    private SealTimeStamp(Rfc3161TimestampRequest request, SignerInfo signer) => (_request, _signer) = (request, signer);

    /// <summary>Asks about the signature's value, with a nonce, and for the authority's certificate.</summary>
    public static SealTimeStamp Of(SignedCms cms)
    {
        var nonce = RandomNumberGenerator.GetBytes(NonceBytes);
        return new(
            Rfc3161TimestampRequest.CreateFromSignerInfo(cms.SignerInfos[0], HashAlgorithmName.SHA256, nonce: nonce, requestSignerCertificates: true),
            cms.SignerInfos[0]);
    }

    /// <summary>The request, DER: the body of an HTTP request of type <c>application/timestamp-query</c>.</summary>
    public byte[] ToBytes() => _request.Encode();

    /// <summary>
    /// Reads the answer. It counts when it grants the request, carries its hash and nonce, and is signed by the certificate it
    /// names, which was valid at the stamped time and is for time stamping alone.
    /// </summary>
    /// <exception cref="CryptographicException">It does not count; the message says why.</exception>
    public Rfc3161TimestampToken Read(byte[] answer)
    {
        var token = _request.ProcessResponse(answer, out var read);
        if (read != answer.Length)
        {
            throw new CryptographicException("The answer goes on after its end.");
        }

        if (!token.VerifySignatureForSignerInfo(_signer, out var authority, [.. token.AsSignedCms().Certificates]))
        {
            throw new CryptographicException("The time stamp is not over this signature, or its own signature is not valid under a certificate for time stamping.");
        }

        authority.Dispose();
        return token;
    }
}

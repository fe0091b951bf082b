using IsmsRoles.Documents.Pdf.Signature;
using IsmsRoles.Documents.RolesDocument;
using IsmsRoles.Domain.Sealing;
using IsmsRoles.Domain.Versions;

namespace IsmsRoles.Web.Sealing;

/// <summary>A document with its seal, and how it was sealed.</summary>
public sealed record SealedDocument(byte[] Bytes, DocumentSeal Seal);

/// <summary>
/// Seals a document: at PAdES baseline T where a time-stamp authority is configured and answers as it should, else at
/// baseline B. Which of the two stands under the signature too, so it is signed again when no time stamp is had.
/// </summary>
public sealed class DocumentSealer(TimeStampAuthority authority, TimeProvider clock)
{
    public async Task<SealedDocument> SealAsync(UnsealedDocument document, SealInHand seal, string organisation, int version, CancellationToken cancellation)
    {
        var terms = new SealTerms(SealLevel.BaselineB, organisation, SealInWords.Reason(organisation, version), clock.GetUtcNow().UtcDateTime);
        string? remark = null;
        if (authority.IsConfigured)
        {
            var stamped = Prepare(document, terms with { Level = SealLevel.BaselineT }, seal);
            var cms = CadesSignature.Sign(stamped.Covered(), seal.Key.Certificate, seal.Key.Others);
            var answer = await authority.StampAsync(cms, cancellation);
            if (answer.Token is { } token && token.AsSignedCms().Encode().Length <= CadesSignature.TimeStampMaxBytes)
            {
                CadesSignature.AddTimeStamp(cms, token);
                return new(stamped.Complete(cms.Encode()), new(seal.CertificateId, SealLevel.BaselineT, null));
            }

            remark = answer.Remark ?? $"The time stamp is larger than {CadesSignature.TimeStampMaxBytes / 1024} KB, which the document has no place for.";
        }

        var prepared = Prepare(document, terms, seal);
        var signature = CadesSignature.Sign(prepared.Covered(), seal.Key.Certificate, seal.Key.Others);
        return new(prepared.Complete(signature.Encode()), new(seal.CertificateId, SealLevel.BaselineB, remark));
    }

    private static PreparedSeal Prepare(UnsealedDocument document, SealTerms terms, SealInHand seal) =>
        document.Prepare(terms, CadesSignature.Reserve(seal.Key.Certificate, seal.Key.Others, terms.Level == SealLevel.BaselineT));
}

namespace IsmsRoles.Domain.Audit.Events;

/// <param name="Sha256">Of the certificate (DER).</param>
/// <param name="Source">Where it comes from: "SelfSigned" or "Configured".</param>
public sealed record SealCertificateBegan(Guid SealCertificateId, string Sha256, string Subject, string Key, string Source) : RegisterEvent
{
    public override string Sentence(string actor) => Source == "SelfSigned"
        ? $"{actor} made a certificate for the organisation's seal (SHA-256 {Sha256})"
        : $"{actor} began to seal with the configured certificate of {Subject} (SHA-256 {Sha256})";
}

public sealed record SealCertificateEnded(Guid SealCertificateId, string Sha256, string Cause) : RegisterEvent
{
    public override string Sentence(string actor) => $"{actor} ended the use of the seal's certificate {Sha256[..12]}…: {Cause}";
}

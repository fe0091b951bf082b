using IsmsRoles.Domain.Sealing;

namespace IsmsRoles.Documents.RolesDocument;

/// <summary>What the organisation's seal is, what it proves and what it does not, in the words of the document.</summary>
public static class SealInWords
{
    /// <summary>What the signature in the file gives as its reason.</summary>
    public static string Reason(string organisation, int version) =>
        $"Electronic seal of {organisation} on version {version} of its information security roles document. It is no person's signature.";

    /// <summary>A fingerprint as people compare it: upper-case hexadecimal in groups of four.</summary>
    public static string Grouped(string sha256) => string.Join(' ', sha256.ToUpperInvariant().Chunk(4).Select(four => new string(four)));

    /// <summary>The part of the document about its seal.</summary>
    public static SealSection Section(string organisation, SealFacts seal) => new(
        [
            $"The application seals this file for {organisation}. The seal proves that the file was made where {organisation}’s seal is kept, and that not one byte of it has been altered since. It is the organisation’s seal, a simple electronic signature in the terms of Regulation (EU) No 910/2014 (eIDAS). It is not a qualified signature or seal, and it is not the signature of any person: those of top management stand above.",
            seal.IsSelfSigned
                ? "The application made the seal’s certificate itself, so nobody but the organisation vouches for it. Get the fingerprint below from the organisation in another way than with this file, and compare."
                : "The seal’s certificate is one that the organisation was issued with; what it says of the organisation is for its issuer to vouch for. Compare the fingerprint below with one that you got in another way than with this file.",
        ],
        $"Seal of {organisation}",
        $"Sealed for {organisation}",
        "Not sealed: this file is not the document that the application keeps.",
        new Dictionary<SealLevel, string>
        {
            [SealLevel.BaselineB] = "PAdES baseline B, without a time stamp: the time of sealing is the application’s own statement.",
            [SealLevel.BaselineT] = "PAdES baseline T, with a time stamp: a time-stamp authority confirms when it was sealed.",
        },
        $"Certificate SHA-256 {Grouped(seal.CertificateSha256)}");

    internal static IReadOnlyList<string> Verification(SealFacts seal) =>
    [
        "Check the seal in a PDF reader, or with pdfsig FILE: the signature must be valid and cover the total document. Then compare its certificate’s SHA-256 fingerprint with the one that the organisation gave you: " +
        "pdfsig -dump FILE, then openssl pkcs7 -inform DER -in FILE.sig0 -print_certs | openssl x509 -noout -fingerprint -sha256. It must be " +
        $"{Grouped(seal.CertificateSha256)}.",
    ];
}

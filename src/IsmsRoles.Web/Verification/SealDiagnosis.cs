using IsmsRoles.Documents.Verification;
using IsmsRoles.Web.TagHelpers;

namespace IsmsRoles.Web.Verification;

/// <summary>
/// Explains a file that is no stored document. However well its seal fits, the answer is at best "not ours, or altered".
/// </summary>
internal static class SealDiagnosis
{
    private const string Advice = "Do not rely on it: ask for the document again.";

    /// <param name="isOurSeal">Whether the certificate in it is, or was, this register's.</param>
    public static Verdict Of(SealReading reading, bool isOurSeal) => reading.State switch
    {
        SealState.NoPdf => NotOurs("It is not a PDF: it does not begin as one."),
        SealState.CutShort => NotOurs("Its end is missing: the file was cut short on its way, or is not one of ours."),
        SealState.None => NotOurs("It carries no seal of ours. Every document in force that this release makes has one; printing or saving a PDF again takes it away."),
        SealState.Several => NotOurs("It carries more than one seal or signature. Ours carry one, so something was added."),
        SealState.Unreadable => Altered("It carries a seal that cannot be read: the seal was altered, or another program wrote it."),
        SealState.CertificateAltered => Altered("The certificate in its seal is not the one the seal was made with: the certificate was altered."),
        SealState.ContentAltered when isOurSeal => Altered("It carries our seal, but not over these bytes: something in the document was altered after it was sealed, or the seal was taken from another document."),
        SealState.SignatureAltered when isOurSeal => Altered("It carries our certificate, but the seal’s signature does not fit it: the seal was altered."),
        SealState.ContentAltered or SealState.SignatureAltered => Altered("The seal in it does not fit the document, and its certificate is none of ours."),
        SealState.Appended when isOurSeal => Altered($"Our seal fits the beginning of it, and {reading.BytesAfter:N0} bytes were added after the seal. They may change what the document shows."),
        SealState.Intact when isOurSeal => NotOurs("Our seal fits it, but the document is not among those kept here. It may come from a copy of this register or from a time after the backup it was restored from."),
        _ => NotOurs("It is sealed, but with a certificate that is none of ours: whoever made it, it was not this register."),
    };

    private static Verdict NotOurs(string diagnosis) => new(VerdictKind.NotOurs, Tone.Bad, "Not ours, or altered", [diagnosis, Advice]);

    private static Verdict Altered(string diagnosis) => new(VerdictKind.Altered, Tone.Bad, "Altered, or not ours", [diagnosis, Advice]);
}

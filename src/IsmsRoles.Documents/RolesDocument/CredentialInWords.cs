using IsmsRoles.Domain;
using IsmsRoles.Domain.Access;

namespace IsmsRoles.Documents.RolesDocument;

/// <summary>How a signer was authenticated and who stood behind their account, in the words of document and page alike (rule 8).</summary>
public static class CredentialInWords
{
    public static string Authenticated(string by) =>
        by == "password" ? "Password re-entered" : by.Length == 0 ? by : Text.Capital(by);

    /// <param name="when">The moment of the act, as the reader shows moments.</param>
    public static string Note(CredentialOrigin origin, string when)
    {
        var who = origin.Interest == OriginInterest.Submitter ? "who later submitted this version" : "who is appointed in this version";
        var did = origin.Kind switch
        {
            OriginKind.PasswordLink => "had issued the signer’s one-time password link",
            OriginKind.SecondFactorReset => "had reset the signer’s second factor",
            OriginKind.PersonLink => "had linked the signer’s account to them",
            _ => "had set the signer’s password",
        };
        return $"{origin.Name}, {who}, {did} ({when}).";
    }
}

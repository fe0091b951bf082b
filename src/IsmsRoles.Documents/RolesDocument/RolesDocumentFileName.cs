using System.Globalization;
using System.Text;

namespace IsmsRoles.Documents.RolesDocument;

/// <summary>A file name a person would keep, as in <c>Meridian-ISMS-roles-v4-2026-11-23.pdf</c>.</summary>
public static class RolesDocumentFileName
{
    private const int OrganisationMaxLength = 60;

    /// <param name="organisation">Name of the organisation; what is neither letter nor digit becomes a hyphen.</param>
    /// <param name="number">Number of the version.</param>
    /// <param name="inForceOn">The day it came into force, in the organisation's time zone.</param>
    public static string Of(string organisation, int number, DateOnly inForceOn) =>
        string.Create(CultureInfo.InvariantCulture, $"{Hyphenated(organisation)}ISMS-roles-v{number}-{inForceOn:yyyy-MM-dd}.pdf");

    /// <summary>The name of a preview, as in <c>Meridian-ISMS-roles-v4-proposed-2-not-signed.pdf</c>.</summary>
    public static string OfProposed(string organisation, int number, int submission) =>
        string.Create(CultureInfo.InvariantCulture, $"{Hyphenated(organisation)}ISMS-roles-v{number}-proposed-{submission}-not-signed.pdf");

    /// <summary>The name of the page to sign on paper, as in <c>Meridian-ISMS-roles-v4-proposed-2-signature-page.pdf</c>.</summary>
    public static string OfSignaturePage(string organisation, int number, int submission) =>
        string.Create(CultureInfo.InvariantCulture, $"{Hyphenated(organisation)}ISMS-roles-v{number}-proposed-{submission}-signature-page.pdf");

    /// <summary>The name of the content attached to a document, as in <c>isms-roles-version-4.json</c>.</summary>
    public static string OfContent(int number) => string.Create(CultureInfo.InvariantCulture, $"isms-roles-version-{number}.json");

    /// <summary>The name of the content attached to a preview, as in <c>isms-roles-version-4-submission-2.json</c>.</summary>
    public static string OfProposedContent(int number, int submission) =>
        string.Create(CultureInfo.InvariantCulture, $"isms-roles-version-{number}-submission-{submission}.json");

    private static string Hyphenated(string organisation)
    {
        var name = new StringBuilder();
        foreach (var rune in organisation.Normalize(NormalizationForm.FormC).EnumerateRunes())
        {
            if (Rune.IsLetterOrDigit(rune))
            {
                name.Append(rune.ToString());
            }
            else if (name.Length > 0 && name[^1] != '-')
            {
                name.Append('-');
            }

            if (name.Length >= OrganisationMaxLength)
            {
                break;
            }
        }

        var text = name.ToString().Trim('-');
        return text.Length == 0 ? "" : text + "-";
    }
}

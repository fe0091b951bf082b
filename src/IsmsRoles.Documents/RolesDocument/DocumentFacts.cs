using System.Globalization;
using IsmsRoles.Documents.Pdf;

namespace IsmsRoles.Documents.RolesDocument;

/// <summary>What a roles document says of itself in its metadata, so that it can be told without its register which version it is.</summary>
internal static class DocumentFacts
{
    public const string VersionId = nameof(VersionId);
    public const string Organisation = nameof(Organisation);
    public const string Label = nameof(Label);
    public const string InForceAt = nameof(InForceAt);
    public const string ApprovedBy = nameof(ApprovedBy);
    public const string ContentSha256 = nameof(ContentSha256);

    public static IReadOnlyList<XmpFact> Of(RolesDocumentModel model)
    {
        List<XmpFact> facts =
        [
            new(VersionId, model.VersionId, "Identifier of the version in its register"),
            new(Organisation, TextPreparation.Drawable(model.Title.Organisation), "Whose roles they are"),
            new(Label, TextPreparation.Drawable(model.Title.Version), "Which version it is"),
            new(ContentSha256, model.Content?.Sha256 ?? "", "SHA-256 of the attached content, hexadecimal"),
        ];
        if (!model.IsProposed)
        {
            var moment = model.MomentUtc.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
            facts.Add(new(InForceAt, $"{moment} UTC", "When it came into force"));
            facts.Add(new(ApprovedBy, TextPreparation.Drawable(string.Join(", ", model.Signatures.Signatures.Select(s => s.PrintedName))), "Who signed it, as printed"));
        }

        return facts;
    }
}

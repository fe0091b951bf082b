using IsmsRoles.Documents.RolesDocument;
using IsmsRoles.Domain;
using IsmsRoles.Domain.Versions.Content;

namespace IsmsRoles.Documents.Exports;

/// <summary>
/// The roles table that an export writes down: the content, the day it is read on, and what vouches for it. An export is
/// a copy to work with; what top management signed is the content whose SHA-256 it names.
/// </summary>
/// <param name="Day">The day by which it tells who holds a role: of coming into force, or today for the live register.</param>
/// <param name="OrganisationId">The register's own identifier of the organisation.</param>
/// <param name="At">The moment (UTC) that dates it: of coming into force, or of the export for the live register.</param>
public sealed record ExportedTable(RegisterSnapshot Content, DateOnly Day, Guid OrganisationId, DateTime At)
{
    /// <summary>What is known of the version; null for the live register, which nobody signed.</summary>
    public VersionFacts? Version { get; init; }

    /// <summary>When another version took its place or it was revoked, UTC.</summary>
    public DateTime? EndedAt { get; init; }

    public bool WasRevoked { get; init; }

    public bool IsSigned => Version?.InForceAt is not null;

    /// <summary>SHA-256 of the canonical content, 64 lower-case hexadecimal digits.</summary>
    public string ContentSha256 => Version?.ContentSha256 ?? CanonicalJson.Sha256(Content.ToBytes());

    public const string Title = "Information security roles, responsibilities and authorities";

    /// <summary>"Version 4", or that it is none.</summary>
    public string Name => Version switch
    {
        null => "Register, not signed",
        { InForceAt: null } proposed => $"Proposed version {proposed.Number}, submission {proposed.SubmissionNumber}, not signed",
        var version => $"Version {version.Number}",
    };

    /// <summary>Whether it counts, in a sentence.</summary>
    public string Standing
    {
        get
        {
            var time = new LocalTime(Content.Organisation.TimeZone);
            return (Version?.InForceAt, EndedAt) switch
            {
                (null, _) => $"Not signed: the register as it stood on {Day.InWords()}. Only a version that top management signed assigns anything.",
                ({ } since, null) => $"In force since {time.InBoth(since)}",
                ({ } since, { } ended) => $"{(WasRevoked ? "Revoked" : "Superseded")}: in force from {time.InBoth(since)} until {time.InBoth(ended)}",
            };
        }
    }

    /// <summary>What a reader must know of the table before using it, one label and value each.</summary>
    internal IEnumerable<(string Label, string Value)> About()
    {
        yield return ("Organisation", Content.Organisation.Name);
        yield return ("ISMS scope", Content.Organisation.IsmsScope);
        yield return ("Classification", Content.Organisation.Classification);
        yield return ("Version", Name);
        yield return ("Standing", Standing);
        if (Version is { } version)
        {
            yield return ("Submitted by", Joined(version.SubmittedByName, version.SubmittedByJobTitle));
            foreach (var signature in version.Signatures)
            {
                yield return ("Approved by", $"{Joined(signature.PrintedName, signature.JobTitle)}: {LocalTime.InUtc(signature.At)}");
            }
        }

        yield return ("Holders as of", Day.InWords());
        yield return ("Content SHA-256", ContentSha256);
        if (Version?.ChainHead is { } head)
        {
            yield return ("Audit-chain head", head);
        }
    }

    private static string Joined(params string?[] parts) => string.Join(", ", parts.Where(p => !string.IsNullOrEmpty(p)));
}

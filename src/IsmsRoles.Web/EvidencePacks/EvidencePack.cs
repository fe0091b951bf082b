using System.Text;
using System.Text.Json.Nodes;
using IsmsRoles.Web.EvidencePacks.Parts;

namespace IsmsRoles.Web.EvidencePacks;

/// <summary>
/// Everything that shows a version, or what was in force in a period, in one ZIP that can be checked without this
/// application. It is written on to the answer as it is read from the database and is never anywhere as a whole.
/// </summary>
internal sealed class EvidencePack(IEnumerable<IPackPart> parts)
{
    public const string ContentType = "application/zip";

    /// <summary>The kinds of evidence, in the order of the README.</summary>
    public static void AddTo(IServiceCollection services)
    {
        services.AddScoped<EvidencePack>();
        services.AddScoped<VersionEvidence>();
        services.AddScoped<IPackPart, VersionFiles>();
        services.AddScoped<IPackPart, SealCertificates>();
        services.AddScoped<IPackPart, Approvals>();
        services.AddScoped<IPackPart, EvidenceFiles>();
        services.AddScoped<IPackPart, VersionChanges>();
        services.AddScoped<IPackPart, AuditTrail>();
    }

    public async Task WriteAsync(Stream to, PackScope scope, CancellationToken cancellation)
    {
        var pack = await PackWriter.StartAsync(to, scope.At, cancellation);
        pack.Notes["organisation"] = scope.Organisation;
        pack.Notes["about"] = scope.Title;
        pack.Notes["madeAt"] = scope.At;
        pack.Notes["versions"] = new JsonArray([.. scope.Versions.Select(Note)]);
        foreach (var part in parts)
        {
            await part.WriteAsync(pack, scope, cancellation);
        }

        await pack.AddAsync("README.txt", Encoding.UTF8.GetBytes(Readme(scope)), cancellation);
        await pack.FinishAsync(cancellation);
    }

    private static JsonObject Note(PackedVersion version) => new()
    {
        ["number"] = version.Number,
        ["folder"] = version.Folder,
        ["inForceAt"] = version.InForceAt,
        ["endedAt"] = version.EndedAt,
        ["standing"] = version.EndedAt is null ? "inForce" : version.WasRevoked ? "revoked" : "superseded",
        ["contentSha256"] = version.Sha256,
        ["auditChainHead"] = version.ChainHead,
    };

    private string Readme(PackScope scope) =>
        $"""
        EVIDENCE PACK
        {scope.Organisation}
        {scope.Title}, as on record on {scope.At:yyyy-MM-dd HH:mm:ss} UTC

        ISO/IEC 27001:2022, clause 5.3: information security roles, responsibilities and authorities.
        Versions in this pack: {(scope.Versions.Count == 0 ? "none was in force" : string.Join(", ", scope.Versions.Select(v => v.Number)))}

        This file says what is here and how to check it without the application it came from. Each
        command stands on a line of its own after a dollar sign. Run it in the folder this pack was
        unpacked to, on Linux, macOS or in the Windows Subsystem for Linux. Every date and time is
        UTC unless a zone is named.

        1. EVERYTHING IS WHOLE

        manifest.json                  every file with size and SHA-256, and what the pack is about
        SHA256SUMS                     the same sums in the form common tools read

            $ sha256sum -c --quiet SHA256SUMS

        prints nothing when all files are as they were packed. On Windows, certutil -hashfile FILE
        SHA256 prints one file's sum.

        """ + string.Concat(parts.Select((part, i) => $"\n{i + 2}. {Heading(part)}\n\n{part.Explanation.Trim()}\n"));

    private static string Heading(IPackPart part) =>
        string.Concat(part.GetType().Name.Select((c, i) => i > 0 && char.IsUpper(c) ? $" {c}" : $"{c}")).ToUpperInvariant();
}

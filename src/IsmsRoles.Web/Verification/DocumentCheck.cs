using IsmsRoles.Data;
using IsmsRoles.Documents.Verification;
using IsmsRoles.Domain.Versions;
using IsmsRoles.Domain.Versions.Content;
using IsmsRoles.Web.TagHelpers;
using IsmsRoles.Web.Versions;
using Microsoft.EntityFrameworkCore;

namespace IsmsRoles.Web.Verification;

/// <summary>
/// Says what a file is. Authentic means that the SHA-256 of its bytes is a stored document's; appended, that it begins with
/// one. Everything else is at best not ours, or altered: what <see cref="SealReading"/> finds then is a diagnosis, never a proof.
/// </summary>
public sealed class DocumentCheck(RegisterDbContext db, IOrganisationTime time)
{
    /// <param name="file">Can be read twice.</param>
    public async Task<Verdict> CheckAsync(Stream file, VerdictReader reader, CancellationToken cancellation)
    {
        var stored = await db.Documents.Select(d => new StoredFile(d.VersionId, d.Sha256, d.Bytes.Length)).ToListAsync(cancellation);
        if (await FileDigest.ReadAsync(file, stored.Select(d => d.Length), cancellation) is not { } digest)
        {
            return new(VerdictKind.NotRead, Tone.Bad, Verdict.TooLarge.Title, [Verdict.TooLarge.Sentence]);
        }

        if (digest.Length == 0)
        {
            return new(VerdictKind.NotRead, Tone.Bad, "That file is empty", ["There is nothing in it to check. Ask for the document again."]);
        }

        if (stored.Find(d => d.Sha256 == digest.Sha256) is { } same)
        {
            return await AuthenticAsync(same.VersionId, digest, reader, cancellation);
        }

        if (stored.Find(d => digest.Beginnings.TryGetValue(d.Length, out var hash) && hash == d.Sha256) is { } beginning)
        {
            return await AppendedAsync(beginning, digest, reader, cancellation);
        }

        return await DiagnosedAsync(file, digest, reader, cancellation);
    }

    private async Task<Verdict> AuthenticAsync(Guid versionId, FileDigest digest, VerdictReader reader, CancellationToken cancellation)
    {
        var version = await db.Versions.AsNoTracking().SingleAsync(v => v.Id == versionId, cancellation);
        var standing = await StandingAsync(version, reader, cancellation);
        var still = version.State == VersionState.InForce;
        return new(VerdictKind.Authentic,
            still ? Tone.Good : Tone.Changed,
            still ? $"This is version {version.Number}, unchanged and in force" : $"This is version {version.Number}, unchanged, but no longer in force",
            [$"Every byte is as {version.Content.Organisation.Name} keeps it.", .. standing],
            digest.Sha256,
            version.Number);
    }

    private async Task<Verdict> AppendedAsync(StoredFile beginning, FileDigest digest, VerdictReader reader, CancellationToken cancellation)
    {
        var version = await db.Versions.AsNoTracking().SingleAsync(v => v.Id == beginning.VersionId, cancellation);
        var more = digest.Length - beginning.Length;
        return new(VerdictKind.Appended,
            Tone.Bad,
            $"Something was added to version {version.Number}",
            [
                $"The first {beginning.Length:N0} bytes are version {version.Number} as it was made. The {(more == 1 ? "last byte is" : $"last {more:N0} bytes are")} not ours, and may change what the document shows. Do not rely on it: ask for the document again.",
                .. await StandingAsync(version, reader, cancellation),
            ],
            digest.Sha256,
            version.Number);
    }

    private async Task<IReadOnlyList<string>> StandingAsync(RegisterVersion version, VerdictReader reader, CancellationToken cancellation)
    {
        List<string> sentences = [VersionStory.ComingIntoForce(version, reader, time)];
        var next = await db.Versions
            .Where(v => v.ReplacesId == version.Id && v.Number != null)
            .OrderBy(v => v.Number)
            .Select(v => new { v.Number, v.InForceAt })
            .FirstOrDefaultAsync(cancellation);
        sentences.Add(VersionStory.Now(version, next?.Number, next?.InForceAt, time));
        var corrections = await db.Versions
            .Where(v => v.CorrectsNumber == version.Number && v.Number != null)
            .OrderBy(v => v.Number)
            .Select(v => v.Number!.Value)
            .ToListAsync(cancellation);
        sentences.AddRange(corrections.Select(c => $"Version {c} corrects it."));
        return sentences;
    }

    private async Task<Verdict> DiagnosedAsync(Stream file, FileDigest digest, VerdictReader reader, CancellationToken cancellation)
    {
        file.Position = 0;
        var reading = await SealReading.OfAsync(file, cancellation);
        if (reader == VerdictReader.Register && await ProposalAsync(reading, cancellation) is { } proposal)
        {
            return proposal with { Sha256 = digest.Sha256 };
        }

        var certificate = reading.Certificate is { } der ? CanonicalJson.Sha256(der) : null;
        var isOurSeal = certificate is not null && await db.SealCertificates.AnyAsync(c => c.Sha256 == certificate, cancellation);
        return SealDiagnosis.Of(reading, isOurSeal) with { Sha256 = digest.Sha256 };
    }

    // A proposal carries no seal, so nothing shows that its bytes are ours; what it says of itself can be compared.
    private async Task<Verdict?> ProposalAsync(SealReading reading, CancellationToken cancellation)
    {
        if (reading.Claims is not { } claims || reading.Certificate is not null)
        {
            return null;
        }

        var version = await db.Versions
            .Where(v => v.Id == claims.VersionId && v.Number == null && v.Sha256 == claims.ContentSha256)
            .Select(v => new { v.ProposedNumber, v.SubmissionNumber, v.State })
            .SingleOrDefaultAsync(cancellation);
        return version is null
            ? null
            : new(VerdictKind.NeverInForce,
                Tone.Bad,
                "Ours perhaps, but never in force",
                [
                    $"It says of itself that it is {RegisterVersion.TitleOf(null, version.ProposedNumber, version.SubmissionNumber)}. That was put forward here and is {version.State.InWords()}: nobody’s roles rest on it.",
                    "A proposal carries no seal, so nothing shows whether it was altered since.",
                ]);
    }

    private sealed record StoredFile(Guid VersionId, string Sha256, long Length);
}

/// <summary>What became of a version, in sentences for whoever reads them.</summary>
internal static class VersionStory
{
    public static string ComingIntoForce(RegisterVersion version, VerdictReader reader, IOrganisationTime time)
    {
        var names = version.StandingApprovals().Select(a => a.PrintedName);
        var signed = reader == VerdictReader.Anyone ? "by top management" : $"with the signature of {VersionWords.Both(names)}";
        return $"It was put in force on {DateWords.Moment(version.InForceAt!.Value, time)} {signed}.";
    }

    public static string Now(RegisterVersion version, int? next, DateTime? nextAt, IOrganisationTime time) => version.State switch
    {
        VersionState.Revoked => $"It was revoked on {DateWords.Moment(version.Decisions.Last(d => d.Action == VersionAction.Revoke).At, time)} and counts for nothing since.",
        VersionState.Superseded => next is null ? "Another version replaced it." : $"Version {next} replaced it on {DateWords.Moment(nextAt!.Value, time)}.",
        VersionState.InForce => "It is in force today.",
        _ => throw new ArgumentException($"A version that is {version.State.InWords()} has no stored document.", nameof(version)),
    };
}

using IsmsRoles.Data;
using IsmsRoles.Domain.Versions;
using Microsoft.EntityFrameworkCore;

namespace IsmsRoles.Web.EvidencePacks;

/// <summary>A filed piece of evidence: what it shows, and where it lies in a pack.</summary>
internal sealed record ShownFile(Guid Id, string What, string Path, string Sha256);

/// <summary>What shows that a version was signed by those who may: files, and successor signatories entered for it.</summary>
internal sealed record ShownEvidence(IReadOnlyList<ShownFile> Files, IReadOnlyList<SuccessorSignatory> Successors);

/// <summary>Finds what a version's signatures and appointments rest on; the files themselves stay in the database.</summary>
internal sealed class VersionEvidence(RegisterDbContext db)
{
    public async Task<ShownEvidence> OfAsync(RegisterVersion version, CancellationToken cancellation)
    {
        List<(Guid Id, string What)> pointed = [];
        if (version.Resolution is { } resolution)
        {
            pointed.Add((resolution.FileId, $"Resolution {resolution.Reference}"));
        }

        pointed.AddRange(version.PaperRecords.OrderBy(r => r.Number).Select(r => (r.ScanFileId, $"Paper record {r.Number}: {r.Reference}")));
        var successors = await db.SuccessorSignatories.AsNoTracking()
            .Where(s => s.AfterNumber == version.ProposedNumber - 1)
            .OrderBy(s => s.EnteredAt)
            .ToListAsync(cancellation);
        pointed.AddRange(successors.Select(s => (s.EvidenceFileId, $"Successor signatory {s.Name}: {s.EvidenceReference}")));
        pointed.AddRange(await AppointmentsAsync(version, cancellation));
        return new(await FilesAsync(pointed, cancellation), successors);
    }

    private async Task<IEnumerable<(Guid, string)>> AppointmentsAsync(RegisterVersion version, CancellationToken cancellation)
    {
        var content = version.Content.Assignments.ToDictionary(a => a.Id);
        var filed = await db.Assignments.AsNoTracking()
            .Where(a => a.AppointmentEvidenceFileId != null)
            .Select(a => new { a.Id, FileId = a.AppointmentEvidenceFileId!.Value })
            .ToListAsync(cancellation);
        return filed
            .Where(a => content.ContainsKey(a.Id))
            .Select(a => (a.FileId, $"Appointment of {version.Content.NameOf(content[a.Id])} as {version.Content.Role(content[a.Id].RoleId)?.Title}: {content[a.Id].Evidence}"))
            .OrderBy(a => a.Item2, StringComparer.Ordinal);
    }

    private async Task<IReadOnlyList<ShownFile>> FilesAsync(List<(Guid Id, string What)> pointed, CancellationToken cancellation)
    {
        List<ShownFile> files = [];
        foreach (var some in pointed.Chunk(500)) // as many parameters as both databases take
        {
            var ids = some.Select(p => p.Id).Distinct().ToList();
            var found = await db.EvidenceFiles
                .Where(f => ids.Contains(f.Id))
                .Select(f => new { f.Id, f.FileName, f.ContentType, f.Sha256 })
                .ToDictionaryAsync(f => f.Id, cancellation);
            files.AddRange(some.Where(p => found.ContainsKey(p.Id)).Select(p => new ShownFile(
                p.Id, p.What, PackPath.Evidence(found[p.Id].Sha256, found[p.Id].FileName, found[p.Id].ContentType), found[p.Id].Sha256)));
        }

        return files;
    }
}

using IsmsRoles.Data;
using Microsoft.EntityFrameworkCore;

namespace IsmsRoles.Web.EvidencePacks.Parts;

/// <summary>The files that signatures and appointments rest on, each once, as they were filed: resolutions, scans of paper, evidence of appointment and of successors.</summary>
internal sealed class EvidenceFiles(RegisterDbContext db, VersionEvidence evidence) : IPackPart
{
    public string Explanation =>
        """
        evidence/…                     resolutions, scans of signed paper, evidence of appointments and of
                                       successors, as they were filed; each name begins with the first 16
                                       digits of the file's SHA-256, which the audit trail recorded then
        """;

    public async Task WriteAsync(PackWriter pack, PackScope scope, CancellationToken cancellation)
    {
        foreach (var version in scope.Versions)
        {
            var whole = await db.Versions.AsNoTracking().SingleAsync(v => v.Id == version.Id, cancellation);
            foreach (var file in (await evidence.OfAsync(whole, cancellation)).Files.Where(f => !pack.Has(f.Path)).DistinctBy(f => f.Path))
            {
                await pack.AddAsync(file.Path, await db.EvidenceFiles.Where(f => f.Id == file.Id).Select(f => f.Content).SingleAsync(cancellation), cancellation);
            }
        }
    }
}

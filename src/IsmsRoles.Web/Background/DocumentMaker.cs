using IsmsRoles.Data;
using IsmsRoles.Domain.Versions;
using Microsoft.EntityFrameworkCore;

namespace IsmsRoles.Web.Background;

/// <summary>Makes the PDF of each version that came into force and has none (rule 10). The first stored row wins.</summary>
internal sealed class DocumentMaker(RegisterDbContext db, Ledger ledger, IDatabaseErrors errors, TimeProvider clock)
{
    public async Task MakeMissingAsync(CancellationToken cancellation)
    {
        var missing = await db.Versions
            .Where(v => v.Number != null && !db.Documents.Any(d => d.VersionId == v.Id))
            .OrderBy(v => v.Number)
            .Select(v => v.Id)
            .ToListAsync(cancellation);
        foreach (var id in missing)
        {
            await MakeAsync(id, cancellation);
        }
    }

    // Rendering is slow, so it stays outside the transaction; another node may have stored its copy meanwhile.
    private async Task MakeAsync(Guid versionId, CancellationToken cancellation)
    {
        var (bytes, fileName) = await VersionDocument.RenderAsync(db, versionId, cancellation);
        try
        {
            await ledger.As("The application").ChangeAsync(
                async change =>
                {
                    if (await change.Db.Documents.AnyAsync(d => d.VersionId == versionId, cancellation))
                    {
                        change.StayQuiet();
                        return;
                    }

                    var version = await change.Db.Versions.SingleAsync(v => v.Id == versionId, cancellation);
                    change.Db.Documents.Add(new StoredDocument(version, bytes, fileName, clock.GetUtcNow().UtcDateTime));
                },
                cancellation);
        }
        catch (DbUpdateException e) when (errors.IsDuplicate(e))
        {
            // Stored by another node between the check and the save: theirs is the document.
        }
    }
}

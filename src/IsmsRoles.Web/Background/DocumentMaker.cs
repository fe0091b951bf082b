using IsmsRoles.Data;
using IsmsRoles.Domain.Versions;
using IsmsRoles.Web.Sealing;
using Microsoft.EntityFrameworkCore;

namespace IsmsRoles.Web.Background;

/// <summary>
/// Makes and seals the PDF of each version that came into force and has none (rule 10). The first stored row wins. Where
/// there is nothing to seal with, documents wait: what is stored is stored for ever.
/// </summary>
internal sealed class DocumentMaker(RegisterDbContext db, Ledger ledger, IDatabaseErrors errors, SealKeeper keeper, DocumentSealer sealer, TimeProvider clock)
{
    private readonly Ledger _ledger = ledger.As(SystemNames.Application);

    public async Task MakeMissingAsync(CancellationToken cancellation)
    {
        var missing = await db.Versions
            .Where(v => v.Number != null && !db.Documents.Any(d => d.VersionId == v.Id))
            .OrderBy(v => v.Number)
            .Select(v => v.Id)
            .ToListAsync(cancellation);
        if (missing.Count == 0)
        {
            return;
        }

        List<Exception> failed = [];
        try
        {
            using var seal = await keeper.TakeAsync(_ledger, cancellation);
            foreach (var id in missing)
            {
                await TryMakeAsync(id, seal, failed, cancellation);
            }
        }
        catch (SealMissingException)
        {
            // Logged, and shown to administrators; the next round tries again.
        }

        if (failed.Count > 0)
        {
            throw new AggregateException("Documents could not be made.", failed);
        }
    }

    // One version whose document cannot be made holds up no other's.
    private async Task TryMakeAsync(Guid versionId, SealInHand seal, List<Exception> failed, CancellationToken cancellation)
    {
        try
        {
            await MakeAsync(versionId, seal, cancellation);
        }
#pragma warning disable CA1031 // gathered, and told by the caller
        catch (Exception e) when (!cancellation.IsCancellationRequested)
#pragma warning restore CA1031
        {
            failed.Add(e);
        }
    }

    // Rendering, sealing and asking for a time stamp are slow, so they stay outside the transaction; another node may have stored its copy meanwhile.
    private async Task MakeAsync(Guid versionId, SealInHand seal, CancellationToken cancellation)
    {
        var drawn = await VersionDocument.RenderToSealAsync(db, versionId, new(seal.Sha256, seal.Key.IsSelfSigned), cancellation);
        var done = await sealer.SealAsync(drawn.Document, seal, drawn.Organisation, drawn.Number, cancellation);
        try
        {
            await _ledger.ChangeAsync(
                async change =>
                {
                    if (await change.Db.Documents.AnyAsync(d => d.VersionId == versionId, cancellation))
                    {
                        change.StayQuiet();
                        return;
                    }

                    if (!await change.Db.SealCertificates.AnyAsync(c => c.Id == seal.CertificateId && c.EndedAt == null, cancellation))
                    {
                        change.StayQuiet(); // another node ended this seal meanwhile; the next round takes the one that follows it
                        return;
                    }

                    var version = await change.Db.Versions.SingleAsync(v => v.Id == versionId, cancellation);
                    change.Db.Documents.Add(new StoredDocument(version, done.Bytes, drawn.FileName, done.Seal, clock.GetUtcNow().UtcDateTime));
                },
                cancellation);
        }
        catch (DbUpdateException e) when (errors.IsDuplicate(e))
        {
            // Stored by another node between the check and the save: theirs is the document.
        }
    }
}

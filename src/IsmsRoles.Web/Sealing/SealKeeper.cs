using IsmsRoles.Data;
using IsmsRoles.Domain;
using IsmsRoles.Domain.Sealing;
using IsmsRoles.Domain.Versions.Content;
using IsmsRoles.Web.Keys;
using Microsoft.EntityFrameworkCore;

namespace IsmsRoles.Web.Sealing;

/// <summary>
/// Gives the seal to seal with, on record and with its key: the configured one, or the application's own, which is made at
/// first need and anew before it expires or when the key file that wraps its key is lost. Nodes with one key file share it.
/// </summary>
public sealed class SealKeeper(
    IDbContextFactory<RegisterDbContext> contexts, KeyFile keyFile, SealSettings settings, SealStatus status, TimeProvider clock, ILogger<SealKeeper> log)
{
    private sealed record Recorded(Guid Id, byte[] Certificate, string Sha256, SealSource Source, byte[]? WrappedKey, string? KeyFileId, DateTime NotAfter);

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <summary>The seal in use. Writes to the ledger when it begins or ends.</summary>
    /// <exception cref="SealMissingException">There is none; documents wait until that is mended.</exception>
    public async Task<SealInHand> TakeAsync(Ledger ledger, CancellationToken cancellation)
    {
        try
        {
            var seal = settings.Pkcs12File is null ? await OwnAsync(ledger, cancellation) : await ConfiguredAsync(ledger, cancellation);
            status.NoteFault(null);
            status.NoteChange(null);
            return seal;
        }
        catch (SealMissingException e)
        {
            Tell(e);
            throw;
        }
    }

    /// <summary>
    /// Looks ahead: makes a new certificate of the application's own in good time before one expires, and tells what will
    /// keep the next document from being sealed, or change its seal. It changes nothing else: two nodes with different key
    /// files or configurations would take the seal from each other every minute.
    /// </summary>
    public async Task ReviewAsync(Ledger ledger, CancellationToken cancellation)
    {
        Recorded? current;
        await using (var db = await contexts.CreateDbContextAsync(cancellation))
        {
            current = await CurrentAsync(db, cancellation);
        }

        try
        {
            if (settings.Pkcs12File is not null)
            {
                ConfiguredSeal.Read(settings, Now).Dispose();
            }
            else if (current is { Source: SealSource.SelfSigned } && Expires(current) && Unwrap(current) is { } key)
            {
                key.Dispose();
                (await OwnAsync(ledger, cancellation)).Dispose();
            }
            else if (current is { Source: SealSource.SelfSigned } && status.NoteChange(ChangeAhead(current)))
            {
                log.LogWarning(
                    "{Change} If several nodes share this database, give all of them the same key file ({Setting})", status.Change, KeyFile.Setting);
            }

            status.NoteFault(null);
        }
        catch (SealMissingException e)
        {
            Tell(e);
        }
    }

    private string? ChangeAhead(Recorded current)
    {
        using var key = Unwrap(current);
        return key is not null ? null : $"The next document gets a new seal: {EndOf(current)}.";
    }

    private void Tell(SealMissingException missing)
    {
        if (status.NoteFault(missing.Message))
        {
            log.LogError("Documents wait to be sealed. {Fault}", missing.Message);
        }
    }

    private async Task<SealInHand> OwnAsync(Ledger ledger, CancellationToken cancellation)
    {
        string organisation;
        await using (var db = await contexts.CreateDbContextAsync(cancellation))
        {
            if (Open(await CurrentAsync(db, cancellation)) is { } inHand)
            {
                return inHand;
            }

            organisation = await db.Organisations.Select(o => o.Name).SingleOrDefaultAsync(cancellation)
                ?? throw new SealMissingException("There is no organisation yet to make a seal for.");
        }

        // Made outside the transaction; another node may have been quicker, then theirs is taken.
        var made = OwnSeal.Make(organisation, Now);
        var wrapped = OwnSeal.Wrap(made, keyFile);
        var seal = await ledger.ChangeAsync(
            async change =>
            {
                var current = await CurrentAsync(change.Db, cancellation);
                if (Open(current) is { } theirs)
                {
                    change.StayQuiet();
                    return theirs;
                }

                await EndAsync(change, current, EndOf(current), cancellation);
                var certificate = new SealCertificate(made.Facts, SealSource.SelfSigned, wrapped, change.Now);
                change.Db.Add(certificate);
                return new(certificate.Id, certificate.Sha256, made);
            },
            cancellation);
        if (seal.Key == made)
        {
            log.LogWarning("Made a certificate for the organisation's seal; its SHA-256 fingerprint is {Fingerprint}. Tell it to those who check documents", seal.Sha256);
        }
        else
        {
            made.Dispose();
        }

        return seal;
    }

    private async Task<SealInHand> ConfiguredAsync(Ledger ledger, CancellationToken cancellation)
    {
        var key = ConfiguredSeal.Read(settings, Now);
        var facts = key.Facts;
        var sha256 = CanonicalJson.Sha256(facts.Der);
        await using (var db = await contexts.CreateDbContextAsync(cancellation))
        {
            if (await CurrentAsync(db, cancellation) is { Source: SealSource.Configured } current && current.Sha256 == sha256)
            {
                return new(current.Id, sha256, key);
            }
        }

        var id = await ledger.ChangeAsync(
            async change =>
            {
                var current = await CurrentAsync(change.Db, cancellation);
                if (current is { Source: SealSource.Configured } && current.Sha256 == sha256)
                {
                    change.StayQuiet();
                    return current.Id;
                }

                await EndAsync(change, current, "the configuration names another certificate", cancellation);
                var certificate = new SealCertificate(facts, SealSource.Configured, null, change.Now);
                change.Db.Add(certificate);
                return certificate.Id;
            },
            cancellation);
        return new(id, sha256, key);
    }

    private SealInHand? Open(Recorded? current)
    {
        if (current is not { Source: SealSource.SelfSigned } || Expires(current))
        {
            return null;
        }

        return Unwrap(current) is { } key ? new(current.Id, current.Sha256, key) : null;
    }

    private SealKey? Unwrap(Recorded current) => OwnSeal.TryUnwrap(current.Certificate, current.WrappedKey, current.KeyFileId, keyFile);

    private bool Expires(Recorded current) => current.NotAfter - OwnSeal.RenewedBefore <= Now;

    private string EndOf(Recorded? current) => current switch
    {
        null => "",
        { Source: SealSource.Configured } => "the configuration no longer names a certificate",
        _ when current.KeyFileId != keyFile.Id => "its private key was wrapped with another key file than the present one",
        _ when Expires(current) => $"it expires on {DateOnly.FromDateTime(current.NotAfter).InWords()}",
        _ => "its private key in the database was altered",
    };

    private static async Task EndAsync(Change change, Recorded? current, string because, CancellationToken cancellation)
    {
        if (current is not null)
        {
            (await change.Db.SealCertificates.SingleAsync(c => c.Id == current.Id, cancellation)).End(because, change.Now);
        }
    }

    private static Task<Recorded?> CurrentAsync(RegisterDbContext db, CancellationToken cancellation) => db.SealCertificates.AsNoTracking()
        .Where(c => c.EndedAt == null)
        .OrderByDescending(c => c.Since)
        .Select(c => new Recorded(c.Id, c.Certificate, c.Sha256, c.Source, c.WrappedKey, c.KeyFileId, c.NotAfter))
        .FirstOrDefaultAsync(cancellation)!;
}

using System.Globalization;
using IsmsRoles.Data.Accounts;
using IsmsRoles.Data.Verification;
using IsmsRoles.Domain.Audit.Events;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace IsmsRoles.Data.Sqlite;

/// <summary>Backup and restore of a register on SQLite.</summary>
internal sealed class SqliteRegisterFile(string path, TimeProvider clock) : IRegisterFile, IDisposable
{
    private static readonly string[] WithCompanions = ["", "-wal", "-shm"];

    private IDisposable? _shared;

    public string Path { get; } = System.IO.Path.GetFullPath(path);

    public bool TryShare() => (_shared ??= RegisterLock.TryShare(Path)) is not null;

    public void Dispose() => _shared?.Dispose();

    public async Task SettleErasedAsync(CancellationToken cancellation)
    {
        await using var db = SqliteRegister.Open(SqliteFiles.Existing(Path));
        await db.Database.ExecuteSqlRawAsync("PRAGMA wal_checkpoint(TRUNCATE)", cancellation);
    }

    public async Task<RegisterVerification> BackUpAsync(string target, bool overwrite, CancellationToken cancellation)
    {
        var name = System.IO.Path.GetFullPath(target);
        if (name == Path)
        {
            throw new RegisterFileException("This is the register itself. Give the copy another name.");
        }

        if (Directory.Exists(name) || (File.Exists(name) && !overwrite))
        {
            throw new RegisterFileException(Directory.Exists(name)
                ? $"{target} is a folder. Give the name of a file."
                : $"{target} exists already. Give another name, or say --overwrite.");
        }

        var draft = $"{name}.unverified";
        await SqliteFiles.CopyAsync(Path, SqliteOpenMode.ReadWrite, draft, cancellation);
        var found = await VerifyAsync(draft, cancellation);
        if (!found.IsWhole)
        {
            throw new RegisterFileException($"The copy does not verify, so it was left as {draft}: {string.Join(" ", found.Faults)}");
        }

        SqliteFiles.Flush(draft);
        File.Move(draft, name, overwrite);
        return found;
    }

    public async Task<RestoredRegister> RestoreAsync(string source, CancellationToken cancellation)
    {
        var from = System.IO.Path.GetFullPath(source);
        if (!File.Exists(from))
        {
            throw new RegisterFileException($"There is no file {source}.");
        }

        using var alone = RegisterLock.TryTakeAlone(Path)
            ?? throw new RegisterFileException("The application is running on this register, or another command is. End it first; nothing was changed.");
        var draft = $"{Path}.restoring"; // beside it, so that one move on one disk puts it in place
        try
        {
            await SqliteFiles.CopyAsync(from, SqliteOpenMode.ReadOnly, draft, cancellation);
            var copy = await TakeUpAsync(draft, source, cancellation);
            var replaced = await HeadOfReplacedAsync(cancellation);
            var head = await RecordAsync(draft, System.IO.Path.GetFileName(source), copy, replaced, cancellation);
            await SqliteFiles.SettleAsync(draft, cancellation);
            SqliteFiles.Flush(draft);
            var kept = await KeepReplacedAsync(cancellation);
            File.Move(draft, Path, overwrite: true); // one rename: whoever looks finds the old one or the new one
            return new(kept, replaced?.LastEvent, replaced?.Head, copy.Through, copy.Head, head);
        }
        finally
        {
            SqliteFiles.Delete(draft);
        }
    }

    private async Task<RegisterVerification> VerifyAsync(string file, CancellationToken cancellation)
    {
        if (await SqliteFiles.DamageAsync(file, cancellation) is { } damage)
        {
            throw new RegisterFileException($"The file of the database is damaged, as {file} shows: {damage}");
        }

        await using var db = SqliteRegister.Open(SqliteFiles.Existing(file));
        return await RegisterVerification.RunAsync(db, clock, cancellation);
    }

    // An older register is brought up to date here; migrations never touch events, so the chain is judged after.
    private async Task<ChainProgress> TakeUpAsync(string draft, string source, CancellationToken cancellation)
    {
        await using (var db = SqliteRegister.Open(SqliteFiles.Existing(draft)))
        {
            if (!await SqliteFiles.IsRegisterAsync(db, cancellation))
            {
                throw new RegisterFileException($"{source} is a database, but not a register of IsmsRoles.");
            }

            var known = db.Database.GetMigrations().ToHashSet();
            if ((await db.Database.GetAppliedMigrationsAsync(cancellation)).FirstOrDefault(m => !known.Contains(m)) is { } unknown)
            {
                throw new RegisterFileException($"{source} was made by a later release: this one does not know its migration {unknown}. Restore it with that release.");
            }

            await SqliteRegister.MigrateAsync(db, cancellation);
        }

        var found = await VerifyAsync(draft, cancellation);
        return found.IsWhole ? found.Chain : throw new RegisterFileException($"{source} does not verify, so it is not restored: {string.Join(" ", found.Faults)}");
    }

    // A damaged database is a reason to restore, so whatever cannot be read is told as unknown.
    private async Task<LedgerRow?> HeadOfReplacedAsync(CancellationToken cancellation)
    {
        if (!File.Exists(Path))
        {
            return null;
        }

        try
        {
            await using var db = SqliteRegister.Open(SqliteFiles.Existing(Path));
            return await db.LedgerRows.AsNoTracking().SingleOrDefaultAsync(cancellation);
        }
        catch (Exception e) when (e is SqliteException or InvalidOperationException)
        {
            return null;
        }
    }

    private async Task<string> RecordAsync(string draft, string fileName, ChainProgress copy, LedgerRow? replaced, CancellationToken cancellation)
    {
        var ledger = new Ledger(new DraftContexts(draft), new SqliteErrors(), new Restorer(), clock, []);
        await ledger.ChangeAsync(
            async change =>
            {
                await OneTimeSecrets.EndAsync(change, cancellation);
                change.Record(new RegisterRestored(fileName, replaced?.LastEvent, replaced?.Head, copy.Through, copy.Head));
            },
            cancellation);
        await using var db = SqliteRegister.Open(SqliteFiles.Existing(draft));
        return await db.LedgerRows.Select(l => l.Head).SingleAsync(cancellation);
    }

    private async Task<string?> KeepReplacedAsync(CancellationToken cancellation)
    {
        if (!File.Exists(Path))
        {
            return null;
        }

        try
        {
            await SqliteFiles.SettleAsync(Path, cancellation);
        }
        catch (SqliteException)
        {
            // Damaged: it is kept as it is, with its companions.
        }

        var kept = $"{Path}.before-restore-{clock.GetUtcNow().UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture)}";
        foreach (var companion in WithCompanions.Where(c => File.Exists(Path + c)))
        {
            SqliteFiles.CreateForOwner(kept + companion);
            await using (var from = File.OpenRead(Path + companion))
            await using (var to = File.OpenWrite(kept + companion))
            {
                await from.CopyToAsync(to, cancellation);
            }

            SqliteFiles.Flush(kept + companion);
        }

        // SQLite would play a companion left behind into the database that takes this one's place.
        File.Delete($"{Path}-wal");
        File.Delete($"{Path}-shm");
        return kept;
    }

    private sealed class DraftContexts(string draft) : IDbContextFactory<RegisterDbContext>
    {
        public RegisterDbContext CreateDbContext() => SqliteRegister.Open(SqliteFiles.Existing(draft));
    }

    private sealed class Restorer : IActorSource
    {
        public Guid? AccountId => null;

        public string SystemName => SystemNames.Command;
    }
}

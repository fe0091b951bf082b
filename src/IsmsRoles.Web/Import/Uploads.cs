using System.IO.Compression;
using IsmsRoles.Data;
using IsmsRoles.Domain;
using Microsoft.EntityFrameworkCore;

namespace IsmsRoles.Web.Import;

/// <summary>Keeps uploaded files between the steps of an import, in the database that all nodes share. An upload is found by its account alone.</summary>
public sealed class Uploads(RegisterDbContext db, TimeProvider clock)
{
    // More files at once than anybody compares; older ones go.
    private const int AtMost = 5;

    /// <summary>Keeps a file that can be read. Throws <see cref="ImportRefusedException"/> with a sentence where it cannot.</summary>
    public async Task<ImportUpload> KeepAsync(Guid accountId, ImportKind kind, string fileName, byte[] bytes, CancellationToken cancellation)
    {
        _ = CsvTable.Read(bytes);
        var upload = new ImportUpload(accountId, kind, Named(fileName), Compress(bytes), clock.GetUtcNow().UtcDateTime);
        var older = await db.ImportUploads.Where(u => u.AccountId == accountId).OrderByDescending(u => u.UploadedAt).Skip(AtMost - 1).Select(u => u.Id).ToListAsync(cancellation);
        await db.ImportUploads.Where(u => older.Contains(u.Id)).ExecuteDeleteAsync(cancellation);
        db.ImportUploads.Add(upload);
        await db.SaveChangesAsync(cancellation);
        return upload;
    }

    /// <summary>This account's upload, or null where it is somebody else's, was let go, or never was.</summary>
    public Task<ImportUpload?> FindAsync(Guid? accountId, Guid id, CancellationToken cancellation)
    {
        var oldest = Oldest(clock);
        return db.ImportUploads.AsNoTracking().SingleOrDefaultAsync(u => u.Id == id && u.AccountId == accountId && u.UploadedAt > oldest, cancellation);
    }

    /// <summary>Uploads this account began to import and did not finish, the newest first.</summary>
    public async Task<IReadOnlyList<(Guid Id, ImportKind Kind, string FileName, DateTime UploadedAt)>> UnfinishedAsync(Guid? accountId, CancellationToken cancellation)
    {
        var oldest = Oldest(clock);
        var found = await db.ImportUploads.AsNoTracking()
            .Where(u => u.AccountId == accountId && u.ImportedAt == null && u.UploadedAt > oldest)
            .OrderByDescending(u => u.UploadedAt)
            .Select(u => new { u.Id, u.Kind, u.FileName, u.UploadedAt })
            .ToListAsync(cancellation);
        return [.. found.Select(u => (u.Id, u.Kind, u.FileName, u.UploadedAt))];
    }

    public async Task ChooseAsync(ImportUpload upload, ImportChoices choices, CancellationToken cancellation)
    {
        var kept = await db.ImportUploads.SingleAsync(u => u.Id == upload.Id, cancellation);
        kept.Choose(choices.ToJson());
        await db.SaveChangesAsync(cancellation);
    }

    internal static Task DropExpiredAsync(RegisterDbContext db, TimeProvider clock, CancellationToken cancellation)
    {
        var oldest = Oldest(clock);
        return db.ImportUploads.Where(u => u.UploadedAt <= oldest).ExecuteDeleteAsync(cancellation);
    }

    /// <summary>Bytes as they are kept; tables shrink to a fifth.</summary>
    public static byte[] Compress(byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (var brotli = new BrotliStream(packed, CompressionLevel.Fastest))
        {
            brotli.Write(bytes);
        }

        return packed.ToArray();
    }

    public static byte[] Unpack(byte[] content)
    {
        using var brotli = new BrotliStream(new MemoryStream(content), CompressionMode.Decompress);
        using var bytes = new MemoryStream();
        brotli.CopyTo(bytes);
        return bytes.ToArray();
    }

    // Only said to its reader and written into the audit trail: a name that cannot be written is left out.
    private static string Named(string fileName)
    {
        var name = Path.GetFileName(fileName.Replace('\\', '/')).Trim();
        return name.Length == 0 || Text.Refused(name, lines: false) is not null ? "a file"
            : name.Length > ImportUpload.FileNameMaxLength ? name[..(ImportUpload.FileNameMaxLength - 1)] + "…" : name;
    }

    private static DateTime Oldest(TimeProvider clock) => clock.GetUtcNow().UtcDateTime - ImportUpload.Lifetime;
}

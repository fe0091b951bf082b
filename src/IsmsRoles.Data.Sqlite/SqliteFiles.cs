using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace IsmsRoles.Data.Sqlite;

/// <summary>What backup and restore do with SQLite files.</summary>
internal static class SqliteFiles
{
    private const int Busy = 5;
    private const int NotADatabase = 26;

    /// <summary>Tables that tell a register from another database.</summary>
    private static readonly string[] Marks = ["__EFMigrationsHistory", "Ledger", "AuditEntries", "Versions"];

    /// <summary>A connection string that opens a file as it is and leaves no connection behind.</summary>
    public static string Existing(string path, SqliteOpenMode mode = SqliteOpenMode.ReadWrite) =>
        new SqliteConnectionStringBuilder { DataSource = path, Mode = mode, Pooling = false }.ConnectionString;

    /// <summary>Copies a database, used or not, through SQLite's online backup: as it stood at one moment. The copy is one file for its owner alone.</summary>
    /// <exception cref="RegisterFileException">The source cannot be read.</exception>
    public static async Task CopyAsync(string source, SqliteOpenMode mode, string target, CancellationToken cancellation)
    {
        Delete(target);
        CreateForOwner(target);
        try
        {
            await using var from = new SqliteConnection(Existing(source, mode));
            await using var to = new SqliteConnection(Existing(target));
            await from.OpenAsync(cancellation);
            await to.OpenAsync(cancellation);
            from.BackupDatabase(to);
            await TellAsync(to, "PRAGMA journal_mode = DELETE", cancellation); // no companions: the copy is complete by itself
        }
        catch (SqliteException e)
        {
            throw new RegisterFileException(
                e.SqliteErrorCode == NotADatabase ? $"{source} is not a SQLite database." : $"{source} cannot be read: {e.Message}", e);
        }
    }

    /// <summary>What SQLite says of the file's own structure: null when all is well.</summary>
    public static async Task<string?> DamageAsync(string path, CancellationToken cancellation)
    {
        await using var connection = new SqliteConnection(Existing(path));
        await connection.OpenAsync(cancellation);
        var answer = await TellAsync(connection, "PRAGMA integrity_check(1)", cancellation);
        return answer == "ok" ? null : answer;
    }

    /// <summary>Writes what lies in the companions of a database into it and removes them. Fails while anybody has it open.</summary>
    public static async Task SettleAsync(string path, CancellationToken cancellation)
    {
        try
        {
            await using var connection = new SqliteConnection(Existing(path));
            await connection.OpenAsync(cancellation);
            await TellAsync(connection, "PRAGMA busy_timeout = 1000", cancellation);
            await TellAsync(connection, "PRAGMA wal_checkpoint(TRUNCATE)", cancellation);
            if (await TellAsync(connection, "PRAGMA journal_mode = DELETE", cancellation) != "delete")
            {
                throw new RegisterFileException($"{path} is open in another program. End that first.");
            }
        }
        catch (SqliteException e) when (e.SqliteErrorCode == Busy)
        {
            throw new RegisterFileException($"{path} is open in another program. End that first.", e);
        }
    }

    /// <summary>Waits until the disk holds the file.</summary>
    public static void Flush(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.ReadWrite);
        file.Flush(flushToDisk: true);
    }

    /// <summary>Removes a database and its companions.</summary>
    public static void Delete(string path)
    {
        foreach (var file in new[] { path, $"{path}-wal", $"{path}-shm", $"{path}-journal" })
        {
            File.Delete(file);
        }
    }

    /// <summary>An empty file that only its owner reads and writes; files SQLite makes beside it take its mode.</summary>
    public static void CreateForOwner(string path)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using var made = new FileStream(path, options);
    }

    public static async Task<bool> IsRegisterAsync(RegisterDbContext db, CancellationToken cancellation)
    {
        var tables = await db.Database.SqlQueryRaw<string>("SELECT name AS Value FROM sqlite_master WHERE type = 'table'").ToListAsync(cancellation);
        return Marks.All(tables.Contains);
    }

    private static async Task<string?> TellAsync(SqliteConnection connection, string pragma, CancellationToken cancellation)
    {
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // the pragmas are written above
        command.CommandText = pragma;
#pragma warning restore CA2100
        return (await command.ExecuteScalarAsync(cancellation))?.ToString();
    }
}

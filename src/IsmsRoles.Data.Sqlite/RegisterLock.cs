namespace IsmsRoles.Data.Sqlite;

/// <summary>
/// Who works with a register's file, told by a lock of the operating system on an empty file beside it: shared by whoever
/// serves or reads it, exclusive for a restore. The system lets go of it however a process ends, so nothing is left behind.
/// </summary>
internal static class RegisterLock
{
    /// <returns>Null while somebody has it alone.</returns>
    public static IDisposable? TryShare(string databaseFile) => TryOpen(databaseFile, FileAccess.Read, FileShare.Read);

    /// <returns>Null while anybody has it.</returns>
    public static IDisposable? TryTakeAlone(string databaseFile) => TryOpen(databaseFile, FileAccess.ReadWrite, FileShare.None);

    /// <summary>Waits until this process alone may change the schema. A killed process lets go of it.</summary>
    /// <exception cref="TimeoutException">Another process has not let go of it for five minutes.</exception>
    public static async Task<IDisposable> MigrateAloneAsync(string databaseFile, CancellationToken cancellation)
    {
        var path = $"{databaseFile}.migrating";
        for (var attempt = 0; attempt < 3000; attempt++)
        {
            if (TryOpenFile(path, FileAccess.ReadWrite, FileShare.None) is { } alone)
            {
                return alone;
            }

            await Task.Delay(TimeSpan.FromMilliseconds(100), cancellation);
        }

        throw new TimeoutException($"Another process brings the database up to date and has not ended: {path} is locked.");
    }

    // On Unix .NET asks flock for a shared lock where reading is shared and for an exclusive one where nothing is, without waiting.
    private static FileStream? TryOpen(string databaseFile, FileAccess access, FileShare share) => TryOpenFile($"{databaseFile}.lock", access, share);

    private static FileStream? TryOpenFile(string path, FileAccess access, FileShare share)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        try
        {
            if (!File.Exists(path))
            {
                using var made = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.ReadWrite);
            }

            return new(path, FileMode.Open, access, share);
        }
        catch (IOException)
        {
            return null;
        }
    }
}

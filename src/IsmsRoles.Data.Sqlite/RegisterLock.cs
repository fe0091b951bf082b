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

    // On Unix .NET asks flock for a shared lock where reading is shared and for an exclusive one where nothing is, without waiting.
    private static FileStream? TryOpen(string databaseFile, FileAccess access, FileShare share)
    {
        var path = $"{databaseFile}.lock";
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

using System.Security.Cryptography;
using System.Text;

namespace IsmsRoles.Web.Keys;

/// <summary>
/// The one secret outside the database: 256 bits that wrap the data-protection keys kept inside it, so that a copy of the
/// database alone opens no session. A text file of two lines, a mark and the secret in base64, readable by its owner only.
/// </summary>
public sealed class KeyFile
{
    public const string Setting = "DataProtection:KeyFile";
    public const string DefaultPath = "App_Data/keys/ismsroles.key";

    private const string Mark = "ismsroles-key-file 1";
    private const int SecretBytes = 32;
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private KeyFile(string path, byte[] secret, bool isNew)
    {
        (Path, Secret, IsNew) = (path, secret, isNew);
        Id = Convert.ToHexStringLower(SHA256.HashData([.. Encoding.UTF8.GetBytes(Mark), .. secret]))[..16];
    }

    public string Path { get; }

    /// <summary>Tells one key file from another without telling the secret: 16 hexadecimal digits of a hash.</summary>
    public string Id { get; }

    /// <summary>Whether this start made it.</summary>
    public bool IsNew { get; }

    internal byte[] Secret { get; }

    /// <summary>A key of 256 bits for one use (HKDF with SHA-256, RFC 5869); another label gives another key.</summary>
    internal byte[] Derive(ReadOnlySpan<byte> label)
    {
        var key = new byte[SecretBytes];
        HKDF.DeriveKey(HashAlgorithmName.SHA256, Secret, key, salt: [], info: label);
        return key;
    }

    /// <summary>Whether others on this machine may read it; always false where files have no such mode.</summary>
    public bool IsReadByOthers => !OperatingSystem.IsWindows() && (File.GetUnixFileMode(Path) & ~OwnerOnly) != 0;

    /// <summary>Reads the file; makes it where there is none, with mode 0600.</summary>
    /// <exception cref="InvalidDataException">What is there is no key file; the message is a sentence.</exception>
    public static KeyFile OpenOrCreate(string path)
    {
        var isNew = !File.Exists(path) && TryCreate(path);
        var lines = File.ReadAllText(path).Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        var secret = new byte[SecretBytes];
        return lines is [Mark, var text] && Convert.TryFromBase64String(text, secret, out var length) && length == SecretBytes
            ? new(path, secret, isNew)
            : throw new InvalidDataException(
                $"{path} is not a key file of IsmsRoles. Put the right one back, or move it away: a new one is made at the next start, and everybody signs in again.");
    }

    // Written beside and moved, so that another node on the same folder never reads half of it; the first one there wins.
    private static bool TryCreate(string path)
    {
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(System.IO.Path.GetFullPath(path))!);
        var draft = $"{path}.{Guid.NewGuid():N}";
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = OwnerOnly;
        }

        using (var file = new FileStream(draft, options))
        {
            file.Write(Encoding.ASCII.GetBytes($"{Mark}\n{Convert.ToBase64String(RandomNumberGenerator.GetBytes(SecretBytes))}\n"));
            file.Flush(flushToDisk: true);
        }

        try
        {
            File.Move(draft, path, overwrite: false);
            return true;
        }
        catch (IOException) when (File.Exists(path))
        {
            File.Delete(draft);
            return false;
        }
    }
}

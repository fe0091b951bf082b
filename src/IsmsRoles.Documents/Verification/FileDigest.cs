using System.Security.Cryptography;

namespace IsmsRoles.Documents.Verification;

/// <summary>
/// SHA-256 of a file, and of its beginning at the lengths of documents that it may be a longer copy of. Hashes are 64
/// lower-case hexadecimal digits. Read in one pass, a block at a time.
/// </summary>
public sealed record FileDigest(long Length, string Sha256, IReadOnlyDictionary<long, string> Beginnings)
{
    /// <summary>The most that is read of a file, in bytes. The largest document we make is a few per cent of it.</summary>
    public const long MostBytes = 64L * 1024 * 1024;

    private const int BlockBytes = 81920;

    /// <param name="lengths">Where the file's beginning is hashed too, when it is longer.</param>
    /// <returns>Null when the file goes on after <see cref="MostBytes"/>: the rest is not read.</returns>
    public static async Task<FileDigest?> ReadAsync(Stream file, IEnumerable<long> lengths, CancellationToken cancellation = default)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var stops = new Queue<long>(lengths.Where(l => l > 0).Distinct().Order());
        var beginnings = new Dictionary<long, string>();
        var block = new byte[BlockBytes];
        var total = 0L;
        int read;
        while ((read = await file.ReadAsync(block, cancellation)) > 0)
        {
            if (total + read > MostBytes)
            {
                return null;
            }

            var done = 0;
            while (stops.TryPeek(out var stop) && stop <= total + read)
            {
                hash.AppendData(block, done, (int)(stop - total) - done);
                done = (int)(stop - total);
                beginnings[stops.Dequeue()] = Convert.ToHexStringLower(hash.GetCurrentHash());
            }

            hash.AppendData(block, done, read - done);
            total += read;
        }

        return new(total, Convert.ToHexStringLower(hash.GetHashAndReset()), beginnings);
    }
}

using System.Buffers;
using System.Globalization;
using System.Text;

namespace IsmsRoles.Documents.Verification;

/// <summary>
/// Where a file holds its seal: the value between <see cref="Before"/> and <see cref="After"/> (offsets in bytes), and what it
/// covers, all of the file up to <see cref="End"/> but that value (ISO 32000-1, 12.8.1). Found by the one layout we write,
/// not by following the file's structure.
/// </summary>
/// <param name="ClaimedAt">The time of sealing as whoever sealed states it, UTC; it stands before the range.</param>
internal sealed record SealPlace(long Before, long After, long End, DateTime? ClaimedAt = null)
{
    private const int WindowBytes = 64 * 1024;
    private const int MostNumbersLength = 80;

    /// <summary>More marks than this have nothing to do with a document of ours; looking at each would only cost time.</summary>
    private const int MostMarks = 64;

    /// <summary>Twice the room of the value, in hexadecimal digits: more is none of ours.</summary>
    private const long MostValueLength = 128 * 1024;

    private const string TimeFormat = "'/M (D:'yyyyMMddHHmmss'Z) '";
    private const int TimeLength = 23;

    private static readonly byte[] Mark = "/ByteRange ["u8.ToArray();
    private static readonly byte[] ValueMark = "/Contents "u8.ToArray();

    /// <summary>The well-formed places of a seal among the first marks in the file, two at most: ours have one.</summary>
    public static async Task<IReadOnlyList<SealPlace>> AllAsync(Stream file, CancellationToken cancellation)
    {
        List<SealPlace> found = [];
        var marks = 0;
        var window = ArrayPool<byte>.Shared.Rent(WindowBytes);
        try
        {
            for (long start = 0; start < file.Length; start += WindowBytes - MostNumbersLength)
            {
                file.Position = start;
                var read = await file.ReadAtLeastAsync(window.AsMemory(0, WindowBytes), WindowBytes, throwOnEndOfStream: false, cancellation);
                var isLast = start + read >= file.Length;
                for (var at = 0; at < read && window.AsSpan(at, read - at).IndexOf(Mark) is var next and >= 0; at += next + Mark.Length)
                {
                    var place = at + next;
                    if (!isLast && place >= WindowBytes - MostNumbersLength)
                    {
                        break; // seen whole in the next window
                    }

                    if (++marks > MostMarks || found.Count > 1)
                    {
                        return found.Count == 1 ? [found[0], found[0]] : found; // something else is in it besides
                    }

                    var numbers = window.AsSpan(place + Mark.Length, Math.Min(MostNumbersLength - Mark.Length, read - place - Mark.Length));
                    if (Parse(numbers) is { } range && await HasValueAsync(file, range, cancellation))
                    {
                        found.Add(range with { ClaimedAt = await TimeBeforeAsync(file, start + place, cancellation) });
                    }
                }
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(window);
        }

        return found;
    }

    /// <summary>The hexadecimal digits of the value.</summary>
    public async Task<string> ValueAsync(Stream file, CancellationToken cancellation)
    {
        var digits = await ReadAsync(file, Before + 1, (int)(After - Before - 2), cancellation);
        return Encoding.Latin1.GetString(digits);
    }

    // "0 1234 5678 90 ]": exactly four numbers, the first of them 0.
    private static SealPlace? Parse(ReadOnlySpan<byte> text)
    {
        var close = text.IndexOf((byte)']');
        if (close < 0)
        {
            return null;
        }

        var numbers = Encoding.Latin1.GetString(text[..close]).Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(n => long.TryParse(n, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value <= FileDigest.MostBytes ? value : -1)
            .ToList();
        return numbers is [0, > 0 and var before, var after, >= 0 and var rest] && after > before + 2 && after - before <= MostValueLength
            ? new(before, after, after + rest)
            : null;
    }

    private static async Task<DateTime?> TimeBeforeAsync(Stream file, long mark, CancellationToken cancellation)
    {
        var text = await ReadAsync(file, Math.Max(0, mark - TimeLength), TimeLength, cancellation);
        return DateTime.TryParseExact(Encoding.Latin1.GetString(text), TimeFormat, CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time) ? time : null;
    }

    private static async Task<byte[]> ReadAsync(Stream file, long from, int count, CancellationToken cancellation)
    {
        var bytes = new byte[count];
        file.Position = from;
        await file.ReadExactlyAsync(bytes, cancellation);
        return bytes;
    }

    // The gap must be the value itself, or something else could hide in it.
    private static async Task<bool> HasValueAsync(Stream file, SealPlace place, CancellationToken cancellation)
    {
        if (place.Before < ValueMark.Length || place.After > file.Length)
        {
            return false;
        }

        var mark = await ReadAsync(file, place.Before - ValueMark.Length, ValueMark.Length + 1, cancellation);
        var last = await ReadAsync(file, place.After - 1, 1, cancellation);
        return mark.AsSpan(0, ValueMark.Length).SequenceEqual(ValueMark) && mark[^1] == '<' && last[0] == '>';
    }
}

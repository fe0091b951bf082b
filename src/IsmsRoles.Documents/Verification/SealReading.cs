using System.Security.Cryptography;

namespace IsmsRoles.Documents.Verification;

/// <summary>What became of a file's seal.</summary>
public enum SealState
{
    /// <summary>Not a PDF at all.</summary>
    NoPdf,

    /// <summary>The file's end is missing.</summary>
    CutShort,

    /// <summary>No seal of the kind we write.</summary>
    None,

    /// <summary>More than one seal or signature.</summary>
    Several,

    /// <summary>The seal's value is not one that we write.</summary>
    Unreadable,

    /// <summary>What the seal covers was altered, or the seal is another file's.</summary>
    ContentAltered,

    /// <summary>The certificate in the seal is not the one it was made with.</summary>
    CertificateAltered,

    /// <summary>The signature does not fit its certificate.</summary>
    SignatureAltered,

    /// <summary>The seal fits all it covers, and something follows.</summary>
    Appended,

    /// <summary>The seal fits and covers the whole file. Whose seal it is, the certificate tells.</summary>
    Intact,
}

/// <summary>
/// What can be read of a file by the fixed layout our documents have: a bounded reader with no recursion, no decompression and
/// no trust. It explains a file; that a file is authentic, only a stored hash or an intact seal of a known certificate shows.
/// </summary>
public sealed record SealReading(SealState State)
{
    private const int HeadBytes = 5;
    private const int TailBytes = 1024;

    /// <summary>The certificate in the seal (DER); null where there is none to read.</summary>
    public byte[]? Certificate { get; init; }

    /// <summary>When the seal says it was made, UTC, as claimed by whoever sealed.</summary>
    public DateTime? ClaimedAt { get; init; }

    /// <summary>When a time-stamp authority saw the seal (RFC 3161), UTC; null without one that fits.</summary>
    public DateTime? StampedAt { get; init; }

    /// <summary>The certificate of that authority: its subject and SHA-256. Any authority's; nobody has said that it can be trusted.</summary>
    public string? StampedBy { get; init; }

    /// <summary>Whether it holds a time stamp that does not fit.</summary>
    public bool IsStampBroken { get; init; }

    /// <summary>How many bytes follow what the seal covers.</summary>
    public long BytesAfter { get; init; }

    /// <summary>What the document says of itself.</summary>
    public DocumentClaims? Claims { get; init; }

    /// <param name="file">Can seek; at most <see cref="FileDigest.MostBytes"/> long, else the caller refuses it.</param>
    public static async Task<SealReading> OfAsync(Stream file, CancellationToken cancellation = default)
    {
        if (!await BeginsAsPdfAsync(file, cancellation))
        {
            return new(SealState.NoPdf);
        }

        var places = await SealPlace.AllAsync(file, cancellation);
        var claims = await DocumentClaims.ReadAsync(file, places.Count == 1 ? Math.Min(places[0].Before, file.Length) : file.Length, cancellation);
        var reading = places switch
        {
            [] => new(await EndsAsPdfAsync(file, cancellation) ? SealState.None : SealState.CutShort),
            [var place] => await OfAsync(file, place, cancellation),
            _ => new SealReading(SealState.Several),
        };
        return reading with { Claims = claims };
    }

    private static async Task<SealReading> OfAsync(Stream file, SealPlace place, CancellationToken cancellation)
    {
        if (place.End > file.Length)
        {
            return new(SealState.CutShort);
        }

        if (SealValue.Read(await place.ValueAsync(file, cancellation)) is not { } value)
        {
            return new(SealState.Unreadable);
        }

        var digest = await DigestAsync(file, place, cancellation);
        var after = file.Length - place.End;
        var state = value.Digest is null || !value.Digest.AsSpan().SequenceEqual(digest) ? SealState.ContentAltered
            : !value.NamesItsCertificate ? SealState.CertificateAltered
            : !value.SignatureFits ? SealState.SignatureAltered
            : after > 0 ? SealState.Appended
            : SealState.Intact;
        return new(state)
        {
            Certificate = value.Certificate,
            ClaimedAt = place.ClaimedAt,
            StampedAt = value.Stamp?.At,
            StampedBy = value.Stamp?.By,
            IsStampBroken = value.IsStampBroken,
            BytesAfter = after,
        };
    }

    private static async Task<byte[]> DigestAsync(Stream file, SealPlace place, CancellationToken cancellation)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var block = new byte[81920];
        foreach (var (from, until) in new[] { (0L, place.Before), (place.After, place.End) })
        {
            file.Position = from;
            for (var left = until - from; left > 0;)
            {
                var read = await file.ReadAsync(block.AsMemory(0, (int)Math.Min(block.Length, left)), cancellation);
                if (read == 0)
                {
                    break;
                }

                hash.AppendData(block, 0, read);
                left -= read;
            }
        }

        return hash.GetHashAndReset();
    }

    private static async Task<bool> BeginsAsPdfAsync(Stream file, CancellationToken cancellation)
    {
        var head = new byte[HeadBytes];
        file.Position = 0;
        return await file.ReadAtLeastAsync(head, HeadBytes, throwOnEndOfStream: false, cancellation) == HeadBytes && head.AsSpan().SequenceEqual("%PDF-"u8);
    }

    private static async Task<bool> EndsAsPdfAsync(Stream file, CancellationToken cancellation)
    {
        var tail = new byte[Math.Min(TailBytes, file.Length)];
        file.Position = file.Length - tail.Length;
        await file.ReadExactlyAsync(tail, cancellation);
        return tail.AsSpan().TrimEnd("\r\n "u8).EndsWith("%%EOF"u8);
    }
}

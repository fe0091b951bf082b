using System.Security.Cryptography;
using IsmsRoles.Documents.Verification;

namespace IsmsRoles.Documents.Tests.Verification;

public sealed class FileDigestTests
{
    private static readonly byte[] Bytes = [.. Enumerable.Range(0, 400_000).Select(i => (byte)(i * 31 / 7))];

    [Fact]
    public async Task The_whole_file_and_its_beginnings_are_hashed_in_one_pass()
    {
        long[] lengths = [1, 81_919, 81_920, 81_921, 200_000, 200_000, 400_000, 400_001, 0, -5];

        var digest = await FileDigest.ReadAsync(new MemoryStream(Bytes), lengths, TestContext.Current.CancellationToken);

        Assert.Equal(Bytes.Length, digest!.Length);
        Assert.Equal(Hash(Bytes), digest.Sha256);
        Assert.Equal([1, 81_919, 81_920, 81_921, 200_000, 400_000], digest.Beginnings.Keys.Order());
        Assert.All(digest.Beginnings, b => Assert.Equal(Hash(Bytes.AsSpan(0, (int)b.Key)), b.Value));
    }

    [Fact]
    public async Task A_stream_that_gives_a_byte_at_a_time_is_hashed_alike()
    {
        var digest = await FileDigest.ReadAsync(new Dripping(Bytes.AsSpan(0, 3000).ToArray()), [7, 2999], TestContext.Current.CancellationToken);

        Assert.Equal(Hash(Bytes.AsSpan(0, 3000)), digest!.Sha256);
        Assert.Equal(Hash(Bytes.AsSpan(0, 7)), digest.Beginnings[7]);
        Assert.Equal(Hash(Bytes.AsSpan(0, 2999)), digest.Beginnings[2999]);
    }

    [Fact]
    public async Task Sixty_four_megabytes_are_read_and_not_a_block_more()
    {
        var exactly = new Endless(FileDigest.MostBytes);
        Assert.Equal(FileDigest.MostBytes, (await FileDigest.ReadAsync(exactly, [], TestContext.Current.CancellationToken))!.Length);

        var more = new Endless(200L * 1024 * 1024);
        Assert.Null(await FileDigest.ReadAsync(more, [], TestContext.Current.CancellationToken));
        Assert.InRange(more.Given, FileDigest.MostBytes, FileDigest.MostBytes + 100_000);
    }

    private static string Hash(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    private sealed class Dripping(byte[] bytes) : MemoryStream(bytes)
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            base.ReadAsync(buffer[..Math.Min(1, buffer.Length)], cancellationToken);
    }

    private sealed class Endless(long length) : MemoryStream
    {
        public long Given { get; private set; }

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            var read = (int)Math.Min(buffer.Length, length - Given);
            Given += read;
            return ValueTask.FromResult(read);
        }
    }
}

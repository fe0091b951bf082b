namespace IsmsRoles.Web.EvidencePacks;

/// <summary>
/// Stands between a ZIP and the answer. The archive ends each entry with a few synchronous writes, even where it is
/// disposed asynchronously (.NET 10), and an answer takes none: they are kept here until the next asynchronous step. It
/// holds little more than one buffer, because whatever is large comes in asynchronously and passes on at once.
/// </summary>
internal sealed class PassingStream(Stream to) : Stream
{
    private const int PassOnAt = 64 * 1024;

    private readonly MemoryStream _kept = new(PassOnAt);

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override void Write(byte[] buffer, int offset, int count) => _kept.Write(buffer, offset, count);

    public override void Write(ReadOnlySpan<byte> buffer) => _kept.Write(buffer);

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        _kept.Write(buffer.Span);
        if (_kept.Length >= PassOnAt)
        {
            await PassOnAsync(cancellationToken);
        }
    }

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    /// <summary>Sends on what is kept.</summary>
    public async Task PassOnAsync(CancellationToken cancellation)
    {
        await to.WriteAsync(_kept.GetBuffer().AsMemory(0, (int)_kept.Length), cancellation);
        _kept.SetLength(0);
    }

    public override void Flush()
    {
    }

    public override Task FlushAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();
}

using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace IsmsRoles.Web.EvidencePacks;

/// <summary>A file in a pack: its path, size in bytes and SHA-256.</summary>
internal sealed record PackedFile(string Path, long Bytes, string Sha256);

/// <summary>
/// Writes files into a ZIP one after another, straight on to a stream that cannot seek, and keeps the size and SHA-256 of
/// each. Everything is asynchronous. Until <see cref="FinishAsync"/> what was written has no directory and is no ZIP: a pack
/// that was broken off cannot be taken for a whole one, so this is deliberately not disposable.
/// </summary>
internal sealed class PackWriter
{
    private readonly ZipArchive _zip;
    private readonly PassingStream _passing;
    private readonly DateTimeOffset _at;
    private readonly List<PackedFile> _files = [];
    private readonly HashSet<string> _paths = new(StringComparer.OrdinalIgnoreCase);

    private PackWriter(ZipArchive zip, PassingStream passing, DateTimeOffset at) => (_zip, _passing, _at) = (zip, passing, at);

    public IReadOnlyList<PackedFile> Files => _files;

    /// <summary>What parts note for the manifest, by name.</summary>
    public JsonObject Notes { get; } = [];

    /// <param name="at">The moment (UTC) every file is dated with.</param>
    public static async Task<PackWriter> StartAsync(Stream to, DateTime at, CancellationToken cancellation)
    {
        var passing = new PassingStream(to);
        var zip = await ZipArchive.CreateAsync(passing, ZipArchiveMode.Create, leaveOpen: true, entryNameEncoding: Encoding.UTF8, cancellation);
        return new(zip, passing, new(at, TimeSpan.Zero));
    }

    public bool Has(string path) => _paths.Contains(path);

    public Task AddAsync(string path, ReadOnlyMemory<byte> content, CancellationToken cancellation) =>
        AddAsync(path, async stream => await stream.WriteAsync(content, cancellation), cancellation);

    public Task AddTextAsync(string path, Func<StreamWriter, Task> write, CancellationToken cancellation, bool withMark = false) =>
        AddAsync(
            path,
            async stream =>
            {
                await using var text = new StreamWriter(stream, new UTF8Encoding(withMark), 16 * 1024, leaveOpen: true) { NewLine = "\n" };
                await write(text);
            },
            cancellation);

    public Task AddJsonAsync(string path, JsonNode content, CancellationToken cancellation) =>
        AddAsync(path, JsonSerializer.SerializeToUtf8Bytes(content, Indented), cancellation);

    /// <param name="path">From <see cref="PackPath"/> or written here: relative, with slashes, in ASCII, and not there yet.</param>
    public async Task AddAsync(string path, Func<Stream, Task> write, CancellationToken cancellation)
    {
        if (!PackPath.IsSafe(path) || !_paths.Add(path))
        {
            throw new InvalidOperationException($"The path {path} is not safe, or there twice.");
        }

        var entry = _zip.CreateEntry(path, CompressionLevel.Fastest);
        entry.LastWriteTime = _at;
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        await using (var content = await entry.OpenAsync(cancellation))
        {
            var counted = new CountingStream(content, hash);
            await write(counted);
            _files.Add(new(path, counted.Written, Convert.ToHexStringLower(hash.GetHashAndReset())));
        }

        await _passing.PassOnAsync(cancellation);
    }

    /// <summary>Adds the manifest and the sums of everything, and ends the ZIP.</summary>
    public async Task FinishAsync(CancellationToken cancellation)
    {
        var manifest = (JsonObject)Notes.DeepClone();
        manifest["files"] = new JsonArray([.. _files.Select(f => new JsonObject { ["path"] = f.Path, ["bytes"] = f.Bytes, ["sha256"] = f.Sha256 })]);
        await AddJsonAsync("manifest.json", manifest, cancellation);
        var sums = string.Concat(_files.Select(f => string.Create(CultureInfo.InvariantCulture, $"{f.Sha256}  {f.Path}\n")));
        await AddAsync("SHA256SUMS", Encoding.ASCII.GetBytes(sums), cancellation);
        await _zip.DisposeAsync(); // writes the directory
        await _passing.PassOnAsync(cancellation);
    }

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, NewLine = "\n" };

    /// <summary>Hashes and counts what passes. It takes nothing synchronously: that would gather in memory.</summary>
    private sealed class CountingStream(Stream to, IncrementalHash hash) : Stream
    {
        public long Written { get; private set; }

        public override bool CanRead => false;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            hash.AppendData(buffer.Span);
            Written += buffer.Length;
            await to.WriteAsync(buffer, cancellationToken);
        }

        public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
            WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

        public override Task FlushAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public override void Flush()
        {
        }

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException("Packs are written asynchronously.");
    }
}

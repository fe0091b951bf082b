using ICSharpCode.SharpZipLib.Zip.Compression;

namespace IsmsRoles.Documents.Pdf;

/// <summary>
/// Compresses streams (RFC 1950, RFC 1951) in managed code. The runtime's own deflater is native and takes other
/// paths on other processors, so it may write other bytes for the same data; this one always writes the same.
/// </summary>
internal sealed class Zlib
{
    private readonly Deflater _deflater = new(Deflater.DEFAULT_COMPRESSION);
    private readonly byte[] _buffer = new byte[16 * 1024];

    public byte[] Deflate(byte[] data)
    {
        _deflater.Reset();
        _deflater.SetInput(data);
        _deflater.Finish();
        using var output = new MemoryStream();
        while (!_deflater.IsFinished)
        {
            output.Write(_buffer, 0, _deflater.Deflate(_buffer));
        }

        return output.ToArray();
    }
}

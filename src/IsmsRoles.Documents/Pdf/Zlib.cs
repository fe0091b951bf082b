using ICSharpCode.SharpZipLib.Zip.Compression;

namespace IsmsRoles.Documents.Pdf;

/// <summary>
/// Compresses streams (RFC 1950, RFC 1951) in managed code. The runtime's own deflater is native and takes other
/// paths on other processors, so it may write other bytes for the same data; this one always writes the same.
/// </summary>
internal static class Zlib
{
    [ThreadStatic]
    private static Deflater? _deflater; // each holds a few hundred KiB of tables

    public static byte[] Deflate(byte[] data)
    {
        var deflater = _deflater ??= new(Deflater.DEFAULT_COMPRESSION);
        deflater.Reset();
        deflater.SetInput(data);
        deflater.Finish();
        using var output = new MemoryStream(data.Length / 4);
        var buffer = new byte[16 * 1024];
        while (!deflater.IsFinished)
        {
            output.Write(buffer, 0, deflater.Deflate(buffer));
        }

        return output.ToArray();
    }
}

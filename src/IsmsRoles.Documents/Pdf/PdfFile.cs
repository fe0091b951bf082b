using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace IsmsRoles.Documents.Pdf;

/// <summary>
/// The objects of one PDF 1.7 file (ISO 32000-1): numbered on demand. The layout is always this: the header; the streams
/// in the order of their numbers, each with a direct Length; all other objects packed into object streams; one
/// cross-reference stream; its place. The file ID is taken from the bytes themselves, so equal input gives an equal file.
/// </summary>
internal sealed class PdfFile
{
    private const int ObjectsInOneStream = 200;

    private readonly List<object?> _objects = [null]; // object 0 is the head of the free list

    /// <summary>Reserves an object number, so that objects may refer to one another before they are written.</summary>
    public int Allocate()
    {
        _objects.Add(null);
        return _objects.Count - 1;
    }

    public int Add(string body)
    {
        var number = Allocate();
        Set(number, body);
        return number;
    }

    public void Set(int number, string body) => _objects[number] = body;

    /// <summary>Adds a stream; <paramref name="entries"/> are its dictionary entries besides Length and Filter.</summary>
    public int AddStream(string entries, byte[] data, bool compress = true)
    {
        var number = Allocate();
        SetStream(number, entries, data, compress);
        return number;
    }

    public void SetStream(int number, string entries, byte[] data, bool compress = true)
    {
        _objects[number] = new StreamObject(number, entries, data, compress);
    }

    public byte[] Write(int catalog, int info)
    {
        using var output = new MemoryStream();
        var places = new List<(byte Kind, long Place, int Index)>(_objects.Count + 16);
        for (var number = 0; number < _objects.Count; number++)
        {
            places.Add((0, 0, 0));
        }

        Ascii(output, "%PDF-1.7\n%");
        output.Write([0xE2, 0xE3, 0xCF, 0xD3, (byte)'\n']);
        WriteStreams(output, places);
        WritePacked(output, places);
        WriteCrossReference(output, places, catalog, info);
        return output.ToArray();
    }

    private void WriteStreams(MemoryStream output, List<(byte Kind, long Place, int Index)> places)
    {
        foreach (var stream in Stored(_objects.OfType<StreamObject>()))
        {
            places[stream.Number] = (1, output.Position, 0);
            WriteStream(output, stream);
        }
    }

    private void WritePacked(MemoryStream output, List<(byte Kind, long Place, int Index)> places)
    {
        var packed = Enumerable.Range(1, _objects.Count - 1).Where(number => _objects[number] is not StreamObject);
        var containers = new List<StreamObject>();
        foreach (var group in packed.Chunk(ObjectsInOneStream))
        {
            var container = _objects.Count + containers.Count;
            var index = new StringBuilder();
            var bodies = new StringBuilder();
            for (var i = 0; i < group.Length; i++)
            {
                var body = _objects[group[i]] as string
                    ?? throw new InvalidOperationException($"PDF object {group[i]} was reserved and never written.");
                index.Append(CultureInfo.InvariantCulture, $"{group[i]} {bodies.Length} ");
                bodies.Append(body).Append('\n');
                places[group[i]] = (2, container, i);
            }

            containers.Add(new StreamObject(
                container, $"/Type /ObjStm /N {group.Length} /First {index.Length}", Encoding.Latin1.GetBytes(index.ToString() + bodies), Compress: true));
        }

        foreach (var stream in Stored(containers))
        {
            places.Add((1, output.Position, 0));
            WriteStream(output, stream);
        }
    }

    private static void WriteCrossReference(
        MemoryStream output, List<(byte Kind, long Place, int Index)> places, int catalog, int info)
    {
        var number = places.Count;
        var start = output.Position;
        places.Add((1, start, 0));
        var rows = new byte[places.Count * 7];
        for (var i = 0; i < places.Count; i++)
        {
            var (kind, place, index) = places[i];
            var row = rows.AsSpan(i * 7, 7);
            row[0] = kind;
            (row[1], row[2], row[3], row[4]) = ((byte)(place >> 24), (byte)(place >> 16), (byte)(place >> 8), (byte)place);
            (row[5], row[6]) = i == 0 ? ((byte)0xFF, (byte)0xFF) : ((byte)(index >> 8), (byte)index);
        }

        var id = Convert.ToHexString(SHA256.HashData(output.GetBuffer().AsSpan(0, (int)start)).AsSpan(0, 16));
        WriteStream(output, Stored(new StreamObject(
            number, $"/Type /XRef /Size {places.Count} /W [1 4 2] /Root {catalog} 0 R /Info {info} 0 R /ID [<{id}> <{id}>]", rows, Compress: true)));
        Ascii(output, $"startxref\n{start}\n%%EOF\n");
    }

    // Each stream is compressed by itself, so doing several at once changes no byte.
    private static ParallelQuery<StreamObject> Stored(IEnumerable<StreamObject> streams) => streams.AsParallel().AsOrdered().Select(Stored);

    private static StreamObject Stored(StreamObject stream) => stream.Compress
        ? stream with { Entries = stream.Entries + " /Filter /FlateDecode", Data = Zlib.Deflate(stream.Data), Compress = false }
        : stream;

    private static void WriteStream(MemoryStream output, StreamObject stream)
    {
        Ascii(output, $"{stream.Number} 0 obj\n<<{stream.Entries} /Length {stream.Data.Length}>>\nstream\n");
        output.Write(stream.Data);
        Ascii(output, "\nendstream\nendobj\n");
    }

    private static void Ascii(MemoryStream output, string text) => output.Write(Encoding.ASCII.GetBytes(text));

    private sealed record StreamObject(int Number, string Entries, byte[] Data, bool Compress);
}

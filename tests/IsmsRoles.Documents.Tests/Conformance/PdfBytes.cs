using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;

namespace IsmsRoles.Documents.Tests.Conformance;

/// <summary>A stream object as it stands in the file: its dictionary, the bytes stored and the bytes meant.</summary>
internal sealed record PdfStream(int Number, int Start, int End, PdfDictionary Dictionary, byte[] Stored)
{
    private byte[]? _data;

    public byte[] Data => _data ??= Dictionary.Name("Filter") is null ? Stored : Inflate(Stored);

    private static byte[] Inflate(byte[] stored)
    {
        using var output = new MemoryStream();
        using (var inflate = new ZLibStream(new MemoryStream(stored), CompressionMode.Decompress))
        {
            inflate.CopyTo(output);
        }

        return output.ToArray();
    }
}

/// <summary>
/// One PDF file taken apart by its bytes, in the layout that we write: the header, stream objects one after the other,
/// the last of them the cross-reference stream, and its place. Reading fails where anything else stands between.
/// </summary>
internal sealed partial class PdfBytes
{
    public const int HeaderLength = 15;

    public PdfBytes(byte[] bytes)
    {
        Bytes = bytes;
        var at = HeaderLength;
        while (!bytes.AsSpan(at).StartsWith("startxref"u8))
        {
            var stream = ReadStream(at);
            Streams.Add(stream);
            at = stream.End;
        }

        Tail = Encoding.ASCII.GetString(bytes, at, bytes.Length - at);
        Trailer = Streams[^1].Dictionary;
        foreach (var stream in Streams.Where(s => s.Dictionary.Name("Type") is not ("ObjStm" or "XRef")))
        {
            Objects.Add(stream.Number, stream);
        }

        foreach (var container in Streams.Where(s => s.Dictionary.Name("Type") == "ObjStm"))
        {
            ReadPacked(container);
        }
    }

    public byte[] Bytes { get; }

    /// <summary>Every stream object in the order of the file, object streams and the cross-reference stream among them.</summary>
    public List<PdfStream> Streams { get; } = [];

    /// <summary>Every object by its number: streams, and values from the object streams.</summary>
    public SortedDictionary<int, object?> Objects { get; } = [];

    /// <summary>Container and index of each packed object.</summary>
    public Dictionary<int, (int Container, int Index)> Packed { get; } = [];

    /// <summary>What follows the last object.</summary>
    public string Tail { get; }

    public PdfDictionary Trailer { get; }

    public PdfDictionary Catalog => Dictionary(Trailer["Root"]);

    public IReadOnlyList<PdfDictionary> Pages => [.. List(Dictionary(Catalog["Pages"])["Kids"]).Select(Dictionary)];

    public object? Resolve(object? value) => value is PdfReference reference ? Objects[reference.Number] : value;

    public PdfDictionary Dictionary(object? value) => Resolve(value) switch
    {
        PdfStream stream => stream.Dictionary,
        var other => Assert.IsType<PdfDictionary>(other),
    };

    public PdfStream Stream(object? value) => Assert.IsType<PdfStream>(Resolve(value));

    public List<object?> List(object? value) => Assert.IsType<List<object?>>(Resolve(value));

    /// <summary>The annotations of a page; none where it names none.</summary>
    public IEnumerable<PdfDictionary> Annotations(PdfDictionary page) =>
        page.TryGetValue("Annots", out var annotations) ? List(annotations).Select(Dictionary) : [];

    /// <summary>Every value in every object, dictionaries and arrays before what is in them.</summary>
    public IEnumerable<object?> Values() => Objects.Values.SelectMany(Within);

    public IEnumerable<PdfDictionary> Dictionaries() => Values().OfType<PdfDictionary>();

    private static IEnumerable<object?> Within(object? value)
    {
        yield return value;
        IEnumerable<object?> inner = value switch
        {
            PdfStream stream => [stream.Dictionary],
            PdfDictionary dictionary => dictionary.Values,
            List<object?> list => list,
            _ => [],
        };
        foreach (var item in inner.SelectMany(Within))
        {
            yield return item;
        }
    }

    private PdfStream ReadStream(int at)
    {
        var line = Encoding.ASCII.GetString(Bytes, at, Array.IndexOf(Bytes, (byte)'\n', at) - at);
        var number = int.Parse(ObjectLine().Match(line).Groups[1].ValueSpan, CultureInfo.InvariantCulture);
        var tokens = new PdfTokens(Bytes, at + line.Length + 1);
        var dictionary = Assert.IsType<PdfDictionary>(tokens.Next());
        var start = tokens.Position + "\nstream\n".Length;
        var length = (int)dictionary.Number("Length");
        Assert.Equal("\nstream\n", Encoding.ASCII.GetString(Bytes, tokens.Position, 8));
        const string end = "\nendstream\nendobj\n";
        Assert.Equal(end, Encoding.ASCII.GetString(Bytes, start + length, end.Length));
        return new(number, at, start + length + end.Length, dictionary, Bytes[start..(start + length)]);
    }

    private void ReadPacked(PdfStream container)
    {
        var (count, first) = ((int)container.Dictionary.Number("N"), (int)container.Dictionary.Number("First"));
        var index = new PdfTokens(container.Data, references: false);
        for (var i = 0; i < count; i++)
        {
            var (number, place) = ((int)(double)index.Next()!, (int)(double)index.Next()!);
            Objects.Add(number, new PdfTokens(container.Data, first + place).Next());
            Packed.Add(number, (container.Number, i));
        }
    }

    [GeneratedRegex(@"^([1-9]\d*) 0 obj$")]
    private static partial Regex ObjectLine();
}

using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using IsmsRoles.Domain.Sealing;

namespace IsmsRoles.Documents.Tests.Conformance;

/// <summary>The bytes of a file: ISO 19005-3:2012, 6.1, and the layout that we promise to those who read our files.</summary>
public sealed class FileStructureTests
{
    [Theory, MemberData(nameof(Specimens.Names), MemberType = typeof(Specimens))]
    public void A_file_begins_with_its_version_and_a_comment_of_bytes_above_127(string specimen) // ISO 19005-3, 6.1.2
    {
        Assert.Equal([.. "%PDF-1.7\n%"u8, 0xE2, 0xE3, 0xCF, 0xD3, (byte)'\n'], Specimens.Of(specimen)[..PdfBytes.HeaderLength]);
    }

    [Theory, MemberData(nameof(Specimens.Names), MemberType = typeof(Specimens))]
    public void A_file_has_an_identifier_taken_from_its_bytes_and_is_not_encrypted(string specimen) // ISO 19005-3, 6.1.3; ISO 14289-1, 7.16
    {
        var file = Specimens.Read(specimen);
        var ids = file.List(file.Trailer["ID"]).Cast<PdfText>().Select(id => Convert.ToHexString(id.Bytes)).ToList();

        Assert.Equal(2, ids.Count);
        Assert.Equal(ids[0], ids[1]);
        Assert.Equal(Convert.ToHexString(SHA256.HashData(file.Bytes.AsSpan(0, file.Streams[^1].Start)).AsSpan(0, 16)), ids[0]);
        Assert.False(file.Trailer.ContainsKey("Encrypt"));
    }

    [Theory, MemberData(nameof(Specimens.Names), MemberType = typeof(Specimens))]
    public void A_file_is_header_streams_object_streams_and_one_cross_reference_stream_and_nothing_else(string specimen) // ISO 19005-3, 6.1.3
    {
        var file = Specimens.Read(specimen); // reading fails where anything else stands between
        var kinds = file.Streams.Select(s => s.Dictionary.Name("Type")).ToList();

        Assert.Equal(1, kinds.Count(kind => kind == "XRef"));
        Assert.Equal("XRef", kinds[^1]);
        Assert.All(kinds[kinds.IndexOf("ObjStm")..^1], kind => Assert.Equal("ObjStm", kind));
        Assert.Equal(file.Streams.Select(s => s.Number).Order(), file.Streams.Select(s => s.Number));
        Assert.Equal($"startxref\n{file.Streams[^1].Start}\n%%EOF\n", file.Tail);
        Assert.Equal((1, "Metadata"), (file.Streams[0].Number, kinds[0]));
    }

    [Theory, MemberData(nameof(Specimens.Names), MemberType = typeof(Specimens))]
    public void Every_object_is_where_the_cross_reference_stream_says(string specimen) // ISO 19005-3, 6.1.4
    {
        var file = Specimens.Read(specimen);
        var rows = file.Streams[^1].Data.Chunk(7).ToList();

        Assert.Equal([1.0, 4.0, 2.0], file.List(file.Trailer["W"]).Cast<double>());
        Assert.Equal(rows.Count, (int)file.Trailer.Number("Size"));
        Assert.Equal([0, 0, 0, 0, 0, 0xFF, 0xFF], rows[0]);
        var starts = file.Streams.ToDictionary(s => s.Number, s => s.Start);
        for (var number = 1; number < rows.Count; number++)
        {
            var (place, index) = (BinaryPrimitives.ReadInt32BigEndian(rows[number].AsSpan(1)), BinaryPrimitives.ReadUInt16BigEndian(rows[number].AsSpan(5)));
            if (rows[number][0] == 1)
            {
                Assert.Equal((starts[number], 0), (place, index));
            }
            else
            {
                Assert.Equal((2, file.Packed[number]), (rows[number][0], (place, index)));
            }
        }
    }

    [Theory, MemberData(nameof(Specimens.Names), MemberType = typeof(Specimens))]
    public void Hexadecimal_strings_have_an_even_number_of_digits(string specimen) // ISO 19005-3, 6.1.6
    {
        var file = Specimens.Read(specimen);
        var texts = file.Values().Concat(file.Pages.SelectMany(page => PdfContent.Of(file, page)).SelectMany(o => o.Operands).SelectMany(Flat)).OfType<PdfText>().ToList();

        Assert.Contains(texts, text => text.HexDigits > 0);
        Assert.All(texts, text => Assert.Equal(0, (text.HexDigits ?? 0) % 2));
    }

    [Theory, MemberData(nameof(Specimens.Names), MemberType = typeof(Specimens))]
    public void Streams_say_their_length_and_are_plain_or_deflated_and_within_the_file(string specimen) // ISO 19005-3, 6.1.7
    {
        Assert.All(Specimens.Read(specimen).Streams, stream =>
        {
            Assert.Equal(stream.Stored.Length, (int)stream.Dictionary.Number("Length")); // reading failed, were there more or fewer bytes
            Assert.Contains(stream.Dictionary.Name("Filter"), new[] { null, "FlateDecode" });
            Assert.DoesNotContain(stream.Dictionary.Keys, key => key is "F" or "FFilter" or "FDecodeParms" or "DecodeParms");
            Assert.NotEmpty(stream.Data);
        });
    }

    [Theory, MemberData(nameof(Specimens.Names), MemberType = typeof(Specimens))]
    public void Names_are_of_plain_characters(string specimen) // ISO 19005-3, 6.1.8
    {
        var file = Specimens.Read(specimen);
        var names = file.Values().OfType<PdfName>().Select(name => name.Value).Concat(file.Dictionaries().SelectMany(d => d.Keys));

        Assert.All(names.Distinct(), name => Assert.Matches("^[A-Za-z0-9+/_.-]{1,127}$", name));
    }

    [Theory, MemberData(nameof(Specimens.Names), MemberType = typeof(Specimens))]
    public void Every_object_begins_and_ends_on_lines_of_its_own(string specimen) // ISO 19005-3, 6.1.9
    {
        var file = Specimens.Read(specimen);

        Assert.All(file.Streams, stream =>
        {
            Assert.Equal((byte)'\n', file.Bytes[stream.Start - 1]);
            Assert.StartsWith($"{stream.Number} 0 obj\n<<", Encoding.Latin1.GetString(file.Bytes, stream.Start, 30));
            Assert.EndsWith("\nendstream\nendobj\n", Encoding.Latin1.GetString(file.Bytes, stream.End - 20, 20));
        });
    }

    [Theory, MemberData(nameof(Specimens.Names), MemberType = typeof(Specimens))]
    public void Numbers_strings_nesting_pages_and_objects_stay_within_the_limits(string specimen) // ISO 19005-3, 6.1.13
    {
        var file = Specimens.Read(specimen);
        var operations = file.Pages.Select(page => PdfContent.Of(file, page).ToList()).ToList();
        var values = file.Values().Concat(operations.SelectMany(o => o).SelectMany(o => o.Operands).SelectMany(Flat)).ToList();

        Assert.All(values.OfType<double>(), number => Assert.True(Math.Abs(number) <= int.MaxValue && (number == 0 || Math.Abs(number) > 1.175e-38)));
        Assert.All(values.OfType<PdfText>(), text => Assert.True(text.Bytes.Length <= 32767));
        Assert.True(file.Objects.Count < 8_388_607);
        Assert.All(file.Pages, page => Assert.All(file.List(page["MediaBox"]).Cast<double>().Skip(2), side => Assert.InRange(side, 3, 14400)));
        Assert.All(operations, page =>
        {
            var depth = 0;
            Assert.All(page, o => Assert.InRange(depth += o.Operator switch { "q" => 1, "Q" => -1, _ => 0 }, 0, 28));
        });
    }

    [Theory, MemberData(nameof(Specimens.Names), MemberType = typeof(Specimens))]
    public void Every_reference_leads_to_an_object_and_every_object_is_referred_to(string specimen) // ISO 32000-1, 7.3.10
    {
        var file = Specimens.Read(specimen);
        var references = file.Values().Append(file.Trailer["Root"]).Append(file.Trailer["Info"]).OfType<PdfReference>().Select(r => r.Number).ToHashSet();

        // What the seal will look like is drawn beforehand; sealing refers to it.
        var prepared = specimen == "to be sealed" ? Enum.GetValues<SealLevel>().Length : 0;
        Assert.Equal(prepared, file.Objects.Keys.Except(references).Count());
        Assert.Empty(references.Except(file.Objects.Keys));
    }

    private static IEnumerable<object?> Flat(object? value) => value switch
    {
        List<object?> list => list.SelectMany(Flat),
        PdfDictionary dictionary => dictionary.Values.SelectMany(Flat),
        _ => [value],
    };
}

using System.Security.Cryptography;
using System.Text;
using IsmsRoles.Domain.Sealing;

namespace IsmsRoles.Documents.Pdf.Signature;

/// <summary>What the signature says of itself beside the bytes it covers.</summary>
/// <param name="Name">Who seals.</param>
/// <param name="Reason">What the seal is.</param>
/// <param name="ClaimedAt">The time of sealing as whoever seals states it, UTC; printed to the second.</param>
public sealed record SealTerms(SealLevel Level, string Name, string Reason, DateTime ClaimedAt);

/// <summary>A document as it was drawn, with an empty field for its seal. The same version and certificate give the same bytes.</summary>
public sealed class UnsealedDocument
{
    private readonly SealPlace _place;

    internal UnsealedDocument(byte[] bytes, SealPlace place) => (Bytes, _place) = (bytes, place);

#pragma warning disable CA1819 // the file itself
    /// <summary>The file before sealing. Sealing only adds to it.</summary>
    public byte[] Bytes { get; }
#pragma warning restore CA1819

    /// <summary>
    /// Adds the value of the field by an incremental update with a cross-reference stream, like the file's own: all of it but
    /// the signature, for which <paramref name="reserved"/> bytes are kept free.
    /// </summary>
    public PreparedSeal Prepare(SealTerms terms, int reserved)
    {
        var (signature, table) = (_place.Trailer.Size, _place.Trailer.Size + 1);
        using var file = new MemoryStream(Bytes.Length + (2 * reserved) + 2048);
        file.Write(Bytes);
        var signatureAt = file.Position;
        Ascii(file, $"{signature} 0 obj\n<</Type /Sig /Filter /Adobe.PPKLite /SubFilter /ETSI.CAdES.detached " +
            $"/Name {PdfSyntax.Text(terms.Name)} /Reason {PdfSyntax.Text(terms.Reason)} /M {PdfSyntax.Date(terms.ClaimedAt)} /ByteRange [0 ");
        var rangeAt = file.Position;
        Ascii(file, $"{"",10} {"",10} {"",10}] /Contents ");
        var (before, after) = (file.Position, file.Position + (2 * reserved) + 2);
        Ascii(file, $"<{new string('0', 2 * reserved)}>>>\nendobj\n");
        var fieldAt = file.Position;
        Ascii(file, $"{_place.Field} 0 obj\n<<{_place.FieldEntries} /AP <</N {_place.Appearances[terms.Level]} 0 R>> /V {signature} 0 R>>\nendobj\n");
        var tableAt = file.Position;
        WriteCrossReference(file, table, [(_place.Field, fieldAt), (signature, signatureAt), (table, tableAt)], terms);
        Ascii(file, $"startxref\n{tableAt}\n%%EOF\n");
        var total = file.Length;
        file.Position = rangeAt;
        Ascii(file, $"{before,10} {after,10} {total - after,10}");
        return new PreparedSeal(file.ToArray(), (int)before, (int)after);
    }

    private void WriteCrossReference(MemoryStream file, int number, IReadOnlyList<(int Object, long At)> objects, SealTerms terms)
    {
        var rows = new byte[objects.Count * 7];
        for (var i = 0; i < objects.Count; i++)
        {
            var row = rows.AsSpan(i * 7, 7);
            var at = objects[i].At;
            row[0] = 1;
            (row[1], row[2], row[3], row[4]) = ((byte)(at >> 24), (byte)(at >> 16), (byte)(at >> 8), (byte)at);
        }

        var trailer = _place.Trailer;
        var id = Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes($"{trailer.Id} {terms.Level} {terms.ClaimedAt:O}")).AsSpan(0, 16));
        var index = string.Join(' ', objects.Select(o => $"{o.Object} 1"));
        Ascii(file, $"{number} 0 obj\n<</Type /XRef /Size {number + 1} /W [1 4 2] /Index [{index}] /Prev {trailer.CrossReferenceAt} " +
            $"/Root {trailer.Catalog} 0 R /Info {trailer.Info} 0 R /ID [<{trailer.Id}> <{id}>] /Length {rows.Length}>>\nstream\n");
        file.Write(rows);
        Ascii(file, "\nendstream\nendobj\n");
    }

    private static void Ascii(MemoryStream output, string text) => output.Write(Encoding.ASCII.GetBytes(text));
}

/// <summary>A file that wants nothing but its signature: everything is written, the place of the signature is zeros.</summary>
public sealed class PreparedSeal
{
    private readonly byte[] _file;
    private readonly int _before;
    private readonly int _after;

    internal PreparedSeal(byte[] file, int before, int after) => (_file, _before, _after) = (file, before, after);

    /// <summary>What the signature covers: every byte of the file but the signature's own place.</summary>
    public byte[] Covered()
    {
        var covered = new byte[_before + _file.Length - _after];
        _file.AsSpan(0, _before).CopyTo(covered);
        _file.AsSpan(_after).CopyTo(covered.AsSpan(_before));
        return covered;
    }

    /// <returns>The sealed file.</returns>
    /// <exception cref="ArgumentException">The signature is larger than what was reserved for it.</exception>
    public byte[] Complete(byte[] signature)
    {
        var digits = Convert.ToHexString(signature);
        if (digits.Length > _after - _before - 2)
        {
            throw new ArgumentException($"A signature of {signature.Length} bytes does not fit where {(_after - _before - 2) / 2} are reserved.", nameof(signature));
        }

        var sealedFile = (byte[])_file.Clone();
        Encoding.ASCII.GetBytes(digits, sealedFile.AsSpan(_before + 1));
        return sealedFile;
    }
}

namespace IsmsRoles.Documents.Pdf;

/// <summary>A file inside the PDF that its content was drawn from (ISO 19005-3, 6.8).</summary>
/// <param name="MediaType">Media type, such as <c>application/json</c>.</param>
/// <param name="Bytes">Its bytes, kept exactly.</param>
internal sealed record Attachment(string FileName, string MediaType, string Description, ReadOnlyMemory<byte> Bytes)
{
    /// <summary>Writes the embedded file under a reserved number, and its specification.</summary>
    /// <returns>The object number of the file specification.</returns>
    public int Write(PdfFile file, int number, DateTime modifiedUtc)
    {
        var date = PdfSyntax.Date(modifiedUtc);
        file.SetStream(
            number,
            $"/Type /EmbeddedFile /Subtype /{MediaType.Replace("/", "#2F", StringComparison.Ordinal)} " +
            $"/Params <</Size {Bytes.Length} /CreationDate {date} /ModDate {date} /CheckSum <{Convert.ToHexString(Md5.Hash(Bytes.Span))}>>>",
            Bytes.ToArray());
        var name = PdfSyntax.Text(FileName);
        return file.Add($"<</Type /Filespec /F {name} /UF {name} /Desc {PdfSyntax.Text(Description)} " +
            $"/AFRelationship /Source /EF <</F {number} 0 R /UF {number} 0 R>>>>");
    }
}

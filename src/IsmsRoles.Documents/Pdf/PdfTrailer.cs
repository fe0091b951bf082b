namespace IsmsRoles.Documents.Pdf;

/// <summary>How a written file ends.</summary>
/// <param name="Size">One more than its highest object number.</param>
/// <param name="Catalog">The document catalogue's object number.</param>
/// <param name="Info">The information dictionary's object number.</param>
/// <param name="Id">The first part of the file identifier, hexadecimal.</param>
/// <param name="CrossReferenceAt">Where its cross-reference stream begins, in bytes.</param>
internal sealed record PdfTrailer(int Size, int Catalog, int Info, string Id, long CrossReferenceAt);

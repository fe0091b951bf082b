using System.Runtime.InteropServices;

namespace IsmsRoles.Documents.Pdf;

/// <summary>
/// Font subsetting by HarfBuzz (hb-subset), which the native HarfBuzzSharp library exports without
/// managed bindings. Glyph numbers are kept, so page content can be written before the subset is made.
/// </summary>
internal static partial class HarfBuzzSubset
{
    private const string Library = "libHarfBuzzSharp";
    private const uint NoHinting = 0x1, RetainGlyphIds = 0x2, NotdefOutline = 0x40, NoLayoutClosure = 0x200;
    private const int TablesToDrop = 3; // HB_SUBSET_SETS_DROP_TABLE_TAG

    // Shaping is done before embedding, and viewers read neither names nor layout tables of an embedded font.
    private static readonly string[] DroppedTables = ["GSUB", "GPOS", "GDEF", "DSIG", "STAT", "meta", "BASE", "vhea", "vmtx"];

    /// <summary>The font program that holds only these glyphs, under their old numbers.</summary>
    /// <exception cref="InvalidOperationException">The font could not be subset.</exception>
    public static byte[] Subset(nint face, IEnumerable<uint> glyphs)
    {
        var input = InputCreate();
        try
        {
            InputSetFlags(input, NoHinting | RetainGlyphIds | NotdefOutline | NoLayoutClosure);
            var wanted = InputGlyphSet(input);
            foreach (var glyph in glyphs)
            {
                SetAdd(wanted, glyph);
            }

            var dropped = InputSet(input, TablesToDrop);
            foreach (var tag in DroppedTables)
            {
                SetAdd(dropped, (uint)((tag[0] << 24) | (tag[1] << 16) | (tag[2] << 8) | tag[3]));
            }

            return Bytes(SubsetOrFail(face, input));
        }
        finally
        {
            InputDestroy(input);
        }
    }

    private static byte[] Bytes(nint subset)
    {
        if (subset == 0)
        {
            throw new InvalidOperationException("HarfBuzz could not subset a font for the document.");
        }

        var blob = FaceReferenceBlob(subset);
        try
        {
            var data = BlobGetData(blob, out var length);
            var bytes = new byte[length];
            Marshal.Copy(data, bytes, 0, bytes.Length);
            return bytes;
        }
        finally
        {
            BlobDestroy(blob);
            FaceDestroy(subset);
        }
    }

    [LibraryImport(Library, EntryPoint = "hb_subset_input_create_or_fail")]
    private static partial nint InputCreate();

    [LibraryImport(Library, EntryPoint = "hb_subset_input_destroy")]
    private static partial void InputDestroy(nint input);

    [LibraryImport(Library, EntryPoint = "hb_subset_input_set_flags")]
    private static partial void InputSetFlags(nint input, uint flags);

    [LibraryImport(Library, EntryPoint = "hb_subset_input_glyph_set")]
    private static partial nint InputGlyphSet(nint input);

    [LibraryImport(Library, EntryPoint = "hb_subset_input_set")]
    private static partial nint InputSet(nint input, int set);

    [LibraryImport(Library, EntryPoint = "hb_set_add")]
    private static partial void SetAdd(nint set, uint value);

    [LibraryImport(Library, EntryPoint = "hb_subset_or_fail")]
    private static partial nint SubsetOrFail(nint face, nint input);

    [LibraryImport(Library, EntryPoint = "hb_face_reference_blob")]
    private static partial nint FaceReferenceBlob(nint face);

    [LibraryImport(Library, EntryPoint = "hb_face_destroy")]
    private static partial void FaceDestroy(nint face);

    [LibraryImport(Library, EntryPoint = "hb_blob_get_data")]
    private static partial nint BlobGetData(nint blob, out uint length);

    [LibraryImport(Library, EntryPoint = "hb_blob_destroy")]
    private static partial void BlobDestroy(nint blob);
}

using System.Globalization;
using System.Text;

namespace IsmsRoles.Documents.Pdf;

/// <summary>What a document says of itself; all of it comes from the input, so that equal input gives equal bytes.</summary>
internal sealed record DocumentProperties(
    string Title, string Author, string Subject, string Language, string Identifier, DateTime CreatedUtc);

/// <summary>A tagged PDF document in the making: pages, fonts, structure, outline and named destinations.</summary>
internal sealed class PdfDocument : IDisposable
{
    private readonly Dictionary<FontFace, (EmbeddedFont Font, int Number)> _fonts = [];
    private readonly List<PdfPage> _pages = [];
    private readonly List<OutlineEntry> _outline = [];
    private readonly SortedDictionary<string, string> _destinations = new(StringComparer.Ordinal);
    private readonly Attachment? _attachment;
    private readonly int _metadata;
    private readonly int _attached;
    private int _structureKeys;

    public PdfDocument(double width, double height, Attachment? attachment = null)
    {
        (Width, Height, _attachment) = (width, height, attachment);
        // The first objects of the file, so that what it says of itself is found without reading the rest.
        _metadata = File.Allocate();
        _attached = attachment is null ? 0 : File.Allocate();
    }

    public double Width { get; }
    public double Height { get; }
    public PdfFile File { get; } = new();
    public Shaper Shaper { get; } = new();
    public StructureElement Structure { get; } = new("Document");

    public IReadOnlyList<PdfPage> Pages => _pages;

    public PdfPage AddPage()
    {
        var page = new PdfPage(this, File.Allocate(), NextStructureKey());
        _pages.Add(page);
        return page;
    }

    /// <summary>Adds an entry to the outline, leading to this height on the page; level 1 is the top.</summary>
    public void AddOutline(string title, int level, PdfPage page, double y) =>
        _outline.Add(new OutlineEntry(title, level, $"[{page.ObjectNumber} 0 R /XYZ null {PdfSyntax.Number(Height - y)} null]"));

    /// <summary>Names a place, so that links in and from outside the document can lead there.</summary>
    public void AddDestination(string name, PdfPage page, double y) =>
        _destinations[name] = $"[{page.ObjectNumber} 0 R /XYZ null {PdfSyntax.Number(Height - y)} null]";

    public EmbeddedFont FontFor(FontFace face)
    {
        if (!_fonts.TryGetValue(face, out var entry))
        {
            _fonts[face] = entry = (new EmbeddedFont(face, $"F{_fonts.Count + 1}"), File.Allocate());
        }

        return entry.Font;
    }

    public int NextStructureKey() => _structureKeys++;

    public byte[] Save(DocumentProperties properties)
    {
        var pages = File.Allocate();
        var fonts = string.Concat(_fonts.Values.Select(entry => $"/{entry.Font.ResourceName} {entry.Number} 0 R "));
        var resources = File.Add($"<</Font <<{fonts}>>>>");
        foreach (var page in _pages)
        {
            page.Finish(File, pages, $"{resources} 0 R");
        }

        foreach (var (font, number) in _fonts.Values)
        {
            font.Write(File, number);
        }

        var kids = string.Join(' ', _pages.Select(page => $"{page.ObjectNumber} 0 R"));
        File.Set(pages, $"<</Type /Pages /Count {_pages.Count} /Kids [{kids}]>>");
        var structure = new StructureTreeWriter(File).Write(Structure, _pages.ToDictionary(p => p.ObjectNumber, p => p.StructureKey));
        File.SetStream(_metadata, "/Type /Metadata /Subtype /XML", Encoding.UTF8.GetBytes(Xmp.Packet(properties)), compress: false);
        var outline = new OutlineWriter(File).Write(_outline);
        var specification = _attachment?.Write(File, _attached, properties.CreatedUtc);
        var catalog = File.Add(
            $"<</Type /Catalog /Pages {pages} 0 R /Lang {PdfSyntax.Text(properties.Language)} " +
            $"/MarkInfo <</Marked true>> /StructTreeRoot {structure} 0 R /Metadata {_metadata} 0 R /OutputIntents [{OutputIntent()} 0 R] " +
            (outline is null ? "" : $"/Outlines {outline} 0 R /PageMode /UseOutlines ") +
            (specification is null ? "" : $"/AF [{specification} 0 R] ") +
            (Names(specification) is { Length: > 0 } names ? $"/Names <<{names}>> " : "") +
            "/ViewerPreferences <</DisplayDocTitle true>>>>");
        var created = PdfSyntax.Date(properties.CreatedUtc);
        var info = File.Add($"<</Title {PdfSyntax.Text(properties.Title)} /Author {PdfSyntax.Text(properties.Author)} " +
            $"/Subject {PdfSyntax.Text(properties.Subject)} /Creator ({Xmp.Producer}) /Producer ({Xmp.Producer}) " +
            $"/CreationDate {created} /ModDate {created}>>");
        return File.Write(catalog, info);
    }

    public void Dispose() => Shaper.Dispose();

    private int OutputIntent()
    {
        var profile = File.AddStream("/N 3", SrgbProfile.Profile);
        return File.Add($"<</Type /OutputIntent /S /GTS_PDFA1 /OutputConditionIdentifier ({SrgbProfile.Name}) " +
            $"/RegistryName (http://www.color.org) /Info ({SrgbProfile.Name}) /DestOutputProfile {profile} 0 R>>");
    }

    private string Names(int? specification) =>
        (_destinations.Count == 0 ? "" : $"/Dests {DestinationTree()} 0 R ") +
        (specification is null ? "" : $"/EmbeddedFiles <</Names [{PdfSyntax.Text(_attachment!.FileName)} {specification} 0 R]>> ");

    // A name tree of two levels: viewers find one name among a thousand without reading them all.
    private int DestinationTree()
    {
        var leaves = new StringBuilder();
        foreach (var group in _destinations.Chunk(64))
        {
            var names = string.Join(' ', group.Select(pair => $"{PdfSyntax.Text(pair.Key)} {pair.Value}"));
            var leaf = File.Add(
                $"<</Limits [{PdfSyntax.Text(group[0].Key)} {PdfSyntax.Text(group[^1].Key)}] /Names [{names}]>>");
            leaves.Append(CultureInfo.InvariantCulture, $"{leaf} 0 R ");
        }

        return File.Add($"<</Kids [{leaves}]>>");
    }
}

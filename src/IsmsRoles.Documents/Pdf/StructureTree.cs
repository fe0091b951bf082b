using System.Globalization;
using System.Text;

namespace IsmsRoles.Documents.Pdf;

/// <summary>One element of the document's logical structure (ISO 32000-1, 14.7): a type and its children in reading order.</summary>
internal sealed class StructureElement(string type, string attributes = "")
{
    private readonly List<object> _children = [];

    public string Type => type;

    /// <summary>Attribute dictionary, for instance <c>/O /Table /Scope /Column</c>.</summary>
    public string Attributes => attributes;

    /// <summary>What stands in for the content where it cannot be seen; every Figure needs it (ISO 14289-1, 7.3).</summary>
    public string? Alt { get; set; }

    public IReadOnlyList<object> Children => _children;

    public StructureElement Add(string childType, string childAttributes = "")
    {
        var child = new StructureElement(childType, childAttributes);
        _children.Add(child);
        return child;
    }

    public void Add(MarkedContent content) => _children.Add(content);

    public void Add(AnnotationReference annotation) => _children.Add(annotation);
}

/// <summary>A marked-content sequence on a page (page object number, MCID).</summary>
internal sealed record MarkedContent(int Page, int Id);

/// <summary>An annotation on a page as a child of a structure element.</summary>
internal sealed record AnnotationReference(int Page, int Annotation, int ParentKey);

/// <summary>Writes the structure tree and the parent tree that leads from content back to its element.</summary>
internal sealed class StructureTreeWriter(PdfFile file)
{
    private readonly Dictionary<int, SortedDictionary<int, int>> _contents = []; // page → MCID → element
    private readonly SortedDictionary<int, int> _annotations = []; // parent key → element

    /// <param name="document">The root element.</param>
    /// <param name="pageKeys">StructParents key of each page, by its object number.</param>
    /// <returns>The object number of the structure tree root.</returns>
    public int Write(StructureElement document, IReadOnlyDictionary<int, int> pageKeys)
    {
        var root = file.Allocate();
        var top = WriteElement(document, root);
        var entries = new SortedDictionary<int, string>();
        foreach (var (page, contents) in _contents)
        {
            var elements = Enumerable.Range(0, contents.Keys.Max() + 1)
                .Select(id => contents.TryGetValue(id, out var element) ? $"{element} 0 R" : "null");
            entries[pageKeys[page]] = $"[{string.Join(' ', elements)}]";
        }

        foreach (var (key, element) in _annotations)
        {
            entries[key] = $"{element} 0 R";
        }

        var numbers = new StringBuilder();
        foreach (var (key, value) in entries)
        {
            numbers.Append(CultureInfo.InvariantCulture, $"{key} {value} ");
        }

        var parents = file.Add($"<</Nums [{numbers}]>>");
        var next = entries.Count == 0 ? 0 : entries.Keys.Last() + 1;
        file.Set(root, $"<</Type /StructTreeRoot /K {top} 0 R /ParentTree {parents} 0 R /ParentTreeNextKey {next}>>");
        return root;
    }

    private int WriteElement(StructureElement element, int parent)
    {
        var number = file.Allocate();
        var page = element.Children.OfType<MarkedContent>().FirstOrDefault()?.Page;
        var kids = new StringBuilder();
        foreach (var child in element.Children)
        {
            switch (child)
            {
                case StructureElement inner:
                    kids.Append(CultureInfo.InvariantCulture, $"{WriteElement(inner, number)} 0 R ");
                    break;
                case MarkedContent content:
                    Owner(content.Page)[content.Id] = number;
                    kids.Append(content.Page == page
                        ? $"{content.Id} "
                        : $"<</Type /MCR /Pg {content.Page} 0 R /MCID {content.Id}>> ");
                    break;
                case AnnotationReference annotation:
                    _annotations[annotation.ParentKey] = number;
                    kids.Append(CultureInfo.InvariantCulture,
                        $"<</Type /OBJR /Obj {annotation.Annotation} 0 R /Pg {annotation.Page} 0 R>> ");
                    break;
            }
        }

        var place = page is null ? "" : $"/Pg {page} 0 R ";
        var attributes = element.Attributes.Length == 0 ? "" : $"/A <<{element.Attributes}>> ";
        var alternative = element.Alt is null ? "" : $"/Alt {PdfSyntax.Text(element.Alt)} ";
        file.Set(number, $"<</S /{element.Type} /P {parent} 0 R {place}{attributes}{alternative}/K [{kids}]>>");
        return number;
    }

    private SortedDictionary<int, int> Owner(int page)
    {
        if (!_contents.TryGetValue(page, out var contents))
        {
            _contents[page] = contents = [];
        }

        return contents;
    }
}

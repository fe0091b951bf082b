namespace IsmsRoles.Documents.Tests.Conformance;

/// <summary>One structure element with what lies below it: elements, and dictionaries or numbers for content.</summary>
internal sealed record PdfElement(PdfDictionary Dictionary, PdfElement? Parent)
{
    public string Type => Dictionary.Name("S")!;

    public List<PdfElement> Children { get; } = [];

    /// <summary>Marked content (page and MCID) that belongs to it.</summary>
    public List<(PdfDictionary Page, int Id)> Contents { get; } = [];

    public int ObjectReferences { get; set; }

    public string? Attribute(string key) => (Dictionary.GetValueOrDefault("A") as PdfDictionary)?.Name(key);

    public int Span(string key) => (Dictionary.GetValueOrDefault("A") as PdfDictionary)?.GetValueOrDefault(key) is double span ? (int)span : 1;

    public IEnumerable<PdfElement> WithDescendants() => Children.SelectMany(c => c.WithDescendants()).Prepend(this);
}

/// <summary>The structure tree, the parent tree and the named destinations of a file.</summary>
internal sealed class PdfStructure
{
    public PdfStructure(PdfBytes file)
    {
        Root = file.Dictionary(file.Catalog["StructTreeRoot"]);
        Document = Read(file, file.Dictionary(Root["K"]), null);
        var numbers = file.List(file.Dictionary(Root["ParentTree"])["Nums"]);
        Parents = Enumerable.Range(0, numbers.Count / 2).ToDictionary(i => (int)(double)numbers[2 * i]!, i => file.Resolve(numbers[(2 * i) + 1]));
        if (file.Catalog.TryGetValue("Names", out var names) && file.Dictionary(names).TryGetValue("Dests", out var tree))
        {
            foreach (var leaf in file.List(file.Dictionary(tree)["Kids"]).Select(file.Dictionary))
            {
                var pairs = file.List(leaf["Names"]);
                for (var i = 0; i < pairs.Count; i += 2)
                {
                    Destinations.Add(((PdfText)pairs[i]!).Value, file.List(pairs[i + 1]));
                }
            }
        }
    }

    public PdfDictionary Root { get; }

    public PdfElement Document { get; }

    public IReadOnlyDictionary<int, object?> Parents { get; }

    public Dictionary<string, List<object?>> Destinations { get; } = [];

    public IEnumerable<PdfElement> Elements => Document.WithDescendants();

    private static PdfElement Read(PdfBytes file, PdfDictionary dictionary, PdfElement? parent)
    {
        var element = new PdfElement(dictionary, parent);
        foreach (var kid in file.List(dictionary["K"]))
        {
            switch (file.Resolve(kid))
            {
                case double id:
                    element.Contents.Add((file.Dictionary(dictionary["Pg"]), (int)id));
                    break;
                case PdfDictionary d when d.Name("Type") == "MCR":
                    element.Contents.Add((file.Dictionary(d["Pg"]), (int)d.Number("MCID")));
                    break;
                case PdfDictionary d when d.Name("Type") == "OBJR":
                    element.ObjectReferences++;
                    break;
                case var child:
                    element.Children.Add(Read(file, Assert.IsType<PdfDictionary>(child), element));
                    break;
            }
        }

        return element;
    }
}

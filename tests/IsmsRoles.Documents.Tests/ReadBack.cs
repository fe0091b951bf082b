using UglyToad.PdfPig;
using UglyToad.PdfPig.Tokens;

namespace IsmsRoles.Documents.Tests;

/// <summary>A rendered document read back by another library than the one that wrote it.</summary>
internal sealed class ReadBack : IDisposable
{
    private readonly PdfDocument _document;

    public ReadBack(byte[] bytes)
    {
        _document = PdfDocument.Open(bytes);
        Pages = [.. _document.GetPages().Select(page => string.Concat(page.Letters.Select(letter => letter.Value)))];
    }

    /// <summary>The text of each page in the order of its content.</summary>
    public IReadOnlyList<string> Pages { get; }

    public string Text => string.Concat(Pages);

    public PdfDocument Document => _document;

    public DictionaryToken Catalog => _document.Structure.Catalog.CatalogDictionary;

    public IToken Resolve(IToken token) =>
        token is IndirectReferenceToken reference ? _document.Structure.GetObject(reference.Data).Data : token;

    public DictionaryToken Dictionary(DictionaryToken owner, string key) => (DictionaryToken)Resolve(owner.Data[key]);

    /// <summary>Every structure element from the root down, in reading order.</summary>
    public IEnumerable<DictionaryToken> StructureElements()
    {
        var pending = new Stack<IToken>([Dictionary(Catalog, "StructTreeRoot").Data["K"]]);
        while (pending.TryPop(out var token))
        {
            switch (Resolve(token))
            {
                case ArrayToken array:
                    foreach (var item in array.Data.Reverse())
                    {
                        pending.Push(item);
                    }

                    break;
                case DictionaryToken element when element.Data.ContainsKey("S"):
                    yield return element;
                    if (element.Data.TryGetValue("K", out var kids))
                    {
                        pending.Push(kids);
                    }

                    break;
            }
        }
    }

    public static string TypeOf(DictionaryToken element) => ((NameToken)element.Data["S"]).Data;

    public void Dispose() => _document.Dispose();
}

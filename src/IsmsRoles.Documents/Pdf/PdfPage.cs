using System.Text;

namespace IsmsRoles.Documents.Pdf;

/// <summary>
/// One page while it is drawn. Places are in points from the page's top left corner. Every mark belongs
/// to a structure element or is an artifact; nothing is left unmarked.
/// </summary>
internal sealed class PdfPage(PdfDocument document, int number, int structureKey)
{
    private readonly StringBuilder _content = new();
    private readonly List<int> _annotations = [];
    private StructureElement? _open;
    private bool _inArtifact;
    private int _contents;

    public int ObjectNumber => number;
    public int StructureKey => structureKey;

    /// <summary>What follows is the content of this element, until another element or an artifact begins.</summary>
    public void Mark(StructureElement element)
    {
        if (_open == element)
        {
            return;
        }

        Close();
        _open = element;
        var content = new MarkedContent(number, _contents++);
        element.Add(content);
        _content.Append('/').Append(element.Type).Append(" <</MCID ").Append(content.Id).Append(">> BDC\n");
    }

    /// <summary>What follows is decoration or belongs to the page, not to the text: rules, fills, headers, footers.</summary>
    public void MarkArtifact(string properties = "/Type /Layout")
    {
        Close();
        _inArtifact = true;
        _content.Append("/Artifact <<").Append(properties).Append(">> BDC\n");
    }

    public void Close()
    {
        if (_open is not null || _inArtifact)
        {
            _content.Append("EMC\n");
            (_open, _inArtifact) = (null, false);
        }
    }

    public void Rule(double x1, double y1, double x2, double y2, double thickness, Colour colour)
    {
        _content.Append(Rgb(colour)).Append(" RG ").Append(PdfSyntax.Number(thickness)).Append(" w ")
            .Append(At(x1, y1)).Append(" m ").Append(At(x2, y2)).Append(" l S\n");
    }

    public void Fill(double x, double y, double width, double height, Colour colour)
    {
        _content.Append(Rgb(colour)).Append(" rg ").Append(At(x, y + height)).Append(' ')
            .Append(PdfSyntax.Number(width)).Append(' ').Append(PdfSyntax.Number(height)).Append(" re f\n");
    }

    /// <summary>The outline of a rectangle, dashed where asked.</summary>
    public void Frame(double x, double y, double width, double height, double thickness, Colour colour, bool dashed = false)
    {
        _content.Append(dashed ? "[2.4 1.8] 0 d " : "").Append(Rgb(colour)).Append(" RG ").Append(PdfSyntax.Number(thickness)).Append(" w ")
            .Append(At(x, y + height)).Append(' ').Append(PdfSyntax.Number(width)).Append(' ').Append(PdfSyntax.Number(height))
            .Append(dashed ? " re S [] 0 d\n" : " re S\n");
    }

    /// <summary>Draws a line whose baseline starts at this place; pieces with a destination become links.</summary>
    public void Text(Paragraph paragraph, TextLine line, double x, double baseline, StructureElement? owner, LinkElements? links = null)
    {
        var writer = new TextWriter(document, _content, document.Height - baseline);
        var linked = -1;
        foreach (var piece in line.Pieces)
        {
            var span = paragraph.Spans[piece.SpanIndex];
            if (owner is not null)
            {
                var element = span.Destination is null || links is null ? owner : links.For(piece.SpanIndex, owner);
                if (element != _open)
                {
                    writer.End();
                    Mark(element);
                }

                if (element != owner && linked != piece.SpanIndex)
                {
                    linked = piece.SpanIndex; // one annotation for each line of a link
                    var own = line.Pieces.Where(other => other.SpanIndex == linked).ToList();
                    var start = own.Min(other => other.X);
                    Link(element, span, x + start, baseline, own.Max(other => other.X + other.Width) - start);
                }
            }

            writer.Draw(piece, span.Style, x + piece.X);
        }

        writer.End();
    }

    /// <summary>Puts an annotation, written elsewhere, on this page and under an element.</summary>
    /// <returns>Its key in the parent tree.</returns>
    public int Annotate(StructureElement element, int annotation)
    {
        var key = document.NextStructureKey();
        _annotations.Add(annotation);
        element.Add(new AnnotationReference(number, annotation, key));
        return key;
    }

    public void Finish(PdfFile file, int pages, string resources)
    {
        Close();
        var stream = file.AddStream("", Encoding.ASCII.GetBytes(_content.ToString()));
        var annotations = _annotations.Count == 0 ? "" : $"/Annots [{string.Join(' ', _annotations.Select(a => $"{a} 0 R"))}] ";
        file.Set(number, $"<</Type /Page /Parent {pages} 0 R /MediaBox {PdfSyntax.Rectangle(0, 0, document.Width, document.Height)} " +
            $"/Resources {resources} /Contents {stream} 0 R {annotations}/Tabs /S /StructParents {structureKey}>>");
    }

    private void Link(StructureElement element, Span span, double x, double baseline, double width)
    {
        var bottom = document.Height - baseline;
        var rectangle = PdfSyntax.Rectangle(x, bottom - (span.Style.Size * 0.25), x + width, bottom + (span.Style.Size * 0.8));
        var annotation = document.File.Allocate();
        var key = Annotate(element, annotation);
        document.File.Set(annotation, $"<</Type /Annot /Subtype /Link /Rect {rectangle} /Border [0 0 0] /F 4 " +
            $"/Dest {PdfSyntax.Text(span.Destination!)} /Contents {PdfSyntax.Text(span.Text)} /StructParent {key}>>");
    }

    private string At(double x, double y) => $"{PdfSyntax.Number(x)} {PdfSyntax.Number(document.Height - y)}";

    internal static string Rgb(Colour colour) =>
        $"{PdfSyntax.Number(colour.Red / 255.0)} {PdfSyntax.Number(colour.Green / 255.0)} {PdfSyntax.Number(colour.Blue / 255.0)}";
}

/// <summary>The Link elements of one paragraph, made when their first piece is drawn so that they stand in reading order.</summary>
internal sealed class LinkElements
{
    private readonly Dictionary<int, StructureElement> _elements = [];

    public StructureElement For(int spanIndex, StructureElement owner)
    {
        if (!_elements.TryGetValue(spanIndex, out var element))
        {
            _elements[spanIndex] = element = owner.Add("Link");
        }

        return element;
    }
}

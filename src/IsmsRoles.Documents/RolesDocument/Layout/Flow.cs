using IsmsRoles.Documents.Pdf;

namespace IsmsRoles.Documents.RolesDocument.Layout;

/// <summary>
/// Fills pages from top to bottom. A heading, and a text that introduces what follows, wait until the first
/// piece of what follows is placed, and go to that piece's page, so neither stands alone at a foot.
/// </summary>
internal sealed class Flow(PdfDocument document)
{
    private readonly List<Awaiting> _waiting = [];
    private StructureElement _section = document.Structure;

    private sealed record Awaiting(Paragraph Paragraph, StructureElement Element, double Before, double After, OutlinePlace? Outline);

    private sealed record OutlinePlace(string Text, int Level);

    public PdfDocument Document => document;
    public PdfPage Page { get; private set; } = document.AddPage();
    public double Y { get; set; } = Look.TopMargin;
    public double Left { get; } = Look.SideMargin;
    public double Width => document.Width - (2 * Look.SideMargin);
    public double Bottom => document.Height - Look.BottomMargin;
    public double PageHeight => Bottom - Look.TopMargin;
    public bool AtTop => Y <= Look.TopMargin + 0.01;

    /// <summary>Height of what waits for the next piece.</summary>
    public double Waiting => _waiting.Sum(item => item.Before + item.Paragraph.Height + item.After);

    /// <summary>The structure element that new content belongs to.</summary>
    public StructureElement Section => _section;

    /// <summary>Begins a section with its heading, which also stands in the outline.</summary>
    public void BeginSection(string heading)
    {
        _section = document.Structure.Add("Sect");
        Await(heading, Look.Heading, "H2", level: 1, before: 20, after: 7, leading: 18);
    }

    public void SubHeading(string heading) => Await(heading, Look.SubHeading, "H3", level: 2, before: 10, after: 3, leading: 13);

    public Paragraph Layout(IReadOnlyList<Span> spans, double width, double leading) =>
        Paragraph.Layout(document.Shaper, spans, width, leading);

    /// <summary>A paragraph over the text width; long ones continue on the next page.</summary>
    public void Text(IReadOnlyList<Span> spans, double after = 6, double width = 620)
    {
        var paragraph = Layout(spans, Math.Min(width, Width), Look.TextLeading);
        Draw(paragraph, Left, _section.Add("P"));
        Y += after;
    }

    /// <param name="keepWithNext">Whether the text introduces what follows and must stand on the same page.</param>
    public void Text(string text, double after = 6, bool keepWithNext = false)
    {
        var paragraph = Layout([new Span(text, Look.Text)], Math.Min(620, Width), Look.TextLeading);
        if (keepWithNext && paragraph.Lines.Count <= 6)
        {
            _waiting.Add(new Awaiting(paragraph, _section.Add("P"), 0, after, null));
        }
        else
        {
            Draw(paragraph, Left, _section.Add("P"));
            Y += after;
        }
    }

    /// <summary>A numbered list over the text width.</summary>
    public void NumberedList(IReadOnlyList<string> items)
    {
        var list = _section.Add("L", "/O /List /ListNumbering /Decimal");
        var indent = items.Count < 10 ? 20 : 26;
        for (var i = 0; i < items.Count; i++)
        {
            var item = list.Add("LI");
            var label = Layout([new Span($"{i + 1}.", Look.Text with { Tabular = true, Colour = Look.Quiet })], indent, Look.TextLeading);
            var body = Layout([new Span(items[i], Look.Text)], Math.Min(620, Width) - indent, Look.TextLeading);
            Reserve(Math.Min(body.Height, 2 * body.LineHeight));
            DrawLine(label, label.Lines[0], Left, Y, item.Add("Lbl"));
            Draw(body, Left + indent, item.Add("LBody"));
            Y += 3;
        }
    }

    /// <summary>Makes sure that this height fits below what waits for it, and places what waits.</summary>
    /// <returns>Whether a new page was begun for it.</returns>
    public bool Reserve(double height)
    {
        var broken = !AtTop && Y + Waiting + height > Bottom;
        if (broken)
        {
            NewPage();
        }

        foreach (var item in _waiting)
        {
            Y += AtTop ? 0 : item.Before;
            if (item.Outline is { } outline)
            {
                document.AddOutline(outline.Text, outline.Level, Page, Y - 4);
            }

            DrawWaiting(item);
        }

        _waiting.Clear();
        return broken;
    }

    public void NewPage()
    {
        Page.Close();
        Page = document.AddPage();
        Y = Look.TopMargin;
    }

    /// <summary>Draws a paragraph at the current height, line by line over as many pages as it needs.</summary>
    public void Draw(Paragraph paragraph, double x, StructureElement owner)
    {
        Reserve(Math.Min(paragraph.Height, 3 * paragraph.LineHeight));
        var links = new LinkElements();
        foreach (var line in paragraph.Lines)
        {
            if (!AtTop && Y + paragraph.LineHeight > Bottom + 0.01)
            {
                NewPage();
            }

            DrawLine(paragraph, line, x, Y, owner, links);
            Y += paragraph.LineHeight;
        }
    }

    /// <summary>Draws one line with its top at <paramref name="y"/>.</summary>
    public void DrawLine(Paragraph paragraph, TextLine line, double x, double y, StructureElement? owner, LinkElements? links = null)
    {
        var size = paragraph.Spans.Count == 0 ? 0 : paragraph.Spans.Max(span => span.Style.Size);
        Page.Text(paragraph, line, x, y + (paragraph.LineHeight / 2) + (size * 0.36), owner, links);
    }

    /// <summary>A horizontal rule, as an artifact.</summary>
    public void Rule(double y, Colour colour, double thickness = Look.Hairline)
    {
        Page.MarkArtifact();
        Page.Rule(Left, y, Left + Width, y, thickness, colour);
        Page.Close();
    }

    private void Await(string text, TextStyle style, string type, int level, double before, double after, double leading) =>
        _waiting.Add(new Awaiting(
            Layout([new Span(text, style)], Width, leading), _section.Add(type), before, after, new OutlinePlace(text, level)));

    private void DrawWaiting(Awaiting item)
    {
        foreach (var line in item.Paragraph.Lines)
        {
            DrawLine(item.Paragraph, line, Left, Y, item.Element);
            Y += item.Paragraph.LineHeight;
        }

        Y += item.After;
    }
}

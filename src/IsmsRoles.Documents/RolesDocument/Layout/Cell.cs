using System.Globalization;
using IsmsRoles.Documents.Pdf;

namespace IsmsRoles.Documents.RolesDocument.Layout;

/// <summary>One paragraph or list item in a cell; a row is split between blocks.</summary>
internal sealed record CellBlock(Paragraph Paragraph, StructureElement Owner, double Indent, double Before)
{
    public Paragraph? Label { get; init; }
    public StructureElement? LabelOwner { get; init; }
    public LinkElements Links { get; } = new();
}

/// <summary>A cell being filled: its blocks from top to bottom, and its structure elements in the same order.</summary>
internal sealed class Cell(PdfDocument document, StructureElement element, double width)
{
    private readonly List<CellBlock> _blocks = [];
    private StructureElement? _list;

    public IReadOnlyList<CellBlock> Blocks => _blocks;

    public Cell Text(IReadOnlyList<Span> spans, double before = 0)
    {
        _list = null;
        _blocks.Add(new CellBlock(Layout(spans, width), element.Add("P"), 0, _blocks.Count == 0 ? 0 : before));
        return this;
    }

    public Cell Text(string text, TextStyle style, double before = 0) => Text([new Span(text, style)], before);

    /// <summary>The items of a list numbered from 1.</summary>
    public Cell Numbered(IReadOnlyList<IReadOnlyList<Span>> items)
    {
        var labelWidth = items.Count switch { < 10 => 13, < 100 => 18, _ => 23 };
        for (var i = 0; i < items.Count; i++)
        {
            Item(string.Create(CultureInfo.InvariantCulture, $"{i + 1}."), labelWidth, items[i], 2.5);
        }

        return this;
    }

    /// <summary>An item of a list of bullets.</summary>
    public Cell Bullet(IReadOnlyList<Span> spans) => Item("•", 13, spans, 3.5);

    /// <summary>An item of a list without a mark of its own, such as one holder among several.</summary>
    public Cell Entry(IReadOnlyList<Span> spans, double before = 4)
    {
        _list ??= element.Add("L", "/O /List /ListNumbering /None");
        _blocks.Add(new CellBlock(Layout(spans, width), _list.Add("LI").Add("LBody"), 0, _blocks.Count == 0 ? 0 : before));
        return this;
    }

    private Cell Item(string label, double labelWidth, IReadOnlyList<Span> spans, double before)
    {
        _list ??= element.Add("L", $"/O /List /ListNumbering /{(label.EndsWith('.') ? "Decimal" : "Disc")}");
        var item = _list.Add("LI");
        var labelOwner = item.Add("Lbl");
        _blocks.Add(new CellBlock(Layout(spans, width - labelWidth), item.Add("LBody"), labelWidth, _blocks.Count == 0 ? 0 : before)
        {
            Label = Layout([new Span(label, Look.FiguresQuiet)], labelWidth),
            LabelOwner = labelOwner,
        });
        return this;
    }

    private Paragraph Layout(IReadOnlyList<Span> spans, double width) =>
        Paragraph.Layout(document.Shaper, spans, width, Look.TableLeading);
}

/// <summary>How far a cell has been drawn: the next block, and the next line in it.</summary>
internal readonly record struct CellPosition(int Block, int Line)
{
    private const int FewestLines = 4;

    public bool IsAtEnd(Cell cell) => Block >= cell.Blocks.Count;

    /// <summary>Height of what is left from here.</summary>
    public double HeightLeft(Cell cell)
    {
        var height = 0.0;
        for (var i = Block; i < cell.Blocks.Count; i++)
        {
            height += BlockHeight(cell, i);
        }

        return height;
    }

    /// <summary>
    /// The furthest place that fits into a height: between blocks, in a long paragraph between lines too, and where asked
    /// between the lines of any block.
    /// </summary>
    public CellPosition Advance(Cell cell, double height, bool splitLines)
    {
        for (var (block, line) = this; block < cell.Blocks.Count; (block, line) = (block + 1, 0))
        {
            var needed = BlockHeight(cell, block);
            if (needed > height + 0.01)
            {
                var before = block == Block ? 0 : cell.Blocks[block].Before;
                var lines = (int)Math.Floor((height - before + 0.01) / cell.Blocks[block].Paragraph.LineHeight);
                return (splitLines && block == Block && lines > 0) || MaySplit(cell.Blocks[block], line, lines)
                    ? new CellPosition(block, line + lines)
                    : new CellPosition(block, line);
            }

            height -= needed;
        }

        return new CellPosition(cell.Blocks.Count, 0);
    }

    // A long paragraph, such as a purpose, may be split where some lines stay on both sides; an item of a list stays whole.
    private static bool MaySplit(CellBlock block, int line, int lines) =>
        block.Label is null && lines >= FewestLines && block.Paragraph.Lines.Count - line - lines >= FewestLines;

    // The space before a block is dropped where a page begins with it.
    private double BlockHeight(Cell cell, int index)
    {
        var block = cell.Blocks[index];
        return index == Block
            ? (block.Paragraph.Lines.Count - Line) * block.Paragraph.LineHeight
            : block.Before + block.Paragraph.Height;
    }
}

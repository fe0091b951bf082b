namespace IsmsRoles.Documents.Chart;

/// <summary>A box to be shown on one page, with those of its subordinates that are shown there too.</summary>
internal sealed class Shown(ChartNode node)
{
    public ChartNode Node => node;

    public List<Shown> Children { get; } = [];

    /// <summary>The fragment this box begins, where it continues an earlier page.</summary>
    public ChartFragment? From { get; set; }

    /// <summary>The fragment that shows what hangs from this box and is not here.</summary>
    public ChartFragment? On { get; set; }

    public int Count => 1 + Children.Sum(child => child.Count);

    public int Depth => Children.Count == 0 ? 0 : 1 + Children.Max(child => child.Depth);
}

/// <summary>Boxes placed beside one another, with the lines among them; distances from the block's own top left.</summary>
internal sealed class ChartBlock
{
    public List<(Shown Shown, double X, double Y, double Width, double Height)> Boxes { get; } = [];

    public List<ChartLine> Lines { get; } = [];

    public double Width { get; set; }

    public double Height { get; set; }

    /// <summary>Where the line from above meets it, from its left.</summary>
    public double Attach { get; set; }

    /// <summary>How far down that line goes from its top.</summary>
    public double Drop { get; set; }

    /// <summary>What another block must keep clear of.</summary>
    public List<(double Left, double Top, double Right, double Bottom)> Outline { get; } = [];

    /// <summary>Takes another block in, moved by this much.</summary>
    public void Add(ChartBlock other, double x, double y)
    {
        foreach (var box in other.Boxes)
        {
            Boxes.Add(box with { X = box.X + x, Y = box.Y + y });
        }

        foreach (var line in other.Lines)
        {
            Lines.Add(new ChartLine(line.X1 + x, line.Y1 + y, line.X2 + x, line.Y2 + y));
        }

        foreach (var (left, top, right, bottom) in other.Outline)
        {
            Outline.Add((left + x, top + y, right + x, bottom + y));
        }
    }
}

/// <summary>
/// Places one tree. Down to a depth, subordinates stand side by side below their superior, as close as their outlines allow;
/// those that lead nobody there, and everyone further down, hang in columns, indented below their superior. So a
/// wide line stays as narrow as a page, and a deep one as low.
/// </summary>
internal sealed class ChartArrangement(ChartLettering lettering)
{
    private const double Between = 10, Level = 20, Stack = 5, Indent = 11;
    private static readonly double[] Shares = [0, 0.4, 0.7, 1];

    /// <summary>The airiest arrangement that fits, or null.</summary>
    public ChartBlock? Fit(Shown root, double width, double height) =>
        !MayFit(root, width, height) ? null : Ways(root).Select(way => Place(root, way, height)).FirstOrDefault(block => Fits(block, width, height));

    /// <summary>The tightest arrangement that fits, trying from where an earlier try with less to show ended.</summary>
    public ChartBlock? FitTightly(Shown root, double width, double height, ref int spread)
    {
        if (!MayFit(root, width, height))
        {
            return null;
        }

        for (var depth = Math.Min(spread, Math.Max(1, root.Depth)); depth >= 1; depth--)
        {
            var block = Place(root, (depth, 1), height);
            if (Fits(block, width, height))
            {
                spread = depth;
                return block;
            }
        }

        return null;
    }

    /// <summary>The tightest arrangement, whether it fits or not.</summary>
    public ChartBlock Tightest(Shown root, double height) => Place(root, (1, 1), height);

    private static bool Fits(ChartBlock block, double width, double height) => block.Width <= width + 0.01 && block.Height <= height + 0.01;

    private static IEnumerable<(int Spread, double Share)> Ways(Shown root)
    {
        for (var depth = Math.Max(1, root.Depth); depth >= 1; depth--)
        {
            foreach (var share in Shares)
            {
                yield return (depth, share);
            }
        }
    }

    // Boxes that together are larger than the page need not be tried.
    private bool MayFit(Shown root, double width, double height)
    {
        var room = width * height;
        var pending = new Stack<Shown>([root]);
        while (room >= 0 && pending.TryPop(out var shown))
        {
            room -= HeightOf(shown) * lettering.Scale.BoxWidth;
            shown.Children.ForEach(pending.Push);
        }

        return room >= 0;
    }

    private double HeightOf(Shown shown) => lettering.HeightOf(shown.Node.Role, shown.From is { Part: > 0 }, shown.On is not null);

    private ChartBlock Place(Shown root, (int Spread, double Share) way, double height)
    {
        var heights = new double[way.Spread + 1];
        Heights(root, 0, heights);
        return Spread(root, 0, 0, (way.Share, height, heights));
    }

    // Boxes side by side are equally high.
    private void Heights(Shown shown, int depth, double[] heights)
    {
        if (depth < heights.Length)
        {
            heights[depth] = Math.Max(heights[depth], HeightOf(shown));
            shown.Children.ForEach(child => Heights(child, depth + 1, heights));
        }
    }

    private ChartBlock Spread(Shown shown, int depth, double top, (double Share, double Page, double[] Heights) way)
    {
        if (depth == way.Heights.Length - 1 || shown.Children.Count == 0)
        {
            return Hang(shown, way.Heights[depth]);
        }

        var height = way.Heights[depth];
        var below = top + height + Level;
        var columns = Columns(
            [.. shown.Children.Where(Hangs).Select(child => Hang(child, 0))], way.Share * (way.Page - below));
        if (columns is [{ Count: > 1 }] && shown.Children.TrueForAll(Hangs))
        {
            return Hang(shown, height);
        }

        var blocks = columns.Select(column => column.Count == 1 ? Hang(column[0].Boxes[0].Shown, way.Heights[depth + 1]) : Column(column)).ToList();
        blocks.AddRange(shown.Children.Where(child => !Hangs(child)).Select(child => Spread(child, depth + 1, below, way)));
        return Join(shown, height, blocks);

        bool Hangs(Shown child) => child.Children.Count == 0 || depth + 1 == way.Heights.Length - 1;
    }

    /// <summary>A box with all below it indented, one under another.</summary>
    private ChartBlock Hang(Shown shown, double least)
    {
        var block = new ChartBlock { Width = lettering.Scale.BoxWidth, Attach = lettering.Scale.BoxWidth / 2 };
        var own = Math.Max(least, HeightOf(shown));
        block.Boxes.Add((shown, 0, 0, block.Width, own));
        block.Height = own;
        const double line = Indent / 2;
        var end = own;
        foreach (var child in shown.Children)
        {
            var hung = Hang(child, 0);
            var y = block.Height + Stack;
            end = y + (hung.Boxes[0].Height / 2);
            block.Add(hung, Indent, y);
            block.Lines.Add(new ChartLine(line, end, Indent, end));
            block.Height = y + hung.Height;
            block.Width = Math.Max(block.Width, Indent + hung.Width);
        }

        if (end > own)
        {
            block.Lines.Add(new ChartLine(line, own, line, end));
        }

        block.Outline.Clear();
        block.Outline.Add((0, 0, block.Width, block.Height));
        return block;
    }

    /// <summary>Several hung blocks under one another, beside the line that they hang from.</summary>
    private static ChartBlock Column(List<ChartBlock> items)
    {
        var block = new ChartBlock { Attach = 0 };
        foreach (var item in items)
        {
            var y = block.Height + (block.Height > 0 ? Stack : 0);
            block.Drop = y + (item.Boxes[0].Height / 2);
            block.Add(item, Indent - 2, y);
            block.Lines.Add(new ChartLine(0, block.Drop, Indent - 2, block.Drop));
            block.Height = y + item.Height;
            block.Width = Math.Max(block.Width, Indent - 2 + item.Width);
        }

        block.Outline.Clear();
        block.Outline.Add((0, 0, block.Width, block.Height));
        return block;
    }

    /// <summary>As few columns as the height allows, about equally high.</summary>
    private static List<List<ChartBlock>> Columns(List<ChartBlock> items, double limit)
    {
        if (items.Count == 0)
        {
            return [];
        }

        var few = Fill(items, limit);
        var even = items.Sum(item => item.Height + Stack) / few.Count;
        for (var step = 0; step < 6; step++)
        {
            var tried = Fill(items, even + ((limit - even) * step / 6));
            if (tried.Count <= few.Count)
            {
                return tried;
            }
        }

        return few;
    }

    private static List<List<ChartBlock>> Fill(List<ChartBlock> items, double limit)
    {
        List<List<ChartBlock>> columns = [[]];
        var height = 0.0;
        foreach (var item in items)
        {
            if (columns[^1].Count > 0 && height + Stack + item.Height > limit)
            {
                columns.Add([]);
                height = 0;
            }

            height += (columns[^1].Count > 0 ? Stack : 0) + item.Height;
            columns[^1].Add(item);
        }

        return columns;
    }

    /// <summary>A box above blocks that stand side by side, with the line that runs to each.</summary>
    private ChartBlock Join(Shown shown, double height, List<ChartBlock> blocks)
    {
        var row = new ChartBlock();
        var meets = new List<(double X, double Drop)>();
        foreach (var block in blocks)
        {
            var x = Clearance(row, block);
            row.Add(block, x, 0);
            row.Width = Math.Max(row.Width, x + block.Width);
            row.Height = Math.Max(row.Height, block.Height);
            meets.Add((x + block.Attach, block.Drop));
        }

        var (width, below, bus) = (lettering.Scale.BoxWidth, height + Level, height + (Level / 2));
        var centre = (meets[0].X + meets[^1].X) / 2;
        var shift = Math.Max(0, (width / 2) - centre);
        centre += shift;
        var joined = new ChartBlock { Attach = centre, Height = below + row.Height };
        joined.Boxes.Add((shown, centre - (width / 2), 0, width, height));
        joined.Outline.Add((centre - (width / 2), 0, centre + (width / 2), height));
        joined.Add(row, shift, below);
        joined.Width = Math.Max(shift + row.Width, centre + (width / 2));
        joined.Lines.Add(new ChartLine(centre, height, centre, bus));
        if (meets.Count > 1 || Math.Abs(meets[0].X + shift - centre) > 0.01)
        {
            joined.Lines.Add(new ChartLine(Math.Min(centre, meets[0].X + shift), bus, Math.Max(centre, meets[^1].X + shift), bus));
        }

        foreach (var (x, drop) in meets)
        {
            joined.Lines.Add(new ChartLine(x + shift, bus, x + shift, below + drop));
        }

        return joined;
    }

    private static double Clearance(ChartBlock row, ChartBlock block)
    {
        var x = 0.0;
        foreach (var placed in row.Outline)
        {
            foreach (var next in block.Outline)
            {
                if (placed.Top < next.Bottom + Between && next.Top < placed.Bottom + Between)
                {
                    x = Math.Max(x, placed.Right + Between - next.Left);
                }
            }
        }

        return x;
    }
}

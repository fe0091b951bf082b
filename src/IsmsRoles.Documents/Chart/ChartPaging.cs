using IsmsRoles.Documents.Pdf;

namespace IsmsRoles.Documents.Chart;

/// <summary>A part of a line that is placed as a whole: a role with its subordinates from one of them on.</summary>
/// <param name="From">How many subordinates earlier pages already show.</param>
/// <param name="Part">0 where the line begins; else how many times it was continued at this role.</param>
internal sealed class ChartFragment(ChartNode node, int from, int part)
{
    public ChartNode Node => node;

    public int From => from;

    public int Part => part;

    /// <summary>Pages of the box that is continued and of this fragment, once both are placed.</summary>
    public int ContinuedFrom { get; set; }

    public int Page { get; set; }
}

/// <summary>
/// Distributes trees over pages. What fits on one page as a whole is placed there, beside others while there is room. What
/// does not is opened from its top down as far as the page allows; each line that stays closed is continued on a page of its own.
/// </summary>
internal sealed class ChartPaging
{
    private const double Gap = 26;

    // Layouts of more boxes than any page holds are not tried.
    private const int MostBoxes = 240;
    private const int MostDepth = 24;

    // After this many lines that could not be opened, the page is taken as full.
    private const int MostRefusals = 3;

    private readonly ChartPaper _paper;
    private readonly ChartArrangement _arrangement;
    private readonly ChartLettering _lettering;
    private readonly LinkedList<ChartFragment> _pending = [];
    private readonly List<List<(ChartBlock Block, double X, double Y)>> _pages = [[]];
    private double _shelfX, _shelfY, _shelfHeight;

    private ChartPaging(ChartPaper paper, ChartLettering lettering) =>
        (_paper, _lettering, _arrangement) = (paper, lettering, new ChartArrangement(lettering));

    private double PageHeight => _pages.Count == 1 ? _paper.FirstHeight : _paper.Height;

    /// <summary>In the largest letters that keep it on one page; a chart of several pages in middling ones.</summary>
    public static ReportingChart LayOut(IReadOnlyList<ChartNode> roots, int roles, ChartPaper paper, Shaper shaper)
    {
        if (roles == 0)
        {
            return new ReportingChart([]);
        }

        foreach (var scale in roles <= MostBoxes ? ChartScale.All : [])
        {
            var paging = new ChartPaging(paper, new ChartLettering(shaper, scale));
            if (paging.Distribute(roots, onOnePage: true))
            {
                return paging.Result();
            }
        }

        var several = new ChartPaging(paper, new ChartLettering(shaper, ChartScale.All[1]));
        several.Distribute(roots, onOnePage: false);
        return several.Result();
    }

    private bool Distribute(IReadOnlyList<ChartNode> roots, bool onOnePage)
    {
        foreach (var root in roots)
        {
            _pending.AddLast(new ChartFragment(root, 0, 0));
        }

        while (_pending.First is { Value: var fragment })
        {
            _pending.RemoveFirst();
            if (!PlaceWhole(fragment, onOnePage))
            {
                if (onOnePage)
                {
                    return false;
                }

                PlaceOpened(fragment);
            }
        }

        return true;
    }

    private bool PlaceWhole(ChartFragment fragment, bool onThisPage)
    {
        if (fragment.Node.Size > MostBoxes || fragment.Node.Depth > MostDepth)
        {
            return false;
        }

        var whole = Whole(fragment);
        if (_pages[^1].Count > 0)
        {
            if (_arrangement.Fit(whole, _paper.Width - _shelfX, PageHeight - _shelfY) is { } beside)
            {
                Put(beside, fragment);
                return true;
            }

            var next = _shelfY + _shelfHeight + Gap;
            if (_arrangement.Fit(whole, _paper.Width, PageHeight - next) is { } below)
            {
                (_shelfX, _shelfY, _shelfHeight) = (0, next, 0);
                Put(below, fragment);
                return true;
            }
        }

        var isFresh = _pages[^1].Count == 0;
        if (onThisPage && !isFresh || _arrangement.Fit(whole, _paper.Width, isFresh ? PageHeight : _paper.Height) is not { } block)
        {
            return false;
        }

        BeginPage();
        Put(block, fragment);
        return true;
    }

    private void PlaceOpened(ChartFragment fragment)
    {
        BeginPage();
        var root = new Shown(fragment.Node) { From = fragment };
        var spread = int.MaxValue;
        Open(root, fragment.From, fragment.Node.Children.Count, fragment.Part + 1);
        if (_arrangement.FitTightly(root, _paper.Width, PageHeight, ref spread) is null)
        {
            OpenSome(root, fragment);
        }

        OpenFurther(root, spread);
        var block = _arrangement.Fit(root, _paper.Width, PageHeight) ?? _arrangement.Tightest(root, PageHeight);
        Put(block, fragment);
        foreach (var (shown, _, _, _, _) in block.Boxes.AsEnumerable().Reverse())
        {
            if (shown.On is not null)
            {
                _pending.AddFirst(shown.On);
            }
        }
    }

    // As many subordinates as fit; the others follow on the next page under the same role.
    private void OpenSome(Shown root, ChartFragment fragment)
    {
        var (some, tooMany) = (1, fragment.Node.Children.Count - fragment.From);
        while (tooMany - some > 1)
        {
            var middle = (some + tooMany) / 2;
            Open(root, fragment.From, fragment.From + middle, fragment.Part + 1);
            var spread = int.MaxValue;
            (some, tooMany) = _arrangement.FitTightly(root, _paper.Width, PageHeight, ref spread) is null ? (some, middle) : (middle, tooMany);
        }

        Open(root, fragment.From, fragment.From + some, fragment.Part + 1);
    }

    // Level by level; on one level the short lines first, so that none of two or three roles is sent to another page.
    private void OpenFurther(Shown root, int spread)
    {
        var refusals = 0;
        var level = root.Children.ToList();
        while (level.Count > 0 && refusals < MostRefusals)
        {
            foreach (var shown in level.Where(shown => shown.Node.Children.Count > 0).OrderBy(shown => shown.Node.Size).TakeWhile(_ => refusals < MostRefusals))
            {
                var closed = shown.On;
                Open(shown, 0, shown.Node.Children.Count, 1);
                if (shown.Node.Children.Count > MostBoxes || _arrangement.FitTightly(root, _paper.Width, PageHeight, ref spread) is null)
                {
                    shown.Children.Clear();
                    shown.On = closed;
                    refusals++;
                }
            }

            level = [.. level.SelectMany(shown => shown.Children)];
        }
    }

    /// <summary>Shows subordinates, each closed; those left out are continued.</summary>
    private static void Open(Shown shown, int from, int until, int part)
    {
        shown.Children.Clear();
        for (var i = from; i < until; i++)
        {
            var child = shown.Node.Children[i];
            shown.Children.Add(new Shown(child) { On = child.Children.Count == 0 ? null : new ChartFragment(child, 0, 1) });
        }

        shown.On = until < shown.Node.Children.Count ? new ChartFragment(shown.Node, until, part) : null;
    }

    private static Shown Whole(ChartFragment fragment)
    {
        var root = new Shown(fragment.Node) { From = fragment };
        var pending = new Stack<(Shown Shown, int From)>([(root, fragment.From)]);
        while (pending.TryPop(out var next))
        {
            foreach (var child in next.Shown.Node.Children.Skip(next.From))
            {
                var shown = new Shown(child);
                next.Shown.Children.Add(shown);
                pending.Push((shown, 0));
            }
        }

        return root;
    }

    private void BeginPage()
    {
        if (_pages[^1].Count > 0)
        {
            _pages.Add([]);
        }

        (_shelfX, _shelfY, _shelfHeight) = (0, 0, 0);
    }

    private void Put(ChartBlock block, ChartFragment fragment)
    {
        var page = _pages.Count - 1;
        _pages[page].Add((block, _shelfX, _shelfY));
        _shelfX += block.Width + Gap;
        _shelfHeight = Math.Max(_shelfHeight, block.Height);
        fragment.Page = page;
        foreach (var (shown, _, _, _, _) in block.Boxes)
        {
            if (shown.On is not null)
            {
                shown.On.ContinuedFrom = page;
            }
        }
    }

    private ReportingChart Result() => new([.. _pages.Select(Page)]);

    private ChartPage Page(List<(ChartBlock Block, double X, double Y)> blocks)
    {
        var boxes = new List<ChartBox>();
        var lines = new List<ChartLine>();
        foreach (var (block, x, y) in blocks)
        {
            var placed = block.Boxes.ToDictionary(box => box.Shown);
            var pending = new Stack<(Shown Shown, int? Above)>([(block.Boxes[0].Shown, null)]);
            while (pending.TryPop(out var next))
            {
                var box = placed[next.Shown];
                foreach (var child in next.Shown.Children.AsEnumerable().Reverse())
                {
                    pending.Push((child, boxes.Count));
                }

                boxes.Add(Box(next.Shown, next.Above, box.X + x, box.Y + y, box.Height));
            }

            lines.AddRange(block.Lines.Select(line => new ChartLine(line.X1 + x, line.Y1 + y, line.X2 + x, line.Y2 + y)));
        }

        return new ChartPage(
            blocks.Max(b => b.X + b.Block.Width), blocks.Max(b => b.Y + b.Block.Height), boxes, lines);
    }

    private ChartBox Box(Shown shown, int? above, double x, double y, double height)
    {
        var from = shown.From is { Part: > 0 } begun ? new ChartContinuation(begun.Node.Role.Number, begun.Part, begun.ContinuedFrom) : null;
        var on = shown.On is { } next ? new ChartContinuation(next.Node.Role.Number, next.Part, next.Page) : null;
        return new ChartBox(
            shown.Node.Role, above, shown.Node.Size - 1, x, y, _lettering.Scale.BoxWidth, height,
            _lettering.TextsOf(shown.Node.Role, from is not null, on is not null), from, on);
    }
}

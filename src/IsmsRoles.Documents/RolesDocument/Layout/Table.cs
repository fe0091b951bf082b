using System.Globalization;
using IsmsRoles.Documents.Pdf;

namespace IsmsRoles.Documents.RolesDocument.Layout;

/// <summary>
/// A table whose header row repeats on each page. A row that does not fit is split between blocks, and
/// its continuation repeats the row's name. Repeated headers and names are artifacts: the structure
/// holds each of them once.
/// </summary>
internal sealed class Table
{
    // Rows kept together leave at most this share of a page empty.
    private const double MostEmpty = 0.35;

    private readonly Flow _flow;
    private readonly double[] _offsets;
    private readonly double[] _widths;
    private readonly Paragraph[] _headers;
    private readonly double _headerHeight;
    private readonly StructureElement _body;
    private readonly StructureElement[] _headerCells;
    private bool _begun;
    private List<RowDrawing>? _gathered;

    /// <param name="headers">Column headings.</param>
    /// <param name="shares">Shares of the width, in any unit.</param>
    public Table(Flow flow, IReadOnlyList<string> headers, IReadOnlyList<double> shares)
    {
        _flow = flow;
        var unit = flow.Width / shares.Sum();
        _widths = [.. shares.Select((share, i) => (share * unit) - (i == shares.Count - 1 ? 0 : Look.CellGap))];
        _offsets = new double[shares.Count];
        for (var i = 1; i < shares.Count; i++)
        {
            _offsets[i] = _offsets[i - 1] + (shares[i - 1] * unit);
        }

        _headers = [.. headers.Select((text, i) => flow.Layout([new Span(text, Look.ColumnHead)], _widths[i], Look.TableLeading))];
        _headerHeight = _headers.Max(header => header.Height) + 8;
        var element = flow.Section.Add("Table");
        var row = element.Add("THead").Add("TR");
        _headerCells = [.. headers.Select(_ => row.Add("TH", "/O /Table /Scope /Column"))];
        _body = element.Add("TBody");
    }

    /// <summary>Draws a row. The first cell names the row; <paramref name="name"/> is what a continuation repeats.</summary>
    /// <param name="fill">Fills the cells in order.</param>
    /// <param name="placed">Called where the row begins, with its page and height.</param>
    public void Row(string name, Action<Cell[]> fill, Action<PdfPage, double>? placed = null)
    {
        var row = _body.Add("TR");
        var cells = new Cell[_widths.Length];
        for (var i = 0; i < cells.Length; i++)
        {
            var element = i == 0 ? row.Add("TH", "/O /Table /Scope /Row") : row.Add("TD");
            cells[i] = new Cell(_flow.Document, element, _widths[i]);
        }

        fill(cells);
        var drawing = new RowDrawing(this, name, cells, placed);
        if (_gathered is null)
        {
            drawing.Draw();
        }
        else
        {
            _gathered.Add(drawing);
        }
    }

    /// <summary>Keeps rows that are read at one glance on one page where that leaves little of this one empty, and never leaves the last alone.</summary>
    /// <param name="rows">Adds the table's rows, all of them.</param>
    public void Together(Action rows)
    {
        _gathered = [];
        rows();
        var gathered = _gathered;
        _gathered = null;
        var height = gathered.Sum(row => row.Height);
        if (gathered.Count > 0 && _flow.Bottom - _flow.Y <= _flow.PageHeight * MostEmpty && _flow.Waiting + _headerHeight + height <= _flow.PageHeight)
        {
            Begin(height);
        }

        for (var i = 0; i < gathered.Count; i++)
        {
            if (i > 0 && i == gathered.Count - 2 && _flow.Y + gathered[i].Height <= _flow.Bottom && _flow.Y + gathered[i].Height + gathered[i + 1].Height > _flow.Bottom)
            {
                Continue();
            }

            gathered[i].Draw();
        }
    }

    private void Begin(double firstRow)
    {
        if (_begun)
        {
            return;
        }

        _flow.Reserve(_headerHeight + firstRow);
        DrawHeader(_headerCells);
        _begun = true;
    }

    private void Continue()
    {
        _flow.NewPage();
        DrawHeader(null);
    }

    private void DrawHeader(StructureElement[]? elements)
    {
        if (elements is null)
        {
            _flow.Page.MarkArtifact();
        }

        for (var i = 0; i < _headers.Length; i++)
        {
            var y = _flow.Y + _headerHeight - 5 - _headers[i].Height;
            foreach (var line in _headers[i].Lines)
            {
                _flow.DrawLine(_headers[i], line, _flow.Left + _offsets[i], y, elements?[i]);
                y += _headers[i].LineHeight;
            }
        }

        _flow.Y += _headerHeight;
        _flow.Rule(_flow.Y, Look.Accent, 0.8);
    }

    /// <summary>The drawing of one row over one or more pages.</summary>
    private sealed class RowDrawing(Table table, string name, Cell[] cells, Action<PdfPage, double>? placed)
    {
        // A row up to this height moves to the next page whole rather than being split.
        private const double Movable = 150;

        // Splitting makes sense only where this much of the row stays on the page, and this much follows on the next.
        private const double WorthSplitting = 60;

        private const int LongestName = 240;

        private readonly CellPosition[] _positions = new CellPosition[cells.Length];
        private readonly Flow _flow = table._flow;
        private bool _continued;

        public double Height => HeightLeft() + (2 * Look.CellPadding);

        public void Draw()
        {
            var whole = HeightLeft();
            var isFirst = !table._begun;
            table.Begin(Math.Min(whole, Movable) + (2 * Look.CellPadding));
            while (true)
            {
                var room = _flow.Bottom - _flow.Y - (2 * Look.CellPadding);
                var left = HeightLeft();
                if (left <= room)
                {
                    DrawSegment(EndOfAll());
                    return;
                }

                var fresh = _flow.Y <= Look.TopMargin + table._headerHeight + 0.01;
                if (!fresh && !_continued && (left <= Movable || room < WorthSplitting))
                {
                    table.Continue();
                    continue;
                }

                var next = WithoutWidow(room);
                if (!Progresses(next))
                {
                    if (!fresh && (!isFirst || _continued)) // the header row must not stay behind alone
                    {
                        table.Continue();
                        continue;
                    }

                    next = Advance(room, splitLines: true);
                }

                DrawSegment(next);
                table.Continue();
                _continued = true;
            }
        }

        // Rather than one bullet alone, some more of the row goes to the next page, as long as enough of it stays here.
        private CellPosition[] WithoutWidow(double room)
        {
            var furthest = Advance(room, splitLines: false);
            for (var (next, less) = (furthest, room); less >= WorthSplitting; less -= Look.TableLeading)
            {
                next = Advance(less, splitLines: false);
                if (!Progresses(next))
                {
                    break;
                }

                if (HeightAfter(next) >= WorthSplitting)
                {
                    return next;
                }
            }

            return furthest;
        }

        private double HeightAfter(CellPosition[] positions) => cells.Select((cell, i) => positions[i].HeightLeft(cell)).Max();

        private CellPosition[] EndOfAll() => [.. cells.Select(cell => new CellPosition(cell.Blocks.Count, 0))];

        private CellPosition[] Advance(double room, bool splitLines) =>
            [.. cells.Select((cell, i) => _positions[i].Advance(cell, room - NameHeight(i), splitLines))];

        // Every unfinished cell must get something on, or its reader meets an empty cell.
        private bool Progresses(CellPosition[] next) =>
            cells.Select((cell, i) => _positions[i].IsAtEnd(cell) || next[i] != _positions[i]).All(moves => moves);

        private double HeightLeft() => cells.Select((cell, i) => NameHeight(i) + _positions[i].HeightLeft(cell)).Max();

        private double NameHeight(int column) => _continued && column == 0 ? Continuation().Height : 0;

        // Shortened when very long: on every page there must be room for more than the name.
        private Paragraph Continuation() => _flow.Layout(
            [new Span(name.Length <= LongestName ? name : string.Concat(TextElements(name).Take(LongestName / 2)) + "…", Look.CellStrong), new Span(" (continued)", Look.CellQuiet)], table._widths[0], Look.TableLeading);

        private void DrawSegment(CellPosition[] next)
        {
            var top = _flow.Y + Look.CellPadding;
            if (!_continued)
            {
                placed?.Invoke(_flow.Page, _flow.Y);
            }

            var shift = _continued ? DrawContinuation(top) : 0;
            var used = shift;
            for (var i = 0; i < cells.Length; i++)
            {
                used = Math.Max(used, DrawCell(cells[i], i, next[i], top + (i == 0 ? shift : 0)) - top);
                _positions[i] = next[i];
            }

            _flow.Page.Close();
            _flow.Y = top + used + Look.CellPadding;
            _flow.Rule(_flow.Y, Look.Line);
        }

        private double DrawContinuation(double top)
        {
            var paragraph = Continuation();
            _flow.Page.MarkArtifact("/Type /Pagination");
            for (var i = 0; i < paragraph.Lines.Count; i++)
            {
                _flow.DrawLine(paragraph, paragraph.Lines[i], _flow.Left, top + (i * paragraph.LineHeight), null);
            }

            _flow.Page.Close();
            return paragraph.Height;
        }

        private static IEnumerable<string> TextElements(string text)
        {
            var elements = StringInfo.GetTextElementEnumerator(text);
            while (elements.MoveNext())
            {
                yield return elements.GetTextElement();
            }
        }

        private double DrawCell(Cell cell, int column, CellPosition end, double y)
        {
            var x = _flow.Left + table._offsets[column];
            var start = _positions[column];
            for (var b = start.Block; b < cell.Blocks.Count && (b < end.Block || (b == end.Block && end.Line > 0)); b++)
            {
                var block = cell.Blocks[b];
                var firstLine = b == start.Block ? start.Line : 0;
                var lastLine = b == end.Block ? end.Line : block.Paragraph.Lines.Count;
                y += b == start.Block ? 0 : block.Before;
                if (block.Label is not null && firstLine == 0)
                {
                    _flow.DrawLine(block.Label, block.Label.Lines[0], x, y, block.LabelOwner);
                }

                for (var line = firstLine; line < lastLine; line++)
                {
                    _flow.DrawLine(block.Paragraph, block.Paragraph.Lines[line], x + block.Indent, y, block.Owner, block.Links);
                    y += block.Paragraph.LineHeight;
                }
            }

            return y;
        }
    }
}

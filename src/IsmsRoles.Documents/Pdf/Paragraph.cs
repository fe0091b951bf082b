using System.Globalization;

namespace IsmsRoles.Documents.Pdf;

/// <summary>A colour as three parts of 255 (DeviceRGB; sRGB once an output intent is declared).</summary>
internal readonly record struct Colour(byte Red, byte Green, byte Blue);

/// <summary>How a text is set: size in points, digits of equal width where columns are compared.</summary>
internal sealed record TextStyle(double Size, FontWeight Weight, Colour Colour, bool Tabular = false);

/// <summary>A part of a paragraph in one style; <paramref name="Destination"/> names where a click leads in the document.</summary>
internal sealed record Span(string Text, TextStyle Style, string? Destination = null);

/// <summary>A stretch of glyphs on a line: part of a shaped word, at a distance in points from the line's start.</summary>
internal readonly record struct PlacedText(ShapedWord Word, int Start, int End, int SpanIndex, double X, double Width, bool RightToLeft = false);

/// <summary>One line of a paragraph: stretches of one direction in reading order, in each the pieces from left to right.</summary>
internal sealed record TextLine(List<PlacedText> Pieces, double Width);

/// <summary>Spans broken into lines of a given width.</summary>
internal sealed record Paragraph(IReadOnlyList<Span> Spans, List<TextLine> Lines, double LineHeight)
{
    public double Height => Lines.Count * LineHeight;

    /// <summary>Breaks the spans into lines no wider than <paramref name="width"/> points, by the measured advances.</summary>
    public static Paragraph Layout(Shaper shaper, IReadOnlyList<Span> spans, double width, double lineHeight)
    {
        var drawable = spans.Select(span => span with { Text = TextPreparation.Drawable(span.Text) }).ToList();
        return new Paragraph(drawable, new ParagraphBreaker(shaper, drawable, width).Break(), lineHeight);
    }
}

/// <summary>Greedy line breaking over shaped words.</summary>
internal sealed class ParagraphBreaker(Shaper shaper, IReadOnlyList<Span> spans, double width)
{
    private readonly List<TextLine> _lines = [];
    private readonly List<Piece> _line = [];
    private readonly List<Piece> _group = []; // pieces since the last place where the line may break
    private double _lineWidth;

    private readonly record struct Piece(ShapedWord Word, int Start, int End, int SpanIndex, byte Level, double Width, bool IsSpace);

    public List<TextLine> Break()
    {
        var text = string.Concat(spans.Select(span => span.Text));
        var levels = Bidi.HasRightToLeft(text) ? Bidi.Levels(text) : null;
        var offset = 0;
        for (var i = 0; i < spans.Count; i++)
        {
            AddSpan(i, levels, offset);
            offset += spans[i].Text.Length;
        }

        PlaceGroup();
        if (_line.Count > 0 || _lines.Count == 0)
        {
            EndLine();
        }

        return _lines;
    }

    private void AddSpan(int spanIndex, byte[]? levels, int offset)
    {
        var text = spans[spanIndex].Text;
        for (int start = 0, end; start < text.Length; start = end)
        {
            end = start + 1;
            if (text[start] == '\n')
            {
                // A space ends the line, so that copied and spoken text does not join its words to the next line's.
                PlaceGroup();
                AddPiece(" ", spanIndex, levels?[offset + start] ?? 0, isSpace: true);
                PlaceGroup();
                EndLine();
                continue;
            }

            var level = levels?[offset + start] ?? 0;
            if (text[start] == ' ')
            {
                PlaceGroup();
                AddPiece(" ", spanIndex, level, isSpace: true);
                PlaceGroup();
                continue;
            }

            while (end < text.Length && text[end] is not (' ' or '\n') && (levels?[offset + end] ?? 0) == level)
            {
                end++;
            }

            AddPiece(text[start..end], spanIndex, level, isSpace: false);
        }
    }

    private void AddPiece(string text, int spanIndex, byte level, bool isSpace)
    {
        var style = spans[spanIndex].Style;
        var word = shaper.Shape(text, style.Weight, style.Tabular, level % 2 == 1);
        var start = 0;
        for (var at = 1; at < text.Length; at++)
        {
            if (LineBreaks.Before(text, at))
            {
                _group.Add(Part(word, start, at, spanIndex, level, isSpace));
                PlaceGroup();
                start = at;
            }
        }

        _group.Add(Part(word, start, text.Length, spanIndex, level, isSpace));
    }

    private Piece Part(ShapedWord word, int start, int end, int spanIndex, byte level, bool isSpace = false)
    {
        var advance = word.Advance;
        if (start > 0 || end < word.Text.Length)
        {
            advance = word.Glyphs.Where(glyph => glyph.ClusterStart >= start && glyph.ClusterStart < end).Sum(glyph => glyph.Advance);
        }

        return new Piece(word, start, end, spanIndex, level, advance * spans[spanIndex].Style.Size / 1000, isSpace);
    }

    private void PlaceGroup()
    {
        if (_group.Count == 0)
        {
            return;
        }

        var groupWidth = _group.Sum(piece => piece.Width);
        if (_group[0].IsSpace)
        {
            // A space may hang over the end of a line; one at the start of a wrapped line would show as an indent.
            if (_line.Count > 0 || _lines.Count == 0)
            {
                Append(_group[0]);
            }
        }
        else if (_lineWidth + groupWidth <= width + 0.01)
        {
            _group.ForEach(Append);
        }
        else
        {
            if (_line.Count > 0)
            {
                EndLine();
            }

            foreach (var piece in _group)
            {
                AppendInParts(piece, groupWidth > width);
            }
        }

        _group.Clear();
    }

    private void Append(Piece piece)
    {
        _line.Add(piece);
        _lineWidth += piece.Width;
    }

    // A word wider than the column is broken between text elements, wherever the line is full.
    private void AppendInParts(Piece piece, bool mayBreak)
    {
        var start = piece.Start;
        while (mayBreak && _lineWidth + Part(piece.Word, start, piece.End, piece.SpanIndex, piece.Level).Width > width + 0.01)
        {
            var end = start + StringInfo.GetNextTextElementLength(piece.Word.Text, start);
            while (end < piece.End)
            {
                var next = end + StringInfo.GetNextTextElementLength(piece.Word.Text, end);
                if (_lineWidth + Part(piece.Word, start, next, piece.SpanIndex, piece.Level).Width > width)
                {
                    break;
                }

                end = next;
            }

            var part = Part(piece.Word, start, end, piece.SpanIndex, piece.Level);
            if (_line.Count > 0 && _lineWidth + part.Width > width)
            {
                EndLine();
                continue;
            }

            Append(part);
            start = end;
            if (start >= piece.End)
            {
                return;
            }

            EndLine();
        }

        Append(Part(piece.Word, start, piece.End, piece.SpanIndex, piece.Level));
    }

    private void EndLine()
    {
        var visible = _line.Count;
        while (visible > 0 && _line[visible - 1].IsSpace)
        {
            visible--;
        }

        var x = 0.0;
        var places = new double[_line.Count];
        // The spaces at a line's end come last also where text runs to the left: there they would show as an indent.
        foreach (var i in InVisualOrder(_line[..visible]).Concat(Enumerable.Range(visible, _line.Count - visible)))
        {
            places[i] = x;
            x += _line[i].Width;
        }

        var placed = new List<PlacedText>(_line.Count);
        for (int start = 0, end; start < _line.Count; start = end)
        {
            for (end = start + 1; end < _line.Count && _line[end].Level == _line[start].Level; end++)
            {
            }

            var rightToLeft = _line[start].Level % 2 == 1;
            for (var n = 0; n < end - start; n++)
            {
                var i = rightToLeft ? end - 1 - n : start + n;
                placed.Add(new PlacedText(_line[i].Word, _line[i].Start, _line[i].End, _line[i].SpanIndex, places[i], _line[i].Width, rightToLeft));
            }
        }

        _lines.Add(new TextLine(placed, _line.Take(visible).Sum(piece => piece.Width)));
        _line.Clear();
        _lineWidth = 0;
    }

    // UAX 9, rule L2: from the highest level down, reverse every stretch at that level or above.
    private static int[] InVisualOrder(List<Piece> logical)
    {
        var order = Enumerable.Range(0, logical.Count).ToArray();
        var highest = logical.Count == 0 ? 0 : logical.Max(piece => piece.Level);
        for (int level = highest; level >= 1; level--)
        {
            for (var start = 0; start < order.Length; start++)
            {
                var end = start;
                while (end < order.Length && logical[order[end]].Level >= level)
                {
                    end++;
                }

                if (end > start)
                {
                    Array.Reverse(order, start, end - start);
                    start = end;
                }
            }
        }

        return order;
    }
}

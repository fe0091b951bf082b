using System.Globalization;
using System.Text;
using IsmsRoles.Documents.Pdf;

namespace IsmsRoles.Documents.Chart;

/// <summary>Sizes of a chart in points. The smallest text is 7 points, which is as small as one reads with ease on paper.</summary>
internal sealed record ChartScale(double Title, double Text, double BoxWidth)
{
    /// <summary>From the roomiest to the tightest.</summary>
    public static IReadOnlyList<ChartScale> All { get; } = [new(8.6, 7.6, 134), new(8, 7.2, 116), new(7.4, 7, 100)];
}

/// <summary>The text of a box: broken into lines that fit, measured in the document's own fonts.</summary>
internal sealed class ChartLettering(Shaper shaper, ChartScale scale)
{
    private const double Padding = 5;
    private const int MostTitleLines = 12;
    private readonly Dictionary<int, (IReadOnlyList<ChartText> Texts, double Height)> _boxes = [];

    public ChartScale Scale => scale;

    /// <summary>The height a box needs, with or without a line that leads to another page.</summary>
    public double HeightOf(ChartRole role, bool from, bool on) =>
        Box(role).Height + ((from ? 1 : 0) + (on ? 1 : 0)) * LineHeight(scale.Text);

    public List<ChartText> TextsOf(ChartRole role, bool from, bool on)
    {
        var texts = new List<ChartText>();
        var down = 0.0;
        if (from)
        {
            texts.Add(Line("", ChartTextKind.ContinuedFrom, Padding - 1));
            down = LineHeight(scale.Text);
        }

        var (own, height) = Box(role);
        texts.AddRange(own.Select(text => text with { Baseline = text.Baseline + down }));
        if (on)
        {
            texts.Add(Line("", ChartTextKind.ContinuedOn, height + down - Padding));
        }

        return texts;
    }

    private (IReadOnlyList<ChartText> Texts, double Height) Box(ChartRole role)
    {
        if (!_boxes.TryGetValue(role.Number, out var box))
        {
            _boxes[role.Number] = box = Letter(role);
        }

        return box;
    }

    private (IReadOnlyList<ChartText> Texts, double Height) Letter(ChartRole role)
    {
        var texts = new List<ChartText>();
        var y = Padding - 1;
        Add(role.Title, ChartTextKind.Title, MostTitleLines);
        Add(string.Join(" · ", role.Marks), ChartTextKind.Mark, 2);
        Add(role.HeldBy, ChartTextKind.Holder, 2);
        Add(role.IsVacant ? "Vacant" : "", ChartTextKind.Warning, 1);
        Add(role.IsBroken ? "Does not reach top management" : "", ChartTextKind.Warning, 2);
        return (texts, y + Padding);

        void Add(string text, ChartTextKind kind, int most)
        {
            foreach (var line in Break(text, kind, most))
            {
                texts.Add(Line(line, kind, y));
                y += LineHeight(SizeOf(kind));
            }
        }
    }

    private ChartText Line(string text, ChartTextKind kind, double top)
    {
        var size = SizeOf(kind);
        return new ChartText(text, kind, size, Padding + 1, top + (LineHeight(size) / 2) + (size * 0.36));
    }

    private static double LineHeight(double size) => size * 1.24;

    private double SizeOf(ChartTextKind kind) => kind == ChartTextKind.Title ? scale.Title : scale.Text;

    public static FontWeight WeightOf(ChartTextKind kind) =>
        kind is ChartTextKind.Title or ChartTextKind.Warning ? FontWeight.SemiBold : FontWeight.Regular;

    private List<string> Break(string text, ChartTextKind kind, int most)
    {
        var room = scale.BoxWidth - (2 * (Padding + 1));
        var space = Width(" ", kind);
        var lines = new List<string>();
        var (line, used) = (new StringBuilder(), 0.0);
        foreach (var (part, spaced) in Parts(text, kind, room))
        {
            var width = Width(part, kind);
            if (line.Length > 0 && used + (spaced ? space : 0) + width > room)
            {
                lines.Add(line.ToString());
                line.Clear();
                used = 0;
            }

            if (spaced && line.Length > 0)
            {
                line.Append(' ');
                used += space;
            }

            line.Append(part);
            used += width;
        }

        if (line.Length > 0)
        {
            lines.Add(line.ToString());
        }

        return lines.Count <= most ? lines : [.. lines.Take(most - 1), Shorten(lines[most - 1], kind, room)];
    }

    private string Shorten(string line, ChartTextKind kind, double room)
    {
        var elements = Elements(line).ToList();
        while (elements.Count > 1 && Width(string.Concat(elements) + "…", kind) > room)
        {
            elements.RemoveAt(elements.Count - 1);
        }

        return string.Concat(elements).TrimEnd() + "…";
    }

    /// <summary>What may stand at the start of a line, and whether a space parts it from what stands before.</summary>
    private IEnumerable<(string Part, bool Spaced)> Parts(string text, ChartTextKind kind, double room)
    {
        foreach (var word in TextPreparation.Drawable(text).Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries))
        {
            var start = 0;
            for (var at = 1; at <= word.Length; at++)
            {
                if (at == word.Length || LineBreaks.Before(word, at))
                {
                    var first = start == 0;
                    foreach (var piece in Pieces(word[start..at], kind, room))
                    {
                        yield return (piece, first);
                        first = false;
                    }

                    start = at;
                }
            }
        }
    }

    // A word wider than the box is broken between text elements.
    private IEnumerable<string> Pieces(string word, ChartTextKind kind, double room)
    {
        if (Width(word, kind) <= room)
        {
            yield return word;
            yield break;
        }

        var (piece, used) = (new StringBuilder(), 0.0);
        foreach (var element in Elements(word))
        {
            var width = Width(element, kind);
            if (piece.Length > 0 && used + width > room)
            {
                yield return piece.ToString();
                piece.Clear();
                used = 0;
            }

            piece.Append(element);
            used += width;
        }

        yield return piece.ToString();
    }

    private double Width(string word, ChartTextKind kind) =>
        shaper.Shape(word, WeightOf(kind), tabular: false, Bidi.HasRightToLeft(word)).Advance * SizeOf(kind) / 1000;

    private static IEnumerable<string> Elements(string text)
    {
        var elements = StringInfo.GetTextElementEnumerator(text);
        while (elements.MoveNext())
        {
            yield return elements.GetTextElement();
        }
    }
}

using System.Globalization;
using HarfBuzzSharp;
using Buffer = HarfBuzzSharp.Buffer;

namespace IsmsRoles.Documents.Pdf;

/// <summary>One glyph as shaped: distances in 1/1000 em, and the part of the word's text it stands for, with its place there.</summary>
internal readonly record struct ShapedGlyph(
    FontFace Face, uint Id, double Advance, double OffsetX, double OffsetY, int ClusterStart, int ClusterEnd, string Text);

/// <summary>A word without spaces, shaped once: its glyphs in visual order.</summary>
internal sealed record ShapedWord(string Text, ShapedGlyph[] Glyphs, double Advance);

/// <summary>Shapes words with HarfBuzz and remembers them for the life of one document.</summary>
internal sealed class Shaper : IDisposable
{
    private static readonly Feature[] Tabular = [new(Tag.Parse("tnum"), 1, 0, uint.MaxValue)];

    private readonly Dictionary<(string Text, FontWeight Weight, bool Tabular, bool RightToLeft), ShapedWord> _words = [];
    private readonly Buffer _buffer = new();

    public ShapedWord Shape(string text, FontWeight weight, bool tabular, bool rightToLeft)
    {
        var key = (text, weight, tabular, rightToLeft);
        if (!_words.TryGetValue(key, out var word))
        {
            var glyphs = new List<ShapedGlyph>(text.Length);
            var runs = Runs(text, weight);
            foreach (var (face, start, end) in rightToLeft ? runs.AsEnumerable().Reverse() : runs)
            {
                ShapeRun(glyphs, text, face, start, end, tabular, rightToLeft);
            }

            _words[key] = word = new ShapedWord(text, [.. glyphs], glyphs.Sum(glyph => glyph.Advance));
        }

        return word;
    }

    public void Dispose() => _buffer.Dispose();

    /// <summary>Neighbouring text elements that the same font can draw.</summary>
    private static List<(FontFace Face, int Start, int End)> Runs(string text, FontWeight weight)
    {
        var runs = new List<(FontFace Face, int Start, int End)>();
        var main = FontLibrary.Faces(weight)[0];
        if (!text.AsSpan().ContainsAnyExceptInRange('!', '~'))
        {
            return [(main, 0, text.Length)];
        }

        for (int start = 0, length; start < text.Length; start += length)
        {
            length = StringInfo.GetNextTextElementLength(text, start);
            var face = FontLibrary.FaceFor(text.Substring(start, length), weight) ?? main;
            if (runs.Count > 0 && runs[^1].Face == face)
            {
                runs[^1] = (face, runs[^1].Start, start + length);
            }
            else
            {
                runs.Add((face, start, start + length));
            }
        }

        return runs;
    }

    private void ShapeRun(
        List<ShapedGlyph> glyphs, string text, FontFace face, int start, int end, bool tabular, bool rightToLeft)
    {
        _buffer.ClearContents();
        _buffer.AddUtf16(text.AsSpan(), start, end - start);
        _buffer.GuessSegmentProperties();
        _buffer.Direction = rightToLeft ? Direction.RightToLeft : Direction.LeftToRight;
        _buffer.ClusterLevel = ClusterLevel.MonotoneCharacters;
        face.Font.Shape(_buffer, tabular ? Tabular : []);

        var infos = _buffer.GetGlyphInfoSpan();
        var positions = _buffer.GetGlyphPositionSpan();
        var starts = new SortedSet<int>();
        foreach (var info in infos)
        {
            starts.Add((int)info.Cluster);
        }

        var order = starts.ToArray();
        for (var i = 0; i < infos.Length; i++)
        {
            var cluster = (int)infos[i].Cluster;
            var next = Array.BinarySearch(order, cluster) + 1;
            var clusterEnd = next < order.Length ? order[next] : end;
            glyphs.Add(new ShapedGlyph(face, infos[i].Codepoint, face.Em(positions[i].XAdvance),
                face.Em(positions[i].XOffset), face.Em(positions[i].YOffset), cluster, clusterEnd, text[cluster..clusterEnd]));
        }
    }
}

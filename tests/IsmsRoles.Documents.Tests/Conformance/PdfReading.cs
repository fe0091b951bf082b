using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace IsmsRoles.Documents.Tests.Conformance;

/// <summary>The text of a file as assistive technology reads it: in the order of the content, stated texts in place of
/// the glyphs' own, and what is marked as reversed turned round.</summary>
internal static partial class PdfReading
{
    public static string Of(PdfBytes file)
    {
        var maps = file.Dictionary(file.Dictionary(file.Pages[0]["Resources"])["Font"]).ToDictionary(
            f => f.Key, f => Map(Encoding.ASCII.GetString(file.Stream(file.Dictionary(f.Value)["ToUnicode"]).Data)));
        var text = new StringBuilder();
        var reversed = new List<string>();
        foreach (var operation in file.Pages.SelectMany(page => PdfContent.Of(file, page)))
        {
            IEnumerable<string> shown = operation.Operator == "BDC" && ((PdfDictionary)operation.Operands[1]!).Text("ActualText") is { } stated ? [stated]
                : operation.Operator == "TJ" && !operation.Marks.Any(mark => mark.Properties.ContainsKey("ActualText")) ? operation.Codes().Select(code => maps[operation.Font!][code])
                : [];
            if (operation.Marks.Any(mark => mark.Tag == "ReversedChars"))
            {
                reversed.AddRange(shown);
            }
            else
            {
                text.AppendJoin("", reversed.AsEnumerable().Reverse()).AppendJoin("", shown);
                reversed.Clear();
            }
        }

        return text.ToString();
    }

    /// <summary>Glyph numbers and their texts, from a ToUnicode map.</summary>
    public static Dictionary<int, string> Map(string toUnicode) => Pairs().Matches(toUnicode).ToDictionary(
        m => int.Parse(m.Groups[1].ValueSpan, NumberStyles.HexNumber, CultureInfo.InvariantCulture),
        m => Encoding.BigEndianUnicode.GetString(Convert.FromHexString(m.Groups[2].Value)));

    [GeneratedRegex("<([0-9A-F]{4})> <([0-9A-F]+)>\n")]
    private static partial Regex Pairs();
}

namespace IsmsRoles.Documents.Tests.Conformance;

/// <summary>A sequence of marked content that is open: its tag and properties.</summary>
internal sealed record PdfMark(string Tag, PdfDictionary Properties)
{
    public bool IsArtifact => Tag == "Artifact";

    public int? Id => Properties.TryGetValue("MCID", out var id) ? (int)(double)id! : null;
}

/// <summary>An operator of a page with its operands, the marks around it and, where it shows text, the font.</summary>
internal sealed record PdfOperation(string Operator, List<object?> Operands, IReadOnlyList<PdfMark> Marks, string? Font)
{
    private static readonly string[] Painting = ["f", "F", "f*", "S", "s", "B", "B*", "b", "b*", "sh", "Do", "Tj", "TJ", "'", "\"", "BI", "EI"];

    public bool Paints => Painting.Contains(Operator);

    /// <summary>The character codes of two bytes that a TJ shows; codes are glyph numbers.</summary>
    public IEnumerable<int> Codes() => Operator == "TJ"
        ? ((List<object?>)Operands[0]!).OfType<PdfText>().SelectMany(text => text.Bytes.Chunk(2).Select(pair => (pair[0] << 8) | pair[1]))
        : [];
}

/// <summary>The operations of a page's content, in order.</summary>
internal static class PdfContent
{
    public static IEnumerable<PdfOperation> Of(PdfBytes file, PdfDictionary page)
    {
        var tokens = new PdfTokens(file.Stream(page["Contents"]).Data, references: false);
        var operands = new List<object?>();
        var marks = new List<PdfMark>();
        string? font = null;
        while (!tokens.AtEnd)
        {
            var token = tokens.Next();
            if (token is not PdfWord word)
            {
                operands.Add(token);
                continue;
            }

            font = word.Value == "Tf" ? ((PdfName)operands[0]!).Value : font;
            if (word.Value == "EMC")
            {
                Assert.NotEmpty(marks);
                marks.RemoveAt(marks.Count - 1);
            }

            yield return new(word.Value, operands, [.. marks], font);
            if (word.Value is "BDC" or "BMC")
            {
                marks.Add(new(((PdfName)operands[0]!).Value, word.Value == "BDC" ? (PdfDictionary)operands[1]! : []));
            }

            operands = [];
        }

        Assert.Empty(marks);
        Assert.Empty(operands);
    }
}

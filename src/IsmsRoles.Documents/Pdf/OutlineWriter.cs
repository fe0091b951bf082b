namespace IsmsRoles.Documents.Pdf;

/// <summary>One line of the outline that viewers show beside the pages.</summary>
internal sealed record OutlineEntry(string Title, int Level, string Destination);

/// <summary>Writes the outline: sections open, what lies below them closed.</summary>
internal sealed class OutlineWriter(PdfFile file)
{
    /// <returns>The object number of the outline, or null when there is nothing to list.</returns>
    public int? Write(IReadOnlyList<OutlineEntry> entries)
    {
        if (entries.Count == 0)
        {
            return null;
        }

        var root = file.Allocate();
        var (first, last, count) = WriteLevel(entries, root, 0, entries.Count, 1);
        file.Set(root, $"<</Type /Outlines /First {first} 0 R /Last {last} 0 R /Count {count}>>");
        return root;
    }

    private (int First, int Last, int Count) WriteLevel(
        IReadOnlyList<OutlineEntry> entries, int parent, int start, int end, int level)
    {
        var starts = Enumerable.Range(start, end - start).Where(i => entries[i].Level == level).ToList();
        var numbers = starts.ConvertAll(_ => file.Allocate());
        for (var i = 0; i < starts.Count; i++)
        {
            var innerEnd = i + 1 < starts.Count ? starts[i + 1] : end;
            var inner = "";
            if (innerEnd > starts[i] + 1)
            {
                var (first, last, count) = WriteLevel(entries, numbers[i], starts[i] + 1, innerEnd, level + 1);
                inner = $"/First {first} 0 R /Last {last} 0 R /Count {PdfSyntax.Number(-count)} ";
            }

            var previous = i > 0 ? $"/Prev {numbers[i - 1]} 0 R " : "";
            var next = i + 1 < starts.Count ? $"/Next {numbers[i + 1]} 0 R " : "";
            file.Set(numbers[i], $"<</Title {PdfSyntax.Text(entries[starts[i]].Title)} /Parent {parent} 0 R " +
                $"{previous}{next}{inner}/Dest {entries[starts[i]].Destination}>>");
        }

        return (numbers[0], numbers[^1], numbers.Count);
    }
}

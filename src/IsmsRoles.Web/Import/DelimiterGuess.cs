namespace IsmsRoles.Web.Import;

/// <summary>Guesses the delimiter: the one that cuts most records into the same number of cells, and into the more the better.</summary>
public static class DelimiterGuess
{
    private const int Sample = 100;

    /// <summary>The likeliest of <see cref="ReadChoices.Delimiters"/>; a comma where the file has one column.</summary>
    public static char Guess(string text)
    {
        var best = (Delimiter: ',', Score: 0.0);
        foreach (var (delimiter, _) in ReadChoices.Delimiters)
        {
            var score = Score(text, delimiter);
            if (score > best.Score)
            {
                best = (delimiter, score);
            }
        }

        return best.Delimiter;
    }

    private static double Score(string text, char delimiter)
    {
        int[] counts;
        try
        {
            counts = [.. CsvRecords.Read(text, delimiter, Sample).Select(r => r.Cells.Count)];
        }
        catch (ImportRefusedException)
        {
            // With another delimiter the quotation marks may close; if not, the real reading says so.
            return 0.01;
        }

        var split = counts.Where(c => c > 1).GroupBy(c => c).MaxBy(g => g.Count());
        if (split is null)
        {
            return 0;
        }

        // Agreement counts more than width: commas in sentences cut many cells, but each record differently.
        var agreement = (double)split.Count() / counts.Length;
        return agreement * agreement * Math.Min(split.Key, 20);
    }
}

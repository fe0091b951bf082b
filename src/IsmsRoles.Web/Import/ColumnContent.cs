namespace IsmsRoles.Web.Import;

/// <summary>Why a column cannot be what its header says, judged by its filled cells. Each answer continues "The column “x” …".</summary>
public static class ColumnContent
{
    /// <summary>E-mail addresses: at least half of the cells have an @.</summary>
    public static string? NoEmails(IReadOnlyList<string> filled) =>
        Share(filled, c => c.Contains('@', StringComparison.Ordinal)) < 0.5 ? $"holds no e-mail addresses (for example “{Shown(filled)}”)" : null;

    /// <summary>Dates in any of the known orders.</summary>
    public static string? NoDates(IReadOnlyList<string> filled) =>
        DateOrder.Detect(filled).Fits.Count == 0 && Share(filled, DateOrder.IsSpreadsheetDay) < 0.5 ? $"holds no dates (for example “{Shown(filled)}”)" : null;

    /// <summary>Names have letters.</summary>
    public static string? NoNames(IReadOnlyList<string> filled) =>
        Share(filled, c => c.Any(char.IsLetter)) < 0.5 ? $"holds no names (for example “{Shown(filled)}”)" : null;

    /// <summary>Texts are more than numbers.</summary>
    public static string? OnlyNumbers(IReadOnlyList<string> filled) =>
        Share(filled, c => c.Any(char.IsLetter)) < 0.5 ? $"holds only numbers (for example “{Shown(filled)}”)" : null;

    /// <summary>A number of months, or a word such as "yearly".</summary>
    public static string? NoMonths(IReadOnlyList<string> filled) =>
        Share(filled, c => ReviewInterval.Months(c) is not null) < 0.5 ? $"holds no intervals in months (for example “{Shown(filled)}”)" : null;

    private static double Share(IReadOnlyList<string> filled, Func<string, bool> fits) => filled.Count == 0 ? 1 : (double)filled.Count(fits) / filled.Count;

    private static string Shown(IReadOnlyList<string> filled) => filled[0].Length > 40 ? string.Concat(filled[0].AsSpan(0, 40), "…") : filled[0];
}

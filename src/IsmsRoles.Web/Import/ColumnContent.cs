using System.Globalization;

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

/// <summary>A review interval as tables write it: "12", "12 months", "yearly", "every 2 years".</summary>
public static class ReviewInterval
{
    /// <summary>The interval in months, or null where the text is none.</summary>
    public static int? Months(string text)
    {
        var words = HeaderWords.Normalise(text).Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(w => w is not ("every" or "alle")).ToArray();
        if (words is [var single])
        {
            return single switch
            {
                "monthly" or "monatlich" or "mensuel" or "mensual" => 1,
                "quarterly" or "vierteljahrlich" or "trimestriel" or "trimestral" => 3,
                "annually" or "annual" or "yearly" or "jahrlich" or "annuel" or "rocznie" or "anual" or "year" => 12,
                "biannually" => null, // twice a year to some, every second year to others
                _ => Number(single),
            };
        }

        return words is [var number, var unit] && Number(number) is { } count
            ? unit switch
            {
                "month" or "months" or "monate" or "mois" or "meses" or "miesiecy" => count,
                "year" or "years" or "jahre" or "ans" or "anos" or "lata" => count * 12,
                _ => null,
            }
            : null;
    }

    private static int? Number(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is > 0 and < 1000 ? number : null;
}

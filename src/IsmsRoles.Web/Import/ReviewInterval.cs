using System.Globalization;

namespace IsmsRoles.Web.Import;

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

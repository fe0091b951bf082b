using System.Globalization;
using System.Text;

namespace IsmsRoles.Web.Import;

/// <summary>Headers as words that can be compared: "employeeID", "Employee-Id" and "EMPLOYEE_ID" are all "employee id".</summary>
public static class HeaderWords
{
    /// <summary>What joins the two names of a column whose header has two rows.</summary>
    public const string Join = " – ";

    private static readonly HashSet<string> FieldNames =
        [.. PersonFields.All.SelectMany(f => f.Exact.Concat(f.Phrases)), .. RoleFields.All.SelectMany(f => f.Exact.Concat(f.Phrases))];

    /// <summary>How many of these cells are headers that some field is usually called.</summary>
    public static int Known(IEnumerable<string> cells) => cells.Count(c => FieldNames.Contains(Normalise(c)));

    /// <summary>Lower case, words apart, no accents or punctuation.</summary>
    public static string Normalise(string header)
    {
        var text = new StringBuilder(header.Length + 8);
        var previous = '\0';
        foreach (var c in CellText.Line(header).Text.Replace("ß", "ss", StringComparison.Ordinal).Normalize(NormalizationForm.FormD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.NonSpacingMark)
            {
                continue;
            }

            var letter = c switch { 'ł' => 'l', 'Ł' => 'L', 'ø' => 'o', _ => c };
            if (!char.IsLetterOrDigit(letter) || char.IsUpper(letter) && char.IsLower(previous))
            {
                text.Append(' ');
            }

            if (char.IsLetterOrDigit(letter))
            {
                text.Append(char.ToLowerInvariant(letter));
            }

            previous = letter;
        }

        return string.Join(' ', text.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries));
    }
}

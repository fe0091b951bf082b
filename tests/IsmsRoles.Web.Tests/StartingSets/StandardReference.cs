using System.Globalization;
using System.Text.RegularExpressions;

namespace IsmsRoles.Web.Tests.StartingSets;

/// <summary>Knows which clauses and controls ISO/IEC 27001:2022 has, so that a mistyped reference fails a test.</summary>
internal static partial class StandardReference
{
    // Each clause with the last letter of its list, where it has one.
    private static readonly Dictionary<string, string> Clauses =
        ("4.1 4.2c 4.3c 4.4 5.1h 5.2g 5.3b 6.1.1e 6.1.2e 6.1.3f 6.2l 6.3 7.1 7.2d 7.3c 7.4d 7.5 7.5.1b 7.5.2c 7.5.3f "
        + "8.1 8.2 8.3 9.1f 9.2 9.2.1b 9.2.2c 9.3 9.3.1 9.3.2g 9.3.3 10.1 10.2g")
        .Split(' ')
        .ToDictionary(c => c.TrimEnd([.. "abcdefghijkl"]), c => c.TrimStart([.. "0123456789."]));

    private static readonly Dictionary<string, int> ControlsPerTheme = new() { ["5"] = 37, ["6"] = 8, ["7"] = 14, ["8"] = 34 };

    internal static bool Exists(string reference)
    {
        var control = Control().Match(reference);
        if (control.Success)
        {
            return ControlsPerTheme.TryGetValue(control.Groups["theme"].Value, out var count)
                && int.Parse(control.Groups["number"].Value, CultureInfo.InvariantCulture) <= count;
        }

        var clause = Clause().Match(reference);
        return clause.Success
            && Clauses.TryGetValue(clause.Groups["clause"].Value, out var last)
            && string.CompareOrdinal(clause.Groups["letter"].Value, last) <= 0;
    }

    [GeneratedRegex(@"^A\.(?<theme>[5-8])\.(?<number>[1-9]\d?)$")]
    private static partial Regex Control();

    [GeneratedRegex(@"^(?<clause>\d+(\.\d+)+)( (?<letter>[a-l]))?$")]
    private static partial Regex Clause();
}

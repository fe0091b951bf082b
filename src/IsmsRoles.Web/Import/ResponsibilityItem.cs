using System.Text.RegularExpressions;

namespace IsmsRoles.Web.Import;

/// <summary>One responsibility: a sentence, and the clauses or controls of ISO/IEC 27001:2022 it answers ("5.3 b", "A.5.24").</summary>
public sealed partial record ResponsibilityItem(string Text, IReadOnlyList<string> Clauses)
{
    /// <summary>The clauses as the register keeps them: "5.3 b, A.5.24"; empty when none.</summary>
    public string References => string.Join(", ", Clauses);

    /// <summary>Takes references in brackets off the end: "Report incidents (A.5.24, A.6.8)".</summary>
    public static ResponsibilityItem Parse(string item)
    {
        var match = Trailing().Match(item);
        return match.Success && match.Index > 0
            ? new(item[..match.Index].TrimEnd(), [.. match.Groups["ref"].Captures.Select(c => Clause(c.Value)).Distinct()])
            : new(item, []);
    }

    /// <summary>The form that <see cref="Parse"/> reads back the same.</summary>
    public override string ToString() => Clauses.Count == 0 ? Text : $"{Text} ({References})";

    // "5.3b)" and "a.5.24" as the register writes them: "5.3 b", "A.5.24"
    private static string Clause(string text) => Letter().Replace(text.Trim().TrimEnd(')'), "$1 $2") is var clause && clause.StartsWith('a') ? "A" + clause[1..] : clause;

    [GeneratedRegex(@"\s*[\(\[]\s*(?:(?<ref>(?:A\.[5-8]\.[0-9]{1,2}|(?:[4-9]|10)\.[0-9](?:\.[0-9])?(?:\s?[a-h]\)?)?))(?:\s*[,;&]\s*|\s+and\s+|(?=\s*[\)\]])))+\s*[\)\]]\s*\.?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Trailing();

    [GeneratedRegex(@"([0-9])\s*([a-h])$")]
    private static partial Regex Letter();
}

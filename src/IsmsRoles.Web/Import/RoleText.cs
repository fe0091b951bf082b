using System.Text.RegularExpressions;

namespace IsmsRoles.Web.Import;

/// <summary>One responsibility: a sentence, and the clauses or controls of ISO/IEC 27001:2022 it answers ("5.3 b", "A.5.24").</summary>
public sealed partial record ResponsibilityText(string Text, IReadOnlyList<string> Clauses)
{
    /// <summary>Takes references in brackets off the end: "Report incidents (A.5.24, A.6.8)".</summary>
    public static ResponsibilityText Parse(string item)
    {
        var match = Trailing().Match(item);
        return match.Success && match.Index > 0
            ? new(item[..match.Index].TrimEnd(), [.. match.Groups["ref"].Captures.Select(c => Clause(c.Value))])
            : new(item, []);
    }

    /// <summary>The form that <see cref="Parse"/> reads back the same.</summary>
    public override string ToString() => Clauses.Count == 0 ? Text : $"{Text} ({string.Join(", ", Clauses)})";

    // "5.3b)" and "a.5.24" as the register writes them: "5.3 b", "A.5.24"
    private static string Clause(string text) => Letter().Replace(text.Trim().TrimEnd(')'), "$1 $2") is var clause && clause.StartsWith('a') ? "A" + clause[1..] : clause;

    [GeneratedRegex(@"\s*[\(\[]\s*(?:(?<ref>(?:A\.[5-8]\.[0-9]{1,2}|(?:[4-9]|10)\.[0-9](?:\.[0-9])?(?:\s?[a-h]\)?)?))(?:\s*[,;&]\s*|\s+and\s+|(?=\s*[\)\]])))+\s*[\)\]]\s*\.?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Trailing();

    [GeneratedRegex(@"([0-9])\s*([a-h])$")]
    private static partial Regex Letter();
}

/// <summary>The kinds of authority (DESIGN, words: Authority), as an import can tell them.</summary>
public enum ImportedAuthorityKind
{
    Other,
    RequireCompliance,
    EscalateToTopManagement,
    RequestResources,
    ApproveOrAcceptRisk,
    StopOrSuspend,
    Spend,
}

/// <summary>One authority. Its kind is stated ("Stop or suspend: any release"), or guessed by its first word.</summary>
public sealed record AuthorityText(string Text, ImportedAuthorityKind Kind, bool KindStated)
{
    private static readonly (ImportedAuthorityKind Kind, string Label, string[] Verbs)[] Kinds =
    [
        (ImportedAuthorityKind.RequireCompliance, "Require compliance", ["require", "enforce", "instruct", "mandate"]),
        (ImportedAuthorityKind.EscalateToTopManagement, "Escalate to top management", ["escalate"]),
        (ImportedAuthorityKind.RequestResources, "Request resources", ["request"]),
        (ImportedAuthorityKind.ApproveOrAcceptRisk, "Approve or accept risk", ["approve", "approves", "accept", "accepts"]),
        (ImportedAuthorityKind.StopOrSuspend, "Stop or suspend", ["stop", "stops", "suspend", "halt", "block", "disconnect", "isolate"]),
        (ImportedAuthorityKind.Spend, "Spend", ["spend", "purchase", "buy"]),
        (ImportedAuthorityKind.Other, "Other", []),
    ];

    public static AuthorityText Parse(string item)
    {
        foreach (var (kind, label, _) in Kinds)
        {
            if (item.StartsWith(label + ":", StringComparison.OrdinalIgnoreCase) && item.Length > label.Length + 2)
            {
                return new(item[(label.Length + 1)..].Trim(), kind, KindStated: true);
            }
        }

        var verb = item.Split(' ', 2)[0].ToLowerInvariant();
        return new(item, Kinds.FirstOrDefault(k => k.Verbs.Contains(verb)).Kind, KindStated: false);
    }

    /// <summary>The form that <see cref="Parse"/> reads back with its kind.</summary>
    public override string ToString() => $"{Kinds.First(k => k.Kind == Kind).Label}: {Text}";
}

using System.Globalization;
using System.Text;
using IsmsRoles.Domain.Findings.Rules;

namespace IsmsRoles.Domain.Findings;

/// <summary>Every rule, in the order of the catalogue. The page's help and <c>docs/findings.md</c> are made from it.</summary>
public static class FindingCatalogue
{
    public static IReadOnlyList<FindingRule> Rules { get; } =
    [
        new Doc1(), new Doc2(), new Doc3(), new Doc4(), new Doc5(),
        new Top1(), new Top2(), new Top3(), new Top4(), new Top5(), new Top6(), new Top7(), new Top8(),
        new Rep1(), new Rep2(), new Rep3(), new Rep4(), new Rep5(),
        new Aut1(), new Aut2(),
        new Ops1(), new Ops2(), new Ops3(), new Ops4(), new Ops5(),
        new Dis1(), new Dis2(), new Dis3(),
        new Ext1(), new Ext2(), new Ext3(),
    ];

    public static FindingRule? Rule(string id) => Rules.FirstOrDefault(r => r.Id == id);

    /// <summary>All that would be raised on the day the facts tell of: the heaviest first, then as the catalogue goes, then as told.</summary>
    public static IReadOnlyList<Finding> FindAll(RegisterFacts facts) =>
        [.. Rules
            .SelectMany((rule, place) => rule.Find(facts, facts.Day).DistinctBy(f => f.Key).Select(f => (Finding: f, Place: place)))
            .OrderBy(f => f.Finding.Severity)
            .ThenBy(f => f.Place)
            .ThenBy(f => f.Finding.Sentence, Alphabetical.Order)
            .ThenBy(f => f.Finding.Key, StringComparer.Ordinal)
            .Select(f => f.Finding)];

    /// <summary>The catalogue as a page of documentation; <c>docs/findings.md</c> is this text.</summary>
    public static string ToMarkdown()
    {
        var page = new StringBuilder("# What an auditor would say: the findings\n\nGenerated from `FindingCatalogue`; a test compares. Severity in the auditor's words; clauses and controls of ISO/IEC 27001:2022. A day counts whole, and every rule looks through positions to the people who hold them on that day.\n\n| id | title | severity | clause | what auditors check |\n|---|---|---|---|---|\n");
        foreach (var rule in Rules)
        {
            page.Append(CultureInfo.InvariantCulture, $"| [{rule.Id}](#{rule.Id.ToLowerInvariant()}) | {rule.Title} | {rule.Weight} | {string.Join(", ", rule.Clauses)} | {rule.Question.InWords()} |\n");
        }

        foreach (var rule in Rules)
        {
            page.Append(CultureInfo.InvariantCulture, $"\n## {rule.Id}\n\n**{rule.Title}** ({rule.Weight}; {string.Join(", ", rule.Clauses)}). Common mistake: {rule.Mistake.InWords().ToLowerInvariant()}.\n\n{rule.Meaning}\n\nEvidence that satisfies an auditor: {rule.Evidence}\n");
        }

        return page.ToString();
    }
}

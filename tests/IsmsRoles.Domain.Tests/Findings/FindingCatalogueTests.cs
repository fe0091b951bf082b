using IsmsRoles.Domain.Findings;

namespace IsmsRoles.Domain.Tests.Findings;

public sealed class FindingCatalogueTests
{
    [Fact]
    public void A_register_in_order_raises_nothing() =>
        Assert.Empty(FindingCatalogue.FindAll(new AuditedRegister().Facts()).Select(f => $"{f.RuleId}: {f.Sentence}"));

    [Fact]
    public void The_page_of_findings_is_what_the_catalogue_says()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "IsmsRoles.sln")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("IsmsRoles.sln is in no folder above the tests.");
        }

        var page = File.ReadAllText(Path.Combine(folder.FullName, "docs", "findings.md")).ReplaceLineEndings("\n");

        Assert.Equal(FindingCatalogue.ToMarkdown(), page);
    }

    [Fact]
    public void Every_rule_is_named_once_and_its_file_is_named_after_it()
    {
        Assert.Distinct(FindingCatalogue.Rules.Select(r => r.Id));
        Assert.All(FindingCatalogue.Rules, r => Assert.Equal(r.Id.Replace("-", "", StringComparison.Ordinal), r.GetType().Name, ignoreCase: true));
    }

    [Fact]
    public void Every_rule_in_the_code_is_in_the_catalogue()
    {
        var written = typeof(FindingRule).Assembly.GetTypes().Where(t => t.IsSubclassOf(typeof(FindingRule)) && !t.IsAbstract);

        Assert.Equal(written.ToHashSet(), FindingCatalogue.Rules.Select(r => r.GetType()).ToHashSet());
    }

    [Fact]
    public void An_empty_register_does_not_trip_any_rule()
    {
        var raised = FindingCatalogue.FindAll(AuditedRegister.Empty().Facts());

        Assert.Contains(raised, f => f.RuleId == "DOC-1");
        Assert.All(raised, f => Assert.Equal(SubjectKind.Register, f.Subjects[0].Kind));
    }
}

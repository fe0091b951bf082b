using System.Reflection;
using System.Text.RegularExpressions;

namespace IsmsRoles.Documents.Tests.Conformance;

/// <summary>The table in docs/pdf.md cannot rot: every test it names is there, and every requirement tested is in it.</summary>
public sealed partial class PdfTableTests
{
    private static readonly Type[] Tested =
        [typeof(FileStructureTests), typeof(GraphicsTests), typeof(FontTests), typeof(MetadataTests), typeof(AnnotationTests), typeof(StructureTests)];

    private static readonly string Page = File.ReadAllText(Path.Combine(Root(), "docs", "pdf.md"));

    [Fact]
    public void Every_test_named_is_there()
    {
        var tests = typeof(PdfTableTests).Assembly.GetTypes().SelectMany(Tests).ToHashSet();
        var named = Names().Matches(Page).Select(m => m.Groups[1].Value).ToList();

        Assert.True(named.Count > 50);
        Assert.Empty(named.Except(tests));
    }

    [Fact]
    public void Every_requirement_tested_is_in_the_table_once()
    {
        var named = Names().Matches(Page).Select(m => m.Groups[1].Value).ToList();

        Assert.Empty(named.GroupBy(name => name).Where(g => g.Count() > 1).Select(g => g.Key));
        Assert.Equal(["GraphicsTests.No_entry_of_the_profiles_curve_lies_so_near_a_half_that_another_processor_could_round_it_otherwise"], Tested.SelectMany(Tests).Except(named));
    }

    [Fact]
    public void Every_row_names_a_clause_of_a_standard()
    {
        var rows = Page.Split("## What other tools say")[0].Split('\n').Where(line => line.StartsWith("| ", StringComparison.Ordinal)).Skip(1).ToList();

        Assert.True(rows.Count > 45);
        Assert.All(rows, row => Assert.Matches(@"^\| [^|]+ \| (ISO 19005-3|ISO 14289-1|ISO 32000-1), \d[^|]* \| `[^|]+` \|$", row));
    }

    private static IEnumerable<string> Tests(Type type) =>
        type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly).Where(m => m.IsDefined(typeof(FactAttribute), inherit: true)).Select(m => $"{type.Name}.{m.Name}");

    private static string Root()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "IsmsRoles.sln")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException("The tests run inside the repository.");
    }

    [GeneratedRegex("`([A-Z][A-Za-z]+Tests\\.[A-Z][A-Za-z0-9_]+)`")]
    private static partial Regex Names();
}

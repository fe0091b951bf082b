using System.Globalization;
using System.Text.RegularExpressions;

namespace IsmsRoles.Web.Tests.Hosting;

/// <summary>The table in docs/security.md cannot rot: every requirement is in it once, and every name in it is in the source.</summary>
public sealed partial class SecurityTableTests
{
    // OWASP ASVS 5.0: how many requirements of levels 1 and 2 each section has, by chapter; they are its first ones.
    private static readonly int[][] Chapters =
    [
        [2, 9, 11, 3, 2],
        [3, 3, 4, 1],
        [0, 2, 4, 6, 5, 0, 2],
        [3, 1, 2, 4],
        [1, 3, 2, 3],
        [3, 12, 4, 4, 5, 3, 0, 4],
        [3, 4, 2, 5, 2, 2],
        [2, 3, 1, 1],
        [3, 4],
        [2, 2, 4, 11, 5, 2, 3],
        [2, 3, 3, 4, 1, 1],
        [3, 2, 4],
        [1, 5, 2, 5],
        [2, 4, 3],
        [3, 3, 7],
        [1, 5, 4, 3, 3],
        [1, 4, 2],
    ];

    private static readonly Dictionary<string, int> Sections = Chapters
        .SelectMany((sections, chapter) => sections.Select((count, section) => ($"{chapter + 1}.{section + 1}", count)))
        .ToDictionary();

    private static readonly string Root = FindRoot();
    private static readonly string Page = File.ReadAllText(Path.Combine(Root, "docs", "security.md"));

    [Fact]
    public void Every_requirement_of_levels_1_and_2_is_in_the_table_once_and_the_two_of_level_3_for_signing()
    {
        Assert.Equal(253, Sections.Values.Sum());
        var expected = Sections.SelectMany(s => Enumerable.Range(1, s.Value).Select(n => $"{s.Key}.{n}")).Append("2.3.5").Append("7.5.3");
        var listed = Rows().SelectMany(cells => Numbers(cells[0])).ToList();

        Assert.Empty(listed.GroupBy(n => n).Where(g => g.Count() > 1).Select(g => g.Key));
        Assert.Equal(expected.Order(StringComparer.Ordinal), listed.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_row_says_whether_it_is_met_and_by_what()
    {
        foreach (var cells in Rows().Where(c => c.Length == 4))
        {
            Assert.Contains(cells[2], new[] { "met", "not met", "operator" });
            Assert.True(cells[1].Length > 5 && cells[3].Length > 5, cells[0]);
        }
    }

    [Fact]
    public void Every_test_class_and_file_named_is_there()
    {
        var sources = new[] { "src", "tests" }.SelectMany(folder => Directory.EnumerateFiles(Path.Combine(Root, folder), "*.cs", SearchOption.AllDirectories))
            .Where(file => !file.Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj"))
            .Select(File.ReadAllText)
            .ToList();
        List<string> missing = [];
        var names = Names().Matches(Page).Select(m => m.Groups["name"].Value).Distinct().ToList();
        foreach (var name in names)
        {
            var parts = name.Split('.', 2);
            var found = sources.Where(text => Regex.IsMatch(text, $@"\b(class|record|struct|interface) {Regex.Escape(parts[0])}\b"));
            if (!(parts.Length == 1 ? found.Any() : found.Any(text => Regex.IsMatch(text, $@"\b{Regex.Escape(parts[1])}\("))))
            {
                missing.Add(name);
            }
        }

        missing.AddRange(Files().Matches(Page).Select(m => m.Groups["file"].Value).Where(file => !File.Exists(Path.Combine(Root, file))));
        Assert.True(names.Count > 60);
        Assert.True(missing.Count == 0, $"docs/security.md names what is not there: {string.Join(", ", missing)}");
    }

    private static IEnumerable<string[]> Rows() =>
        from line in Page.Split('\n')
        where line.StartsWith("| ", StringComparison.Ordinal) && char.IsAsciiDigit(line[2])
        select line.Trim('|', ' ').Split('|', StringSplitOptions.TrimEntries);

    // "1.2.6, 1.2.7", "2.3.5 (level 3)", "10.1 to 10.7"
    private static IEnumerable<string> Numbers(string cell)
    {
        if (Whole().Match(cell) is { Success: true } whole)
        {
            var (chapter, first, last) = (whole.Groups["chapter"].Value, Number(whole, "first"), Number(whole, "last"));
            return Enumerable.Range(first, last - first + 1).Select(n => $"{chapter}.{n}").SelectMany(s => Enumerable.Range(1, Sections[s]).Select(n => $"{s}.{n}"));
        }

        return cell.Replace("(level 3)", "", StringComparison.Ordinal).Split(',', StringSplitOptions.TrimEntries);
    }

    private static int Number(Match match, string group) => int.Parse(match.Groups[group].ValueSpan, CultureInfo.InvariantCulture);

    private static string FindRoot()
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

    [GeneratedRegex("`(?<name>[A-Z][A-Za-z]+(\\.[A-Z][A-Za-z0-9]*_[A-Za-z0-9_]+)?)`")]
    private static partial Regex Names();

    [GeneratedRegex("`(?<file>(docs|eng|src|tests|bench)/[^`]+|Directory\\.Packages\\.props)`")]
    private static partial Regex Files();

    [GeneratedRegex(@"^(?<chapter>\d+)\.(?<first>\d+) to \d+\.(?<last>\d+)$")]
    private static partial Regex Whole();
}

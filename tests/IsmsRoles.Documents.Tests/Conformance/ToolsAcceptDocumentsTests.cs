using System.Text.RegularExpressions;
using System.Xml.Linq;
using IsmsRoles.Documents.RolesDocument;

namespace IsmsRoles.Documents.Tests.Conformance;

/// <summary>The documents as the tools of others read them: qpdf, poppler and PDFBox's preflight.</summary>
public sealed partial class ToolsAcceptDocumentsTests : IDisposable
{
    private static readonly string[] Jars =
        ["preflight", "pdfbox2", "pdfbox2-tools", "xmpbox", "fontbox2", "commons-logging", "javax.activation", "jaxb-api"];

    // What preflight finds against PDF/A-1b (ISO 19005-1), the only part it knows, because PDF/A-3 allows it or asks for it.
    private static readonly Dictionary<string, string> AllowedByPart3 = new()
    {
        ["1.4 Trailer Syntax error, /XRef cross reference streams are not allowed"] = "ISO 19005-3, 6.1.4: part 1 is of PDF 1.4, which had none",
        ["3.1.11 Invalid Font definition, *: The CIDSet entry is missing for the Composite Subset"] = "ISO 19005-3, 6.2.11.4.2 asks for none",
        ["7.11.2 Error on MetaData, part must be 1"] = "it is 3",
    };

    private static readonly Dictionary<string, string> AllowedWithAttachment = new()
    {
        ["1.2.9 Body Syntax error, EmbeddedFile entry is present in a FileSpecification dictionary"] = "ISO 19005-3, 6.8: part 3 is for embedding files",
        ["1.4.7 Trailer Syntax error, EmbeddedFile entry is present in the Names dictionary"] = "the same",
    };

    private readonly string _folder = Directory.CreateTempSubdirectory("isms-roles-tools").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory, MemberData(nameof(Specimens.Names), MemberType = typeof(Specimens))]
    public async Task Qpdf_finds_no_error_in_syntax_streams_or_cross_references(string specimen)
    {
        var answer = await Tool.RunAsync("qpdf", "--check", await FileAsync(specimen));

        Assert.Equal(0, answer.ExitCode);
        Assert.Contains("No syntax or stream encoding errors found", answer.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("WARNING", answer.Output, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Specimens.Names), MemberType = typeof(Specimens))]
    public async Task Poppler_reads_the_structure_with_its_text_and_without_complaint(string specimen)
    {
        var answer = await Tool.RunAsync("pdfinfo", "-struct-text", await FileAsync(specimen));

        Assert.Equal(0, answer.ExitCode);
        Assert.DoesNotContain("Error", answer.Output, StringComparison.Ordinal);
        Assert.StartsWith("Document", answer.Output, StringComparison.Ordinal);
        using var document = new ReadBack(Specimens.Of(specimen));
        var heading = HeadingText().Match(answer.Output).Groups[1].Value;
        Assert.True(heading.Length > 10 && document.Text.Contains(heading, StringComparison.Ordinal), answer.Output);
        Assert.Contains("/Scope /Column", answer.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Poppler_copies_Arabic_and_Hebrew_names_in_their_order()
    {
        var answer = await Tool.RunAsync("pdftotext", await FileAsync("right to left"), "-");
        var plain = string.Concat(answer.Output.Where(c => c is not ('\u202A' or '\u202B' or '\u202C'))); // poppler marks directions

        Assert.Contains("فاطمة الزهراء", plain, StringComparison.Ordinal);
        Assert.Contains("שרה לוי", plain, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Specimens.Names), MemberType = typeof(Specimens))]
    public async Task Poppler_finds_every_font_embedded_subset_and_with_its_text(string specimen)
    {
        var answer = await Tool.RunAsync("pdffonts", await FileAsync(specimen));
        var fonts = answer.Output.TrimEnd().Split('\n').Skip(2).ToList();

        Assert.NotEmpty(fonts);
        Assert.All(fonts, line => Assert.Matches(@"^[A-Z]{6}\+\S+ +CID TrueType +Identity-H +yes yes yes ", line));
    }

    [Fact]
    public async Task The_command_printed_in_the_document_takes_the_content_out_and_gives_the_hash_printed_beside_it()
    {
        var bytes = Specimens.Of("built from a version");
        await File.WriteAllBytesAsync(Path.Combine(_folder, "document.pdf"), bytes, TestContext.Current.CancellationToken);
        using var document = new ReadBack(bytes);
        Assert.Contains(RolesDocumentModelBuilder.CheckContent, document.Text, StringComparison.Ordinal);
        Assert.Contains($"Content SHA-256{Specimens.Version.Sha256}", document.Text, StringComparison.Ordinal);
        _ = await Tool.RunAsync("pdfdetach", "-v"); // skipped where it is missing

        var answer = await Tool.RunInAsync(_folder, "sh", "-c", RolesDocumentModelBuilder.CheckContent);

        Assert.Equal($"{Specimens.Version.Sha256}  content.json\n", answer.Output);
        Assert.Equal(Specimens.Version.ContentBytes, await File.ReadAllBytesAsync(Path.Combine(_folder, "content.json"), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task The_command_is_printed_on_one_line_so_that_it_can_be_copied()
    {
        var answer = await Tool.RunAsync("pdftotext", "-layout", await FileAsync("built from a version"), "-");

        Assert.Contains(answer.Output.Split('\n'), line => line.Trim() == RolesDocumentModelBuilder.CheckContent);
    }

    [Fact]
    public async Task Preflight_finds_against_PDF_A_1b_only_what_PDF_A_3_allows()
    {
        string[] jars = [.. Jars.Select(name => Tool.Needed($"/usr/share/java/{name}.jar"))];
        var names = Specimens.Names.Select(row => row.Data).ToList();
        var list = Path.Combine(_folder, "list.txt");
        var files = new List<string>();
        foreach (var name in names)
        {
            files.Add(await FileAsync(name));
        }

        await File.WriteAllLinesAsync(list, files, TestContext.Current.CancellationToken);

        var answer = await Tool.RunAsync("java", "-cp", string.Join(':', jars), "org.apache.pdfbox.preflight.Validator_A1b", "xml", "group", list);

        var report = list + ".preflight.xml";
        Assert.True(File.Exists(report), answer.Output);
        var results = XDocument.Load(report).Descendants("preflight").ToDictionary(p => Path.GetFileName(p.Attribute("name")!.Value), Findings);
        foreach (var (name, file) in names.Zip(files))
        {
            var allowed = AllowedByPart3.Keys.Concat(name == "signature page" ? [] : AllowedWithAttachment.Keys);
            Assert.Equal(allowed.Order(StringComparer.Ordinal), results[Path.GetFileName(file)]);
        }
    }

    // Each finding once, with font names left out.
    private static IEnumerable<string> Findings(XElement preflight) => preflight.Descendants("error")
        .Select(error => FontName().Replace($"{error.Element("code")!.Value} {error.Element("details")!.Value.Trim()}", "*"))
        .Distinct()
        .Order(StringComparer.Ordinal);

    private async Task<string> FileAsync(string specimen)
    {
        var path = Path.Combine(_folder, specimen.Replace(' ', '-') + ".pdf");
        await File.WriteAllBytesAsync(path, Specimens.Of(specimen), TestContext.Current.CancellationToken);
        return path;
    }

    [GeneratedRegex("[A-Z]{6}\\+[A-Za-z-]+")]
    private static partial Regex FontName();

    [GeneratedRegex("H1 [^\n]*\n *\"([^\"]+)\"")]
    private static partial Regex HeadingText();
}

using System.Text;
using IsmsRoles.Documents.Exports;
using Markdig;
using Markdig.Extensions.Tables;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace IsmsRoles.Documents.Tests.Exports;

/// <summary>Read with a Markdown reader that knows the tables, bare links and emphasis of GitHub's flavour and more.</summary>
public sealed class RolesMarkdownTests
{
    private static readonly MarkdownPipeline GitHub = new MarkdownPipelineBuilder().UsePipeTables().UseAutoLinks().UseEmphasisExtras().UseTaskLists().UseMathematics().Build();

    [Fact]
    public void Every_role_is_a_row_of_five_cells_whatever_is_in_its_texts()
    {
        var roles = Tables(SampleTable.Signed())[1];

        Assert.Equal(5 + 1, roles.Count);
        Assert.All(roles, row => Assert.Equal(5, row.Count));
    }

    [Fact]
    public void What_was_typed_shows_as_it_was_typed()
    {
        var roles = Tables(SampleTable.Signed())[1];

        Assert.Contains(roles, row => row[0].StartsWith(SampleTable.Formula, StringComparison.Ordinal));
        Assert.Contains(roles, row => row[0].StartsWith(SampleTable.Markup, StringComparison.Ordinal));
        Assert.Contains(roles, row => row[2] == $"1. +1 for conformity (5.3 a)\n2. {SampleTable.Markup}");
        Assert.Contains(roles, row => row[1].Contains("Ingrid | *Ågren* (deputy), Engineer, Nordlys Hosting AS", StringComparison.Ordinal));
    }

    [Fact]
    public void Nothing_typed_becomes_html_a_link_or_emphasis()
    {
        var document = Markdown.Parse(Encoding.UTF8.GetString(RolesMarkdown.Write(SampleTable.Signed())), GitHub);

        Assert.Empty(document.Descendants<LinkInline>());
        Assert.Empty(document.Descendants<AutolinkInline>());
        Assert.Empty(document.Descendants<CodeInline>());
        Assert.All(document.Descendants<HtmlInline>(), html => Assert.Equal("<br>", html.Tag));
        Assert.All(document.Descendants<EmphasisInline>(), strong => Assert.Equal(('*', 2), (strong.DelimiterChar, strong.DelimiterCount))); // titles, ours
        Assert.Empty(document.Descendants<ListBlock>());
    }

    [Theory]
    [InlineData("1. first")]
    [InlineData("- item")]
    [InlineData("+ item")]
    [InlineData("# heading")]
    [InlineData("> quote")]
    [InlineData("---")]
    [InlineData("===")]
    [InlineData("a | b")]
    [InlineData("&lt;script&gt;&amp;")]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("![x](javascript:alert(1))")]
    [InlineData("C:\\new | \\| \\\\")]
    [InlineData("$a$ ~~b~~ ^c^ ==d== ++e++ __f__")]
    [InlineData("mailto:ana@example.com")]
    public void A_text_alone_in_a_paragraph_shows_as_it_is(string typed)
    {
        var document = Markdown.Parse(MarkdownText.Escape(typed), GitHub);

        var paragraph = Assert.IsType<ParagraphBlock>(Assert.Single(document));
        Assert.Equal(typed, Shown(paragraph.Inline!));
    }

    [Fact]
    public void The_register_says_that_it_is_not_signed()
    {
        var facts = Tables(SampleTable.NotSigned())[0];

        Assert.Contains(facts, row => row[0] == "Standing" && row[1].StartsWith("Not signed", StringComparison.Ordinal));
    }

    private static List<List<List<string>>> Tables(ExportedTable table) =>
        [.. Markdown.Parse(Encoding.UTF8.GetString(RolesMarkdown.Write(table)), GitHub).Descendants<Table>()
            .Select(t => t.OfType<TableRow>().Select(r => r.OfType<TableCell>().Select(c => string.Concat(c.Descendants<ParagraphBlock>().Select(p => Shown(p.Inline!)))).ToList()).ToList())];

    private static string Shown(ContainerInline inline) => string.Concat(inline.Select(i => i switch
    {
        LiteralInline literal => literal.Content.ToString(),
        HtmlInline { Tag: "<br>" } => "\n",
        HtmlEntityInline entity => entity.Transcoded.ToString(),
        ContainerInline container => Shown(container),
        _ => throw new InvalidOperationException($"Typed text became {i.GetType().Name}."),
    }));
}

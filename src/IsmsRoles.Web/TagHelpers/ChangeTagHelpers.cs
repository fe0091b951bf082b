using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace IsmsRoles.Web.TagHelpers;

/// <summary>Changes of one thing, old beside new: <c>&lt;change-list caption="Changes to Risk owner"&gt;</c> around <c>&lt;change&gt;</c>s.</summary>
[HtmlTargetElement("change-list")]
public sealed class ChangeListTagHelper : TagHelper
{
    public string Caption { get; set; } = "";

    /// <summary>The heading of the old side, such as "In version 3".</summary>
    public string WasTitle { get; set; } = "Was";

    /// <summary>The heading of the new side, such as "Proposed".</summary>
    public string NowTitle { get; set; } = "Now";

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        context.Items[typeof(ChangeListTagHelper)] = this;
        var rows = await output.GetChildContentAsync();
        output.TagName = "table";
        output.Attributes.SetAttribute("class", "changes");
        output.Content.AppendHtml("<caption class=\"visually-hidden\">").Append(Caption)
            .AppendHtml("</caption><thead><tr><th scope=\"col\">What</th><th scope=\"col\">").Append(WasTitle)
            .AppendHtml("</th><th scope=\"col\">").Append(NowTitle).AppendHtml("</th></tr></thead><tbody>")
            .AppendHtml(rows).AppendHtml("</tbody>");
    }
}

/// <summary>
/// One changed field. Give <c>was</c> and <c>now</c> for a text, compared word by word, or <c>was-lines</c> and
/// <c>now-lines</c> for an ordered list, compared line by line. Nothing on one side means added or removed.
/// </summary>
[HtmlTargetElement("change", ParentTag = "change-list", TagStructure = TagStructure.WithoutEndTag)]
public sealed class ChangeTagHelper : TagHelper
{
    public string Field { get; set; } = "";

    public string? Was { get; set; }

    public string? Now { get; set; }

    public IEnumerable<string>? WasLines { get; set; }

    public IEnumerable<string>? NowLines { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var list = (ChangeListTagHelper)context.Items[typeof(ChangeListTagHelper)];
        var lines = WasLines is not null || NowLines is not null;
        var was = lines ? [.. WasLines ?? []] : Words(Was);
        var now = lines ? [.. NowLines ?? []] : Words(Now);
        var (left, right) = LineDiff.Compare(was, now);
        if (!lines && left.Count(word => word.Kept) * 2 < Math.Max(left.Count, right.Count))
        {
            // Little in common: whole against whole reads better than scattered words.
            (left, right) = (Whole(Was), Whole(Now));
        }

        output.TagName = "tr";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Content.AppendHtml("<th scope=\"row\">").Append(Field).AppendHtml("</th>");
        output.Content.AppendHtml(Side(list.WasTitle, "del", "change-was", left, lines));
        output.Content.AppendHtml(Side(list.NowTitle, "ins", "change-now", right, lines));
    }

    private static TagBuilder Side(string title, string mark, string css, IReadOnlyList<(string Text, bool Kept)> parts, bool lines)
    {
        var cell = new TagBuilder("td");
        cell.AddCssClass(css);
        cell.Attributes["data-label"] = title;
        if (parts.Count == 0)
        {
            cell.InnerHtml.AppendHtml("<span class=\"note\">Nothing</span>");
            return cell;
        }

        if (lines)
        {
            cell.InnerHtml.AppendHtml("<ol>");
            foreach (var (text, kept) in parts)
            {
                cell.InnerHtml.AppendHtml(kept ? "<li>" : "<li class=\"changed\">").AppendHtml(Marked(text, kept, mark)).AppendHtml("</li>");
            }

            cell.InnerHtml.AppendHtml("</ol>");
            return cell;
        }

        // Neighbouring words share one mark, so that a screen reader announces a change once.
        for (var i = 0; i < parts.Count;)
        {
            var j = i;
            while (j < parts.Count && parts[j].Kept == parts[i].Kept)
            {
                j++;
            }

            cell.InnerHtml.AppendHtml(Marked(string.Join(' ', parts.Skip(i).Take(j - i).Select(p => p.Text)), parts[i].Kept, mark)).Append(" ");
            i = j;
        }

        return cell;
    }

    private static HtmlContentBuilder Marked(string text, bool kept, string mark)
    {
        var content = new HtmlContentBuilder();
        if (kept)
        {
            return (HtmlContentBuilder)content.Append(text);
        }

        content.AppendHtml($"<{mark}><span class=\"visually-hidden\">{(mark == "del" ? "removed: " : "added: ")}</span>")
            .Append(text).AppendHtml($"</{mark}>");
        return content;
    }

    private static string[] Words(string? text) => (text ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries);

    private static List<(string Text, bool Kept)> Whole(string? text) => string.IsNullOrWhiteSpace(text) ? [] : [(text, false)];
}

using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.AspNetCore.WebUtilities;

namespace IsmsRoles.Web.TagHelpers;

/// <summary>
/// A table with its caption that stays usable on a phone: with <c>stack</c> each row becomes a card (give each cell
/// a <c>data-label</c>), otherwise it scrolls sideways inside a region that the keyboard reaches.
/// </summary>
[HtmlTargetElement("data-table")]
public sealed class DataTableTagHelper : TagHelper
{
    public string Caption { get; set; } = "";

    /// <summary>Draws the caption; otherwise only screen readers hear it, where a heading already says it.</summary>
    public bool ShowCaption { get; set; }

    public bool Stack { get; set; } = true;

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var rows = await output.GetChildContentAsync();
        var css = output.Attributes["class"]?.Value;
        var caption = $"table-{context.UniqueId}";
        output.TagName = "div";
        output.Attributes.SetAttribute("class", Stack ? "table-box table-stack" : "table-box table-scroll");
        if (!Stack)
        {
            output.Attributes.SetAttribute("role", "region");
            output.Attributes.SetAttribute("aria-labelledby", caption);
            output.Attributes.SetAttribute("tabindex", "0");
        }

        var table = new TagBuilder("table");
        table.Attributes["class"] = $"table {css}".TrimEnd();
        table.InnerHtml.AppendHtml($"<caption id=\"{caption}\"{(ShowCaption ? "" : " class=\"visually-hidden\"")}>")
            .Append(Caption).AppendHtml("</caption>").AppendHtml(rows);
        output.Content.SetHtmlContent(table);
    }
}

/// <summary>
/// Links to the other pages of a list, keeping the rest of the query. The page number travels as <c>p</c>, because
/// Razor Pages keeps <c>page</c> for itself: <c>[BindProperty(SupportsGet = true, Name = "p")]</c>.
/// </summary>
[HtmlTargetElement("pager", TagStructure = TagStructure.WithoutEndTag)]
public sealed class PagerTagHelper : TagHelper
{
    [ViewContext]
    [HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    /// <summary>Counted from 1.</summary>
    public int Page { get; set; } = 1;

    public int PageSize { get; set; } = 50;

    public long Total { get; set; }

    /// <summary>What is counted, in the plural: "roles".</summary>
    public string Things { get; set; } = "rows";

    // "1 person", "1 third party", "1 role"
    private string Counted => Total != 1 ? Things
        : Things == "people" ? "person"
        : Things.EndsWith("ies", StringComparison.Ordinal) ? Things[..^3] + "y"
        : Things.TrimEnd('s');

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var pages = (int)Math.Max(1, (Total + PageSize - 1) / PageSize);
        var page = Math.Clamp(Page, 1, pages);
        output.TagName = "nav";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "pager");
        output.Attributes.SetAttribute("aria-label", $"Pages of {Things}");
        var first = Total == 0 ? 0 : (page - 1) * PageSize + 1;
        var last = Math.Min((long)page * PageSize, Total);
        output.Content.AppendHtml("<p>").Append(pages == 1 ? $"{Total:N0} {Counted}" : $"{first:N0} to {last:N0} of {Total:N0} {Things}").AppendHtml("</p>");
        if (pages == 1)
        {
            output.TagName = "div";
            output.Attributes.RemoveAll("aria-label");
            return;
        }

        output.Content.AppendHtml("<ul>");
        Link(output, page - 1, "Previous", page > 1, "left");
        var previous = 0;
        foreach (var number in Enumerable.Range(1, pages).Where(n => n == 1 || n == pages || Math.Abs(n - page) <= 1))
        {
            if (number > previous + 1)
            {
                output.Content.AppendHtml("<li class=\"pager-gap\">…</li>");
            }

            var current = number == page ? " aria-current=\"page\"" : "";
            output.Content.AppendHtml($"<li class=\"pager-number\"><a href=\"{Href(number)}\" aria-label=\"Page {number}\"{current}>{number}</a></li>");
            previous = number;
        }

        Link(output, page + 1, "Next", page < pages, "right");
        output.Content.AppendHtml("</ul>");
    }

    private void Link(TagHelperOutput output, int number, string words, bool possible, string icon)
    {
        if (possible)
        {
            var inside = icon == "left" ? Icons.Draw(icon) + words : words + Icons.Draw(icon);
            output.Content.AppendHtml($"<li><a href=\"{Href(number)}\" rel=\"{(icon == "left" ? "prev" : "next")}\">{inside}</a></li>");
        }
    }

    private string Href(int number)
    {
        var request = ViewContext.HttpContext.Request;
        var query = request.Query.Where(pair => pair.Key != "p")
            .SelectMany(pair => pair.Value, (pair, value) => KeyValuePair.Create(pair.Key, value));
        var address = QueryHelpers.AddQueryString(request.PathBase + request.Path, [.. query, KeyValuePair.Create("p", (string?)$"{number}")]);
        return System.Text.Encodings.Web.HtmlEncoder.Default.Encode(address);
    }
}

/// <summary>
/// A row of filters above a list, sent as a GET so that a filtered list has an address. Put <c>&lt;field&gt;</c>s
/// inside, bound with <c>SupportsGet</c>. "Show all" appears while something is filtered.
/// </summary>
[HtmlTargetElement("filter-bar")]
public sealed class FilterBarTagHelper : TagHelper
{
    [ViewContext]
    [HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    /// <summary>What is filtered, in the plural: "roles".</summary>
    public string Things { get; set; } = "rows";

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var fields = await output.GetChildContentAsync();
        var request = ViewContext.HttpContext.Request;
        output.TagName = "form";
        output.Attributes.SetAttribute("method", "get");
        output.Attributes.SetAttribute("class", "filter-bar");
        output.Attributes.SetAttribute("role", "search");
        output.Attributes.SetAttribute("aria-label", $"Filter {Things}");
        output.Content.SetHtmlContent(fields);
        output.Content.AppendHtml("<div class=\"filter-buttons\"><button type=\"submit\" class=\"btn btn-secondary\">Filter</button>");
        if (request.Query.Any(pair => pair.Key != "p" && pair.Value.Any(value => !string.IsNullOrEmpty(value))))
        {
            var all = new TagBuilder("a");
            all.Attributes["href"] = request.PathBase + request.Path;
            all.AddCssClass("btn btn-link");
            all.InnerHtml.Append("Show all");
            output.Content.AppendHtml(all);
        }

        output.Content.AppendHtml("</div>");
    }
}

using System.Collections.Frozen;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace IsmsRoles.Web.TagHelpers;

/// <summary>The product's few line icons, drawn on a 16 × 16 grid. Decoration only: a word always stands beside one.</summary>
public static class Icons
{
    private static readonly FrozenDictionary<string, string> Paths = new Dictionary<string, string>
    {
        ["check"] = "m3.5 8.5 3 3 6-7",
        ["changed"] = "M3 11.5V13h1.5l7.5-7.5-1.5-1.5zM9.5 5l1.5 1.5",
        ["dash"] = "M4 8h8",
        ["ring"] = "M8 3a5 5 0 1 0 0 10A5 5 0 0 0 8 3",
        ["alert"] = "M8 2.5 14.5 13.5h-13zM8 6.5v3.2M8 11.6v.1",
        ["cross"] = "m4.5 4.5 7 7m0-7-7 7",
        ["clock"] = "M8 2.5a5.5 5.5 0 1 0 0 11 5.5 5.5 0 0 0 0-11M8 5v3.2l2 1.3",
        ["back"] = "M6.5 4 3 7.5 6.5 11M3.5 7.5H10a3 3 0 0 1 0 6H7",
        ["stack"] = "M8 2.5 2.5 5.5 8 8.5l5.5-3zM2.5 9 8 12l5.5-3",
        ["lock"] = "M5 7V5a3 3 0 0 1 6 0v2M3.5 7h9v6.5h-9z",
        ["up"] = "m4 9.5 4-4 4 4",
        ["down"] = "m4 6.5 4 4 4-4",
        ["left"] = "m9.5 4-4 4 4 4",
        ["right"] = "m6.5 4 4 4-4 4",
        ["plus"] = "M8 3.5v9M3.5 8h9",
        ["search"] = "M7 2.5a4.5 4.5 0 1 0 0 9 4.5 4.5 0 0 0 0-9M10.5 10.5l3 3",
        ["person"] = "M8 2.5a2.7 2.7 0 1 0 0 5.4 2.7 2.7 0 0 0 0-5.4M3 13.5c.4-2.7 2.4-4 5-4s4.6 1.3 5 4",
        ["info"] = "M8 2.5a5.5 5.5 0 1 0 0 11 5.5 5.5 0 0 0 0-11M8 7.3v3.5M8 5v.1",
        ["download"] = "M8 2.5v7.5M4.8 7 8 10.2 11.2 7M3 13.5h10",
        ["file"] = "M4 2.5h5L12.5 6v7.5H4zM9 2.5V6h3.5",
        ["swap"] = "M3.5 5.5H12M9.5 3 12 5.5 9.5 8M12.5 10.5H4M6.5 8 4 10.5 6.5 13",
        ["table"] = "M2.5 3.5h11v9h-11zM2.5 6.5h11M6 6.5v6",
    }.ToFrozenDictionary();

    /// <summary>The icon as SVG hidden from screen readers; throws for a name that is not drawn.</summary>
    public static HtmlString Draw(string name) => new(
        $"""<svg class="icon" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" focusable="false"><path d="{Paths[name]}"/></svg>""");
}

/// <summary>Draws one of <see cref="Icons"/>: <c>&lt;icon name="check" /&gt;</c>.</summary>
[HtmlTargetElement("icon", TagStructure = TagStructure.WithoutEndTag)]
public sealed class IconTagHelper : TagHelper
{
    public string Name { get; set; } = "";

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = null;
        output.Content.SetHtmlContent(Icons.Draw(Name));
    }
}

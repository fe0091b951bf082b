using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace IsmsRoles.Web.TagHelpers;

/// <summary>What stands where a list is empty: one sentence, and the step that fills it.</summary>
[HtmlTargetElement("empty-state")]
public sealed class EmptyStateTagHelper : TagHelper
{
    public string Title { get; set; } = "";

    public string Icon { get; set; } = "table";

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var content = await output.GetChildContentAsync();
        output.TagName = "div";
        output.Attributes.SetAttribute("class", "empty-state");
        output.Content.SetHtmlContent(Icons.Draw(Icon)).AppendHtml("<h2>").Append(Title).AppendHtml("</h2>").AppendHtml(content);
    }
}

/// <summary>How much a <see cref="NoticeTagHelper"/> weighs.</summary>
public enum Tone
{
    Info,
    Good,
    Changed,
    Bad,
}

/// <summary>A message in the page: <c>&lt;notice tone="Bad" title="…"&gt;…&lt;/notice&gt;</c>. Said in words, framed in a colour.</summary>
[HtmlTargetElement("notice")]
public sealed class NoticeTagHelper : TagHelper
{
    public Tone Tone { get; set; }

    public string? Title { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var content = await output.GetChildContentAsync();
        output.TagName = "div";
        output.Attributes.SetAttribute("class", $"notice notice-{Tone.ToString().ToLowerInvariant()}");
        output.Content.SetHtmlContent(Icons.Draw(Tone switch
        {
            Tone.Good => "check",
            Tone.Changed => "changed",
            Tone.Bad => "alert",
            _ => "info",
        }));
        output.Content.AppendHtml("<div class=\"notice-body\">");
        if (Title is not null)
        {
            output.Content.AppendHtml("<p class=\"notice-title\">").Append(Title).AppendHtml("</p>");
        }

        output.Content.AppendHtml(content).AppendHtml("</div>");
    }
}

/// <summary>The last step before something that is hard to undo: what will happen, the reason, one button, one way back.</summary>
[HtmlTargetElement("confirm-panel")]
public sealed class ConfirmPanelTagHelper : TagHelper
{
    public string Title { get; set; } = "";

    /// <summary>True where it takes something away: the panel is then framed in red.</summary>
    public bool Danger { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var content = await output.GetChildContentAsync();
        output.TagName = "section";
        output.Attributes.SetAttribute("class", Danger ? "confirm-panel confirm-danger" : "confirm-panel");
        output.Content.SetHtmlContent("<h2>").Append(Title).AppendHtml("</h2>").AppendHtml(content);
    }
}

/// <summary>The buttons under a form, the main one first.</summary>
[HtmlTargetElement("buttons")]
public sealed class ButtonsTagHelper : TagHelper
{
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "div";
        output.Attributes.SetAttribute("class", "buttons");
    }
}

/// <summary>Facts about one thing as question and answer; holds <see cref="SummaryRowTagHelper"/>s.</summary>
[HtmlTargetElement("summary-list")]
public sealed class SummaryListTagHelper : TagHelper
{
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "dl";
        output.Attributes.SetAttribute("class", "summary-list");
    }
}

/// <summary>One fact: <c>&lt;summary-row label="Reports to" href="…"&gt;…&lt;/summary-row&gt;</c>; <c>href</c> adds a "Change" link.</summary>
[HtmlTargetElement("summary-row", ParentTag = "summary-list")]
public sealed class SummaryRowTagHelper : TagHelper
{
    public string Label { get; set; } = "";

    public string? Href { get; set; }

    public string LinkText { get; set; } = "Change";

    [ViewContext]
    [HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var value = await output.GetChildContentAsync();
        output.TagName = "div";
        output.Attributes.SetAttribute("class", "summary-row");
        output.Content.SetHtmlContent("<dt>").Append(Label).AppendHtml("</dt><dd class=\"summary-value\">").AppendHtml(value).AppendHtml("</dd>");
        if (!string.IsNullOrEmpty(Href)) // Razor hands a null over as ""
        {
            var link = new TagBuilder("a");
            link.Attributes["href"] = Addresses.Under(ViewContext.HttpContext.Request.PathBase, Href);
            link.InnerHtml.Append(LinkText).AppendHtml("<span class=\"visually-hidden\"> ").Append(Label.ToLowerInvariant()).AppendHtml("</span>");
            output.Content.AppendHtml("<dd class=\"summary-action\">").AppendHtml(link).AppendHtml("</dd>");
        }
    }
}

/// <summary>One link of a chain, such as the steps from a role to top management.</summary>
public sealed record StepLink(string Text, string? Href = null, string? Note = null);

/// <summary>A chain read from left to right: <c>&lt;steps items="Model.StepsToTop" label="Reports to" /&gt;</c>.</summary>
[HtmlTargetElement("steps", TagStructure = TagStructure.WithoutEndTag)]
public sealed class StepsTagHelper : TagHelper
{
    public IReadOnlyList<StepLink> Items { get; set; } = [];

    public string Label { get; set; } = "Reporting line";

    [ViewContext]
    [HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "ol";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "steps");
        output.Attributes.SetAttribute("aria-label", Label);
        foreach (var step in Items)
        {
            var text = new TagBuilder(step.Href is null ? "span" : "a");
            if (step.Href is not null)
            {
                text.Attributes["href"] = Addresses.Under(ViewContext.HttpContext.Request.PathBase, step.Href);
            }

            text.InnerHtml.Append(step.Text);
            output.Content.AppendHtml("<li>").AppendHtml(text);
            if (step.Note is not null)
            {
                output.Content.AppendHtml(" <span class=\"note\">").Append(step.Note).AppendHtml("</span>");
            }

            output.Content.AppendHtml("</li>");
        }
    }
}

/// <summary>Where a work of several pages stands: <c>&lt;progress-steps items='["File", "Columns"]' current="2" /&gt;</c>, counted from 1.</summary>
[HtmlTargetElement("progress-steps", TagStructure = TagStructure.WithoutEndTag)]
public sealed class ProgressStepsTagHelper : TagHelper
{
    public IReadOnlyList<string> Items { get; set; } = [];

    public int Current { get; set; } = 1;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "ol";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "progress-steps");
        output.Attributes.SetAttribute("aria-label", "Steps");
        for (var number = 1; number <= Items.Count; number++)
        {
            var state = number == Current ? " aria-current=\"step\"" : number < Current ? " class=\"step-done\"" : "";
            output.Content.AppendHtml($"<li{state}><span class=\"step-number\">").AppendHtml(number < Current ? Icons.Draw("check").Value! : $"{number}")
                .AppendHtml("</span>").Append(Items[number - 1]);
            output.Content.AppendHtml(number < Current ? "<span class=\"visually-hidden\"> (done)</span></li>" : "</li>");
        }
    }
}

using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace IsmsRoles.Web.TagHelpers;

/// <summary>
/// What a <see cref="PickerTagHelper"/> posts: the text typed, and the identifier of the row chosen for it. Without
/// script only the text comes, and the page looks it up (<see cref="ChosenId"/> is then null).
/// </summary>
public sealed class PickerInput
{
    public string? Id { get; set; }

    public string? Text { get; set; }

    /// <summary>The text <see cref="Id"/> was chosen for; a different <see cref="Text"/> means that it was typed over.</summary>
    public string? For { get; set; }

    public string? ChosenId => !string.IsNullOrEmpty(Id) && (For is null || For == Text) ? Id : null;

    public static PickerInput Of(string? id, string? text) => new() { Id = id, Text = text, For = text };
}

/// <summary>One suggestion: what the address in <c>source</c> answers with, as JSON, for <c>?q=text</c>.</summary>
/// <param name="Id">Posted when chosen.</param>
/// <param name="Text">Shown and put into the field.</param>
/// <param name="Note">Told apart by this: "Head of People, Finance", "left 3 March 2026".</param>
public sealed record PickerChoice(string Id, string Text, string? Note = null);

/// <summary>
/// Finds one person, position, third party or role among many. With script it suggests while one types, from the
/// JSON at <c>source</c>. Without, the page looks the text up, and where several rows match it shows
/// <c>choices</c> to pick from.
/// </summary>
[HtmlTargetElement("picker", Attributes = "for", TagStructure = TagStructure.WithoutEndTag)]
public sealed class PickerTagHelper(IHtmlGenerator generator) : TagHelper
{
    [ViewContext]
    [HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    /// <summary>A property of type <see cref="PickerInput"/>.</summary>
    public ModelExpression For { get; set; } = null!;

    public string Label { get; set; } = "";

    public string? Hint { get; set; }

    public bool Optional { get; set; }

    /// <summary>Address that answers <c>?q=</c> with a JSON array of <see cref="PickerChoice"/>.</summary>
    public string? Source { get; set; }

    /// <summary>The rows that match what was typed, when there is more than one.</summary>
    public IReadOnlyList<PickerChoice>? Choices { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var name = ViewContext.ViewData.TemplateInfo.GetFullHtmlFieldName(For.Name);
        var id = TagBuilder.CreateSanitizedId(name, "_");
        var input = For.Model as PickerInput ?? new PickerInput();
        var state = ViewContext.ViewData.ModelState;
        var wrong = state.TryGetValue(name, out var entry) && entry.Errors.Count > 0
            || state.TryGetValue(name + ".Text", out entry) && entry.Errors.Count > 0;

        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "field picker" + (wrong ? " field-wrong" : ""));
        if (Source is not null)
        {
            output.Attributes.SetAttribute("data-picker", Addresses.Under(ViewContext.HttpContext.Request.PathBase, Source));
        }

        var content = output.Content;
        content.AppendHtml($"<label class=\"field-label\" for=\"{id}\">").Append(Label);
        if (Optional)
        {
            content.AppendHtml(" <span class=\"field-optional\">(optional)</span>");
        }

        content.AppendHtml("</label>");
        if (Hint is not null)
        {
            content.AppendHtml($"<div class=\"field-hint\" id=\"{id}-hint\">").Append(Hint).AppendHtml("</div>");
        }

        var own = state.TryGetValue(name, out entry) && entry.Errors.Count > 0;
        content.AppendHtml(FieldTagHelper.ErrorBeside(generator, ViewContext, null, own ? For.Name : For.Name + ".Text", id));

        var box = new TagBuilder("input") { TagRenderMode = TagRenderMode.SelfClosing };
        box.Attributes["type"] = "text";
        box.Attributes["class"] = "form-control width-wide" + (wrong ? " input-validation-error" : "");
        box.Attributes["id"] = id;
        box.Attributes["name"] = name + ".Text";
        box.Attributes["value"] = input.Text ?? "";
        box.Attributes["autocomplete"] = "off";
        box.Attributes["aria-describedby"] = (Hint is null ? "" : $"{id}-hint ") + $"{id}-error";
        if (wrong)
        {
            box.Attributes["aria-invalid"] = "true";
        }

        content.AppendHtml(box);
        // The error summary's link for ".Text" must land somewhere too.
        content.AppendHtml($"<span id=\"{id}_Text\"></span>");
        content.AppendHtml(Hidden(name + ".For", Choices is { Count: > 0 } ? input.Text : input.For));
        if (Choices is { Count: > 0 })
        {
            content.AppendHtml(WhichOne(id, name, input));
        }
        else
        {
            content.AppendHtml(Hidden(name + ".Id", input.Id));
        }
    }

    private TagBuilder WhichOne(string id, string name, PickerInput input)
    {
        var group = new TagBuilder("fieldset");
        group.AddCssClass("picker-choices");
        group.InnerHtml.AppendHtml("<legend>Which one do you mean?</legend>");
        for (var i = 0; i < Choices!.Count; i++)
        {
            var choice = Choices[i];
            var radio = new TagBuilder("input") { TagRenderMode = TagRenderMode.SelfClosing };
            radio.Attributes["type"] = "radio";
            radio.Attributes["class"] = "form-check-input";
            radio.Attributes["id"] = $"{id}-choice-{i}";
            radio.Attributes["name"] = name + ".Id";
            radio.Attributes["value"] = choice.Id;
            if (choice.Id == input.Id)
            {
                radio.Attributes["checked"] = "checked";
            }

            group.InnerHtml.AppendHtml("<div class=\"check\">").AppendHtml(radio)
                .AppendHtml($"<label for=\"{id}-choice-{i}\">").Append(choice.Text);
            if (choice.Note is not null)
            {
                group.InnerHtml.AppendHtml(" <span class=\"note\">").Append(choice.Note).AppendHtml("</span>");
            }

            group.InnerHtml.AppendHtml("</label></div>");
        }

        return group;
    }

    private static TagBuilder Hidden(string name, string? value)
    {
        var hidden = new TagBuilder("input") { TagRenderMode = TagRenderMode.SelfClosing };
        hidden.Attributes["type"] = "hidden";
        hidden.Attributes["name"] = name;
        hidden.Attributes["value"] = value ?? "";
        return hidden;
    }
}

using System.Globalization;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace IsmsRoles.Web.TagHelpers;

/// <summary>A choice with a sentence under it, for the radios and checkboxes of <see cref="FieldTagHelper"/>.</summary>
public sealed class HintedItem : SelectListItem
{
    public HintedItem(string text, string value, string? hint = null)
        : base(text, value) => Hint = hint;

    public string? Hint { get; }
}

/// <summary>
/// One form field with everything it needs: label, hint, control, and the error beside it, joined by
/// aria-describedby. What was typed is shown again after a refusal. Attributes it does not know (autocomplete,
/// inputmode, maxlength …) go to the control. Types: text (also email, tel, url, search, number), password, date,
/// textarea, select, radios, checkboxes, checkbox, file.
/// </summary>
[HtmlTargetElement("field", Attributes = "for")]
public sealed class FieldTagHelper(IHtmlGenerator generator) : TagHelper
{
    [ViewContext]
    [HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    public ModelExpression For { get; set; } = null!;

    public string? Label { get; set; }

    public string? Hint { get; set; }

    /// <summary>Left out, it follows the property: a date, a number, a checkbox, a select where there are items.</summary>
    public string? Type { get; set; }

    public IEnumerable<SelectListItem>? Items { get; set; }

    /// <summary>First choice of a select, meaning none: "Everyone", "Choose a role".</summary>
    public string? Blank { get; set; }

    public int Rows { get; set; } = 3;

    /// <summary>short, medium or wide; a field is as wide as its usual answer.</summary>
    public string Width { get; set; } = "";

    /// <summary>Adds "(optional)" to the label. Required is the rule, so only the exception is marked.</summary>
    public bool Optional { get; set; }

    /// <summary>Text set after the control, such as a unit.</summary>
    public string? Suffix { get; set; }

    private string Name => ViewContext.ViewData.TemplateInfo.GetFullHtmlFieldName(For.Name);

    private string Id => TagBuilder.CreateSanitizedId(Name, "_");

    private string LabelText => Label ?? For.Metadata.DisplayName ?? For.Metadata.Name ?? For.Name;

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var kind = Type ?? KindOfProperty();
        var below = await output.GetChildContentAsync();
        var attributes = output.Attributes.Where(a => a.Name != "class").ToDictionary(a => a.Name, a => (object?)a.Value);
        output.Attributes.Clear();
        var invalid = ViewContext.ViewData.ModelState.GetFieldValidationState(Name) == ModelValidationState.Invalid;
        var group = kind is "radios" or "checkboxes";

        attributes["aria-describedby"] = $"{(Hint is null ? "" : Id + "-hint ")}{Id}-error";
        if (invalid && !group)
        {
            attributes["aria-invalid"] = "true";
        }

        output.TagName = group ? "fieldset" : "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", $"field field-{kind} {(invalid ? "field-wrong" : "")}".TrimEnd());
        if (group)
        {
            output.Attributes.SetAttribute("aria-describedby", attributes["aria-describedby"]);
            attributes.Remove("aria-describedby");
        }

        if (kind != "checkbox")
        {
            output.Content.AppendHtml(Heading(group));
            AppendHint(output.Content);
            output.Content.AppendHtml(ErrorBeside(generator, ViewContext, For.ModelExplorer, For.Name, Id));
            output.Content.AppendHtml(Control(kind, attributes));
        }
        else
        {
            output.Content.AppendHtml(ErrorBeside(generator, ViewContext, For.ModelExplorer, For.Name, Id));
            var check = new TagBuilder("div");
            check.AddCssClass("check");
            check.InnerHtml.AppendHtml(Control(kind, attributes)).AppendHtml(Heading(false));
            output.Content.AppendHtml(check);
            AppendHint(output.Content);
        }

        if (!below.IsEmptyOrWhiteSpace)
        {
            output.Content.AppendHtml("<div class=\"field-below\">").AppendHtml(below).AppendHtml("</div>");
        }
    }

    /// <summary>The error beside a field: always there, so that the script has a place for it, and hidden while empty.</summary>
    internal static IHtmlContent ErrorBeside(
        IHtmlGenerator generator, ViewContext view, ModelExplorer? explorer, string expression, string id)
    {
        var error = new TagBuilder("div");
        error.AddCssClass("field-error");
        error.Attributes["id"] = id + "-error";
        error.InnerHtml.AppendHtml(Icons.Draw("alert"));
        error.InnerHtml.AppendHtml("<span class=\"visually-hidden\">Error: </span>");
        error.InnerHtml.AppendHtml(generator.GenerateValidationMessage(view, explorer, expression, null, "span", null));
        return error;
    }

    private string KindOfProperty()
    {
        var type = For.Metadata.UnderlyingOrModelType;
        return Items is not null ? "select"
            : type == typeof(bool) ? "checkbox"
            : type == typeof(DateOnly) ? "date"
            : type == typeof(IFormFile) ? "file"
            : type == typeof(int) || type == typeof(long) ? "number"
            : "text";
    }

    private TagBuilder Heading(bool group)
    {
        var heading = new TagBuilder(group ? "legend" : "label");
        heading.AddCssClass("field-label");
        if (!group)
        {
            heading.Attributes["for"] = Id;
        }

        heading.InnerHtml.Append(LabelText);
        if (Optional)
        {
            heading.InnerHtml.AppendHtml(" <span class=\"field-optional\">(optional)</span>");
        }

        return heading;
    }

    private void AppendHint(TagHelperContent content)
    {
        if (Hint is not null)
        {
            content.AppendHtml($"<div class=\"field-hint\" id=\"{Id}-hint\">").Append(Hint).AppendHtml("</div>");
        }
    }

    private IHtmlContent Control(string kind, Dictionary<string, object?> attributes)
    {
        attributes["class"] = kind switch
        {
            "select" => "form-select",
            "checkbox" => "form-check-input",
            _ => "form-control",
        } + (Width.Length > 0 ? $" width-{Width}" : "");

        var explorer = For.ModelExplorer;
        switch (kind)
        {
            case "textarea":
                return generator.GenerateTextArea(ViewContext, explorer, For.Name, Rows, 0, attributes);
            case "select":
                return generator.GenerateSelect(ViewContext, explorer, Blank, For.Name, Items ?? [], Chosen(false), false, attributes);
            case "checkbox":
                // What was sent may be neither yes nor no, on which the generator would fail; the error beside the field stays.
                if (ViewContext.ViewData.ModelState.TryGetValue(Name, out var sent) && sent.ValidationState == ModelValidationState.Invalid)
                {
                    sent.RawValue = For.Model is true ? "true" : "false";
                }

                var box = new HtmlContentBuilder();
                box.AppendHtml(generator.GenerateCheckBox(ViewContext, explorer, For.Name, null, attributes));
                return box.AppendHtml(generator.GenerateHiddenForCheckbox(ViewContext, explorer, For.Name));
            case "radios" or "checkboxes":
                return Choices(kind == "radios", attributes);
            case "password":
                return generator.GeneratePassword(ViewContext, explorer, For.Name, null, attributes);
            case "file":
                attributes["type"] = "file";
                return generator.GenerateTextBox(ViewContext, explorer, For.Name, null, null, attributes);
            default:
                attributes["type"] = kind;
                var format = kind == "date" ? "{0:yyyy-MM-dd}" : null;
                IHtmlContent box1 = generator.GenerateTextBox(ViewContext, explorer, For.Name, For.Model, format, attributes);
                return Suffix is null ? box1 : new HtmlContentBuilder()
                    .AppendHtml("<div class=\"with-suffix\">").AppendHtml(box1)
                    .AppendHtml("<span>").Append(Suffix).AppendHtml("</span></div>");
        }
    }

    private ICollection<string>? Chosen(bool several) =>
        generator.GetCurrentValues(ViewContext, For.ModelExplorer, For.Name, several);

    private HtmlContentBuilder Choices(bool radios, Dictionary<string, object?> attributes)
    {
        var chosen = Chosen(!radios) ?? [];
        var content = new HtmlContentBuilder();
        var number = 0;
        foreach (var item in Items ?? [])
        {
            // The first carries the field's id, so that the error summary's link lands on it.
            var id = number == 0 ? Id : Id + "-" + number.ToString(CultureInfo.InvariantCulture);
            var hint = (item as HintedItem)?.Hint;
            var input = new TagBuilder("input") { TagRenderMode = TagRenderMode.SelfClosing };
            input.MergeAttributes(attributes);
            input.Attributes["type"] = radios ? "radio" : "checkbox";
            input.Attributes["class"] = "form-check-input";
            input.Attributes["id"] = id;
            input.Attributes["name"] = Name;
            input.Attributes["value"] = item.Value;
            if (chosen.Contains(item.Value) || item.Selected)
            {
                input.Attributes["checked"] = "checked";
            }

            if (hint is not null)
            {
                input.Attributes["aria-describedby"] = id + "-hint";
            }

            content.AppendHtml("<div class=\"check\">").AppendHtml(input)
                .AppendHtml($"<label for=\"{id}\">").Append(item.Text).AppendHtml("</label>");
            if (hint is not null)
            {
                content.AppendHtml($"<div class=\"field-hint\" id=\"{id}-hint\">").Append(hint).AppendHtml("</div>");
            }

            content.AppendHtml("</div>");
            number++;
        }

        return content;
    }
}

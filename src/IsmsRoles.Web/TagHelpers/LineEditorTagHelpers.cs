using System.Collections;
using System.Globalization;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace IsmsRoles.Web.TagHelpers;

/// <summary>One control of each line in a <see cref="LineEditorTagHelper"/>; put the line's main text first.</summary>
[HtmlTargetElement("line-column", ParentTag = "line-editor", TagStructure = TagStructure.WithoutEndTag)]
public sealed class LineColumnTagHelper : TagHelper
{
    /// <summary>The property of the line's class: "Text", "Reference".</summary>
    public string Field { get; set; } = "";

    public string Label { get; set; } = "";

    /// <summary>Given, the control is a select.</summary>
    public IEnumerable<SelectListItem>? Items { get; set; }

    public string? Blank { get; set; }

    public bool Hidden { get; set; }

    /// <summary>Shows the label above the line's main text too, where the list's own label does not name it.</summary>
    public bool ShowLabel { get; set; }

    /// <summary>short or wide; empty is in between.</summary>
    public string Width { get; set; } = "";

    /// <summary>Id of a <c>datalist</c> in the page whose values are suggested while one types.</summary>
    public string? Suggestions { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        ((List<LineColumnTagHelper>)context.Items[typeof(LineEditorTagHelper)]).Add(this);
        output.SuppressOutput();
    }
}

/// <summary>
/// An ordered list that is edited in place, such as a role's responsibilities. Fields are named
/// <c>Input.Lines[0].Text</c>. With script: Enter adds a line, Alt+Up and Alt+Down move it, Backspace in an empty
/// one removes it, a pasted block becomes one line each. Without script each button posts the form with
/// <c>op</c>, which <see cref="LineOps"/> understands.
/// </summary>
[HtmlTargetElement("line-editor", Attributes = "for")]
public sealed class LineEditorTagHelper(IHtmlGenerator generator) : TagHelper
{
    [ViewContext]
    [HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    public ModelExpression For { get; set; } = null!;

    public string Label { get; set; } = "";

    public string? Hint { get; set; }

    /// <summary>One line in a word, lower case: "responsibility".</summary>
    public string Item { get; set; } = "line";

    private string Article => Item.Length > 0 && "aeiou".Contains(Item[0], StringComparison.Ordinal) ? "an" : "a";

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var columns = new List<LineColumnTagHelper>();
        context.Items[typeof(LineEditorTagHelper)] = columns;
        await output.GetChildContentAsync();

        var name = ViewContext.ViewData.TemplateInfo.GetFullHtmlFieldName(For.Name);
        var id = TagBuilder.CreateSanitizedId(name, "_");
        var count = (For.Model as ICollection)?.Count ?? 0;

        output.TagName = "fieldset";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "field line-editor");
        output.Attributes.SetAttribute("id", id);
        output.Attributes.SetAttribute("tabindex", "-1");
        output.Attributes.SetAttribute("data-line-editor", name);
        output.Attributes.SetAttribute("data-item", Item);
        output.Attributes.SetAttribute("aria-describedby", $"{id}-hint {id}-error");

        var content = output.Content;
        content.AppendHtml("<legend class=\"field-label\">").Append(Label).AppendHtml("</legend>");
        // Enter in any one-line field presses the form's first button: let that be a plain save, not "Move up".
        content.AppendHtml("<button type=\"submit\" class=\"visually-hidden\" tabindex=\"-1\" aria-hidden=\"true\">Save</button>");
        content.AppendHtml($"<div class=\"field-hint\" id=\"{id}-hint\">").Append(Hint ?? "");
        content.AppendHtml("<span class=\"only-script\"> <kbd>Enter</kbd> adds a line, <kbd>Alt</kbd> with <kbd>↑</kbd> or <kbd>↓</kbd> moves it, <kbd>Backspace</kbd> in an empty line removes it.</span></div>");
        content.AppendHtml(FieldTagHelper.ErrorBeside(generator, ViewContext, For.ModelExplorer, For.Name, id));
        content.AppendHtml("<ol class=\"lines\">");
        for (var index = 0; index < Math.Max(count, 1); index++)
        {
            content.AppendHtml(Line(columns, name, index, last: Math.Max(count, 1) - 1));
        }

        content.AppendHtml("</ol>");
        content.AppendHtml(Button("add", name, Math.Max(count, 1), $"Add {Article} {Item}", "plus", "btn btn-secondary btn-sm line-add", showText: true));
        content.AppendHtml("<div class=\"visually-hidden\" role=\"status\" data-line-status></div>");
    }

    private TagBuilder Line(List<LineColumnTagHelper> columns, string name, int index, int last)
    {
        var line = new TagBuilder("li");
        line.AddCssClass("line");
        var fields = new TagBuilder("div");
        fields.AddCssClass("line-fields");
        foreach (var column in columns)
        {
            fields.InnerHtml.AppendHtml(Cell(column, name, index, main: column == columns[0]));
        }

        var words = $"{Item} {index + 1}";
        var tools = new TagBuilder("div");
        tools.AddCssClass("line-tools");
        tools.InnerHtml
            .AppendHtml(Button("up", name, index, $"Move {words} up", "up", "btn btn-quiet", disabled: index == 0))
            .AppendHtml(Button("down", name, index, $"Move {words} down", "down", "btn btn-quiet", disabled: index == last))
            .AppendHtml(Button("remove", name, index, $"Remove {words}", "cross", "btn btn-quiet"));
        line.InnerHtml.AppendHtml(fields).AppendHtml(tools);
        return line;
    }

    private TagBuilder Cell(LineColumnTagHelper column, string name, int index, bool main)
    {
        var expression = $"{For.Name}[{index}].{column.Field}";
        var fullName = $"{name}[{index}].{column.Field}";
        var id = TagBuilder.CreateSanitizedId(fullName, "_");
        var value = Value(fullName, column.Field, index);
        var cell = new TagBuilder("div");
        cell.AddCssClass(column.Hidden ? "d-none" : main ? "line-main" : $"line-extra {(column.Width.Length > 0 ? "line-" + column.Width : "")}".TrimEnd());

        TagBuilder control;
        if (column.Items is not null)
        {
            control = new TagBuilder("select");
            control.AddCssClass("form-select");
            if (column.Blank is not null)
            {
                control.InnerHtml.AppendHtml(Option(column.Blank, "", value));
            }

            foreach (var item in column.Items)
            {
                control.InnerHtml.AppendHtml(Option(item.Text, item.Value, value));
            }
        }
        else if (main)
        {
            control = new TagBuilder("textarea");
            control.AddCssClass("form-control");
            control.Attributes["rows"] = "1";
            // A browser drops one line break after the tag, so a text beginning with one would lose it.
            control.InnerHtml.AppendHtml("\n").Append(value ?? "");
        }
        else
        {
            control = new TagBuilder("input") { TagRenderMode = TagRenderMode.SelfClosing };
            control.AddCssClass("form-control");
            control.Attributes["type"] = column.Hidden ? "hidden" : "text";
            control.Attributes["value"] = value ?? "";
            if (column.Suggestions is not null)
            {
                control.Attributes["list"] = column.Suggestions;
            }
        }

        control.Attributes["id"] = id;
        control.Attributes["name"] = fullName;
        control.Attributes["data-line-field"] = column.Field;
        if (column.Hidden)
        {
            cell.InnerHtml.AppendHtml(control);
            return cell;
        }

        control.Attributes["aria-label"] = $"{column.Label} {index + 1}";
        control.Attributes["data-label"] = column.Label;
        control.Attributes["aria-describedby"] = id + "-error";
        if (ViewContext.ViewData.ModelState.TryGetValue(fullName, out var entry) && entry.Errors.Count > 0)
        {
            control.Attributes["aria-invalid"] = "true";
            control.AddCssClass("input-validation-error");
        }

        if (!main || column.ShowLabel)
        {
            cell.InnerHtml.AppendHtml("<span class=\"line-label\" aria-hidden=\"true\">").Append(column.Label).AppendHtml("</span>");
        }

        cell.InnerHtml.AppendHtml(FieldTagHelper.ErrorBeside(generator, ViewContext, null, expression, id)).AppendHtml(control);
        return cell;
    }

    private string? Value(string fullName, string field, int index)
    {
        if (ViewContext.ViewData.ModelState.TryGetValue(fullName, out var entry) && entry.AttemptedValue is { } typed)
        {
            return typed;
        }

        var line = (For.Model as IList)?.Count > index ? ((IList)For.Model)[index] : null;
        var value = line?.GetType().GetProperty(field)?.GetValue(line);
        return Convert.ToString(value, CultureInfo.InvariantCulture);
    }

    private static TagBuilder Option(string text, string? value, string? chosen)
    {
        var option = new TagBuilder("option");
        option.Attributes["value"] = value;
        option.InnerHtml.Append(text);
        if (string.Equals(value ?? "", chosen ?? "", StringComparison.Ordinal))
        {
            option.Attributes["selected"] = "selected";
        }

        return option;
    }

    private static TagBuilder Button(
        string op, string name, int index, string words, string icon, string css, bool disabled = false, bool showText = false)
    {
        var button = new TagBuilder("button");
        button.Attributes["type"] = "submit";
        button.Attributes["name"] = LineOps.FieldName;
        button.Attributes["value"] = $"{op}:{name}:{index}";
        button.Attributes["class"] = css;
        button.Attributes["formnovalidate"] = "formnovalidate";
        button.Attributes["data-line-op"] = op;
        if (disabled)
        {
            button.Attributes["disabled"] = "disabled";
        }

        button.InnerHtml.AppendHtml(Icons.Draw(icon));
        if (showText)
        {
            button.InnerHtml.Append(words);
        }
        else
        {
            button.Attributes["aria-label"] = words;
            button.Attributes["title"] = words;
        }

        return button;
    }
}

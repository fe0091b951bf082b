using System.Globalization;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace IsmsRoles.Web.TagHelpers;

/// <summary>Shows a calendar day: <c>&lt;day value="role.From" /&gt;</c>. A missing day shows <c>empty</c>.</summary>
[HtmlTargetElement("day", TagStructure = TagStructure.WithoutEndTag)]
public sealed class DayTagHelper : TagHelper
{
    public DateOnly? Value { get; set; }

    /// <summary>"3 Mar 2026" for tables.</summary>
    public bool Brief { get; set; }

    public string Empty { get; set; } = "—";

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagMode = TagMode.StartTagAndEndTag;
        if (Value is not { } day)
        {
            output.TagName = null;
            output.Content.SetContent(Empty);
            return;
        }

        output.TagName = "time";
        output.Attributes.SetAttribute("datetime", day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        output.Content.SetContent(Brief ? DateWords.ShortDay(day) : DateWords.Day(day));
    }
}

/// <summary>Shows a UTC moment on the organisation's wall clock, with its zone: <c>&lt;moment value="e.At" /&gt;</c>.</summary>
[HtmlTargetElement("moment", TagStructure = TagStructure.WithoutEndTag)]
public sealed class MomentTagHelper(IOrganisationTime time) : TagHelper
{
    /// <summary>UTC, whatever its <see cref="DateTime.Kind"/> says: databases lose the kind.</summary>
    public DateTime? Value { get; set; }

    public string Empty { get; set; } = "—";

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagMode = TagMode.StartTagAndEndTag;
        if (Value is not { } value)
        {
            output.TagName = null;
            output.Content.SetContent(Empty);
            return;
        }

        var utc = DateTime.SpecifyKind(value, DateTimeKind.Utc);
        output.TagName = "time";
        output.Attributes.SetAttribute("datetime", utc.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
        output.Content.SetContent(DateWords.Moment(utc, time));
    }
}

using Microsoft.AspNetCore.Razor.TagHelpers;

namespace IsmsRoles.Web.TagHelpers;

/// <summary>Every state the product shows, each with one word, one icon and one colour everywhere.</summary>
public enum Badge
{
    InForce,
    Changed,
    NeverSigned,
    Vacant,
    Draft,
    Submitted,
    Returned,
    Withdrawn,
    Superseded,
    Revoked,
    Retired,
    Ended,
    Planned,
    Open,
    Closed,
    Left,
    Abolished,
    Create,
    Update,
    Unchanged,
    Refused,
    Holder,
    Deputy,
    Acting,
    Overdue,
    DueToday,
    DueSoon,
    UpToDate,
}

/// <summary>
/// Shows a state as icon and word: <c>&lt;state-badge state="Changed" version="3" /&gt;</c> reads
/// "Changed since version 3". <c>text</c> replaces the words where a page needs its own.
/// </summary>
[HtmlTargetElement("state-badge", TagStructure = TagStructure.WithoutEndTag)]
public sealed class StateBadgeTagHelper : TagHelper
{
    public Badge State { get; set; }

    /// <summary>The version the state is told from, for <see cref="Badge.Changed"/> and <see cref="Badge.InForce"/>.</summary>
    public int? Version { get; set; }

    public string? Text { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var (words, icon, tone) = Look();
        output.TagName = "span";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", $"state state-{tone}");
        output.Content.SetHtmlContent(Icons.Draw(icon)).Append(string.IsNullOrEmpty(Text) ? words : Text);
    }

    private (string Words, string Icon, string Tone) Look() => State switch
    {
        Badge.InForce => (Version is { } n ? $"In force since version {n}" : "In force", "check", "good"),
        Badge.Changed => (Version is { } n ? $"Changed since version {n}" : "Changed", "changed", "changed"),
        Badge.NeverSigned => ("Never signed", "ring", "unsigned"),
        Badge.Vacant => ("Vacant", "alert", "bad"),
        Badge.Draft => ("Draft", "ring", "unsigned"),
        Badge.Submitted => ("Submitted", "clock", "info"),
        Badge.Returned => ("Returned", "back", "bad"),
        Badge.Withdrawn => ("Withdrawn", "cross", "quiet"),
        Badge.Superseded => ("Superseded", "stack", "quiet"),
        Badge.Revoked => ("Revoked", "cross", "bad"),
        Badge.Retired => ("Retired", "dash", "quiet"),
        Badge.Ended => ("Ended", "dash", "quiet"),
        Badge.Planned => ("Planned", "clock", "info"),
        Badge.Open => ("Open", "check", "good"),
        Badge.Closed => ("Closed", "lock", "quiet"),
        Badge.Left => ("Left", "dash", "quiet"),
        Badge.Abolished => ("Abolished", "dash", "quiet"),
        Badge.Create => ("Create", "plus", "good"),
        Badge.Update => ("Update", "changed", "changed"),
        Badge.Unchanged => ("Unchanged", "dash", "quiet"),
        Badge.Refused => ("Refused", "cross", "bad"),
        Badge.Holder => ("Holder", "person", "plain"),
        Badge.Deputy => ("Deputy", "person", "plain"),
        Badge.Acting => ("Acting", "clock", "plain"),
        Badge.Overdue => ("Overdue", "alert", "bad"),
        Badge.DueToday => ("Due today", "clock", "changed"),
        Badge.DueSoon => ("Due soon", "clock", "info"),
        Badge.UpToDate => ("Up to date", "check", "good"),
        _ => throw new InvalidOperationException($"No words for the state {State}."),
    };
}

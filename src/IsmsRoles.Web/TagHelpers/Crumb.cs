namespace IsmsRoles.Web.TagHelpers;

/// <summary>One link of the trail above a page's title; put an array of them in <c>ViewData["Trail"]</c>.</summary>
public sealed record Crumb(string Text, string Href);

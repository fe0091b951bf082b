using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace IsmsRoles.Web.TagHelpers;

/// <summary>Addresses are written from the application's own root, "/roles"; under a path prefix that is "/isms/roles".</summary>
public static class Addresses
{
    /// <returns>The address as a browser must ask for it; unchanged where it is not written from the application's root.</returns>
    public static string Under(PathString prefix, string address) =>
        prefix.HasValue && IsRooted(address) ? prefix.ToUriComponent() + address : address;

    private static bool IsRooted(string address) => address is ['/'] or ['/', not ('/' or '\\'), ..];
}

/// <summary>Puts the path prefix before every address in a page that is written from the application's root.</summary>
[HtmlTargetElement("a", Attributes = "href")]
[HtmlTargetElement("form", Attributes = "action")]
[HtmlTargetElement("button", Attributes = "formaction")]
[HtmlTargetElement("*", Attributes = "data-refresh")]
public sealed class AddressTagHelper : TagHelper
{
    private static readonly string[] Names = ["href", "action", "formaction", "data-refresh"];

    // Before "~/" is resolved, so that nothing gets the prefix twice.
    public override int Order => int.MinValue;

    [ViewContext]
    [HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var prefix = ViewContext.HttpContext.Request.PathBase;
        if (!prefix.HasValue)
        {
            return;
        }

        foreach (var name in Names)
        {
            if (context.AllAttributes.TryGetAttribute(name, out var attribute))
            {
                switch (attribute.Value)
                {
                    case HtmlString { Value: { } encoded }:
                        Set(output, name, encoded, Addresses.Under(prefix, encoded), address => new HtmlString(address));
                        break;
                    case string address:
                        Set(output, name, address, Addresses.Under(prefix, address), prefixed => prefixed);
                        break;
                }
            }
        }
    }

    private static void Set(TagHelperOutput output, string name, string address, string prefixed, Func<string, object> value)
    {
        if (prefixed.Length != address.Length)
        {
            output.Attributes.SetAttribute(name, value(prefixed));
        }
    }
}

using IsmsRoles.Domain.Roles;
using IsmsRoles.Domain.Versions.Content;

namespace IsmsRoles.Web.Pages.Roles;

/// <summary>What stands under an authority's text: "Spend · limit EUR 5,000 · delegated by Top management".</summary>
public static class AuthorityFacts
{
    public static string Of(RegisterSnapshot content, AuthorityContent authority)
    {
        var limits = new[] { authority.Amount is { } amount ? ContentInWords.Money(amount, authority.Currency) : null, authority.Limit };
        var limit = string.Join(", ", limits.Where(l => !string.IsNullOrEmpty(l)));
        var facts = new[]
        {
            authority.Kind.InWords(),
            limit.Length > 0 ? $"limit {limit}" : null,
            authority.DelegatedById is { } by ? $"delegated by {content.Role(by)?.Title ?? "a role that is no longer used"}" : null,
        };
        return string.Join(" · ", facts.Where(f => f is not null));
    }
}

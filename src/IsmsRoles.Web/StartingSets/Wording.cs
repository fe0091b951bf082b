using IsmsRoles.Domain.Roles;

namespace IsmsRoles.Web.StartingSets;

/// <summary>Short forms for writing role texts, so that the files of texts read as texts.</summary>
internal static class Wording
{
    internal const string TopManagementKey = "top-management";

    internal static StartingResponsibility Duty(string text, params string[] references) => new(text, references);

    /// <summary>An authority that top management holds in its own right.</summary>
    internal static StartingAuthority Own(AuthorityKind kind, string text) => new(kind, text, null, null, null, null);

    /// <summary>An authority passed on by another role: without a limit, or with one in words.</summary>
    internal static StartingAuthority May(
        AuthorityKind kind, string text, string? limit = null, string by = TopManagementKey) =>
        new(kind, text, limit, null, null, by);

    /// <summary>An authority to spend up to an amount given in whole euros.</summary>
    internal static StartingAuthority MaySpend(string text, long euros, string by = TopManagementKey) =>
        new(AuthorityKind.Spend, text, null, euros * 100, "EUR", by);
}

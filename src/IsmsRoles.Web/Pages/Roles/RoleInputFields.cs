using IsmsRoles.Domain.Roles;

namespace IsmsRoles.Web.Pages.Roles;

/// <summary>The form's fields in words, for showing two people's values side by side.</summary>
internal static class RoleInputFields
{
    public static IReadOnlyList<(string Field, string Value)> Of(RoleInput input) =>
    [
        ("Title", Trimmed(input.Title)),
        ("Purpose", Trimmed(input.Purpose)),
        ("Responsibilities", Lines(input.Responsibilities.Select(r => Sentence(r.Text, [r.References])))),
        ("Authorities", Lines(input.Authorities.Select(Line))),
        ("Reports to", Trimmed(input.ReportsToId.Text)),
        ("Review every", input.ReviewIntervalMonths is { } months ? $"{months} months" : ""),
    ];

    private static string Line(RoleInput.AuthorityLine line)
    {
        var amount = string.IsNullOrWhiteSpace(line.Amount) ? null : $"{Trimmed(line.Currency).ToUpperInvariant()} {Trimmed(line.Amount)}";
        var by = string.IsNullOrWhiteSpace(line.DelegatedBy) ? null : $"delegated by {Trimmed(line.DelegatedBy)}";
        return Sentence(line.Text, [line.Kind?.InWords(), amount, line.Limit, by]);
    }

    private static string Sentence(string? text, IEnumerable<string?> facts)
    {
        var given = facts.Select(Trimmed).Where(f => f.Length > 0).ToList();
        return string.IsNullOrWhiteSpace(text) || given.Count == 0 ? Trimmed(text) : $"{Trimmed(text)} ({string.Join("; ", given)})";
    }

    private static string Lines(IEnumerable<string> lines) => string.Join('\n', lines.Where(l => l.Length > 0));

    private static string Trimmed(string? text) => text?.ReplaceLineEndings("\n").Trim() ?? "";
}

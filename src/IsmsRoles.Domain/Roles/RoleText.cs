using System.Text.RegularExpressions;

namespace IsmsRoles.Domain.Roles;

/// <summary>Everything that is written about a role and edited as one: what a holder would be asked to accept.</summary>
public sealed record RoleText(
    string? Title,
    string? Purpose,
    int? ReviewIntervalMonths,
    IReadOnlyList<ResponsibilityText> Responsibilities,
    IReadOnlyList<AuthorityText> Authorities);

/// <summary>One sentence a role is accountable for.</summary>
/// <param name="References">Clauses or controls, separated by commas: <c>5.3 b, A.5.24</c>.</param>
public sealed record ResponsibilityText(string? Text, string? References = null);

/// <summary>One decision a role may make on its own.</summary>
/// <param name="Limit">The limit in words, such as "within the approved budget".</param>
/// <param name="Amount">The limit in the currency's minor units (cents), with <paramref name="Currency"/>.</param>
/// <param name="Currency">Three letters, ISO 4217.</param>
/// <param name="DelegatedById">The role that delegated it.</param>
public sealed record AuthorityText(
    AuthorityKind Kind,
    string? Text,
    string? Limit = null,
    long? Amount = null,
    string? Currency = null,
    Guid? DelegatedById = null);

/// <summary>One sentence a role is accountable for, at its place in the role's list.</summary>
public sealed class Responsibility
{
    public const int TextMaxLength = 1000;
    public const int ReferencesMaxLength = 200;

    private Responsibility()
    {
    }

    internal Responsibility(int number) => Number = number;

    /// <summary>Place in the list, from 1.</summary>
    public int Number { get; private init; }

    public string Text { get; private set; } = "";

    /// <summary>Clauses or controls, separated by ", "; empty when none.</summary>
    public string References { get; private set; } = "";

    internal void Write(string text, string references) => (Text, References) = (text, references);
}

/// <summary>One decision a role may make on its own, at its place in the role's list.</summary>
public sealed class Authority
{
    public const int TextMaxLength = 1000;
    public const int LimitMaxLength = 300;

    /// <summary>The largest whole number that JSON keeps exactly everywhere (RFC 8785, appendix D).</summary>
    public const long MaxAmount = 9_007_199_254_740_991;

    private Authority()
    {
    }

    internal Authority(int number) => Number = number;

    /// <summary>Place in the list, from 1.</summary>
    public int Number { get; private init; }

    public AuthorityKind Kind { get; private set; }

    public string Text { get; private set; } = "";

    public string? Limit { get; private set; }

    /// <summary>The limit in minor units of <see cref="Currency"/>, or null.</summary>
    public long? Amount { get; private set; }

    /// <summary>ISO 4217, or null.</summary>
    public string? Currency { get; private set; }

    public Guid? DelegatedById { get; private set; }

    internal void Write(AuthorityText text) =>
        (Kind, Text, Limit, Amount, Currency, DelegatedById) =
        (text.Kind, text.Text!, text.Limit, text.Amount, text.Currency, text.DelegatedById);
}

/// <summary>Checks and cleans what was typed about a role; every refusal names the line it belongs to.</summary>
internal static partial class RoleTextRules
{
    public static RoleText Checked(RoleText typed) => new(
        Text.Required(typed.Title, Role.TitleMaxLength, "Give the role a title.", nameof(RoleText.Title)),
        Text.Optional(typed.Purpose, Role.PurposeMaxLength, nameof(RoleText.Purpose), lines: true),
        typed.ReviewIntervalMonths is null or (>= 1 and <= 60)
            ? typed.ReviewIntervalMonths
            : throw new RuleBrokenException("Review a role at least every 60 months: enter 1 to 60.", nameof(RoleText.ReviewIntervalMonths)),
        [.. typed.Responsibilities.Index().Where(r => !IsEmpty(r.Item)).Select(r => Checked(r.Item, r.Index))],
        [.. typed.Authorities.Index().Where(a => !IsEmpty(a.Item)).Select(a => Checked(a.Item, a.Index))]);

    private static bool IsEmpty(ResponsibilityText r) => string.IsNullOrWhiteSpace(r.Text) && string.IsNullOrWhiteSpace(r.References);

    private static bool IsEmpty(AuthorityText a) => string.IsNullOrWhiteSpace(a.Text) && string.IsNullOrWhiteSpace(a.Limit) && a.Amount is null;

    private static ResponsibilityText Checked(ResponsibilityText typed, int index) => new(
        Text.Required(typed.Text, Responsibility.TextMaxLength, "Say what the role is responsible for, or remove the line.", $"Responsibilities[{index}].Text"),
        References(typed.References, $"Responsibilities[{index}].References"));

    private static string References(string? typed, string field)
    {
        var parts = (typed ?? "").Split([',', ';'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        foreach (var part in parts)
        {
            if (!Reference().IsMatch(part))
            {
                throw new RuleBrokenException($"“{part}” is not a clause such as 5.3 b or a control such as A.5.24.", field);
            }
        }

        return Text.Optional(string.Join(", ", parts.Distinct()), Responsibility.ReferencesMaxLength, field) ?? "";
    }

    private static AuthorityText Checked(AuthorityText typed, int index)
    {
        var field = $"Authorities[{index}].";
        if (!Enum.IsDefined(typed.Kind))
        {
            throw new RuleBrokenException("Choose the kind of decision.", field + "Kind");
        }

        if (typed.Amount is < 0 or > Authority.MaxAmount)
        {
            throw new RuleBrokenException("An amount cannot be negative or larger than 90 trillion.", field + "Amount");
        }

        var currency = typed.Currency?.Trim().ToUpperInvariant();
        if (typed.Amount is not null && (currency is null || !Iso4217().IsMatch(currency)))
        {
            throw new RuleBrokenException("Give the amount's currency as three letters, such as EUR.", field + "Currency");
        }

        return typed with
        {
            Text = Text.Required(typed.Text, Authority.TextMaxLength, "Say what the role may decide, or remove the line.", field + "Text"),
            Limit = Text.Optional(typed.Limit, Authority.LimitMaxLength, field + "Limit"),
            Currency = typed.Amount is null ? null : currency,
        };
    }

    [GeneratedRegex(@"^(A\.[0-9]{1,2}(\.[0-9]{1,2})?|[0-9]{1,2}(\.[0-9]{1,2}){0,2}( ?[a-z]\)?)?)$", RegexOptions.CultureInvariant)]
    private static partial Regex Reference();

    [GeneratedRegex("^[A-Z]{3}$")]
    private static partial Regex Iso4217();
}

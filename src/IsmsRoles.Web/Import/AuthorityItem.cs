using IsmsRoles.Domain.Roles;

namespace IsmsRoles.Web.Import;

/// <summary>One authority. Its kind is stated ("Stop or suspend: any release"), or guessed by its first word.</summary>
public sealed record AuthorityItem(string Text, AuthorityKind Kind, bool KindStated)
{
    private static readonly Dictionary<string, AuthorityKind> FirstWords = new(StringComparer.OrdinalIgnoreCase)
    {
        ["require"] = AuthorityKind.RequireCompliance,
        ["enforce"] = AuthorityKind.RequireCompliance,
        ["mandate"] = AuthorityKind.RequireCompliance,
        ["escalate"] = AuthorityKind.EscalateToTopManagement,
        ["request"] = AuthorityKind.RequestResources,
        ["approve"] = AuthorityKind.ApproveOrAcceptRisk,
        ["accept"] = AuthorityKind.ApproveOrAcceptRisk,
        ["stop"] = AuthorityKind.StopOrSuspend,
        ["suspend"] = AuthorityKind.StopOrSuspend,
        ["halt"] = AuthorityKind.StopOrSuspend,
        ["block"] = AuthorityKind.StopOrSuspend,
        ["disconnect"] = AuthorityKind.StopOrSuspend,
        ["isolate"] = AuthorityKind.StopOrSuspend,
        ["spend"] = AuthorityKind.Spend,
        ["purchase"] = AuthorityKind.Spend,
        ["buy"] = AuthorityKind.Spend,
    };

    public static AuthorityItem Parse(string item)
    {
        foreach (var kind in Enum.GetValues<AuthorityKind>())
        {
            var label = kind.InWords() + ":";
            if (item.StartsWith(label, StringComparison.OrdinalIgnoreCase) && item.Length > label.Length + 1)
            {
                return new(item[label.Length..].Trim(), kind, KindStated: true);
            }
        }

        return new(item, FirstWords.GetValueOrDefault(item.Split(' ', 2)[0]), KindStated: false);
    }

    /// <summary>The form that <see cref="Parse"/> reads back with its kind.</summary>
    public override string ToString() => $"{Kind.InWords()}: {Text}";
}

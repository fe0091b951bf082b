namespace IsmsRoles.Web.Import;

/// <summary>The kinds of authority a role may have, as an import can tell them.</summary>
public enum ImportedAuthorityKind
{
    Other,
    RequireCompliance,
    EscalateToTopManagement,
    RequestResources,
    ApproveOrAcceptRisk,
    StopOrSuspend,
    Spend,
}

/// <summary>One authority. Its kind is stated ("Stop or suspend: any release"), or guessed by its first word.</summary>
public sealed record AuthorityText(string Text, ImportedAuthorityKind Kind, bool KindStated)
{
    private static readonly (ImportedAuthorityKind Kind, string Label, string[] Verbs)[] Kinds =
    [
        (ImportedAuthorityKind.RequireCompliance, "Require compliance", ["require", "enforce", "instruct", "mandate"]),
        (ImportedAuthorityKind.EscalateToTopManagement, "Escalate to top management", ["escalate"]),
        (ImportedAuthorityKind.RequestResources, "Request resources", ["request"]),
        (ImportedAuthorityKind.ApproveOrAcceptRisk, "Approve or accept risk", ["approve", "approves", "accept", "accepts"]),
        (ImportedAuthorityKind.StopOrSuspend, "Stop or suspend", ["stop", "stops", "suspend", "halt", "block", "disconnect", "isolate"]),
        (ImportedAuthorityKind.Spend, "Spend", ["spend", "purchase", "buy"]),
        (ImportedAuthorityKind.Other, "Other", []),
    ];

    public static AuthorityText Parse(string item)
    {
        foreach (var (kind, label, _) in Kinds)
        {
            if (item.StartsWith(label + ":", StringComparison.OrdinalIgnoreCase) && item.Length > label.Length + 2)
            {
                return new(item[(label.Length + 1)..].Trim(), kind, KindStated: true);
            }
        }

        var verb = item.Split(' ', 2)[0].ToLowerInvariant();
        return new(item, Kinds.FirstOrDefault(k => k.Verbs.Contains(verb)).Kind, KindStated: false);
    }

    /// <summary>The form that <see cref="Parse"/> reads back with its kind.</summary>
    public override string ToString() => $"{Kinds.First(k => k.Kind == Kind).Label}: {Text}";
}

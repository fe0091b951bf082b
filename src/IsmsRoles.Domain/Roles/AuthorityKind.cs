namespace IsmsRoles.Domain.Roles;

/// <summary>What kind of decision an authority is (ISO/IEC 27001:2022, 5.3).</summary>
public enum AuthorityKind
{
    Other,
    RequireCompliance,
    EscalateToTopManagement,
    RequestResources,
    ApproveOrAcceptRisk,
    StopOrSuspend,
    Spend,
}

public static class AuthorityKinds
{
    public static string InWords(this AuthorityKind kind) => kind switch
    {
        AuthorityKind.RequireCompliance => "Require compliance",
        AuthorityKind.EscalateToTopManagement => "Escalate to top management",
        AuthorityKind.RequestResources => "Request resources",
        AuthorityKind.ApproveOrAcceptRisk => "Approve or accept risk",
        AuthorityKind.StopOrSuspend => "Stop or suspend",
        AuthorityKind.Spend => "Spend",
        _ => "Other",
    };
}

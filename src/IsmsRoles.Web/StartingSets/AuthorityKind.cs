namespace IsmsRoles.Web.StartingSets;

/// <summary>What sort of decision an authority is (DESIGN.md, section 1).</summary>
public enum AuthorityKind
{
    /// <summary>To make others follow a rule.</summary>
    RequireCompliance,

    /// <summary>To put a matter before top management, past anyone in between.</summary>
    EscalateToTopManagement,

    /// <summary>To ask for people, time or money and get an answer.</summary>
    RequestResources,

    /// <summary>To approve a risk's treatment or accept what remains of it.</summary>
    ApproveOrAcceptRisk,

    /// <summary>To stop or suspend a system, a change, access or work.</summary>
    StopOrSuspend,

    /// <summary>To commit the organisation's money.</summary>
    Spend,

    /// <summary>Any other decision.</summary>
    Other,
}

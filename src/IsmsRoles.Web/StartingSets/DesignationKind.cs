namespace IsmsRoles.Web.StartingSets;

/// <summary>A duty that ISO/IEC 27001:2022 names and that is pointed at exactly one role.</summary>
public enum DesignationKind
{
    /// <summary>Top management of the ISMS scope (clause 5.1).</summary>
    TopManagement,

    /// <summary>Keeping the ISMS in conformity (clause 5.3 a).</summary>
    IsmsConformity,

    /// <summary>Reporting ISMS performance to top management (clause 5.3 b).</summary>
    PerformanceReporting,

    /// <summary>Internal audit (clause 9.2).</summary>
    InternalAudit,

    /// <summary>The contact to whom incidents are reported (A.5.24, A.6.8).</summary>
    IncidentContact,

    /// <summary>The baseline duties of all staff, externals included (A.6.2, A.6.3).</summary>
    Everyone,
}

using IsmsRoles.Domain.Audit.Events;

namespace IsmsRoles.Domain.Roles;

/// <summary>A duty the standard names, pointed at exactly one role.</summary>
public enum DesignationKind
{
    TopManagement,

    /// <summary>5.3 a: the ISMS conforms to the standard.</summary>
    IsmsConformity,

    /// <summary>5.3 b: reporting ISMS performance to top management.</summary>
    PerformanceReporting,

    /// <summary>9.2: internal audit.</summary>
    InternalAudit,

    /// <summary>A.6.8: whom people tell about an incident.</summary>
    IncidentContact,

    /// <summary>The baseline duties of all staff, externals included.</summary>
    Everyone,
}

public static class DesignationKinds
{
    public static IReadOnlyList<DesignationKind> All { get; } = Enum.GetValues<DesignationKind>();

    public static string InWords(this DesignationKind kind) => kind switch
    {
        DesignationKind.TopManagement => "Top management",
        DesignationKind.IsmsConformity => "ISMS conformity (5.3 a)",
        DesignationKind.PerformanceReporting => "Reporting ISMS performance (5.3 b)",
        DesignationKind.InternalAudit => "Internal audit (9.2)",
        DesignationKind.IncidentContact => "Incident contact (A.6.8)",
        _ => "Everyone (baseline duties)",
    };
}

/// <summary>Which role carries a duty the standard names.</summary>
public sealed class Designation : Entity
{
    private Designation()
    {
    }

    public Designation(DesignationKind kind, Role role)
    {
        RefuseIfRetired(role);
        Kind = kind;
        RoleId = role.Id;
        Raise(new RoleDesignated(role.Id, kind, null, role.Title));
    }

    public DesignationKind Kind { get; private init; }

    public Guid RoleId { get; private set; }

    /// <summary>Points the duty at another role. It counts once signed (rule 9).</summary>
    public void PointAt(Role role, string? formerTitle)
    {
        RefuseIfRetired(role);
        if (role.Id != RoleId)
        {
            RoleId = role.Id;
            Raise(new RoleDesignated(role.Id, Kind, formerTitle, role.Title));
        }
    }

    private static void RefuseIfRetired(Role role)
    {
        if (role.IsRetired)
        {
            throw new RuleBrokenException($"{role.Title} is retired. Choose a role that is used.", "RoleId");
        }
    }
}

namespace IsmsRoles.Web.StartingSets;

/// <summary>Seventeen roles with duties kept apart, for organisations with departments of their own.</summary>
internal static partial class LargerOrganisation
{
    private const string Committee = "isms-steering-committee";
    private const string Manager = "isms-manager";

    internal static StartingSet Set => new(
        "larger-organisation",
        "Larger organisation",
        "Seventeen roles with conflicting duties kept apart, for organisations with departments and a steering committee.",
        [
            TopManagement,
            SteeringCommittee,
            IsmsManager,
            InformationSecurityOfficer,
            RiskOwner,
            AssetOwner,
            InternalAuditor,
            IncidentManager,
            ItOperations,
            AccessAdministrator,
            SecureDevelopmentLead,
            SupplierManager,
            PeopleSecurity,
            PhysicalSecurity,
            BusinessContinuity,
            DataProtectionLiaison,
            AllStaff,
        ]);
}

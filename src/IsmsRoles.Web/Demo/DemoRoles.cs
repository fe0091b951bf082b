using IsmsRoles.Web.StartingSets;
using static IsmsRoles.Web.StartingSets.Wording;

namespace IsmsRoles.Web.Demo;

/// <summary>
/// Tarnwick's roles: nine from the larger starting set, kept or reworded for the firm, and three of its own. Roles
/// that another reports to or is delegated by come first.
/// </summary>
internal static class DemoRoles
{
    internal const string SteeringCommittee = "isms-steering-committee";
    internal const string IsmsManager = "isms-manager";
    internal const string RiskOwner = "risk-owner";
    internal const string InternalAuditor = "internal-auditor";
    internal const string IncidentManager = "incident-manager";
    internal const string ItOperations = "it-operations";
    internal const string PeopleSecurity = "people-security";
    internal const string Everyone = "everyone";

    /// <summary>The roles as version 1 has them.</summary>
    internal static IReadOnlyList<StartingRole> All { get; } =
    [
        FromSet(TopManagementKey),
        FromSet(SteeringCommittee),
        FromSet(IsmsManager),
        FromSet(RiskOwner),
        Reworded(
            FromSet(InternalAuditor),
            "Audit at least twice a year",
            Duty("Audit both sites at least twice a year and state the evidence for each conclusion.", "9.2.1")),
        Reworded(
            FromSet(IncidentManager),
            "Inform authorities",
            Duty("Inform authorities, water companies and insurers within the times that law and contracts set.", "A.5.5", "A.5.26")),
        DemoCustomRoles.PaymentsPlatformOwner,
        DemoCustomRoles.FirmwareSigningCustodian,
        DemoCustomRoles.CalibrationRecordsCustodian,
        FromSet(ItOperations),
        Reworded(
            FromSet(PeopleSecurity),
            "Screen candidates",
            Duty("Screen candidates as Scottish or Polish law allows for the post, before the contract is signed.", "A.6.1", "A.5.31")),
        FromSet(Everyone),
    ];

    private static StartingRole FromSet(string key)
    {
        var role = StartingSet.Find("larger-organisation")!.Roles.Single(r => r.Key == key);
        return role with { Authorities = [.. role.Authorities.Select(InPounds)] };
    }

    // The set's amounts are round figures to be edited; Tarnwick kept the figures and changed the currency.
    private static StartingAuthority InPounds(StartingAuthority authority) =>
        authority.Currency is null ? authority : authority with { Currency = "GBP" };

    private static StartingRole Reworded(StartingRole role, string opening, StartingResponsibility rewritten)
    {
        var original = role.Responsibilities.Single(r => r.Text.StartsWith(opening, StringComparison.Ordinal));
        return role with
        {
            Responsibilities = [.. role.Responsibilities.Select(r => r == original ? rewritten : r)],
        };
    }
}

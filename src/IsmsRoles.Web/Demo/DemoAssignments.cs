using IsmsRoles.Web.StartingSets;

namespace IsmsRoles.Web.Demo;

/// <summary>Who holds which role in version 1. First days are the day of recording, save for one that is backdated.</summary>
internal static class DemoAssignments
{
    internal const string ItDeputy = "it-operations-deputy";

    internal static IReadOnlyList<DemoAssignment> On(DemoCalendar calendar, DateOnly recordedOn)
    {
        var contractEnds = DemoThirdParties.On(calendar).ToDictionary(t => t.Key, t => t.ContractEndsOn);
        var appointed = calendar.DaysAgo(58);
        return
        [
            Holder("top-management-director", Wording.TopManagementKey, DemoPeople.ManagingDirector) with
            {
                EvidenceReference = "Register of directors, entry 3 (evidence file TM-E-001)",
            },
            Holder("top-management-finance", Wording.TopManagementKey, DemoPeople.FinanceDirector) with
            {
                EvidenceReference = "Register of directors, entry 5 (evidence file TM-E-002)",
            },
            Position("committee", DemoRoles.SteeringCommittee, DemoPositions.SteeringCommittee),
            Holder("isms-manager", DemoRoles.IsmsManager, DemoPeople.SecurityManager),
            Deputy("isms-manager-deputy", DemoRoles.IsmsManager, "priya"),
            Holder("risk-owner", DemoRoles.RiskOwner, DemoPeople.FinanceDirector),
            Holder("risk-owner-fraud", DemoRoles.RiskOwner, "olena") with { ScopeItemKey = DemoPositions.TopUpFraudRisk },
            Holder("risk-owner-gdansk", DemoRoles.RiskOwner, "pawel") with { ScopeItemKey = DemoPositions.GdanskSite },
            ThirdParty("internal-auditor", DemoRoles.InternalAuditor, DemoThirdParties.AuditFirm, DemoCapacity.Holder),
            Holder("incident-manager", DemoRoles.IncidentManager, "callum"),
            ThirdParty("incident-deputy", DemoRoles.IncidentManager, DemoThirdParties.SecurityOperations, DemoCapacity.Deputy),
            Holder("platform-owner", DemoCustomRoles.PlatformOwnerKey, "olena"),
            Deputy("platform-deputy", DemoCustomRoles.PlatformOwnerKey, "anh"),
            Holder("signing-custodian", DemoCustomRoles.SigningCustodianKey, "cagla"),
            Deputy("signing-deputy", DemoCustomRoles.SigningCustodianKey, "pawel") with
            {
                From = appointed,
                BackdatingReason =
                    $"Appointed by the managing director on {DemoCalendar.Words(appointed)}, when the spare key was "
                    + "sealed in his presence (key log, page 12); the register was opened two weeks later.",
            },
            Position("records-custodian", DemoCustomRoles.RecordsCustodianKey, DemoPositions.LaboratoryManager),
            // Covers parental leave.
            Holder("records-acting", DemoCustomRoles.RecordsCustodianKey, "hanna") with
            {
                Capacity = DemoCapacity.Acting,
                Until = calendar.MonthEnd(4),
            },
            Holder("it-operations", DemoRoles.ItOperations, "bao"),
            Deputy(ItDeputy, DemoRoles.ItOperations, DemoPeople.ItSupport),
            Position("people-security", DemoRoles.PeopleSecurity, DemoPositions.HeadOfPeople),
        ];

        DemoAssignment Holder(string key, string roleKey, string personKey) =>
            new(key, roleKey, DemoHolderKind.Person, personKey, DemoCapacity.Holder, recordedOn);

        DemoAssignment Deputy(string key, string roleKey, string personKey) =>
            Holder(key, roleKey, personKey) with { Capacity = DemoCapacity.Deputy };

        DemoAssignment Position(string key, string roleKey, string positionKey) =>
            new(key, roleKey, DemoHolderKind.Position, positionKey, DemoCapacity.Holder, recordedOn);

        // A provider holds a role no longer than its contract runs.
        DemoAssignment ThirdParty(string key, string roleKey, string thirdPartyKey, DemoCapacity capacity) =>
            new(key, roleKey, DemoHolderKind.ThirdParty, thirdPartyKey, capacity, recordedOn, contractEnds[thirdPartyKey]);
    }
}

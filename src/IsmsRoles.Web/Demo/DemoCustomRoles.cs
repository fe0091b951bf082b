using IsmsRoles.Domain.Roles;
using IsmsRoles.Web.StartingSets;
using static IsmsRoles.Domain.Roles.AuthorityKind;
using static IsmsRoles.Web.StartingSets.Wording;

namespace IsmsRoles.Web.Demo;

/// <summary>The three roles that only a maker of prepayment meters needs.</summary>
internal static class DemoCustomRoles
{
    internal const string PlatformOwnerKey = "payments-platform-owner";
    internal const string SigningCustodianKey = "firmware-signing-custodian";
    internal const string RecordsCustodianKey = "calibration-records-custodian";

    /// <summary>The sentence that a waiting change replaces.</summary>
    internal const string MonthlyReview = "Review every month who can move money or issue credit, and remove the rest.";

    internal static StartingRole PaymentsPlatformOwner { get; } = new(
        PlatformOwnerKey,
        "Payments platform owner",
        "Answers for the platform through which 41,000 households top up their water meters.",
        [
            Duty("Approve each change to tariffs, token keys or money flows before it goes live.", "A.8.32"),
            Duty("Reconcile top-ups, payouts and meter credit each working day and report any gap above £50 to finance.", "A.8.16"),
            Duty("Keep card data out of our systems and the card processor's yearly attestation on file.", "A.5.22", "A.5.31"),
            Duty(MonthlyReview, "A.5.18", "A.8.2"),
            Duty("Rehearse each spring how households keep water running while the platform is down.", "A.5.29", "A.5.30"),
        ],
        [
            May(StopOrSuspend, "Suspend top-ups or payouts on suspicion of fraud or wrong credit", "12 hours, while meters run on emergency credit"),
            May(ApproveOrAcceptRisk, "Accept a remaining risk to the platform", "risks rated low", DemoRoles.SteeringCommittee),
            InPounds("Refund households that were charged wrongly, per event", 2_000, DemoRoles.IsmsManager),
        ],
        DemoRoles.SteeringCommittee,
        2,
        []);

    internal static StartingRole FirmwareSigningCustodian { get; } = new(
        SigningCustodianKey,
        "Firmware signing custodian",
        "Guards the keys that decide which software a meter in the field will run.",
        [
            Duty("Keep each signing key inside its hardware module, usable only by two people together.", "A.8.24"),
            Duty("Sign only builds that come with a test report and a second developer's review.", "A.8.29", "A.8.32"),
            Duty("Log each use of a key on the day: build, purpose and both names.", "A.8.15"),
            Duty("Store a sealed spare of each key at the other site and check its seals every quarter.", "A.7.10", "A.8.24"),
            Duty("Notify the incident manager within one hour of suspecting that a key is lost or copied.", "A.5.26", "A.6.8"),
        ],
        [
            May(StopOrSuspend, "Stop a firmware release, also one already on its way to meters", "until the steering committee decides"),
            May(Other, "Refuse to sign a build, whoever asks for it"),
            May(EscalateToTopManagement, "Report pressure to sign directly to top management"),
        ],
        DemoRoles.IsmsManager,
        1,
        []);

    internal static StartingRole CalibrationRecordsCustodian { get; } = new(
        RecordsCustodianKey,
        "Calibration records custodian",
        "Protects the measurements on which households' bills and our type approvals rest.",
        [
            Duty("Keep calibration records unaltered for ten years and prove every year that the oldest can be read.", "A.5.33"),
            Duty("Compare a monthly sample of stored results with the instruments' own logs.", "A.5.33", "A.8.15"),
            Duty("Admit to the laboratory only people on the list at its door, and escort all others.", "A.7.2", "A.7.6"),
            Duty("Delete household data from returned meters before they are opened.", "A.8.10"),
        ],
        [
            May(Other, "Withdraw a calibration certificate whose record may have been altered"),
            May(StopOrSuspend, "Cut the laboratory off the network when its records are at risk", "one working day", DemoRoles.IsmsManager),
        ],
        DemoRoles.IsmsManager,
        12,
        []);

    private static StartingAuthority InPounds(string text, long pounds, string by) =>
        new(Spend, text, null, pounds * 100, "GBP", by);
}

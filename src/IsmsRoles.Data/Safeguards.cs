namespace IsmsRoles.Data;

/// <summary>One thing the database itself refuses, whoever asks. Each provider writes it as a trigger of this name.</summary>
/// <param name="Name">The trigger's name.</param>
/// <param name="Why">What is said to whoever tries, as a clause.</param>
public abstract record Safeguard(string Name, string Table, string Why);

/// <summary>No row of the table is ever updated.</summary>
public sealed record NeverUpdated(string Table, string Why) : Safeguard($"{Table}_no_update", Table, Why);

/// <summary>No row of the table is ever deleted.</summary>
public sealed record NeverDeleted(string Table, string Why) : Safeguard($"{Table}_no_delete", Table, Why);

/// <summary>Some columns of the table are never written again.</summary>
public sealed record FixedColumns(string Name, string Table, IReadOnlyList<string> Columns, string Why) : Safeguard(Name, Table, Why);

/// <summary>A column that is null until it is given, and then stays as it is. The table's key is <c>Id</c>.</summary>
public sealed record SetOnce(string Table, string Column) : Safeguard($"{Table}_{Column}_once", Table, $"{Column} is given once");

/// <summary>Values of a column that a row never leaves again. The table's key is <c>Id</c>.</summary>
public sealed record FinalValues(string Name, string Table, string Column, IReadOnlyList<string> Values, string Why) : Safeguard(Name, Table, Why);

/// <summary>
/// What every database refuses (rule 11): changing or deleting events, approvals, versions, documents and evidence.
/// Personal values beside an event may be deleted, which is how they are erased. One list, so that databases cannot drift.
/// </summary>
public static class Safeguards
{
    // Set once, when a version comes into force.
    private static readonly string[] VersionSetOnce = ["Number", "InForceAt", "ChainHead"];

    private static readonly string[] VersionContent =
    [
        "Id", "ContentBytes", "Sha256", "ProposedNumber", "SubmissionNumber", "SubmittedById", "SubmittedByName", "SubmittedByJobTitle",
        "SubmittedAt", "Message", "Needed", "ReplacesId", "Resolution", "HeldBack", "CorrectsNumber", "WhatWasWrong",
    ];

    private static readonly string[] NeverChanged =
    [
        "AuditEntries", "AuditSubjects", "Approvals", "Signatories", "VersionDecisions", "ChangeMarks", "Documents", "EvidenceFiles", "FoundingSignatories",
        "PaperRecords", "PaperRulings", "RevocationSignatures", "SuccessorDecisions",
        "Reviews", "ReviewWithdrawals", "SignedTexts", "PerformanceReports", "ReportRecipients", "ReportWithdrawals",
    ];

    // All but the counter that tells two editors apart.
    private static readonly string[] SuccessorContent =
    [
        "Id", "PersonId", "Name", "EvidenceReference", "EvidenceFileId", "EvidenceSha256", "EntryReason", "AfterNumber",
        "EnteredAt", "EnteredOn", "EnteredById", "EnteredByAccountId", "EnteredByName",
    ];

    // All but the wrapped key, which is destroyed when the seal's use ends, and the counter.
    private static readonly string[] SealCertificateContent =
        ["Id", "Certificate", "KeyFileId", "Sha256", "Subject", "Key", "NotBefore", "NotAfter", "Source", "Since"];

    public static IReadOnlyList<Safeguard> All { get; } =
    [
        .. NeverChanged.SelectMany(table => new Safeguard[]
        {
            new NeverUpdated(table, $"{table} are never changed"),
            new NeverDeleted(table, $"{table} are never deleted"),
        }),
        new NeverUpdated("AuditPersonalValues", "personal values are erased, never changed"),
        new NeverDeleted("DailySnapshots", "daily snapshots are never deleted"),
        new NeverDeleted("Versions", "versions are never deleted"),
        new FixedColumns("Versions_content_fixed", "Versions", VersionContent, "a submitted version never changes"),
        new NeverDeleted("SuccessorSignatories", "successor signatories are never deleted"),
        new FixedColumns("SuccessorSignatories_content_fixed", "SuccessorSignatories", SuccessorContent, "a successor signatory never changes"),
        new NeverDeleted("SealCertificates", "seal certificates are never deleted"),
        new FixedColumns("SealCertificates_content_fixed", "SealCertificates", SealCertificateContent, "a seal certificate never changes"),
        new SetOnce("SealCertificates", "EndedAt"),
        new SetOnce("SealCertificates", "EndedBecause"),
        .. VersionSetOnce.Select(column => new SetOnce("Versions", column)),
        new FinalValues("Versions_final_states", "Versions", "State", ["Superseded", "Returned", "Withdrawn", "Revoked"], "this version's state is final"),
    ];
}

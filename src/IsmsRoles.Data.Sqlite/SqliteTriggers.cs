using Microsoft.EntityFrameworkCore;

namespace IsmsRoles.Data.Sqlite;

/// <summary>
/// What the database itself refuses, whoever asks (rule 11): changing or deleting events, approvals, versions, documents
/// and evidence. Personal values beside an event may be deleted, which is how they are erased.
/// </summary>
public static class SqliteTriggers
{
    // Set once, when a version comes into force.
    private static readonly string[] SetOnce = ["Number", "InForceAt", "ChainHead"];

    private static readonly string[] VersionContent =
    [
        "Id", "ContentBytes", "Sha256", "ProposedNumber", "SubmissionNumber", "SubmittedById", "SubmittedByName", "SubmittedByJobTitle",
        "SubmittedAt", "Message", "Needed", "ReplacesId", "Resolution", "HeldBack", "CorrectsNumber", "WhatWasWrong",
    ];

    private static readonly string[] NeverChanged =
    [
        "AuditEntries", "AuditSubjects", "Approvals", "Signatories", "VersionDecisions", "ChangeMarks", "Documents", "EvidenceFiles", "FoundingSignatories",
        "PaperRecords", "PaperRulings", "RevocationSignatures", "SuccessorDecisions",
    ];

    // All but the counter that tells two editors apart.
    private static readonly string[] SuccessorContent =
    [
        "Id", "PersonId", "Name", "EvidenceReference", "EvidenceFileId", "EvidenceSha256", "EntryReason", "AfterNumber",
        "EnteredAt", "EnteredOn", "EnteredById", "EnteredByAccountId", "EnteredByName",
    ];

    /// <summary>Name and definition of every trigger.</summary>
    public static IReadOnlyDictionary<string, string> All { get; } = Define().ToDictionary(t => t.Name, t => t.Sql);

    internal static async Task RecreateAsync(RegisterDbContext db, CancellationToken cancellation)
    {
        foreach (var (name, sql) in All)
        {
            var recreate = $"DROP TRIGGER IF EXISTS \"{name}\"; {sql}"; // both come from this class alone
            await db.Database.ExecuteSqlRawAsync(recreate, cancellation);
        }
    }

    private static IEnumerable<(string Name, string Sql)> Define()
    {
        foreach (var table in NeverChanged)
        {
            yield return Refuse($"{table}_no_update", $"UPDATE ON \"{table}\"", $"{table} are never changed");
            yield return Refuse($"{table}_no_delete", $"DELETE ON \"{table}\"", $"{table} are never deleted");
        }

        yield return Refuse("AuditPersonalValues_no_update", "UPDATE ON \"AuditPersonalValues\"", "personal values are erased, never changed");
        yield return Refuse("DailySnapshots_no_delete", "DELETE ON \"DailySnapshots\"", "daily snapshots are never deleted");
        yield return Refuse("Versions_no_delete", "DELETE ON \"Versions\"", "versions are never deleted");
        yield return Refuse(
            "Versions_content_fixed",
            $"UPDATE OF {string.Join(", ", VersionContent.Select(c => $"\"{c}\""))} ON \"Versions\"",
            "a submitted version never changes");
        yield return Refuse("SuccessorSignatories_no_delete", "DELETE ON \"SuccessorSignatories\"", "successor signatories are never deleted");
        yield return Refuse(
            "SuccessorSignatories_content_fixed",
            $"UPDATE OF {string.Join(", ", SuccessorContent.Select(c => $"\"{c}\""))} ON \"SuccessorSignatories\"",
            "a successor signatory never changes");
        foreach (var column in SetOnce)
        {
            yield return Refuse(
                $"Versions_{column}_once",
                $"UPDATE OF \"{column}\" ON \"Versions\"",
                $"{column} is given once",
                $"WHEN OLD.\"{column}\" IS NOT NULL AND OLD.\"{column}\" IS NOT NEW.\"{column}\"");
        }

        yield return Refuse(
            "Versions_final_states",
            "UPDATE OF \"State\" ON \"Versions\"",
            "this version's state is final",
            "WHEN OLD.\"State\" IN ('Superseded', 'Returned', 'Withdrawn', 'Revoked') AND OLD.\"State\" IS NOT NEW.\"State\"");
    }

    private static (string Name, string Sql) Refuse(string name, string what, string why, string when = "") =>
        (name, $"CREATE TRIGGER \"{name}\" BEFORE {what} {when} BEGIN SELECT RAISE(ABORT, '{why.Replace("'", "''", StringComparison.Ordinal)}'); END;");
}

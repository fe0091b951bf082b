using System.Text.Json;
using IsmsRoles.Domain.Audit;
using IsmsRoles.Domain.Versions;
using IsmsRoles.Domain.Versions.Content;
using Microsoft.EntityFrameworkCore;

namespace IsmsRoles.Data.Verification;

/// <summary>What was found of the records that the audit chain vouches for.</summary>
/// <param name="Heads">Number of each version that came into force, with the event whose hash its document prints.</param>
/// <param name="Faults">One sentence for each record that does not fit; empty when all do.</param>
public sealed record RecordFindings(int Versions, int Approvals, int Documents, int EvidenceFiles, IReadOnlyList<(int Version, long Event)> Heads, IReadOnlyList<string> Faults);

/// <summary>
/// Compares versions, signatures, documents, evidence files and what decides beside them (<see cref="SigningRecords"/>) with
/// the events that recorded them: stored bytes are hashed again, and what was recorded is still there. Run it on a chain that verifies; bytes are read one row at a time.
/// </summary>
public static class RecordCheck
{
    private const int MaxAttempts = 10;

    private static readonly JsonSerializerOptions Facts = new(JsonSerializerDefaults.Web);

    /// <summary>
    /// Reads without holding anybody up: what does not fit is told only when nothing was changed while it was read, because
    /// a version that was submitted in between is a row without its event.
    /// </summary>
    public static async Task<RecordFindings> RunAsync(RegisterDbContext db, CancellationToken cancellation)
    {
        for (var attempt = 1; ; attempt++)
        {
            var before = await db.LedgerRows.Select(l => l.Number).SingleAsync(cancellation);
            var found = await CompareAsync(db, cancellation);
            if (found.Faults.Count == 0 || attempt == MaxAttempts || await db.LedgerRows.Select(l => l.Number).SingleAsync(cancellation) == before)
            {
                return found;
            }
        }
    }

    private static async Task<RecordFindings> CompareAsync(RegisterDbContext db, CancellationToken cancellation)
    {
        var events = await EventsAsync(db, cancellation);
        List<string> faults = [];
        List<(int, long)> heads = [];
        var versions = await VersionsAsync(db, events, heads, faults, cancellation);
        var approvals = await ApprovalsAsync(db, events, faults, cancellation);
        await SealCertificatesAsync(db, events, faults, cancellation);
        var documents = await DocumentsAsync(db, events, faults, cancellation);
        var files = await EvidenceAsync(db, events, faults, cancellation);
        await SigningRecords.CompareAsync(db, events, faults, cancellation);
        return new(versions, approvals, documents, files, heads, faults);
    }

    /// <summary>Whether an event after a number vouches for a record, so that a check before it is out of date.</summary>
    public static Task<bool> IsOutdatedAsync(RegisterDbContext db, long checkedThrough, CancellationToken cancellation) =>
        Vouching(db).AnyAsync(e => e.Number > checkedThrough, cancellation);

    private static IQueryable<AuditEntry> Vouching(RegisterDbContext db) => db.AuditEntries.AsNoTracking()
        .Where(e => e.Kind == "VersionSubmitted" || e.Kind.StartsWith("VersionApproved") || e.Kind == "VersionCameIntoForce" || e.Kind == "DocumentMade" || e.Kind == "SealCertificateBegan" || e.Kind == "EvidenceFiled"
            || SigningRecords.Kinds.Contains(e.Kind));

    // Few, however long the chain: these kinds grow with versions and files, not with edits.
    private static async Task<ILookup<string, Recorded>> EventsAsync(RegisterDbContext db, CancellationToken cancellation)
    {
        var entries = await Vouching(db)
            .OrderBy(e => e.Number)
            .Select(e => new { e.Number, e.Kind, e.Hash, e.Text, e.ActorPersonId, e.At })
            .ToListAsync(cancellation);
        return entries
            .Select(e => JsonSerializer.Deserialize<Recording>(e.Text, Facts)!.Data with { Event = e.Number, Kind = e.Kind, Hash = e.Hash, ActorPersonId = e.ActorPersonId, At = e.At })
            .ToLookup(e => e.Kind.StartsWith("VersionApproved", StringComparison.Ordinal) ? "VersionApproved" : e.Kind); // on paper too
    }

    private static async Task<int> VersionsAsync(
        RegisterDbContext db, ILookup<string, Recorded> events, List<(int Version, long Event)> heads, List<string> faults, CancellationToken cancellation)
    {
        var submitted = events["VersionSubmitted"].ToDictionary(e => e.VersionId!.Value);
        var inForce = events["VersionCameIntoForce"].ToDictionary(e => e.VersionId!.Value);
        var there = new HashSet<Guid>();
        await foreach (var v in db.Versions.AsNoTracking()
            .OrderBy(v => v.ProposedNumber).ThenBy(v => v.SubmissionNumber)
            .Select(v => new { v.Id, v.Number, v.ProposedNumber, v.SubmissionNumber, v.Sha256, v.ContentBytes, v.ChainHead })
            .AsAsyncEnumerable().WithCancellation(cancellation))
        {
            var title = RegisterVersion.TitleOf(v.Number, v.ProposedNumber, v.SubmissionNumber);
            there.Add(v.Id);
            if (CanonicalJson.Sha256(v.ContentBytes) != v.Sha256 || submitted.GetValueOrDefault(v.Id)?.Sha256 != v.Sha256)
            {
                faults.Add($"The content of {title} is not what was submitted: its SHA-256 is {CanonicalJson.Sha256(v.ContentBytes)}, the audit trail recorded {submitted.GetValueOrDefault(v.Id)?.Sha256 ?? "none"}.");
            }

            var came = inForce.GetValueOrDefault(v.Id);
            if (v.Number is not { } number)
            {
                if (came is not null)
                {
                    faults.Add($"Event {came.Event} records that {title} came into force as version {came.Number}; its row has no number.");
                }
            }
            else if (came is null || (came.Number, came.Sha256, came.Hash) != (number, v.Sha256, v.ChainHead))
            {
                faults.Add($"The head printed in the document of version {number} ({v.ChainHead ?? "none"}) is not the hash of the event of its coming into force{(came is null ? "; there is no such event" : $", event {came.Event}")}.");
            }
            else
            {
                heads.Add((number, came.Event));
            }
        }

        faults.AddRange(submitted.Values.Where(e => !there.Contains(e.VersionId!.Value)).Select(e => $"The version whose submission event {e.Event} recorded is missing."));
        return there.Count;
    }

    private static async Task<int> ApprovalsAsync(RegisterDbContext db, ILookup<string, Recorded> events, List<string> faults, CancellationToken cancellation)
    {
        var recorded = events["VersionApproved"].ToLookup(e => (e.VersionId!.Value, e.PersonId!.Value));
        var approvals = await db.Versions.AsNoTracking()
            .SelectMany(v => v.Approvals, (v, a) => new { v.Id, v.ProposedNumber, v.SubmissionNumber, Content = v.Sha256, a.PersonId, a.Sha256, IsOnPaper = a.PaperRecordNumber != null })
            .ToListAsync(cancellation);
        foreach (var a in approvals.Where(a => a.Sha256 != a.Content || recorded[(a.Id, a.PersonId)].All(e => e.Sha256 != a.Sha256 || e.IsOnPaper != a.IsOnPaper)))
        {
            faults.Add($"A signature on version {a.ProposedNumber}, submission {a.SubmissionNumber}, is not one that the audit trail recorded, or not for that content.");
        }

        var there = approvals.Select(a => (a.Id, a.PersonId)).ToHashSet();
        faults.AddRange(recorded.Where(e => !there.Contains(e.Key)).Select(e => $"The signature that event {e.First().Event} recorded is missing."));
        return approvals.Count;
    }

    private static async Task<int> DocumentsAsync(RegisterDbContext db, ILookup<string, Recorded> events, List<string> faults, CancellationToken cancellation)
    {
        var made = events["DocumentMade"].ToDictionary(e => e.VersionId!.Value);
        var there = new HashSet<Guid>();
        await foreach (var d in db.Documents.AsNoTracking().Select(d => new { d.VersionId, d.FileName, d.Sha256, d.Bytes, d.SealCertificateId }).AsAsyncEnumerable().WithCancellation(cancellation))
        {
            there.Add(d.VersionId);
            var found = CanonicalJson.Sha256(d.Bytes);
            if (found != d.Sha256 || made.GetValueOrDefault(d.VersionId)?.Sha256 != found)
            {
                faults.Add($"The stored document {d.FileName} is not the one that was made: its SHA-256 is {found}, the audit trail recorded {made.GetValueOrDefault(d.VersionId)?.Sha256 ?? "none"}.");
            }
            else if (made[d.VersionId].SealCertificateId != d.SealCertificateId)
            {
                faults.Add($"The row of the stored document {d.FileName} names another seal certificate than event {made[d.VersionId].Event} recorded.");
            }
        }

        faults.AddRange(made.Values.Where(e => !there.Contains(e.VersionId!.Value)).Select(e => $"The document of version {e.Number}, which event {e.Event} recorded, is missing."));
        return there.Count;
    }

    private static async Task SealCertificatesAsync(RegisterDbContext db, ILookup<string, Recorded> events, List<string> faults, CancellationToken cancellation)
    {
        var began = events["SealCertificateBegan"].ToDictionary(e => e.SealCertificateId!.Value);
        var there = new HashSet<Guid>();
        foreach (var c in await db.SealCertificates.AsNoTracking().Select(c => new { c.Id, c.Sha256, c.Certificate }).ToListAsync(cancellation))
        {
            there.Add(c.Id);
            var found = CanonicalJson.Sha256(c.Certificate);
            if (found != c.Sha256 || began.GetValueOrDefault(c.Id)?.Sha256 != found)
            {
                faults.Add($"A seal certificate is not one that was recorded: its SHA-256 is {found}, the audit trail recorded {began.GetValueOrDefault(c.Id)?.Sha256 ?? "none"}.");
            }
        }

        faults.AddRange(began.Values.Where(e => !there.Contains(e.SealCertificateId!.Value)).Select(e => $"The seal certificate that event {e.Event} recorded is missing."));
    }

    private static async Task<int> EvidenceAsync(RegisterDbContext db, ILookup<string, Recorded> events, List<string> faults, CancellationToken cancellation)
    {
        var filed = events["EvidenceFiled"].ToDictionary(e => e.EvidenceId!.Value);
        var there = new HashSet<Guid>();
        await foreach (var f in db.EvidenceFiles.AsNoTracking().Select(f => new { f.Id, f.FileName, f.Sha256, f.Content }).AsAsyncEnumerable().WithCancellation(cancellation))
        {
            there.Add(f.Id);
            var found = CanonicalJson.Sha256(f.Content);
            if (found != f.Sha256 || filed.GetValueOrDefault(f.Id)?.Sha256 != found)
            {
                faults.Add($"The evidence file {f.FileName} is not the one that was filed: its SHA-256 is {found}, the audit trail recorded {filed.GetValueOrDefault(f.Id)?.Sha256 ?? "none"}.");
            }
        }

        faults.AddRange(filed.Values.Where(e => !there.Contains(e.EvidenceId!.Value)).Select(e => $"The evidence file that event {e.Event} recorded is missing."));
        return there.Count;
    }

    private sealed record Recording(Recorded Data);
}

/// <summary>An event that vouches for records, as far as they are compared with it.</summary>
internal sealed record Recorded(
    Guid? VersionId, Guid? PersonId, Guid? EvidenceId, Guid? SuccessorId, int? Number, int? Corrects, string? Sha256, string? ScanSha256, string? EvidenceSha256, DateOnly? DecidedOn)
{
    public long Event { get; init; }

    public string Kind { get; init; } = "";

    public string Hash { get; init; } = "";

    public Guid? ActorPersonId { get; init; }

    public DateTime At { get; init; }

    public Guid? SealCertificateId { get; init; }

    public bool IsOnPaper => Kind == "VersionApprovedOnPaper";
}

using IsmsRoles.Domain.Versions;
using Microsoft.EntityFrameworkCore;

namespace IsmsRoles.Data.Verification;

/// <summary>
/// Compares what decides beside signatures with the events that recorded it: paper records and rulings, signatures taken
/// back, revocations, corrections, successor signatories. Rows and events are told by what they are about, who did it and when.
/// </summary>
internal static class SigningRecords
{
    /// <summary>Kinds of event that vouch for such a record.</summary>
    public static readonly string[] Kinds =
    [
        "PaperApprovalRecorded", "PaperApprovalRefused", "VersionApprovalTakenBack", "RevocationSigned", "RevocationSignatureTakenBack",
        "VersionRevoked", "VersionCorrectionNamed", "SuccessorEntered", "SuccessorAppointedByCommand", "SuccessorConfirmed", "SuccessorWithdrawn",
    ];

    public static async Task CompareAsync(RegisterDbContext db, ILookup<string, Recorded> events, List<string> faults, CancellationToken cancellation)
    {
        await PaperAsync(db, events, faults, cancellation);
        await DecisionsAsync(db, events, faults, cancellation);
        await RevocationsAsync(db, events, faults, cancellation);
        await SuccessorsAsync(db, events, faults, cancellation);
    }

    private static async Task PaperAsync(RegisterDbContext db, ILookup<string, Recorded> events, List<string> faults, CancellationToken cancellation)
    {
        var records = await db.Versions.AsNoTracking()
            .SelectMany(v => v.PaperRecords, (v, r) => new { v.Id, r.RecordedById, r.RecordedAt, r.DecidedOn, r.ScanSha256 })
            .ToListAsync(cancellation);
        Match(
            "paper record",
            records.Select(r => ((object)(r.Id, (Guid?)r.RecordedById, r.RecordedAt, (DateOnly?)r.DecidedOn, r.ScanSha256))),
            events["PaperApprovalRecorded"].Select(e => ((object)(e.VersionId!.Value, e.ActorPersonId, e.At, e.DecidedOn, e.ScanSha256!), e.Event)),
            faults);

        var rulings = await db.Versions.AsNoTracking()
            .SelectMany(v => v.PaperRulings, (v, r) => new { v.Id, r.PersonId, r.At, r.IsConfirmed })
            .ToListAsync(cancellation);
        Match(
            "ruling on a paper record",
            rulings.Select(r => ((object)(r.Id, (Guid?)r.PersonId, r.At, r.IsConfirmed))),
            events["VersionApproved"].Where(e => e.IsOnPaper)
                .DistinctBy(e => (e.VersionId, e.ActorPersonId, e.At)) // one ruling, and an event for each who voted
                .Select(e => ((object)(e.VersionId!.Value, e.ActorPersonId, e.At, true), e.Event))
                .Concat(events["PaperApprovalRefused"].Select(e => ((object)(e.VersionId!.Value, e.ActorPersonId, e.At, false), e.Event))),
            faults);
    }

    private static async Task DecisionsAsync(RegisterDbContext db, ILookup<string, Recorded> events, List<string> faults, CancellationToken cancellation)
    {
        var decisions = await db.Versions.AsNoTracking()
            .SelectMany(v => v.Decisions, (v, d) => new { v.Id, d.Action, d.PersonId, d.At })
            .Where(d => d.Action == VersionAction.TakeBack || d.Action == VersionAction.TakeBackRevocation)
            .ToListAsync(cancellation);
        Match(
            "taking back of a signature",
            decisions.Select(d => ((object)(d.Id, d.PersonId, d.At, d.Action == VersionAction.TakeBack))),
            events["VersionApprovalTakenBack"].Concat(events["RevocationSignatureTakenBack"])
                .Select(e => ((object)(e.VersionId!.Value, e.PersonId, e.At, e.Kind == "VersionApprovalTakenBack"), e.Event)),
            faults);
    }

    private static async Task RevocationsAsync(RegisterDbContext db, ILookup<string, Recorded> events, List<string> faults, CancellationToken cancellation)
    {
        var signatures = await db.Versions.AsNoTracking()
            .SelectMany(v => v.RevocationSignatures, (v, s) => new { v.Id, s.PersonId, s.At })
            .ToListAsync(cancellation);
        Match(
            "signature on a revocation",
            signatures.Select(s => ((object)(s.Id, (Guid?)s.PersonId, s.At))),
            events["RevocationSigned"].Select(e => ((object)(e.VersionId!.Value, e.PersonId, e.At), e.Event)),
            faults);

        var versions = await db.Versions.AsNoTracking().Select(v => new { v.Id, v.State, v.CorrectsNumber }).ToListAsync(cancellation);
        Match(
            "revocation",
            versions.Where(v => v.State == VersionState.Revoked).Select(v => (object)v.Id),
            events["VersionRevoked"].Select(e => ((object)e.VersionId!.Value, e.Event)),
            faults);
        Match(
            "naming of a corrected version",
            versions.Where(v => v.CorrectsNumber is not null).Select(v => (object)(v.Id, v.CorrectsNumber)),
            events["VersionCorrectionNamed"].Select(e => ((object)(e.VersionId!.Value, e.Corrects), e.Event)),
            faults);
    }

    private static async Task SuccessorsAsync(RegisterDbContext db, ILookup<string, Recorded> events, List<string> faults, CancellationToken cancellation)
    {
        var successors = await db.SuccessorSignatories.AsNoTracking()
            .Select(s => new { s.Id, s.PersonId, s.EnteredById, s.EnteredAt, s.EvidenceSha256 })
            .ToListAsync(cancellation);
        Match(
            "entry of a successor signatory",
            successors.Select(s => ((object)(s.Id, (Guid?)s.PersonId, s.EnteredById, s.EnteredAt, s.EvidenceSha256))),
            events["SuccessorEntered"].Concat(events["SuccessorAppointedByCommand"])
                .Select(e => ((object)(e.SuccessorId!.Value, e.PersonId, e.ActorPersonId, e.At, e.EvidenceSha256!), e.Event)),
            faults);

        var decisions = await db.SuccessorSignatories.AsNoTracking()
            .SelectMany(s => s.Decisions, (s, d) => new { s.Id, d.PersonId, d.At, d.IsConfirmation })
            .ToListAsync(cancellation);
        Match(
            "decision about a successor signatory",
            decisions.Select(d => ((object)(d.Id, (Guid?)d.PersonId, d.At, d.IsConfirmation))),
            events["SuccessorConfirmed"].Concat(events["SuccessorWithdrawn"])
                .Select(e => ((object)(e.SuccessorId!.Value, e.ActorPersonId, e.At, e.Kind == "SuccessorConfirmed"), e.Event)),
            faults);
    }

    // Each row has its event and each event its row.
    private static void Match(string what, IEnumerable<object> rows, IEnumerable<(object Facts, long Event)> events, List<string> faults)
    {
        var recorded = events.ToLookup(e => e.Facts, e => e.Event);
        var there = rows.ToHashSet();
        faults.AddRange(there.Where(r => !recorded.Contains(r)).Select(_ => $"{(what[0] == 'e' ? "An" : "A")} {what} is not one that the audit trail recorded."));
        faults.AddRange(recorded.Where(e => !there.Contains(e.Key)).Select(e => $"The {what} that event {e.First()} recorded is missing or was altered."));
    }
}

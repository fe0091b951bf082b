using System.Globalization;
using IsmsRoles.Domain.People;
using IsmsRoles.Domain.Versions;
using IsmsRoles.Domain.Versions.Content;
using Microsoft.EntityFrameworkCore;

namespace IsmsRoles.Data.Erasing;

/// <summary>What erasing a person's data would do, in sentences for whoever decides.</summary>
/// <param name="Obstacles">What must be done first; empty when it can be done.</param>
/// <param name="Goes">What is gone afterwards.</param>
/// <param name="Stays">What stays, and why.</param>
public sealed record ErasurePlan(Person Person, IReadOnlyList<string> Obstacles, IReadOnlyList<string> Goes, IReadOnlyList<string> Stays)
{
    internal static async Task<IReadOnlyList<string>> GoesAsync(RegisterDbContext db, PersonTraces traces, int endedAssignments, int retiredRoles, CancellationToken cancellation)
    {
        var person = traces.Person;
        var values = await traces.ValuesAsync(cancellation);
        List<string> goes =
        [
            $"In the register: e-mail address, job title, department, line manager, employer, terms of employment and number in the HR system. The name becomes “{person.ErasedName}”, on every page.",
        ];
        if (traces.Accounts.Count > 0)
        {
            goes.Add($"{Count(traces.Accounts.Count, "account")} ({string.Join(", ", traces.Accounts.Select(a => a.Email))}): closed, with its address, password, passkeys, authenticator, recovery codes and one-time links.");
        }

        goes.Add($"{Count(values.Count, "personal value")} beside {Count(values.Select(v => v.Event).Distinct().Count(), "audit event")}: they read “(erased)” afterwards. The events and their chain stay and verify, because only salted hashes of such values are in it.");
        goes.Add(endedAssignments > 0
            ? $"Their name in the reasons and evidence of {Count(endedAssignments, "assignment")} that ended, and of ended times in positions."
            : "Their name wherever it stands in the reasons and evidence of ended times in positions.");

        if (retiredRoles > 0)
        {
            goes.Add($"Their name in the texts of {Count(retiredRoles, "retired role")}.");
        }

        if (await OriginTraces.FindAsync(db, traces, cancellation) is { Count: > 0 } origins)
        {
            goes.Add($"Their name beside {Count(origins.Count, "account, link or second factor of others", "accounts, links and second factors of others")} that they stand behind; it reads “{person.ErasedName}” there.");
        }

        goes.Add("Their name and job title in the daily snapshots of the register, all of which are searched.");

        if (await db.ImportUploads.CountAsync(cancellation) is var uploads and > 0)
        {
            goes.Add($"{Count(uploads, "file")} on the way into an import, which may name them; whoever imports uploads again.");
        }

        return goes;
    }

    internal static async Task<IReadOnlyList<string>> StaysAsync(RegisterDbContext db, PersonTraces traces, int assignmentsInUse, CancellationToken cancellation)
    {
        List<string> stays = [];
        await AddVersionsAsync(stays, db, traces.Person.Id, cancellation);
        await AddSignaturesAsync(stays, db, traces, cancellation);
        await AddOtherWaysAsync(stays, db, traces.Person.Id, cancellation);
        await AddReviewsAsync(stays, db, traces.Person.Id, cancellation);
        if (await db.FoundingSignatories.AnyAsync(f => f.PersonId == traces.Person.Id, cancellation))
        {
            stays.Add("The reference to the evidence that they were founding members of top management.");
        }

        if (assignmentsInUse > 0)
        {
            stays.Add($"Their name in the reasons and evidence of {Count(assignmentsInUse, "assignment")} of others in use: top management signs them with it.");
        }

        stays.Add("Their name wherever somebody wrote it into a message, reason or reference of a version, a signature or a successor’s entry, or into the words of a review or a report: these records of the organisation never change.");
        stays.Add("Their name in audit events about a role, a position or anything else that bore it in its title or text: the chain of hashes covers those words.");
        stays.Add("Evidence files: minutes and register extracts are kept as they were filed, whoever they name.");
        stays.Add($"The dates of their time with us and of what they held, under the name “{traces.Person.ErasedName}”: who held a role on a day has an answer that names nobody.");
        stays.Add("Outside of this register: copies made before today, downloaded documents and exports. Delete those when their time has come.");
        return stays;
    }

    private static async Task AddVersionsAsync(List<string> stays, RegisterDbContext db, Guid id, CancellationToken cancellation)
    {
        List<string> named = [];
        await foreach (var version in db.Versions.AsNoTracking()
            .OrderBy(v => v.ProposedNumber).ThenBy(v => v.SubmissionNumber)
            .Select(v => new { v.Number, v.ProposedNumber, v.SubmissionNumber, v.ContentBytes })
            .AsAsyncEnumerable().WithCancellation(cancellation))
        {
            if (RegisterSnapshot.FromBytes(version.ContentBytes).Person(id) is not null)
            {
                named.Add(RegisterVersion.TitleOf(version.Number, version.ProposedNumber, version.SubmissionNumber));
            }
        }

        if (named.Count > 0)
        {
            stays.Add($"Their name and job title in the content of {string.Join(", ", named)} and in the documents made of it: what top management was asked to sign, and the proof of who was assigned, which never changes.");
        }

        var steps = await db.Versions.CountAsync(v => v.SubmittedById == id || v.Signatories.Any(s => s.PersonId == id) || v.Decisions.Any(d => d.PersonId == id), cancellation);
        if (steps > 0)
        {
            stays.Add($"Their name as submitter, signatory or decider of {Count(steps, "version")}, and in documents that print it.");
        }

    }

    private static async Task AddSignaturesAsync(List<string> stays, RegisterDbContext db, PersonTraces traces, CancellationToken cancellation)
    {
        var approvals = await db.Versions.AsNoTracking()
            .SelectMany(v => v.Approvals, (v, a) => new { a.PersonId, a.Behind })
            .ToListAsync(cancellation);
        if (approvals.Count(a => a.PersonId == traces.Person.Id) is var own and > 0)
        {
            stays.Add($"{Count(own, "signature")} they gave, with printed name, job title and time: without them those versions would be signed by nobody.");
        }

        var records = await db.Versions.AsNoTracking().SelectMany(v => v.PaperRecords, (v, r) => r.Behind).ToListAsync(cancellation);
        var decisions = await db.SuccessorSignatories.AsNoTracking().SelectMany(s => s.Decisions, (s, d) => d.Behind).ToListAsync(cancellation);
        if (approvals.Select(a => a.Behind).Concat(records).Concat(decisions).Count(b => b.Any(traces.Names)) is var behind and > 0)
        {
            stays.Add($"Their name beside {Count(behind, "signature, paper record or confirmation", "signatures, paper records and confirmations")}, as who stood behind the signer’s password, second factor or account: part of what makes the signature proof.");
        }
    }

    private static async Task AddOtherWaysAsync(List<string> stays, RegisterDbContext db, Guid id, CancellationToken cancellation)
    {
        var paper = await db.Versions.SelectMany(v => v.PaperRecords).CountAsync(r => r.RecordedById == id, cancellation)
            + await db.Versions.SelectMany(v => v.PaperRulings).CountAsync(r => r.PersonId == id, cancellation);
        if (paper > 0)
        {
            stays.Add($"Their name on {Count(paper, "record or ruling about signatures on paper", "records and rulings about signatures on paper")}: it shows that two people looked at the paper.");
        }

        var revocations = await db.Versions.SelectMany(v => v.RevocationSignatures).CountAsync(s => s.PersonId == id, cancellation);
        if (revocations > 0)
        {
            stays.Add($"{Count(revocations, "signature")} they gave on revocations, with printed name, job title and time: they show who ended what was in force.");
        }

        var successors = await db.SuccessorSignatories.CountAsync(s => s.PersonId == id || s.EnteredById == id || s.Decisions.Any(d => d.PersonId == id), cancellation);
        if (successors > 0)
        {
            stays.Add($"Their name in {Count(successors, "entry of a successor signatory", "entries of successor signatories")}, as successor or as who entered, confirmed or withdrew one: it shows why somebody could sign.");
        }
    }

    private static async Task AddReviewsAsync(List<string> stays, RegisterDbContext db, Guid id, CancellationToken cancellation)
    {
        var reviews = await db.Reviews.CountAsync(r => r.ById == id || r.Withdrawal!.ById == id, cancellation);
        if (reviews > 0)
        {
            stays.Add($"Their name on {Count(reviews, "review")} of roles or of the register that they recorded or withdrew: it shows that somebody looked.");
        }

        var reports = await db.PerformanceReports.CountAsync(r => r.PersonId == id || r.RecordedById == id || r.Withdrawal!.ById == id || r.Recipients.Any(x => x.PersonId == id), cancellation);
        if (reports > 0)
        {
            stays.Add($"Their name on {Count(reports, "record of a report", "records of reports")} to top management, as who presented, received, recorded or withdrew one: it shows that top management was told.");
        }
    }

    private static string Count(int count, string thing) => Count(count, thing, $"{thing}s");

    private static string Count(int count, string one, string several) => $"{count.ToString("N0", CultureInfo.InvariantCulture)} {(count == 1 ? one : several)}";
}

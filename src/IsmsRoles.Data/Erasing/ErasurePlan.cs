using System.Globalization;
using IsmsRoles.Domain.People;
using IsmsRoles.Domain.Versions.Content;
using Microsoft.EntityFrameworkCore;

namespace IsmsRoles.Data.Erasing;

/// <summary>What erasing a person's data would do, in sentences for whoever decides.</summary>
/// <param name="Obstacles">What must be done first; empty when it can be done.</param>
/// <param name="Goes">What is gone afterwards.</param>
/// <param name="Stays">What stays, and why.</param>
public sealed record ErasurePlan(Person Person, IReadOnlyList<string> Obstacles, IReadOnlyList<string> Goes, IReadOnlyList<string> Stays)
{
    internal static async Task<IReadOnlyList<string>> GoesAsync(RegisterDbContext db, PersonTraces traces, int endedAssignments, CancellationToken cancellation)
    {
        var person = traces.Person;
        var values = await traces.ValuesAsync(cancellation);
        List<string> goes =
        [
            $"In the register: e-mail address, job title, department, line manager, employer, terms of employment and number in the HR system. The name becomes “{person.ErasedName}”, on every page.",
        ];
        if (traces.Accounts.Count > 0)
        {
            goes.Add($"{Count(traces.Accounts.Count, "account")} ({string.Join(", ", traces.Accounts.Select(a => a.Email))}): closed, with its address, password, second factors and one-time links.");
        }

        goes.Add($"{Count(values.Count, "personal value")} beside {Count(values.Select(v => v.Event).Distinct().Count(), "audit event")}: they read “(erased)” afterwards. The events and their chain stay and verify, because only salted hashes of such values are in it.");
        goes.Add(endedAssignments > 0
            ? $"Their name in the reasons and evidence of {Count(endedAssignments, "assignment")} that ended, and of ended times in positions."
            : "Their name wherever it stands in the reasons and evidence of ended times in positions.");

        goes.Add("Their name and job title in the daily snapshots of the register, all of which are searched.");

        if (await db.ImportUploads.CountAsync(cancellation) is var uploads and > 0)
        {
            goes.Add($"{Count(uploads, "file")} on the way into an import, which may name them; whoever imports uploads again.");
        }

        return goes;
    }

    internal static async Task<IReadOnlyList<string>> StaysAsync(RegisterDbContext db, PersonTraces traces, CancellationToken cancellation)
    {
        var id = traces.Person.Id;
        List<string> stays = [];
        List<string> named = [];
        await foreach (var version in db.Versions.AsNoTracking()
            .OrderBy(v => v.ProposedNumber).ThenBy(v => v.SubmissionNumber)
            .Select(v => new { v.Number, v.ProposedNumber, v.SubmissionNumber, v.ContentBytes })
            .AsAsyncEnumerable().WithCancellation(cancellation))
        {
            if (RegisterSnapshot.FromBytes(version.ContentBytes).Person(id) is not null)
            {
                named.Add(version.Number is { } number ? $"version {number}" : $"proposed version {version.ProposedNumber}, submission {version.SubmissionNumber}");
            }
        }

        if (named.Count > 0)
        {
            stays.Add($"Their name and job title in the content of {string.Join(", ", named)} and in the documents made of it: what top management was asked to sign, and the proof of who was assigned, which never changes.");
        }

        var approvals = await db.Versions.CountAsync(v => v.Approvals.Any(a => a.PersonId == id), cancellation);
        if (approvals > 0)
        {
            stays.Add($"{Count(approvals, "signature")} they gave, with printed name, job title and time: without them those versions would be signed by nobody.");
        }

        var steps = await db.Versions.CountAsync(v => v.SubmittedById == id || v.Signatories.Any(s => s.PersonId == id) || v.Decisions.Any(d => d.PersonId == id), cancellation);
        if (steps > 0)
        {
            stays.Add($"Their name as submitter, signatory or decider of {Count(steps, "version")}, and in documents that print it.");
        }

        if (await db.FoundingSignatories.AnyAsync(f => f.PersonId == id, cancellation))
        {
            stays.Add("The reference to the evidence that they were founding members of top management.");
        }

        stays.Add("Evidence files: minutes and register extracts are kept as they were filed, whoever they name.");
        stays.Add($"The dates of their time with us and of what they held, under the name “{traces.Person.ErasedName}”: who held a role on a day has an answer that names nobody.");
        stays.Add("Outside of this register: copies made before today, downloaded documents and exports. Delete those when their time has come.");
        return stays;
    }

    private static string Count(int count, string thing) => $"{count.ToString("N0", CultureInfo.InvariantCulture)} {thing}{(count == 1 ? "" : "s")}";
}

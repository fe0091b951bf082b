using System.Globalization;
using IsmsRoles.Data;
using IsmsRoles.Documents.Exports;
using IsmsRoles.Domain;
using IsmsRoles.Domain.Audit.Events;
using Microsoft.EntityFrameworkCore;

namespace IsmsRoles.Web.Import;

/// <summary>Plans what an upload would do, and does it: in one transaction of the ledger, or not at all.</summary>
public sealed class Importer(RegisterDbContext db, Ledger ledger)
{
    /// <summary>What the upload would do to the register now. Throws <see cref="ImportRefusedException"/> where the file cannot be read so.</summary>
    public Task<ImportPlan> PlanAsync(ImportUpload upload, DateOnly today, CancellationToken cancellation) =>
        PlanAsync(db, new(upload), today, cancellation);

    /// <summary>
    /// Imports the upload. The plan is made again from what is there now; where it is not the one that was previewed,
    /// <see cref="ChangedMeanwhileException"/> is thrown and nothing is written.
    /// </summary>
    public Task ApplyAsync(ImportUpload upload, string previewed, CancellationToken cancellation)
    {
        var file = new ReadFile(upload);
        return ledger.ChangeAsync(
            async change =>
            {
                var kept = await change.Db.ImportUploads.SingleAsync(u => u.Id == upload.Id, cancellation);
                var plan = await PlanAsync(change.Db, file, change.Today, cancellation);
                if (kept.ImportedAt is null && plan.Fingerprint() != previewed)
                {
                    throw new ChangedMeanwhileException();
                }

                var (created, updated, unchanged, refused) = plan.Counts;
                var report = PlanText.Csv(plan.Rows.Where(r => r.Outcome == RowOutcome.Refused));
                kept.Finish(created, updated, unchanged, refused, Uploads.Compress(CsvExport.Bytes(report)), change.Now);
                await WriteAsync(change, plan, cancellation);
                change.Record(new Imported(upload.Kind == ImportKind.People ? "people" : "roles", upload.FileName, created, updated, unchanged, refused));
            },
            cancellation);
    }

    private static Task WriteAsync(Change change, ImportPlan plan, CancellationToken cancellation) => plan.People is { } people
        ? new ApplyPeople(change, people, plan.Choices.FirstDay ?? change.Today, plan.Choices.Reason).RunAsync(cancellation)
        : new ApplyRoles(change, plan.Roles!, plan.Choices.HeldFrom ?? change.Today, plan.Choices.BackdatedReason).RunAsync(cancellation);

    private static async Task<ImportPlan> PlanAsync(RegisterDbContext db, ReadFile file, DateOnly today, CancellationToken cancellation)
    {
        if (file.People is { } people)
        {
            var plan = PeoplePlan.Make(people.Rows, await RegisterAsItStands.PeopleAsync(db, cancellation), file.Choices.FirstDay ?? today);
            return new(ImportKind.People, file.Choices, plan, null, [.. file.Notes, .. people.Notes]);
        }

        var from = file.Choices.HeldFrom ?? today;
        var roles = RolesPlan.Make(file.Roles!.Rows, await RegisterAsItStands.RolesAsync(db, from, cancellation), await RegisterAsItStands.HoldersAsync(db, cancellation), from);
        return new(ImportKind.Roles, file.Choices, null, roles, [.. file.Notes, .. file.Roles.Notes]);
    }

    /// <summary>The file's rows, read once however often the transaction is tried.</summary>
    private sealed class ReadFile
    {
        public ReadFile(ImportUpload upload)
        {
            Choices = ImportChoices.Parse(upload.Choices);
            var reading = ImportReading.Of(upload, Choices);
            Notes = reading.Table.Notes;
            (People, Roles) = upload.Kind == ImportKind.People ? (reading.People(), null) : ((PeopleFile?)null, reading.Roles());
            if (People?.DateQuestion is { } question)
            {
                throw new ImportRefusedException(question);
            }
        }

        public ImportChoices Choices { get; }

        public IReadOnlyList<string> Notes { get; }

        public PeopleFile? People { get; }

        public RolesFile? Roles { get; }
    }
}

/// <summary>What the parts of an import share.</summary>
internal static class Imports
{
    /// <summary>Does one row's part; a refusal says which row it was and that nothing was imported.</summary>
    public static void InRow(IPlannedRow row, Action work)
    {
        try
        {
            work();
        }
        catch (RuleBrokenException refusal)
        {
            throw new RuleBrokenException(string.Create(CultureInfo.InvariantCulture, $"Nothing was imported. Row {row.Row} ({row.Subject}): {refusal.Message}"));
        }
    }
}

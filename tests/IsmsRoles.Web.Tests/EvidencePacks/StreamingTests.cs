using System.Data.Common;
using System.IO.Compression;
using System.Net;
using System.Security.Cryptography;
using IsmsRoles.Data;
using IsmsRoles.Domain.Access;
using IsmsRoles.Domain.Assignments;
using IsmsRoles.Domain.Audit;
using IsmsRoles.Domain.Audit.Events;
using IsmsRoles.Domain.Evidence;
using IsmsRoles.Domain.People;
using IsmsRoles.Web.Tests.Hosting;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace IsmsRoles.Web.Tests.EvidencePacks;

/// <summary>How a pack gets to whoever asked: over a real connection, in pieces, and never as half of one.</summary>
public sealed class StreamingTests
{
    private const int Files = 50;
    private const int FileBytes = 5_000_000;
    private const int Events = 100_000;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_pack_of_a_quarter_gigabyte_and_a_hundred_thousand_events_passes_through_with_few_bytes_alive()
    {
        using var app = OnRealPort();
        _ = app.DatabaseFile; // filled in SQLite's own words
        var company = await FillAsync(app);
        await company.SubmitAsync(Company.Mia);
        await company.ApproveAsync(Company.Ana);
        var otto = await app.SignInAsync(Company.Otto);
        var before = GC.GetTotalMemory(forceFullCollection: true);

        using var response = await otto.Http.GetAsync("/versions/1/evidence-pack", HttpCompletionOption.ResponseHeadersRead, Cancellation);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Null(response.Content.Headers.ContentLength); // not known, because nothing has the whole
        var path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        long most = 0;
        await using (var file = File.Create(path, 1, FileOptions.DeleteOnClose))
        {
            await using var body = await response.Content.ReadAsStreamAsync(Cancellation);
            var buffer = new byte[81920];
            for (long read = 0, measured = 0; await body.ReadAsync(buffer, Cancellation) is > 0 and var n; read += n)
            {
                await file.WriteAsync(buffer.AsMemory(0, n), Cancellation);
                if (read - measured > 4_000_000)
                {
                    (most, measured) = (Math.Max(most, GC.GetTotalMemory(forceFullCollection: true) - before), read);
                }
            }

            Assert.InRange(file.Length, (long)Files * FileBytes, long.MaxValue);
            using var zip = new ZipArchive(file, ZipArchiveMode.Read);
            Assert.Equal(Files, zip.Entries.Count(e => e.FullName.StartsWith("evidence/", StringComparison.Ordinal)));
            await using var texts = await zip.GetEntry("audit-trail/events.jsonl")!.OpenAsync(Cancellation);
            using var reader = new StreamReader(texts);
            var lines = 0;
            for (; await reader.ReadLineAsync(Cancellation) is not null; lines++)
            {
            }

            Assert.InRange(lines, Events, Events + 1000);
        }

        Assert.InRange(most, long.MinValue, 32L * 1024 * 1024); // six of these files, an eighth of the pack
    }

    [Fact]
    public async Task A_failure_in_the_middle_breaks_the_connection_off_and_what_came_is_no_zip()
    {
        using var app = OnRealPort().With(services => services.ConfigureDbContext<RegisterDbContext>(o => o.AddInterceptors(new FailsAtPersonalValues())));
        var company = await Company.CreateSignedAsync(app);
        await company.ChangeAsync(change =>
        {
            change.Db.Add(RandomFile(change, "unused"));
            return Task.CompletedTask;
        });
        var otto = await app.SignInAsync(Company.Otto);

        using var response = await otto.Http.GetAsync("/versions/1/evidence-pack", HttpCompletionOption.ResponseHeadersRead, Cancellation);
        using var came = new MemoryStream();
        await using var body = await response.Content.ReadAsStreamAsync(Cancellation);
        await Assert.ThrowsAnyAsync<IOException>(() => body.CopyToAsync(came, Cancellation));

        Assert.True(came.Length > 1000, "Something had already been sent.");
        Assert.Throws<InvalidDataException>(() => new ZipArchive(came, ZipArchiveMode.Read));
        Assert.Contains("The database went away", app.Log.Text);
    }

    [Fact]
    public async Task Whoever_breaks_a_download_off_leaves_nothing_behind_and_may_ask_again()
    {
        using var app = OnRealPort().With("Serilog:MinimumLevel:Default", "Information");
        var company = await Company.CreateAsync(app);
        await FileAppointmentsAsync(company, 4);
        await company.SubmitAsync(Company.Mia);
        await company.ApproveAsync(Company.Ana);
        var otto = await app.SignInAsync(Company.Otto);
        var temporary = Directory.EnumerateFileSystemEntries(Path.GetTempPath(), "*", SearchOption.TopDirectoryOnly).ToHashSet();

        using (var response = await otto.Http.GetAsync("/versions/1/evidence-pack", HttpCompletionOption.ResponseHeadersRead, Cancellation))
        {
            await using var body = await response.Content.ReadAsStreamAsync(Cancellation);
            await body.ReadExactlyAsync(new byte[1_000_000], Cancellation);
        }

        await app.Log.LineAsync("/versions/{number:int}/evidence-pack answered");
        Assert.DoesNotContain("Error ", string.Join('\n', app.Log.Text.Split('\n').Where(l => l.Contains("evidence-pack", StringComparison.Ordinal) || l.Contains("unhandled", StringComparison.Ordinal))));
        using var again = await Unpacked.DownloadAsync(otto, "/versions/1/evidence-pack");
        Assert.Equal(0, again.Run(again.Command("SHA256SUMS")).Exit);
        Assert.DoesNotContain(Directory.EnumerateFileSystemEntries(Path.GetTempPath()), p => !temporary.Contains(p) && Path.GetFileName(p).Contains(".zip", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_version_whose_document_is_still_being_made_is_packed_without_it_and_the_rest_verifies()
    {
        using var app = OnRealPort();
        await Company.CreateSignedAsync(app);

        using var pack = await Unpacked.DownloadAsync(await app.SignInAsync(Company.Otto), "/versions/1/evidence-pack");

        Assert.DoesNotContain("version-1/roles-document.pdf", pack.Names);
        Assert.Contains("The document of version 1 was still being made.", pack.Readme);
        Assert.Equal(0, pack.Run(pack.Command("SHA256SUMS")).Exit);
    }

    // Without background work: what is alive is the download's alone, and the document is never made.
    private static RegisterApp OnRealPort()
    {
        var app = new RegisterApp().WithoutBackgroundWork();
        app.UseKestrel(0);
        return app;
    }

    private static async Task<Company> FillAsync(RegisterApp app)
    {
        var company = await Company.CreateAsync(app);
        await FileAppointmentsAsync(company, Files);
        await AppendEventsAsync(app);
        return company;
    }

    /// <summary>As many members of top management, each appointed by a filed extract of 5 MB that does not compress.</summary>
    private static async Task FileAppointmentsAsync(Company company, int number)
    {
        for (var i = 0; i < number; i++)
        {
            await company.ChangeAsync(async change =>
            {
                var file = RandomFile(change, $"extract {i}");
                var person = new Person(new($"Member {i}", null, "Director", "Board"), change.Today.AddYears(-1));
                var top = await change.Db.Roles.SingleAsync(r => r.Id == company.Role("Top management"));
                change.Db.AddRange(file, person, new Assignment(
                    top, Holder.Of(person, null), new(AssignmentKind.Holder, change.Today, AppointmentEvidence: "Extract", AppointmentEvidenceFileId: file.Id), [], change.Today, change.Now));
            });
        }
    }

    private static EvidenceFile RandomFile(Change change, string name)
    {
        var content = RandomNumberGenerator.GetBytes(FileBytes);
        "%PDF-1.7\n"u8.CopyTo(content);
        return new($"{name}.pdf", content, change.Now);
    }

    // Past the ledger and EF Core, which would take minutes; the chain goes on behind what is there.
    private static async Task AppendEventsAsync(RegisterApp app)
    {
        await using var db = app.OpenDatabase();
        var ledger = await db.LedgerRows.SingleAsync(Cancellation);
        var (head, first) = (ledger.Head, ledger.LastEvent + 1);
        var actor = new Actor(Guid.CreateVersion7(), Guid.CreateVersion7(), "Mia Lambrou", AccessRight.Manager);
        await using var connection = new SqliteConnection(app.ConnectionString);
        await connection.OpenAsync(Cancellation);
        await using var transaction = (SqliteTransaction)await connection.BeginTransactionAsync(Cancellation);
        var entries = Insert("AuditEntries", "Number", "At", "Kind", "ActorAccountId", "ActorPersonId", "Text", "PreviousHash", "Hash");
        var values = Insert("AuditPersonalValues", "EventNumber", "Hash", "Salt", "Value");
        for (var number = first; number < first + Events; number++)
        {
            var entry = AuditChain.Append(number, head, DateTime.UnixEpoch.AddMinutes(number), actor, new VersionApprovalTakenBack(Guid.CreateVersion7(), "version 1", Guid.CreateVersion7()));
            await RunAsync(entries, entry.Number, entry.At, entry.Kind, entry.ActorAccountId!, entry.ActorPersonId!, entry.Text, entry.PreviousHash, entry.Hash);
            foreach (var value in entry.PersonalValues)
            {
                await RunAsync(values, value.EventNumber, value.Hash, value.Salt, value.Value);
            }

            head = entry.Hash;
        }

        await transaction.CommitAsync(Cancellation);
        await db.LedgerRows.ExecuteUpdateAsync(l => l.SetProperty(x => x.LastEvent, first + Events - 1).SetProperty(x => x.Head, head), Cancellation);

        SqliteCommand Insert(string table, params string[] columns)
        {
            var command = connection.CreateCommand();
            command.Transaction = transaction;
            command.CommandText = $"INSERT INTO {table} ({string.Join(", ", columns)}) VALUES ({string.Join(", ", columns.Select(c => "$" + c))})";
            command.Parameters.AddRange(columns.Select(c => new SqliteParameter { ParameterName = "$" + c }));
            return command;
        }

        static Task RunAsync(SqliteCommand command, params object[] row)
        {
            for (var i = 0; i < row.Length; i++)
            {
                command.Parameters[i].Value = row[i];
            }

            return command.ExecuteNonQueryAsync(Cancellation);
        }
    }

    private sealed class FailsAtPersonalValues : DbCommandInterceptor
    {
        public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
            DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default) =>
            command.CommandText.Contains("FROM \"AuditPersonalValues\"", StringComparison.Ordinal) || command.CommandText.Contains("FROM [AuditPersonalValues]", StringComparison.Ordinal)
                ? throw new InvalidOperationException("The database went away.")
                : ValueTask.FromResult(result);
    }
}

using System.IO.Compression;
using System.Net;
using IsmsRoles.Domain.Access;
using IsmsRoles.Domain.Audit;
using IsmsRoles.Domain.Audit.Events;
using IsmsRoles.Web.Tests.Hosting;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace IsmsRoles.Web.Tests.EvidencePacks;

/// <summary>Tests that measure what is alive in the process: nothing else may run beside them.</summary>
[CollectionDefinition(nameof(Alone), DisableParallelization = true)]
public sealed class Alone;

/// <summary>That memory does not grow with a pack: bytes alive while one much larger passes through.</summary>
[Collection(nameof(Alone))]
public sealed class PackMemoryTests
{
    private const int Files = 50;
    private const int Events = 100_000;

    // One collection each time: the heap still holds what other tests of this process left, and going through it is slow.
    private static long Alive()
    {
        GC.Collect(2, GCCollectionMode.Forced, blocking: true);
        return GC.GetTotalMemory(forceFullCollection: false);
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_pack_of_a_quarter_gigabyte_and_a_hundred_thousand_events_passes_through_with_few_bytes_alive()
    {
        using var app = StreamingTests.OnRealPort();
        _ = app.DatabaseFile; // filled in SQLite's own words
        var company = await FillAsync(app);
        await company.SubmitAsync(Company.Mia);
        await company.ApproveAsync(Company.Ana);
        var otto = await app.SignInAsync(Company.Otto);
        var before = Alive();

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
                if (read - measured > 40_000_000)
                {
                    (most, measured) = (Math.Max(most, Alive() - before), read);
                }
            }

            Assert.InRange(file.Length, (long)Files * StreamingTests.FileBytes, long.MaxValue);
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

    private static async Task<Company> FillAsync(RegisterApp app)
    {
        var company = await Company.CreateAsync(app);
        await StreamingTests.FileAppointmentsAsync(company, Files);
        await AppendEventsAsync(app);
        return company;
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
}

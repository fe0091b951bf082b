using System.Diagnostics;
using System.Globalization;
using IsmsRoles.Data;
using IsmsRoles.Data.Sqlite;
using IsmsRoles.Data.Verification;
using IsmsRoles.Domain.Access;
using IsmsRoles.Domain.Audit;
using IsmsRoles.Domain.Audit.Events;
using Microsoft.EntityFrameworkCore;

// Verifies chains of growing length: events a second, and the memory that is alive in the middle, which must not grow with them.
CultureInfo.DefaultThreadCurrentCulture = CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
int[] lengths = args.Length > 0 ? [.. args.Select(a => int.Parse(a, CultureInfo.InvariantCulture))] : [10_000, 100_000];
Console.WriteLine("   events   seconds  events/s  live MB (largest)");
foreach (var length in lengths)
{
    var folder = Directory.CreateTempSubdirectory("ismsroles-bench-").FullName;
    var connection = $"Data Source={Path.Combine(folder, "bench.db")};Pooling=False";
    await using (var db = SqliteRegister.Open(connection))
    {
        await SqliteRegister.MigrateAsync(db);
    }

    await FillAsync(connection, length);
    var (progress, largest, clock) = (ChainProgress.None, 0L, Stopwatch.StartNew());
    while (progress is { Fault: null, IsAtEnd: false })
    {
        await using var db = SqliteRegister.Open(connection);
        progress = await ChainWalk.StepAsync(db, progress, CancellationToken.None);
        if (progress.Through % 10_000 == 0)
        {
            clock.Stop();
            largest = Math.Max(largest, GC.GetTotalMemory(forceFullCollection: true));
            clock.Start();
        }
    }

    Console.WriteLine($"{progress.Through,9:N0} {clock.Elapsed.TotalSeconds,9:N1} {progress.Through / clock.Elapsed.TotalSeconds,9:N0} {largest / 1024.0 / 1024,8:N1}   {progress.Fault ?? "whole"}");
    Directory.Delete(folder, recursive: true);
}

// Written past the ledger, a thousand at a time: what is measured is reading.
static async Task FillAsync(string connection, int length)
{
    const int batch = 1000;
    var actor = new Actor(Guid.CreateVersion7(), Guid.CreateVersion7(), "Mia Lambrou", AccessRight.Manager);
    var head = AuditChain.Start;
    for (var number = 1; number <= length;)
    {
        await using var db = SqliteRegister.Open(connection);
        for (var i = 0; i < batch && number <= length; i++, number++)
        {
            var entry = AuditChain.Append(number, head, DateTime.UnixEpoch.AddMinutes(number), actor, new RoleEdited(
                Guid.CreateVersion7(), "Risk owner", [new("Purpose", "Answers for one risk and says how it is treated.", "Answers for one risk."), new("Title", "Owner", "Risk owner")]));
            db.AuditEntries.Add(entry);
            head = entry.Hash;
        }

        await db.SaveChangesAsync();
        await db.LedgerRows.ExecuteUpdateAsync(l => l.SetProperty(x => x.LastEvent, number - 1).SetProperty(x => x.Head, head));
    }
}

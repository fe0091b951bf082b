using IsmsRoles.Domain.Audit;
using IsmsRoles.Web.Tests.Hosting;
using Microsoft.EntityFrameworkCore;

namespace IsmsRoles.Web.Tests.TwoNodes;

/// <summary>Two copies of the application on one database, in processes of their own, and the company they serve.</summary>
public abstract class NodesTest : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("ismsroles-nodes-").FullName;

    /// <summary>The database, with nothing running on it from here.</summary>
    private protected RegisterApp Register { get; } = new RegisterApp().WithoutBackgroundWork();

    private protected Company Company { get; private set; } = null!;

    private protected Node First { get; set; } = null!;

    private protected Node Second { get; private set; } = null!;

    private protected static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        Company = await Company.CreateAsync(Register);
        (First, Second) = (await StartAsync(), await StartAsync());
    }

    public async ValueTask DisposeAsync()
    {
        First?.Dispose();
        Second?.Dispose();
        await Register.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
        GC.SuppressFinalize(this);
    }

    private protected Task<Node> StartAsync() => Node.StartAsync(Register, _folder);

    /// <summary>Recomputes the whole chain from the database; null while all of it fits.</summary>
    private protected async Task<string?> ChainFaultAsync()
    {
        await using var db = Register.OpenDatabase();
        var ledger = await db.LedgerRows.AsNoTracking().SingleAsync(Stop);
        var (number, head) = (0L, AuditChain.Start);
        await foreach (var entry in db.AuditEntries.AsNoTracking().Include(e => e.PersonalValues).OrderBy(e => e.Number).AsAsyncEnumerable().WithCancellation(Stop))
        {
            if (AuditChain.Fault(entry, number + 1, head) is { } fault)
            {
                return fault;
            }

            (number, head) = (entry.Number, entry.Hash);
        }

        return (number, head) == (ledger.LastEvent, ledger.Head) ? null : $"The chain ends at {number}, the ledger at {ledger.LastEvent}.";
    }
}

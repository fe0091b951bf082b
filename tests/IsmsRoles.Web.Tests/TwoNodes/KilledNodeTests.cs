using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using IsmsRoles.Domain.Versions;
using IsmsRoles.Web.Tests.Hosting;
using IsmsRoles.Web.Tests.Pages.Import;
using IsmsRoles.Web.Tests.Pages.Versions;
using Microsoft.EntityFrameworkCore;

namespace IsmsRoles.Web.Tests.TwoNodes;

/// <summary>
/// A node that is killed in the middle of an import, of an approval and of making a PDF, while another serves the same
/// database. <c>eng/two-nodes.sh</c> runs it for many rounds and prints the figures.
/// </summary>
public sealed class KilledNodeTests : NodesTest
{
    private const int PeopleInFile = 200;

    private static readonly int Rounds = int.Parse(Environment.GetEnvironmentVariable("ISMSROLES_KILL_ROUNDS") ?? "2", CultureInfo.InvariantCulture);

    private readonly Random _random = new(5_3);
    private readonly Dictionary<string, int> _figures = [];
    private readonly Dictionary<string, double> _within = []; // milliseconds
    private int _stored;

    [Fact]
    public async Task A_node_killed_in_the_middle_of_an_import_an_approval_or_a_PDF_loses_nothing_and_leaves_nothing_half_done()
    {
        await Company.SubmitAsync(Company.Mia);
        await Company.ApproveAsync(Company.Ana);
        var mia = await Second.SignInAsync(Company.Mia);
        for (var round = 1; round <= Rounds; round++)
        {
            await ImportAsync(round);
            await DocumentAsync(await ApprovalAsync(mia, round));
            Assert.Null(await ChainFaultAsync());
        }

        TestContext.Current.TestOutputHelper!.WriteLine(
            $"{_figures.Values.Sum()} kills: {string.Join(", ", _figures.OrderBy(f => f.Key, StringComparer.Ordinal).Select(f => $"{f.Key} {f.Value}"))}. Nothing lost, nothing half done, the chain verifies.");
    }

    private async Task ImportAsync(int round)
    {
        var mark = $"r{round}";
        var ready = await ReadyToImportAsync(mark);
        await KillDuringAsync(ready.ApplyAsync, "imports");

        await using var db = Register.OpenDatabase();
        var people = await db.People.CountAsync(p => p.Email!.StartsWith(mark + "-"), Stop);
        var told = await db.ImportUploads.CountAsync(u => u.FileName == mark + ".csv" && u.ImportedAt != null, Stop);
        Assert.Contains((people, told), new[] { (0, 0), (PeopleInFile, 1) });
        Count("imports", told == 1);
    }

    private async Task<Guid> ApprovalAsync(Visitor mia, int round)
    {
        await Company.ChangeDutyAsync("ISMS manager", $"Answers for round {round}.");
        var id = await mia.SubmitVersionAsync();
        var ana = await First.SignInAsync(Company.Ana);
        await KillDuringAsync(() => ana.SignVersionAsync(id), "approvals");

        var version = await Register.VersionAsync(id);
        await using var db = Register.OpenDatabase();
        var events = await db.AuditEntries.CountAsync(e => e.Text.Contains("VersionApproved") && e.Text.Contains(id.ToString()), Stop);
        Assert.Equal(version.Approvals.Count, events);
        Assert.Equal(version.State == VersionState.InForce, version.Approvals.Count == 1);
        Assert.Equal(1, await db.Versions.CountAsync(v => v.State == VersionState.InForce, Stop));
        Count("approvals", version.State == VersionState.InForce);
        return id;
    }

    private async Task DocumentAsync(Guid id)
    {
        if ((await Register.VersionAsync(id)).State == VersionState.Submitted)
        {
            var before = await StoredAsync();
            await (await First.SignInAsync(Company.Ana)).SignVersionAsync(id);
            await KillDuringAsync(() => Task.CompletedTask, "PDFs");
            Count("PDFs", _stored > before);
        }

        var version = await Register.VersionAsync(id);
        Assert.Equal(VersionState.InForce, version.State);
        var served = await DocumentTests.WaitForDocumentAsync(await Second.SignInAsync(Company.Eve), version.Number!.Value);
        await using var db = Register.OpenDatabase();
        var stored = await db.Documents.SingleAsync(d => d.VersionId == id, Stop);
        Assert.Equal(stored.Bytes, served);
        Assert.Equal(stored.Sha256, Convert.ToHexStringLower(SHA256.HashData(served)));
        Assert.Equal(1, await db.AuditEntries.CountAsync(e => e.Text.Contains(stored.Sha256), Stop));
    }

    private async Task<Importing> ReadyToImportAsync(string mark)
    {
        var file = new StringBuilder("Name,E-mail,Department\n");
        for (var i = 0; i < PeopleInFile; i++)
        {
            file.Append(CultureInfo.InvariantCulture, $"Person {mark} {i},{mark}-{i}@example.com,Operations\n");
        }

        var importing = new Importing(await First.SignInAsync(Company.Mia));
        await importing.UploadAsync("People", mark + ".csv", Encoding.UTF8.GetBytes(file.ToString()));
        await importing.ChooseAsync();
        return importing;
    }

    /// <summary>Kills the first node at a random moment of the step, and starts it again.</summary>
    private async Task KillDuringAsync(Func<Task> step, string kind)
    {
        var running = step();
        await Task.Delay(TimeSpan.FromMilliseconds(_within.GetValueOrDefault(kind, 600) * (0.5 + _random.NextDouble())), Stop);
        First.Kill();
        try
        {
            await running;
        }
        catch (HttpRequestException)
        {
            // Its node was killed under it.
        }

        First.Dispose();
        _stored = await StoredAsync();
        First = await StartAsync();
    }

    // Before the node starts again: at its start it makes what is missing.
    private async Task<int> StoredAsync()
    {
        await using var db = Register.OpenDatabase();
        return await db.Documents.CountAsync(Stop);
    }

    // The next kill of this kind comes sooner where the step was done and later where it was not, so that the kills gather
    // around the moment at which it becomes lasting, however fast the machine is.
    private void Count(string kind, bool done)
    {
        var what = $"{kind} {(done ? "done" : "undone")}";
        _figures[what] = _figures.GetValueOrDefault(what) + 1;
        _within[kind] = _within.GetValueOrDefault(kind, 600) * (done ? 0.7 : 1.4);
    }
}

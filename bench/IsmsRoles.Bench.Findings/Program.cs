using System.Diagnostics;
using System.Globalization;
using IsmsRoles.Bench.Findings;
using IsmsRoles.Bench.Roles;
using IsmsRoles.Data;
using IsmsRoles.Data.Findings;
using IsmsRoles.Domain.Findings;
using IsmsRoles.Web.Findings;
using IsmsRoles.Web.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

// Times a full evaluation of the findings for 1,000, 10,000 and 100,000 people (a tenth of them with an assignment, a
// hundredth as many roles): reading the facts of today with nothing kept, the rules alone, and what the first page after a
// change pays beside the standing. Median milliseconds of processor time (SQLite works inside this process, and a busy
// machine's wall clock tells about its neighbours), SQL commands, findings, and how much each row grew against the one
// before. Other sizes may be given: dotnet run -c Release -- 500 5000
const int Rounds = 5;
int[] sizes = args.Length > 0 ? [.. args.Select(a => int.Parse(a, CultureInfo.InvariantCulture))] : [1000, 10_000, 100_000];
using var commands = new CommandCounter();
Console.WriteLine(" people  roles  assigned   facts ms  commands   rules ms  findings   after a change ms   growth");
var before = 0d;
foreach (var people in sizes)
{
    var folder = Directory.CreateTempSubdirectory("ismsroles-bench-").FullName;
    await using var app = WebServer.Build(
        [
            "--applicationName", "IsmsRoles.Web",
            "--contentRoot", AppContext.BaseDirectory,
            "--urls", "http://127.0.0.1:0",
            "--ConnectionStrings:Register", $"Data Source={Path.Combine(folder, "bench.db")}",
            "--DataProtection:KeyFile", Path.Combine(folder, "bench.key"),
            "--Serilog:MinimumLevel:Default", "Error",
        ],
        demo: false);
    await using var scope = app.Services.CreateAsyncScope();
    var contexts = scope.ServiceProvider.GetRequiredService<IDbContextFactory<RegisterDbContext>>();
    await scope.ServiceProvider.GetRequiredService<IRegisterDatabase>().MigrateAsync();
    var company = new CompanyOfSize(scope.ServiceProvider.GetRequiredService<Ledger>().As("Benchmark"), contexts, people);
    await company.FillAsync();

    var today = OrganisationTime.DayOf(DateTime.UtcNow, "Europe/Berlin");
    RegisterFacts facts = null!;
    var sent = commands.Count;
    var reading = await MedianAsync(async () =>
    {
        await using var db = await contexts.CreateDbContextAsync();
        facts = (await FactsOfDay.ReadAsync(db, today, today))!;
    });
    sent = (commands.Count - sent) / (Rounds + 1);
    var findings = 0;
    var ruling = await MedianAsync(() =>
    {
        findings = FindingCatalogue.FindAll(facts with { Leavers = facts.Leavers }).Count; // without the look-ups of the round before
        return Task.CompletedTask;
    });
    var changed = await MedianAsync(
        async () => await app.Services.GetRequiredService<FindingsOfToday>().GetAsync((await app.Services.GetRequiredService<Standings>().GetAsync(default))!, default),
        async () =>
        {
            await company.TouchAsync();
            await app.Services.GetRequiredService<Standings>().GetAsync(default);
        });
    var total = reading + ruling;
    Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture,
        $"{people,7}  {company.Roles,5}  {company.Assignments,8}  {reading,9:0.0}  {sent,8}  {ruling,9:0.0}  {findings,8}  {changed,18:0.0}   {(before == 0 ? "" : $"× {total / before:0.0}"),6}"));
    before = total;
    Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
    Directory.Delete(folder, recursive: true);
}

// The first round compiles queries and is not counted; what comes before each round is not timed.
static async Task<double> MedianAsync(Func<Task> work, Func<Task>? beforehand = null)
{
    var times = new List<double>();
    for (var round = 0; round <= Rounds; round++)
    {
        await (beforehand?.Invoke() ?? Task.CompletedTask);
        var used = Process.GetCurrentProcess().TotalProcessorTime;
        await work();
        times.Add((Process.GetCurrentProcess().TotalProcessorTime - used).TotalMilliseconds);
    }

    var counted = times.Skip(1).Order().ToList();
    return counted[Rounds / 2];
}

using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using IsmsRoles.Bench.Roles;
using IsmsRoles.Data;
using IsmsRoles.Web.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;

// Times /roles through real HTTP for a small and for a large register (1,000 roles, 10,000 people, 10,000 assignments):
// median milliseconds, SQL commands and kilobytes of one answer; and the first answer after a change, which works the
// standing out anew. Ratios between the rows mean more than the figures on a noisy machine.
const int Rounds = 15;
using var commands = new CommandCounter();
Console.WriteLine("roles  people  address                    median ms  commands     KB");
foreach (var (roles, people) in new[] { (10, 25), (1000, 10_000) })
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
    await using (var scope = app.Services.CreateAsyncScope())
    {
        await scope.ServiceProvider.GetRequiredService<IRegisterDatabase>().MigrateAsync();
        await LargeRegister.FillAsync(scope.ServiceProvider, roles, people);
    }

    await app.StartAsync();
    var address = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
    using var http = new HttpClient { BaseAddress = new(address) };
    var token = Token().Match(await http.GetStringAsync("/sign-in")).Groups[1].Value;
    using var signIn = await http.PostAsync("/sign-in", new FormUrlEncodedContent(new Dictionary<string, string>
    {
        ["Input.Email"] = LargeRegister.Email,
        ["Input.Password"] = LargeRegister.Password,
        ["__RequestVerificationToken"] = token,
    }));
    signIn.EnsureSuccessStatusCode();

    foreach (var page in new[] { "/roles", "/roles?p=20", "/roles?Text=incident", "/people", "/assignments" })
    {
        await MeasureAsync(http, page, roles, people);
    }

    var watch = Stopwatch.StartNew();
    await LargeRegister.TouchAsync(app.Services);
    watch.Restart();
    await http.GetStringAsync("/roles");
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{roles,5}  {people,6}  {"/roles, first after a change",-28}{watch.Elapsed.TotalMilliseconds,8:0.0}"));
    await app.StopAsync();
    Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
    Directory.Delete(folder, recursive: true);
}

async Task MeasureAsync(HttpClient http, string page, int roles, int people)
{
    await http.GetStringAsync(page); // compiles the page and its queries
    var times = new List<double>();
    var (before, bytes) = (commands.Count, 0);
    for (var round = 0; round < Rounds; round++)
    {
        var watch = Stopwatch.StartNew();
        bytes = (await http.GetByteArrayAsync(page)).Length;
        times.Add(watch.Elapsed.TotalMilliseconds);
    }

    times.Sort();
    Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture,
        $"{roles,5}  {people,6}  {page,-26} {times[Rounds / 2],9:0.0}  {(commands.Count - before) / Rounds,8}  {bytes / 1024,5}"));
}

internal sealed partial class Program
{
    [GeneratedRegex("name=\"__RequestVerificationToken\" type=\"hidden\" value=\"([^\"]+)\"")]
    private static partial Regex Token();
}

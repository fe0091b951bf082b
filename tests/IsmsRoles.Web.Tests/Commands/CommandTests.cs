using System.Diagnostics;
using System.Globalization;
using IsmsRoles.Web.Tests.Hosting;
using IsmsRoles.Web.Tests.Pages.Versions;
using Microsoft.EntityFrameworkCore;

namespace IsmsRoles.Web.Tests.Commands;

/// <summary>The program's commands, run as programs of their own.</summary>
public sealed class CommandTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("ismsroles-command-").FullName;

    [Fact]
    public async Task Help_lists_the_commands()
    {
        var (code, output, _) = await RunAsync("unused.db", "--help");

        Assert.Equal(0, code);
        Assert.Contains("migrate", output);
        Assert.Contains("export-document", output);
        Assert.Contains("--demo", output);
    }

    [Fact]
    public async Task Migrate_makes_a_database_that_is_ready()
    {
        var file = Path.Combine(_folder, "new.db");
        var (code, output, _) = await RunAsync(file, "migrate");

        Assert.Equal(0, code);
        Assert.Contains("The database is up to date.", output);
        await using var db = Data.Sqlite.SqliteRegister.Open($"Data Source={file};Pooling=False");
        Assert.Empty(await Microsoft.EntityFrameworkCore.RelationalDatabaseFacadeExtensions.GetPendingMigrationsAsync(db.Database, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Export_document_writes_the_stored_bytes_and_never_over_a_file()
    {
        using var app = new RegisterApp();
        await Company.CreateSignedAsync(app);
        var ana = await app.SignInAsync(Company.Ana);
        var stored = await DocumentTests.WaitForDocumentAsync(ana, 1);
        var target = Path.Combine(_folder, "roles.pdf");

        var (code, _, _) = await RunAsync(app.DatabaseFile, "export-document", "1", target);
        Assert.Equal(0, code);
        Assert.Equal(stored, await File.ReadAllBytesAsync(target, TestContext.Current.CancellationToken));

        var (again, _, refusal) = await RunAsync(app.DatabaseFile, "export-document", "1", target);
        Assert.Equal(1, again);
        Assert.Contains("roles.pdf exists already", refusal);

        var (none, _, missing) = await RunAsync(app.DatabaseFile, "export-document", "2", target);
        Assert.Equal(1, none);
        Assert.Contains("There is no version 2.", missing);
    }

    [Fact]
    public async Task Appoint_successor_lets_somebody_sign_and_says_in_the_audit_trail_that_it_was_a_command()
    {
        using var app = new RegisterApp();
        var company = await Company.CreateSignedAsync(app);
        await company.LeaveAsync(Company.Ana);
        await company.LeaveAsync(Company.Ben);
        var extract = Path.Combine(_folder, "extract.pdf");
        await File.WriteAllBytesAsync(extract, OnPaper.Scan, TestContext.Current.CancellationToken);
        var eve = company.Person(Company.Eve).ToString();

        var (nobody, _, unknown) = await RunAsync(app.DatabaseFile, "appoint-successor", Guid.NewGuid().ToString(), "--evidence", extract, "--reference", "Extract", "--reason", "Ana left");
        Assert.Equal((1, "Nobody in the register has this identifier."), (nobody, unknown.Trim()));
        var (none, _, missing) = await RunAsync(app.DatabaseFile, "appoint-successor", eve, "--evidence", extract + "x", "--reference", "Extract", "--reason", "Ana left");
        Assert.Equal((1, "There is no file extract.pdfx."), (none, missing.Trim()));
        var (code, output, error) = await RunAsync(app.DatabaseFile, "appoint-successor", eve, "--evidence", extract, "--reference", "Register extract", "--reason", "Ana left");

        Assert.Equal((0, ""), (code, error));
        Assert.Contains("Eve Nguyễn may sign the next version as successor signatory.", output);
        await using var db = app.OpenDatabase();
        var successor = await db.SuccessorSignatories.SingleAsync(TestContext.Current.CancellationToken);
        Assert.True(successor.IsByCommand);
        var audit = await (await app.SignInAsync(Company.Otto)).TextAsync("/audit");
        Assert.Contains("Eve Nguyễn was made successor signatory by a command on the server (evidence: Register extract", audit);
    }

    [Fact]
    public async Task Appoint_successor_is_refused_while_enough_qualify()
    {
        using var app = new RegisterApp();
        var company = await Company.CreateSignedAsync(app);
        var extract = Path.Combine(_folder, "extract.pdf");
        await File.WriteAllBytesAsync(extract, OnPaper.Scan, TestContext.Current.CancellationToken);

        var (code, _, error) = await RunAsync(app.DatabaseFile, "appoint-successor", company.Person(Company.Eve).ToString(), "--evidence", extract, "--reference", "Extract", "--reason", "I want to");

        Assert.Equal(1, code);
        Assert.Contains("As many people qualify to sign as the quorum needs", error);
        await using var db = app.OpenDatabase();
        Assert.False(await db.SuccessorSignatories.AnyAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task The_server_ends_in_order_when_it_is_asked_to()
    {
        using var server = Start(Path.Combine(_folder, "served.db"), "--urls", "http://127.0.0.1:0");
        var lines = new List<string>();
        while (await server.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken) is { } line)
        {
            lines.Add(line);
            if (line.Contains("Application started", StringComparison.Ordinal))
            {
                break;
            }
        }

        using var signal = Process.Start("kill", ["-TERM", server.Id.ToString(CultureInfo.InvariantCulture)]);
        await server.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Contains(lines, l => l.Contains("one-time code", StringComparison.Ordinal));
        Assert.Equal(0, server.ExitCode);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private async Task<(int Code, string Output, string Error)> RunAsync(string database, params string[] arguments)
    {
        using var program = Start(database, arguments);
        var output = program.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var error = program.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await program.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (program.ExitCode, await output, await error);
    }

    private Process Start(string database, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "IsmsRoles.Web.dll"), .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = AppContext.BaseDirectory,
        };
        start.Environment["ConnectionStrings__Register"] = $"Data Source={database};Pooling=False";
        start.Environment["DataProtection__Folder"] = Path.Combine(_folder, "keys");
        return Process.Start(start)!;
    }
}

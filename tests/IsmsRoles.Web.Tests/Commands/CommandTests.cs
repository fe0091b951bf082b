using System.Diagnostics;
using System.Globalization;
using IsmsRoles.Web.Tests.Hosting;
using IsmsRoles.Web.Tests.Pages.Versions;

namespace IsmsRoles.Web.Tests.Commands;

/// <summary>The program's commands, run as programs of their own.</summary>
public sealed class CommandTests : CommandTest
{
    [Fact]
    public async Task Help_lists_the_commands()
    {
        var (code, output, _) = await RunAsync("unused.db", "--help");

        Assert.Equal(0, code);
        Assert.Contains("migrate", output);
        Assert.Contains("export-document", output);
        Assert.Contains("verify-audit", output);
        Assert.Contains("backup", output);
        Assert.Contains("restore", output);
        Assert.Contains("erase-person", output);
        Assert.Contains("--demo", output);
    }

    [Fact]
    public async Task Migrate_makes_a_database_that_is_ready()
    {
        var file = At("new.db");
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
        var target = At("roles.pdf");

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
    public async Task The_server_ends_in_order_when_it_is_asked_to()
    {
        var (server, lines) = await ServeAsync(At("served.db"));
        using var ended = server;

        using var signal = Process.Start("kill", ["-TERM", server.Id.ToString(CultureInfo.InvariantCulture)]);
        await server.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Contains(lines, l => l.Contains("one-time code", StringComparison.Ordinal));
        Assert.Equal(0, server.ExitCode);
    }
}

using System.Diagnostics;
using System.Globalization;
using IsmsRoles.Web.Tests.Access;
using IsmsRoles.Web.Tests.Hosting;
using IsmsRoles.Web.Tests.Pages.Versions;
using Microsoft.EntityFrameworkCore;

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
        Assert.Contains("recover-administrator", output);
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
    public async Task Recover_administrator_opens_a_way_back_and_leaves_an_event()
    {
        using var app = new RegisterApp();
        var company = await Company.CreateAsync(app);
        await company.ChangeAsync(async change =>
        {
            var adam = await change.Db.Users.SingleAsync(a => a.Email == Company.Adam);
            adam.Close("Left without a word", change.Now, new(1));
        });

        var (code, output, error) = await RunAsync(app.DatabaseFile, "recover-administrator", "ADAM@example.com");
        Assert.True(code == 0, error);
        var link = output.Split('\n').Select(l => l.Trim()).Single(l => l.StartsWith("/password/", StringComparison.Ordinal));
        await app.CreateVisitor().SubmitAsync(link, new() { ["Input.Password"] = "nine purple owls", ["Input.Again"] = "nine purple owls" });
        var back = await app.SignInAsync(Company.Adam, "nine purple owls");

        Assert.Contains("A command on the server made sure that adam@example.com is an administrator (reopened)", await back.TextAsync("/audit"));
        await using var db = app.OpenDatabase();
        var account = await db.Users.SingleAsync(a => a.Email == Company.Adam, TestContext.Current.CancellationToken);
        Assert.Equal("A command on the server", account.PasswordOrigin!.Name);
    }

    [Fact]
    public async Task Recover_administrator_makes_an_account_and_takes_second_factors_away_when_asked()
    {
        using var app = new RegisterApp();
        await Company.CreateAsync(app);
        await (await app.SignInAsync(Company.Adam)).SetUpAuthenticatorAsync(app);

        Assert.Equal(0, (await RunAsync(app.DatabaseFile, "recover-administrator", "new@example.com")).Code);
        Assert.Equal(0, (await RunAsync(app.DatabaseFile, "recover-administrator", Company.Adam)).Code);
        await using var db = app.OpenDatabase();
        Assert.Equal(1, await db.SecondFactors.CountAsync(TestContext.Current.CancellationToken)); // not asked

        Assert.Equal(0, (await RunAsync(app.DatabaseFile, "recover-administrator", Company.Adam, "--reset-two-factor")).Code);
        Assert.False(await db.SecondFactors.AnyAsync(TestContext.Current.CancellationToken));
        Assert.False(await db.RecoveryCodes.AnyAsync(TestContext.Current.CancellationToken));
        Assert.True((await db.Users.SingleAsync(a => a.Email == "new@example.com", TestContext.Current.CancellationToken)).IsAdministrator);
    }

    [Fact]
    public async Task Recover_administrator_refuses_before_set_up_and_what_is_no_address()
    {
        var file = At("empty.db");
        await RunAsync(file, "migrate");
        var (code, _, error) = await RunAsync(file, "recover-administrator", "ana@example.com");
        Assert.Equal(1, code);
        Assert.Contains("not set up yet", error);

        using var app = new RegisterApp();
        await Company.CreateAsync(app);
        var (wrong, _, refusal) = await RunAsync(app.DatabaseFile, "recover-administrator", "nobody");
        Assert.Equal(1, wrong);
        Assert.Contains("not an e-mail address", refusal);
    }

    [Fact]
    public async Task Appoint_successor_lets_somebody_sign_and_says_in_the_audit_trail_that_it_was_a_command()
    {
        using var app = new RegisterApp();
        var company = await Company.CreateSignedAsync(app);
        await company.LeaveAsync(Company.Ana);
        await company.LeaveAsync(Company.Ben);
        var extract = At("extract.pdf");
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
        var extract = At("extract.pdf");
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
        var (server, lines) = await ServeAsync(At("served.db"));
        using var ended = server;

        using var signal = Process.Start("kill", ["-TERM", server.Id.ToString(CultureInfo.InvariantCulture)]);
        await server.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Contains(lines, l => l.Contains("one-time code", StringComparison.Ordinal));
        Assert.Equal(0, server.ExitCode);
    }
}

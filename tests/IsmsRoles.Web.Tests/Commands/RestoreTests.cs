using System.Globalization;
using System.Net;
using IsmsRoles.Data;
using IsmsRoles.Data.Accounts;
using IsmsRoles.Data.Sqlite;
using IsmsRoles.Data.Verification;
using IsmsRoles.Domain.Audit;
using IsmsRoles.Domain.Audit.Events;
using IsmsRoles.Domain.People;
using IsmsRoles.Web.Tests.Access;
using IsmsRoles.Web.Tests.Hosting;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace IsmsRoles.Web.Tests.Commands;

/// <summary><c>restore</c>: what it puts in place, what it keeps, and what it refuses.</summary>
public sealed class RestoreTests : CommandTest
{
    private string Served => At("served.db");

    private string Copy => At("copy.db");

    [Fact]
    public async Task A_restore_brings_the_copy_back_keeps_what_it_replaced_and_records_both_heads()
    {
        var token = await ArrangeAsync();
        var (copied, replaced) = (await LedgerAsync(Copy), await LedgerAsync(Served));

        var (code, output, error) = await RunAsync(Served, "restore", Copy);

        Assert.Equal((0, ""), (code, error));
        Assert.Contains($"copy.db was restored: {copied.LastEvent} events with the head {copied.Head}.", output);
        await using var db = Open(Served);
        var last = await db.AuditEntries.Include(e => e.PersonalValues).OrderBy(e => e.Number).LastAsync(Cancellation);
        var (sentence, _, what) = AuditChain.Read(last);
        Assert.StartsWith("A command on the server restored the register from copy.db", sentence);
        Assert.Equal(new RegisterRestored("copy.db", replaced.LastEvent, replaced.Head, copied.LastEvent, copied.Head), what);
        Assert.Empty((await RegisterVerification.RunAsync(db, TimeProvider.System, Cancellation)).Faults);
        Assert.False(await db.People.AnyAsync(p => p.Name == "Came later", Cancellation));
        var link = await db.PasswordLinks.SingleAsync(l => l.TokenHash == PasswordLink.Hash(token), Cancellation);
        Assert.False(link.WorksAt(DateTime.UtcNow));

        var kept = Assert.Single(Directory.GetFiles(Folder, "served.db.before-restore-*"));
        Assert.Equal(replaced.Head, (await LedgerAsync(kept)).Head);
        Assert.Contains(kept, output);
        Assert.Empty(Directory.GetFiles(Folder, "*restoring*"));
    }

    [Fact]
    public async Task Sessions_from_before_a_restore_are_over_and_passwords_still_work()
    {
        await ArrangeAsync();
        string cookie;
        using (var app = Serve())
        {
            cookie = await RawSession.SignInAsync(app, Company.Mia);
            Assert.Equal(HttpStatusCode.OK, await RawSession.StatusAsync(app, "/settings", cookie));
        }

        SqliteConnection.ClearAllPools();
        Assert.Equal(0, (await RunAsync(Served, "restore", Copy)).Code);

        using var restored = Serve();
        Assert.Equal(HttpStatusCode.Redirect, await RawSession.StatusAsync(restored, "/settings", cookie));
        await restored.SignInAsync(Company.Mia);
    }

    [Fact]
    public async Task What_was_used_once_after_the_copy_does_not_work_again_after_the_restore()
    {
        string used;
        IReadOnlyList<string> codes;
        Phone phone;
        using (var app = Serve())
        {
            app.CreateVisitor();
            await Company.CreateAsync(app);
            (phone, codes) = await (await app.SignInAsync(Company.Eve)).SetUpAuthenticatorAsync(app);
            Assert.Equal(0, (await RunAsync(Served, "backup", Copy)).Code);
            used = phone.NextCode();
            Assert.True(SecondFactorSteps.IsSignedIn(await (await app.BeginSignInAsync(Company.Eve)).GiveCodeAsync(used)));
            Assert.True(SecondFactorSteps.IsSignedIn(await (await app.BeginSignInAsync(Company.Eve)).GiveCodeAsync(codes[0])));
        }

        SqliteConnection.ClearAllPools();
        Assert.Equal(0, (await RunAsync(Served, "restore", Copy)).Code);

        using var restored = Serve();
        Assert.False(SecondFactorSteps.IsSignedIn(await (await restored.BeginSignInAsync(Company.Eve)).GiveCodeAsync(used)));
        Assert.False(SecondFactorSteps.IsSignedIn(await (await restored.BeginSignInAsync(Company.Eve)).GiveCodeAsync(codes[0])));
        restored.Clock.Move(TimeSpan.FromMinutes(2));
        Assert.True(SecondFactorSteps.IsSignedIn(await (await restored.BeginSignInAsync(Company.Eve)).GiveCodeAsync(phone.Of(restored).Code)));
    }

    [Fact]
    public async Task A_passkey_challenge_from_before_a_restore_is_not_answered_after_it()
    {
        using var passkey = new SoftwarePasskey();
        using (var app = Serve())
        {
            app.CreateVisitor();
            await Company.CreateAsync(app);
            await passkey.AddToAsync(await app.SignInAsync(Company.Eve));
            Assert.Equal(0, (await RunAsync(Served, "backup", Copy)).Code);
        }

        SqliteConnection.ClearAllPools();
        Assert.Equal(0, (await RunAsync(Served, "restore", Copy)).Code);

        using var restored = Serve();
        restored.Clock.Move(TimeSpan.FromMinutes(-1)); // the challenge is given before the restore, the answer comes after
        var jar = new CookieJar(restored.CreateClient(new() { HandleCookies = false, AllowAutoRedirect = false }));
        var (form, options) = await jar.AskAsync("/sign-in");
        restored.Clock.Move(TimeSpan.FromMinutes(1.5));
        var late = await jar.SendAsync(form, "/sign-in?handler=Passkey", passkey.Answer(options));
        Assert.Equal(HttpStatusCode.Conflict, late.StatusCode);
        Assert.Contains("A passkey challenge from before a restore was answered", restored.Log.Text);
        Assert.True(SecondFactorSteps.IsSignedIn(await passkey.UseAsync(restored.CreateVisitor(), "/sign-in")));
    }

    [Fact]
    public async Task While_the_application_runs_nothing_is_restored_and_a_killed_one_leaves_no_obstacle()
    {
        await ArrangeAsync();
        var before = await LedgerAsync(Served);
        var (server, _) = await ServeAsync(Served);
        using (server)
        {
            var (code, _, error) = await RunAsync(Served, "restore", Copy);
            Assert.Equal(1, code);
            Assert.Contains("The application is running on this register", error);
            Assert.Equal(before.Head, (await LedgerAsync(Served)).Head);

            server.Kill(); // SIGKILL: it cannot tidy up
            await server.WaitForExitAsync(Cancellation);
        }

        Assert.Equal(0, (await RunAsync(Served, "restore", Copy)).Code);
    }

    [Theory]
    [InlineData("text", "is not a SQLite database")]
    [InlineData("other", "is a database, but not a register of IsmsRoles")]
    [InlineData("later", "was made by a later release: this one does not know its migration 20990101000000_FromTheFuture")]
    [InlineData("altered", "does not verify, so it is not restored: The text of event 2 was altered.")]
    [InlineData("missing", "There is no file")]
    public async Task What_is_no_whole_register_of_this_release_or_an_earlier_one_is_refused_and_nothing_changes(string kind, string sentence)
    {
        await ArrangeAsync();
        await SpoilAsync(kind);
        var before = await File.ReadAllBytesAsync(Served, Cancellation);

        var (code, _, error) = await RunAsync(Served, "restore", Copy);

        Assert.Equal(1, code);
        Assert.Contains(sentence, error);
        Assert.Equal(before, await File.ReadAllBytesAsync(Served, Cancellation));
        Assert.Empty(Directory.GetFiles(Folder, "*before-restore*"));
    }

    [Fact]
    public async Task A_copy_from_an_earlier_release_is_brought_up_to_date_also_where_there_was_no_register()
    {
        await using (var old = Open(Copy, SqliteOpenMode.ReadWriteCreate))
        {
            await old.GetService<IMigrator>().MigrateAsync(old.Database.GetMigrations().First(), Cancellation);
        }

        var (code, output, error) = await RunAsync(At("new/served.db"), "restore", Copy);

        Assert.Equal((0, ""), (code, error));
        Assert.Contains("It replaced no register that could be read.", output);
        await using var db = Open(At("new/served.db"));
        Assert.Empty(await db.Database.GetPendingMigrationsAsync(Cancellation));
        Assert.Equal(1, (await LedgerAsync(At("new/served.db"))).LastEvent);
    }

    [Fact]
    public async Task A_damaged_register_is_replaced_and_kept_as_it_was()
    {
        await ArrangeAsync();
        var damaged = await File.ReadAllBytesAsync(Served, Cancellation);
        damaged.AsSpan(0, 4096).Fill(0xEE);
        await File.WriteAllBytesAsync(Served, damaged, Cancellation);

        var (code, _, error) = await RunAsync(Served, "restore", Copy);

        Assert.Equal((0, ""), (code, error));
        Assert.Equal(damaged, await File.ReadAllBytesAsync(Assert.Single(Directory.GetFiles(Folder, "served.db.before-restore-*")), Cancellation));
        await using var db = Open(Served);
        Assert.Empty((await RegisterVerification.RunAsync(db, TimeProvider.System, Cancellation)).Faults);
    }

    [Fact]
    public async Task A_restore_that_is_killed_at_any_moment_leaves_the_old_register_or_the_new_one_whole()
    {
        await ArrangeAsync();
        var old = await LedgerAsync(Served);
        foreach (var milliseconds in new[] { 600, 900, 1200, 1500, 2000 })
        {
            using var restoring = Start(Served, "restore", Copy);
            await Task.Delay(milliseconds, Cancellation);
            restoring.Kill();
            await restoring.WaitForExitAsync(Cancellation);

            await using var db = Open(Served);
            Assert.Empty((await RegisterVerification.RunAsync(db, TimeProvider.System, Cancellation)).Faults);
            var isOld = (await db.LedgerRows.SingleAsync(Cancellation)).Head == old.Head;
            Assert.True(isOld || await db.AuditEntries.AnyAsync(e => e.Kind == nameof(RegisterRestored), Cancellation), milliseconds.ToString(CultureInfo.InvariantCulture));
        }

        Assert.Equal(0, (await RunAsync(Served, "restore", Copy)).Code);
    }

    /// <summary>A register and a copy of it; the register has a person more, and both an unused one-time link.</summary>
    /// <returns>The link's token.</returns>
    private async Task<string> ArrangeAsync()
    {
        using var app = Serve();
        app.CreateVisitor();
        var company = await Company.CreateSignedAsync(app);
        var token = await app.Ledger().ChangeAsync(async change =>
        {
            var (link, secret) = PasswordLink.Issue(await change.Db.Users.SingleAsync(a => a.Email == Company.Eve), change.Now);
            change.Db.Add(link);
            return secret;
        });
        Assert.Equal(0, (await RunAsync(Served, "backup", Copy)).Code);
        await company.ChangeAsync(change => Task.FromResult(change.Db.Add(new Person(new("Came later"), change.Today))));
        SqliteConnection.ClearAllPools();
        return token;
    }

    private async Task SpoilAsync(string kind)
    {
        if (kind is "text" or "missing" or "other")
        {
            File.Delete(Copy);
        }

        if (kind == "text")
        {
            await File.WriteAllTextAsync(Copy, string.Join('\n', Enumerable.Repeat("This is no database.", 200)), Cancellation);
        }
        else if (kind != "missing")
        {
            await using var db = new SqliteConnection($"Data Source={Copy};Pooling=False");
            await db.OpenAsync(Cancellation);
            await using var command = db.CreateCommand();
#pragma warning disable CA2100 // the commands are written here
            command.CommandText = kind switch
            {
                "other" => "CREATE TABLE Recipes (Name TEXT)",
                "later" => "INSERT INTO __EFMigrationsHistory VALUES ('20990101000000_FromTheFuture', '99.0')",
                _ => "DROP TRIGGER AuditEntries_no_update; UPDATE AuditEntries SET Text = Text || ' ' WHERE Number = 2",
            };
#pragma warning restore CA2100
            await command.ExecuteNonQueryAsync(Cancellation);
        }
    }

    private RegisterApp Serve() => new RegisterApp().With("Database:Provider", "Sqlite").With("ConnectionStrings:Register", $"Data Source={Served}").With("DataProtection:KeyFile", At("test.key"));

    private static RegisterDbContext Open(string file, SqliteOpenMode mode = SqliteOpenMode.ReadWrite) =>
        SqliteRegister.Open($"Data Source={file};Pooling=False;Mode={mode}");

    private static async Task<LedgerRow> LedgerAsync(string file)
    {
        await using var db = Open(file);
        return await db.LedgerRows.AsNoTracking().SingleAsync(Cancellation);
    }
}

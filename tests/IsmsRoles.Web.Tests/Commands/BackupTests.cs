using IsmsRoles.Data.Sqlite;
using IsmsRoles.Domain.People;
using IsmsRoles.Web.Tests.Hosting;
using Microsoft.EntityFrameworkCore;

namespace IsmsRoles.Web.Tests.Commands;

/// <summary><c>backup</c> beside a running application.</summary>
public sealed class BackupTests : CommandTest
{
    private readonly RegisterApp _app = new();

    [Fact]
    public async Task A_copy_made_while_changes_go_on_is_one_whole_register_for_its_owner_alone()
    {
        var company = await Company.CreateSignedAsync(_app);
        using var stop = new CancellationTokenSource();
        var changes = Task.Run(
            async () =>
            {
                for (var i = 0; !stop.IsCancellationRequested; i++)
                {
                    await company.ChangeAsync(change => Task.FromResult(change.Db.Add(new Person(new($"Person {i}"), change.Today))));
                }
            },
            Cancellation);

        var (code, output, error) = await RunAsync(_app.DatabaseFile, "backup", At("copy.db"));
        await stop.CancelAsync();
        await changes;

        Assert.Equal((0, ""), (code, error));
        await using (var copy = SqliteRegister.Open($"Data Source={At("copy.db")};Pooling=False;Mode=ReadOnly"))
        {
            var found = await Data.Verification.RegisterVerification.RunAsync(copy, TimeProvider.System, Cancellation);
            Assert.Empty(found.Faults);
            Assert.Contains($"its head is {found.Chain.Head}", output);
        }

        Assert.Equal([At("copy.db")], Directory.GetFiles(Folder, "copy*")); // no companions, no draft
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(At("copy.db")));
        }
    }

    [Fact]
    public async Task A_copy_holds_no_secret_of_the_key_file()
    {
        await Company.CreateAsync(_app);
        await _app.SignInAsync(Company.Mia); // a wrapped key is in the database now
        await RunAsync(_app.DatabaseFile, "backup", At("copy.db"));

        var secret = (await File.ReadAllLinesAsync(_app.KeyFile, Cancellation))[1];
        var copy = await File.ReadAllBytesAsync(At("copy.db"), Cancellation);
        Assert.True(copy.AsSpan().IndexOf("<wrappedKey"u8) > 0);
        Assert.True(copy.AsSpan().IndexOf(System.Text.Encoding.ASCII.GetBytes(secret)) < 0);
        Assert.True(copy.AsSpan().IndexOf(Convert.FromBase64String(secret)) < 0);
    }

    [Fact]
    public async Task A_file_that_exists_is_replaced_only_when_told_and_never_by_a_copy_that_does_not_verify()
    {
        await Company.CreateAsync(_app);
        await File.WriteAllTextAsync(At("copy.db"), "yesterday's", Cancellation);

        var (again, _, refusal) = await RunAsync(_app.DatabaseFile, "backup", At("copy.db"));
        Assert.Equal(1, again);
        Assert.Contains("exists already", refusal);
        Assert.Equal("yesterday's", await File.ReadAllTextAsync(At("copy.db"), Cancellation));

        var (told, _, _) = await RunAsync(_app.DatabaseFile, "backup", At("copy.db"), "--overwrite");
        Assert.Equal(0, told);
        var good = await File.ReadAllBytesAsync(At("copy.db"), Cancellation);

        await using var db = _app.OpenDatabase();
        await db.Database.ExecuteSqlRawAsync("""DROP TRIGGER "AuditSubjects_no_delete"; DELETE FROM "AuditSubjects" WHERE "EventNumber" = 3""", Cancellation);
        var (broken, _, sentence) = await RunAsync(_app.DatabaseFile, "backup", At("copy.db"), "--overwrite");
        Assert.Equal(1, broken);
        Assert.Contains("The list of whom and what event 3 is about differs from its hashed text.", sentence);
        Assert.Equal(good, await File.ReadAllBytesAsync(At("copy.db"), Cancellation));
    }

    [Fact]
    public async Task The_register_itself_is_no_place_for_a_copy()
    {
        await Company.CreateAsync(_app);

        var (code, _, error) = await RunAsync(_app.DatabaseFile, "backup", _app.DatabaseFile, "--overwrite");

        Assert.Equal(1, code);
        Assert.Contains("This is the register itself", error);
    }

    protected override void Dispose(bool disposing)
    {
        _app.Dispose();
        base.Dispose(disposing);
    }
}

using System.Net;
using IsmsRoles.Web.Keys;
using IsmsRoles.Web.Tests.Hosting;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace IsmsRoles.Web.Tests.Keys;

/// <summary>Sessions outlive a restart and move between nodes; the database alone opens none.</summary>
public sealed class KeyRingTests : IDisposable
{
    private readonly RegisterApp _app = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _app.Dispose();

    [Fact]
    public async Task Who_signed_in_on_one_node_goes_on_at_another_and_after_a_restart()
    {
        await Company.CreateAsync(_app);
        using var other = new RegisterApp(_app);
        var cookies = await RawSession.SignInAsync(_app, Company.Mia);

        Assert.Equal(HttpStatusCode.OK, await RawSession.StatusAsync(other, "/settings", cookies));
    }

    [Fact]
    public async Task Keys_stand_in_the_database_wrapped_and_a_change_of_one_byte_makes_them_useless()
    {
        await Company.CreateAsync(_app);
        await RawSession.SignInAsync(_app, Company.Mia);
        await using var db = _app.OpenDatabase();

        var key = Assert.Single(await db.DataProtectionKeys.ToListAsync(Cancellation));
        Assert.Contains("<wrappedKey", key.Xml);
        Assert.DoesNotContain("masterKey>", key.Xml); // the plain form of ASP.NET Core
        var value = System.Text.RegularExpressions.Regex.Match(key.Xml!, "<value>(.)").Groups[1].Value;
        key.Xml = key.Xml!.Replace($"<value>{value}", $"<value>{(value == "A" ? "B" : "A")}", StringComparison.Ordinal);
        await db.SaveChangesAsync(Cancellation);

        using var again = new RegisterApp(_app);
        again.CreateVisitor();
        var protector = again.Services.GetRequiredService<IDataProtectionProvider>().CreateProtector("test");
        Assert.Equal("text", protector.Unprotect(protector.Protect("text"))); // with a new key
        Assert.Equal(2, await db.DataProtectionKeys.CountAsync(Cancellation));
    }

    [Fact]
    public async Task With_another_key_file_sessions_are_lost_and_nothing_else_and_the_log_says_so()
    {
        await Company.CreateAsync(_app);
        var cookies = await RawSession.SignInAsync(_app, Company.Mia);
        File.Delete(_app.KeyFile);

        using var moved = new RegisterApp(_app);
        Assert.Equal(HttpStatusCode.Redirect, await RawSession.StatusAsync(moved, "/settings", cookies));
        await moved.Log.LineAsync("1 keys in the database were wrapped with another key file");
        await moved.SignInAsync(Company.Mia);
    }

    [Fact]
    public async Task The_key_file_is_made_once_for_its_owner_alone_and_its_secret_is_nowhere_in_the_database()
    {
        await Company.CreateAsync(_app);
        await RawSession.SignInAsync(_app, Company.Mia);
        var first = await File.ReadAllBytesAsync(_app.KeyFile, Cancellation);
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(_app.KeyFile));
        }

        using var again = new RegisterApp(_app);
        await again.SignInAsync(Company.Mia);
        Assert.Equal(first, await File.ReadAllBytesAsync(_app.KeyFile, Cancellation));

        var written = (await File.ReadAllLinesAsync(_app.KeyFile, Cancellation))[1];
        var secret = Convert.FromBase64String(written);
        foreach (var file in Directory.GetFiles(Path.GetDirectoryName(_app.DatabaseFile)!, "register.db*"))
        {
            var bytes = await File.ReadAllBytesAsync(file, Cancellation);
            Assert.True(bytes.AsSpan().IndexOf(secret) < 0, file);
            Assert.True(bytes.AsSpan().IndexOf(System.Text.Encoding.ASCII.GetBytes(written)) < 0, file);
        }
    }

    [Fact]
    public void A_file_that_is_no_key_file_is_refused_with_a_sentence_and_left_alone()
    {
        using var _ = _app;
        File.WriteAllText(_app.KeyFile, "something else");

        var refusal = Assert.Throws<InvalidDataException>(() => KeyFile.OpenOrCreate(_app.KeyFile));

        Assert.Contains("is not a key file of IsmsRoles", refusal.Message);
        Assert.Equal("something else", File.ReadAllText(_app.KeyFile));
    }

    [Fact]
    public async Task Many_nodes_that_start_at_once_agree_on_one_key_file()
    {
        var path = Path.Combine(Path.GetDirectoryName(_app.DatabaseFile)!, "shared.key");

        var files = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => Task.Run(() => KeyFile.OpenOrCreate(path), Cancellation)));

        Assert.Single(files.Select(f => f.Id).Distinct());
        Assert.Single(files, f => f.IsNew);
        Assert.Single(Directory.GetFiles(Path.GetDirectoryName(path)!, "shared.key*"));
    }
}

using System.Net;
using IsmsRoles.Data.Accounts;
using IsmsRoles.Web.Tests.Hosting;
using Microsoft.EntityFrameworkCore;

namespace IsmsRoles.Web.Tests.Pages.Accounts;

/// <summary>One-time password links against whoever gets hold of one, of the database or of the logs.</summary>
public sealed class PasswordLinkTests : IDisposable
{
    private readonly RegisterApp _app = new RegisterApp().With("Serilog:MinimumLevel:Default", "Verbose").With("Serilog:MinimumLevel:Override:Microsoft", "Verbose");

    public void Dispose() => _app.Dispose();

    [Fact]
    public async Task The_token_is_in_no_log_at_any_level_and_only_its_hash_in_the_database()
    {
        var company = await Company.CreateAsync(_app);
        var link = await LinkAsync(await _app.SignInAsync(Company.Adam), company);
        var token = link.Split('/')[^1];
        var guest = _app.CreateVisitor();
        await guest.OpenAsync(link);
        await UseAsync(guest, link, "nine purple owls");
        await guest.OpenAsync(link, HttpStatusCode.Gone);

        Assert.Equal(43, token.Length); // 256 bits
        await _app.Log.LineAsync("/password/{token");
        Assert.DoesNotContain(token, _app.Log.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("nine purple owls", _app.Log.Text, StringComparison.Ordinal);
        await using var db = _app.OpenDatabase();
        Assert.Equal(PasswordLink.Hash(token), (await db.PasswordLinks.SingleAsync(TestContext.Current.CancellationToken)).TokenHash);
        _ = _app.DatabaseFile; // in SQLite's own words: skipped elsewhere
        await db.Database.ExecuteSqlRawAsync("PRAGMA wal_checkpoint(TRUNCATE)", TestContext.Current.CancellationToken);
        var file = System.Text.Encoding.Latin1.GetString(await ReadSharedAsync(_app.DatabaseFile));
        Assert.DoesNotContain(token, file, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Used_four_times_in_the_same_instant_it_sets_one_password()
    {
        var company = await Company.CreateAsync(_app);
        var link = await LinkAsync(await _app.SignInAsync(Company.Adam), company);
        List<(Visitor Guest, AngleSharp.Html.Dom.IHtmlFormElement Form, string Password)> guests = [];
        foreach (var i in Enumerable.Range(1, 4))
        {
            var guest = _app.CreateVisitor();
            guests.Add((guest, Visitor.Form(await guest.OpenAsync(link)), $"nine purple owls {i}"));
        }

        var answers = await Task.WhenAll(guests.Select(g => g.Guest.SendAsync(g.Form, link, new() { ["Input.Password"] = g.Password, ["Input.Again"] = g.Password })));

        var won = Assert.Single(Enumerable.Range(0, 4), i => answers[i].RequestMessage!.RequestUri!.AbsolutePath == "/sign-in");
        Assert.All(answers.Where((_, i) => i != won), a => Assert.True(a.StatusCode is HttpStatusCode.Conflict or HttpStatusCode.Gone));
        await _app.SignInAsync(Company.Eve, guests[won].Password);
        await using var db = _app.OpenDatabase();
        var set = await db.AuditEntries.CountAsync(e => e.Kind == "PasswordSet" && e.Subjects.Any(s => s.SubjectId == company.Account(Company.Eve)), TestContext.Current.CancellationToken);
        Assert.Equal(2, set); // one when the company was arranged
    }

    [Fact]
    public async Task A_link_from_before_closing_does_not_work_after_reopening()
    {
        var company = await Company.CreateAsync(_app);
        var adam = await _app.SignInAsync(Company.Adam);
        var link = await LinkAsync(adam, company);
        var account = $"/accounts/{company.Account(Company.Eve)}";
        await adam.SubmitAsync($"{account}/close", new() { ["Input.Reason"] = "Left" });
        await adam.SubmitAsync($"{account}/reopen", new() { ["Input.Reason"] = "Back" });

        await _app.CreateVisitor().OpenAsync(link, HttpStatusCode.Gone);
    }

    private static async Task<string> LinkAsync(Visitor administrator, Company company)
    {
        var page = await Visitor.ReadAsync(await administrator.SubmitAsync($"/accounts/{company.Account(Company.Eve)}/password-link", []));
        return new Uri(page.QuerySelector("#password-link")!.TextContent).AbsolutePath;
    }

    private static Task<HttpResponseMessage> UseAsync(Visitor guest, string link, string password) =>
        guest.SubmitAsync(link, new() { ["Input.Password"] = password, ["Input.Again"] = password });

    private static async Task<byte[]> ReadSharedAsync(string file)
    {
        await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var bytes = new MemoryStream();
        await stream.CopyToAsync(bytes, TestContext.Current.CancellationToken);
        return bytes.ToArray();
    }
}

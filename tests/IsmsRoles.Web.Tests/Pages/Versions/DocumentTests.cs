using System.Net;
using System.Security.Cryptography;
using IsmsRoles.Web.Tests.Hosting;
using Microsoft.EntityFrameworkCore;

namespace IsmsRoles.Web.Tests.Pages.Versions;

public sealed class DocumentTests
{
    [Fact]
    public async Task The_stored_document_is_served_unchanged_with_its_hash_as_etag()
    {
        using var app = new RegisterApp();
        await Company.CreateAsync(app);
        var id = await (await app.SignInAsync(Company.Mia)).SubmitVersionAsync();
        var ana = await app.SignInAsync(Company.Ana);
        await ana.SignVersionAsync(id);
        var eve = await app.SignInAsync(Company.Eve);

        var bytes = await WaitForDocumentAsync(eve, 1);
        var first = await eve.GetAsync("/versions/1/document.pdf");

        await using var db = app.OpenDatabase();
        var stored = await db.Documents.SingleAsync(TestContext.Current.CancellationToken);
        Assert.Equal(stored.Bytes, bytes);
        Assert.Equal($"\"{Convert.ToHexStringLower(SHA256.HashData(bytes))}\"", first.Headers.ETag!.Tag);
        Assert.Equal(stored.FileName, first.Content.Headers.ContentDisposition!.FileNameStar ?? first.Content.Headers.ContentDisposition.FileName);
        Assert.Equal("attachment", first.Content.Headers.ContentDisposition.DispositionType);
        using var again = new HttpRequestMessage(HttpMethod.Get, "/versions/1/document.pdf");
        again.Headers.IfNoneMatch.Add(first.Headers.ETag);
        var second = await eve.Http.SendAsync(again, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.NotModified, second.StatusCode);
        Assert.Empty(await second.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
        Assert.Contains("Version 1", PdfText.Of(bytes));
        Assert.Contains((await app.VersionAsync(id)).Sha256, PdfText.Of(bytes).Replace(" ", "", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_name_in_any_script_is_the_downloads_name()
    {
        using var app = new RegisterApp();
        var company = await Company.CreateAsync(app);
        await company.ChangeAsync(async change =>
        {
            var organisation = await change.Db.Organisations.SingleAsync();
            organisation.Edit(organisation.Details() with { Name = "Żółć Λάμπρου" });
        });
        var id = await company.SubmitAsync(Company.Mia);
        var ana = await app.SignInAsync(Company.Ana);
        await ana.SignVersionAsync(id);
        await WaitForDocumentAsync(ana, 1);

        var disposition = (await ana.GetAsync("/versions/1/document.pdf")).Content.Headers.ContentDisposition!;

        Assert.StartsWith("Żółć-Λάμπρου-ISMS-roles-v1-", disposition.FileNameStar, StringComparison.Ordinal);
        Assert.All(disposition.FileName ?? "", c => Assert.True(char.IsAscii(c))); // RFC 6266: the plain name is ASCII
    }

    [Fact]
    public async Task While_it_is_being_made_the_pages_say_so_and_after_a_crash_the_next_start_makes_it()
    {
        using var app = new RegisterApp().WithoutBackgroundWork();
        await Company.CreateSignedAsync(app);
        var otto = await app.SignInAsync(Company.Otto);

        var early = await otto.GetAsync("/versions/1/document.pdf");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, early.StatusCode);
        Assert.Equal(TimeSpan.FromSeconds(5), early.Headers.RetryAfter!.Delta);
        Assert.Contains("The document of version 1 is being made", await Visitor.WordsOfAsync(early));
        var page = await otto.OpenAsync("/versions/1");
        Assert.Equal("/versions/1", page.QuerySelector("[data-refresh]")!.GetAttribute("data-refresh"));
        Assert.Null(page.QuerySelector("#document-ready"));

        using var restarted = new RegisterApp(app);
        var after = await restarted.SignInAsync(Company.Otto);
        var bytes = await WaitForDocumentAsync(after, 1);

        Assert.NotNull((await after.OpenAsync("/versions/1")).QuerySelector("#document-ready"));
        await using var db = restarted.OpenDatabase();
        Assert.Equal(bytes, (await db.Documents.SingleAsync(TestContext.Current.CancellationToken)).Bytes);
        Assert.True(await db.AuditEntries.AnyAsync(e => e.Kind == "DocumentMade", TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_version_whose_document_cannot_be_made_holds_up_no_other()
    {
        using var app = new RegisterApp().WithoutBackgroundWork();
        var company = await Company.CreateSignedAsync(app);
        await company.ChangeAsync(async change =>
        {
            var organisation = await change.Db.Organisations.SingleAsync(TestContext.Current.CancellationToken);
            organisation.Edit(organisation.Details() with { IsmsScope = "The whole company" });
        });
        await company.SubmitAsync(Company.Mia);
        await company.ApproveAsync(Company.Ana);
        await using (var db = app.OpenDatabase())
        {
            await db.Database.ExecuteSqlRawAsync("DROP TRIGGER IF EXISTS \"Versions_content_fixed\"", TestContext.Current.CancellationToken);
            await db.Versions.Where(v => v.Number == 1).ExecuteUpdateAsync(v => v.SetProperty(x => x.Sha256, new string('0', 64)), TestContext.Current.CancellationToken);
        }

        using var restarted = new RegisterApp(app);
        var otto = await restarted.SignInAsync(Company.Otto);

        Assert.NotEmpty(await WaitForDocumentAsync(otto, 2));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await otto.GetAsync("/versions/1/document.pdf")).StatusCode);
        Assert.Contains("The work after a change failed", await restarted.Log.LineAsync("The work after a change failed"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_proposed_version_is_drawn_as_not_signed_for_readers_of_the_register_only()
    {
        using var app = new RegisterApp();
        var company = await Company.CreateAsync(app);
        var id = await company.SubmitAsync(Company.Mia);

        foreach (var email in new[] { Company.Mia, Company.Ana, Company.Otto })
        {
            var text = await PdfText.OfAsync(await (await app.SignInAsync(email)).GetAsync($"/versions/{id}/preview.pdf"));
            Assert.Contains("Proposed version 1, submission 1: not signed", text);
        }

        var eve = await app.SignInAsync(Company.Eve);
        foreach (var address in new[] { $"/versions/{id}/preview.pdf", "/versions/preview.pdf", $"/versions/{id}/content.json", $"/versions/{id}" })
        {
            Assert.Equal(HttpStatusCode.Forbidden, (await eve.GetAsync(address)).StatusCode);
        }
    }

    [Fact]
    public async Task The_signed_content_can_be_downloaded_and_hashed_again()
    {
        using var app = new RegisterApp();
        await Company.CreateSignedAsync(app);
        var otto = await app.SignInAsync(Company.Otto);

        var content = await (await otto.GetAsync("/versions/1/content.json")).Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);

        var hash = Convert.ToHexStringLower(SHA256.HashData(content));
        Assert.Equal(hash, (await otto.OpenAsync("/versions/1")).QuerySelector("#content-hash")!.TextContent);
    }

    [Theory]
    [InlineData("/versions/2/document.pdf")]
    [InlineData("/versions/2")]
    [InlineData("/versions/2/content.json")]
    [InlineData("/versions/0190f3a0-0000-7000-8000-000000000000")]
    [InlineData("/versions/0190f3a0-0000-7000-8000-000000000000/sign")]
    [InlineData("/versions/0190f3a0-0000-7000-8000-000000000000/preview.pdf")]
    public async Task A_version_that_does_not_exist_is_not_found(string address)
    {
        using var app = new RegisterApp();
        await Company.CreateSignedAsync(app);

        Assert.Equal(HttpStatusCode.NotFound, (await (await app.SignInAsync(Company.Ana)).GetAsync(address)).StatusCode);
    }

    internal static async Task<byte[]> WaitForDocumentAsync(Visitor visitor, int number)
    {
        for (var attempt = 0; attempt < 200; attempt++)
        {
            var response = await visitor.GetAsync($"/versions/{number}/document.pdf");
            if (response.StatusCode != HttpStatusCode.ServiceUnavailable)
            {
                Assert.Equal(HttpStatusCode.OK, response.StatusCode);
                return await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
            }

            await Task.Delay(100, TestContext.Current.CancellationToken);
        }

        throw new TimeoutException("The document was not made within 20 seconds.");
    }
}

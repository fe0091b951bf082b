using System.Net;
using IsmsRoles.Data;
using IsmsRoles.Web.Tests.Hosting;
using Microsoft.EntityFrameworkCore;

namespace IsmsRoles.Web.Tests.Pages.Import;

public sealed class IndexTests : ImportTest
{
    [Fact]
    public async Task Only_a_manager_imports_and_only_their_own_files()
    {
        await Import.UploadAsync("People", "file.csv", Csv("Name\nAnn Lee\n"));
        foreach (var email in new[] { Company.Otto, Company.Eve, Company.Adam, Company.Ana })
        {
            var visitor = await App.SignInAsync(email);
            foreach (var address in new[] { "/import", $"/import/{Import.Id}/columns", $"/import/{Import.Id}/preview", $"/import/{Import.Id}/preview.csv", $"/import/{Import.Id}/done" })
            {
                Assert.Equal(HttpStatusCode.Forbidden, (await visitor.GetAsync(address)).StatusCode);
                Assert.NotEqual(HttpStatusCode.OK, (await visitor.PostAsync(address, [])).StatusCode);
            }
        }

        await Company.ChangeAsync(async change => (await change.Db.Users.SingleAsync(a => a.Email == Company.Ben, Stop)).ChangeAccess(Domain.Access.AccessRight.Manager, new(1)));
        var ben = await App.SignInAsync(Company.Ben);
        Assert.Equal(HttpStatusCode.OK, (await ben.GetAsync("/import")).StatusCode);
        foreach (var step in new[] { "columns", "preview", "preview.csv", "done" })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await ben.GetAsync($"/import/{Import.Id}/{step}")).StatusCode);
        }
    }

    [Theory]
    [InlineData("%PDF-1.7 and so on", "This is a PDF. A table cannot be read from it safely")]
    [InlineData("<html><table><tr><td>Name</td></tr></table>", "This is a web page, though its name may say otherwise.")]
    [InlineData("{\"people\": []}", "This is a JSON file.")]
    [InlineData("Name\n", "The file has a header and no rows below it.")]
    [InlineData("Name,Job\n\"Ann,Lee\n", "A quotation mark opens in row 2")]
    [InlineData("", "The file is empty.")]
    public async Task A_file_that_is_no_table_is_refused_beside_its_field(string content, string sentence)
    {
        var answer = await Import.UploadAsync("People", "people.csv", Csv(content));

        var page = await Visitor.ReadAsync(answer);
        Assert.Contains(sentence, Importing.Words(page.QuerySelector(".field-file")));
        Assert.True(page.QuerySelector("input[value=People]")!.HasAttribute("checked"));
        await using var db = App.OpenDatabase();
        Assert.Equal(0, await db.ImportUploads.CountAsync(Stop));
    }

    [Fact]
    public async Task A_file_over_ten_megabytes_is_refused_with_what_to_do()
    {
        var beside = await Import.UploadAsync("People", "people.csv", new byte[20 * 1024 * 1024]);
        Assert.Equal(HttpStatusCode.Conflict, beside.StatusCode);
        Assert.Contains("The file is larger than 10 MB. Remove columns that are not needed, or split it", await Visitor.WordsOfAsync(beside));

        // Much larger ones are refused before anything reads them.
        var unread = await Import.UploadAsync("People", "people.csv", new byte[30 * 1024 * 1024]);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, unread.StatusCode);
        Assert.Contains("At most 10 MB fit. Nothing was saved.", await Visitor.WordsOfAsync(unread));
    }

    [Fact]
    public async Task Without_a_file_or_a_kind_the_page_asks_for_them()
    {
        var words = await Visitor.WordsOfAsync(await Mia.SubmitAsync("/import", []));

        Assert.Contains("Say whether the file has people or roles.", words);
        Assert.Contains("Choose the file to import.", words);
    }

    [Fact]
    public async Task An_upload_can_be_gone_on_with_for_a_day_and_is_let_go_then()
    {
        await Import.UploadAsync("People", "begun.csv", Csv("Name\nAnn Lee\n"));
        Assert.Contains("begun.csv as people, uploaded", await Mia.TextAsync("/import"));

        App.Clock.Move(ImportUpload.Lifetime + TimeSpan.FromMinutes(1));
        var later = await App.SignInAsync(Company.Mia);
        Assert.DoesNotContain("begun.csv", await later.TextAsync("/import"));
        Assert.Equal(HttpStatusCode.NotFound, (await later.GetAsync($"/import/{Import.Id}/columns")).StatusCode);

        for (var i = 0; i < 7; i++)
        {
            await new Importing(later).UploadAsync("People", $"file{i}.csv", Csv("Name\nAnn Lee\n"));
        }

        await using var db = App.OpenDatabase();
        Assert.True(await db.ImportUploads.CountAsync(Stop) <= 5);
    }

    [Fact]
    public async Task A_file_name_is_never_taken_for_markup_or_a_path()
    {
        await Import.UploadAsync("People", "../../<b>x</b>\u202Efdp.csv", Csv("Name\nAnn Lee\n"));

        var page = await Mia.OpenAsync($"/import/{Import.Id}/columns");
        Assert.Equal("How is a file read?", Importing.Words(page.QuerySelector("h1")));
    }
}

using System.Globalization;
using System.Net;
using System.Text;
using IsmsRoles.Web.Import;
using IsmsRoles.Web.Tests.Hosting;
using Microsoft.EntityFrameworkCore;

namespace IsmsRoles.Web.Tests.Pages.Import;

public sealed class ColumnsTests : ImportTest
{
    [Theory]
    [InlineData("windows-1252", ';', "Jürgen Strauß")]
    [InlineData("utf-16le", '\t', "Łukasz Żółć")]
    [InlineData("utf-8", '|', "Mia Λάμπρου-Ito")]
    [InlineData("shift-jis", ',', "山田 太郎")]
    public async Task A_file_in_another_encoding_and_with_another_delimiter_comes_in_right(string encoding, char delimiter, string name)
    {
        var bytes = Encoding.GetEncoding(TextEncoding.Find(encoding)!.CodePage);
        var text = $"Name{delimiter}Job title{delimiter}Start date\r\n{name}{delimiter}Büro{delimiter}31.03.2021\r\nAnn Lee{delimiter}Clerk{delimiter}01.04.2021\r\n";
        text = encoding == "shift-jis" ? text.Replace("Büro", "部長", StringComparison.Ordinal) : text;

        Assert.Equal("New 2, Changed 0, Unchanged 0, Refused 0", await Import.ImportAsync("People", "people.csv", [.. bytes.Preamble, .. bytes.GetBytes(text)]));

        await using var db = App.OpenDatabase();
        Assert.Equal(new DateOnly(2021, 3, 31), (await db.People.SingleAsync(p => p.Name == name, Stop)).LatestPeriod.From);
    }

    [Fact]
    public async Task What_was_guessed_wrongly_is_chosen_and_the_file_read_again()
    {
        // Two lines of a report above the header, and a header that no guess understands.
        await Import.UploadAsync("People", "people.csv", Csv("Report,of,people\nWho,What,Since\nAnn Lee,Clerk,2021-03-31\nBo Ek,Cook,2021-04-01\n"));
        var again = await Visitor.ReadAsync(await Import.ChooseAsync(new() { ["Input.HeaderRow"] = "2" }));
        Assert.Contains("The file was read again: 2 rows.", Visitor.WordsOf(again));
        Assert.Contains("no column holds their names", Visitor.WordsOf(again));

        var preview = await Import.ChooseAsync(new() { ["Input.Columns[0].Column"] = "0", ["Input.Columns[5].Column"] = "1", ["Input.Columns[8].Column"] = "2" });

        Assert.Equal("New 2, Changed 0, Unchanged 0, Refused 0", Importing.Counts(await Visitor.ReadAsync(preview)));
        Assert.Contains("Cook · with us from 1 April 2021", Visitor.WordsOf(await Import.PreviewAsync()));

        // Coming back, the page shows what was chosen.
        var page = await Mia.OpenAsync($"/import/{Import.Id}/columns");
        Assert.Equal("Cook", page.QuerySelector("#Input_Columns_5__Column")!.ParentElement!.TextContent.Contains("Clerk · Cook", StringComparison.Ordinal) ? "Cook" : "");
    }

    [Fact]
    public async Task An_encoding_that_does_not_fit_is_refused_beside_its_field_and_nothing_is_lost()
    {
        await Import.UploadAsync("People", "people.csv", Csv("Name,Department\nJürgen Strauß,Büro\n"));

        var answer = await Import.ChooseAsync(new() { ["Input.Encoding"] = "utf-16le", ["Input.Reason"] = "My own reason" });

        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        var page = await Visitor.ReadAsync(answer);
        Assert.NotEmpty(Importing.Words(page.QuerySelector("#Input_Encoding-error")));
        Assert.Equal("My own reason", page.QuerySelector("#Input_Reason")!.GetAttribute("value"));
    }

    [Fact]
    public async Task Dates_that_may_be_read_in_two_ways_are_asked_about()
    {
        await Import.UploadAsync("People", "people.csv", Csv("Name,Start date\nAnn Lee,03/04/2021\n"));

        var asked = await Import.ChooseAsync();
        Assert.Equal(HttpStatusCode.Conflict, asked.StatusCode);
        Assert.Contains("“03/04/2021” may be 3 April 2021 or 4 March 2021.", Importing.Words((await Visitor.ReadAsync(asked)).QuerySelector("#Input_Dates-error")));

        var preview = await Visitor.WordsOfAsync(await Import.ChooseAsync(new() { ["Input.Dates"] = "mdy" }));
        Assert.Contains("with us from 4 March 2021", preview);
    }

    [Fact]
    public async Task A_column_is_one_thing_only()
    {
        await Import.UploadAsync("People", "people.csv", Csv("Name,Department\nAnn Lee,IT\n"));

        var words = await Visitor.WordsOfAsync(await Import.ChooseAsync(new() { ["Input.Columns[5].Column"] = "1" }));

        Assert.Contains("The column “Department” is chosen for two things. Choose it once.", words);
    }

    [Fact]
    public async Task A_holder_from_an_earlier_day_needs_a_reason()
    {
        await Import.UploadAsync("Roles", "roles.csv", Csv("Title,Held by\nRisk owner,Eve Nguyễn\n"));
        var yesterday = App.Today.AddDays(-1).ToString("O", CultureInfo.InvariantCulture);

        var words = await Visitor.WordsOfAsync(await Import.ChooseAsync(new() { ["Input.HeldFrom"] = yesterday }));
        Assert.Contains("Say why the holders are recorded only now; approvers and the document show the reason.", words);

        await Import.ChooseAsync(new() { ["Input.HeldFrom"] = yesterday, ["Input.BackdatedReason"] = "Held since the board meeting" });
        Assert.Equal(HttpStatusCode.OK, (await Import.ApplyAsync()).StatusCode);

        await using var db = App.OpenDatabase();
        var held = await db.Assignments.SingleAsync(a => a.PersonId == Company.Person(Company.Eve), Stop);
        Assert.Equal((App.Today.AddDays(-1), "Held since the board meeting"), (held.From, held.BackdatedReason));
    }

    [Fact]
    public async Task Columns_sent_by_hand_that_are_not_there_are_left_out()
    {
        await Import.UploadAsync("People", "people.csv", Csv("Name\nAnn Lee\n"));

        var preview = await Import.ChooseAsync(new() { ["Input.Columns[5].Column"] = "99", ["Input.Columns[6].Field"] = "Nonsense", ["Input.HeaderRow"] = "1" });

        Assert.Equal("New 1, Changed 0, Unchanged 0, Refused 0", Importing.Counts(await Visitor.ReadAsync(preview)));
    }
}

using System.Net;
using IsmsRoles.Domain.People;
using IsmsRoles.Web.Tests.Hosting;
using Microsoft.EntityFrameworkCore;

namespace IsmsRoles.Web.Tests.Pages.Import;

public sealed class PreviewTests : ImportTest
{
    [Fact]
    public async Task Each_row_says_what_it_would_do_and_why()
    {
        await Company.ChangeAsync(async change => (await change.Db.People.SingleAsync(p => p.Name == "Eve Nguyễn", Stop)).Edit(new("Eve Nguyễn", Company.Eve, "Engineer", "Platform")));
        var words = await PreviewAsync("People", """
            Name,E-mail,Job title,Department,Line manager
            Eve Nguyễn,eve@example.com,Lead engineer,Platform,Mia Λάμπρου
            Otto Weiß,otto@example.com,External auditor,Management,
            Zoe New,zoe@example.com,Clerk,Platform,Eve Nguyễn
            Bad Mail,not-an-address,Clerk,,
            Evil ?namE,evil@example.com,Clerk,,

            """.Replace('?', '\u202E'));

        Assert.Equal("New 1, Changed 1, Unchanged 1, Refused 2", await Import.CountsAsync());
        Assert.Contains("This adds 1 person and changes 1 person", words);
        Assert.Contains("removed: Engineer", words);
        Assert.Contains("added: Lead engineer", words);
        Assert.Contains("“not-an-address” is not an e-mail address.", words);
        Assert.Contains("The name has the hidden character U+202E", words);
        Assert.Contains("Clerk · Platform · zoe@example.com · line manager Eve Nguyễn", words);

        var refused = await Import.PreviewAsync("?outcome=Refused");
        Assert.Equal(["5", "6"], refused.QuerySelectorAll("tbody td[data-label=Row]").Select(Importing.Words));
        Assert.Contains("Evil", Visitor.WordsOf(await Import.PreviewAsync("?text=hidden")));

        var file = await Mia.GetAsync($"/import/{Import.Id}/preview.csv");
        Assert.Equal("file-preview.csv", file.Content.Headers.ContentDisposition!.FileName);
        Assert.Contains("5,5,Refused,Bad Mail,", await file.Content.ReadAsStringAsync(Stop));
    }

    [Fact]
    public async Task A_long_file_is_shown_page_by_page()
    {
        await PreviewAsync("People", "Name\n" + string.Concat(Enumerable.Range(1, 120).Select(n => $"Person {(char)('A' + n % 26)}{n}\n")));

        var last = await Import.PreviewAsync("?p=3");

        Assert.Equal(20, last.QuerySelectorAll("tbody td[data-label=Row]").Length);
        Assert.Contains("101 to 120 of 120 rows", Visitor.WordsOf(last));
    }

    [Fact]
    public async Task What_somebody_else_saved_meanwhile_is_shown_before_anything_is_written()
    {
        await PreviewAsync("People", "Name,Job title\nEve Nguyễn,Lead engineer\nZoe New,Clerk\n");
        var preview = await Import.PreviewAsync();
        await Company.ChangeAsync(async change => (await change.Db.People.SingleAsync(p => p.Name == "Eve Nguyễn", Stop)).Edit(new("Eve Nguyễn", Company.Eve, "Head of platform", "Platform")));

        var answer = await Mia.SendAsync(Visitor.Form(preview, "main .confirm-panel form"), $"/import/{Import.Id}/preview", []);

        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        var words = await Visitor.WordsOfAsync(answer);
        Assert.Contains("The register changed since you looked", words);
        Assert.Contains("removed: Head of platform", words);
        await using (var db = App.OpenDatabase())
        {
            Assert.False(await db.People.AnyAsync(p => p.Name == "Zoe New", Stop));
        }

        Assert.Equal(HttpStatusCode.OK, (await Import.ApplyAsync()).StatusCode);
        await using var after = App.OpenDatabase();
        Assert.Equal("Lead engineer", (await after.People.SingleAsync(p => p.Name == "Eve Nguyễn", Stop)).JobTitle);
    }

    [Fact]
    public async Task A_failure_in_the_middle_leaves_nothing_half_saved()
    {
        await PreviewAsync("People", "Name,Job title\nAnn New,Clerk\nEve Nguyễn,Lead engineer\nZoe New,Clerk\n");
        await ExecuteAsync(App.Database.FailingOnInsert("People", "Name", "Zoe New"));

        Assert.Equal(HttpStatusCode.InternalServerError, (await Import.ApplyAsync()).StatusCode);

        await using (var db = App.OpenDatabase())
        {
            Assert.False(await db.People.AnyAsync(p => p.Name == "Ann New", Stop));
            Assert.Equal("Engineer", (await db.People.SingleAsync(p => p.Name == "Eve Nguyễn", Stop)).JobTitle);
            Assert.False(await db.AuditEntries.AnyAsync(e => e.Kind == "Imported" || e.Kind == "PersonEdited", Stop));
        }

        await ExecuteAsync("DROP TRIGGER fails;");
        Assert.Equal("New 2, Changed 1, Unchanged 0, Refused 0", Importing.Counts(await Visitor.ReadAsync(await Import.ApplyAsync())));
    }

    [Fact]
    public async Task A_form_sent_twice_imports_once()
    {
        await PreviewAsync("People", "Name\nAnn New\n");
        var form = Visitor.Form(await Import.PreviewAsync(), "main .confirm-panel form");

        var both = await Task.WhenAll(
            Mia.SendAsync(form, $"/import/{Import.Id}/preview", []),
            Mia.SendAsync(form, $"/import/{Import.Id}/preview", []));
        var third = await Mia.SendAsync(form, $"/import/{Import.Id}/preview", []);

        Assert.Contains(both, r => r.StatusCode == HttpStatusCode.OK);
        Assert.EndsWith("/done", third.RequestMessage!.RequestUri!.AbsolutePath);
        await using var db = App.OpenDatabase();
        Assert.Equal(1, await db.People.CountAsync(p => p.Name == "Ann New", Stop));
        Assert.Equal(1, await db.AuditEntries.CountAsync(e => e.Kind == "Imported", Stop));
    }

    [Fact]
    public async Task The_file_goes_once_it_was_imported_and_the_refused_rows_stay_to_be_mended()
    {
        await PreviewAsync("People", "Name,E-mail\nAnn New,ann@example.com\nBad Mail,nowhere\n");
        await Import.ApplyAsync();

        var refused = await (await Mia.GetAsync($"/import/{Import.Id}/preview.csv")).Content.ReadAsStringAsync(Stop);
        Assert.Contains("Bad Mail", refused);
        Assert.DoesNotContain("Ann New", refused);
        Assert.EndsWith("/done", (await Mia.GetAsync($"/import/{Import.Id}/columns")).RequestMessage!.RequestUri!.AbsolutePath);
    }

    [Fact]
    public async Task Days_are_corrected_begun_again_and_ended_as_the_file_says()
    {
        var (earlier, left) = (App.Today.AddYears(-3), App.Today.AddDays(-60));
        await Company.ChangeAsync(change =>
        {
            var rehired = new Person(new("Ida Back", ExternalReference: "7"), earlier);
            rehired.Leave(earlier.AddMonths(6), null);
            rehired.Rejoin(App.Today.AddYears(-1));
            var gone = new Person(new("Gus Gone", ExternalReference: "8"), earlier);
            gone.Leave(left, null);
            change.Db.AddRange(rehired, gone, new Person(new("Cora Wrong", ExternalReference: "9"), earlier), new Person(new("Lee Leaver", ExternalReference: "10"), earlier));
            return Task.CompletedTask;
        });
        var again = App.Today.AddDays(-10);

        var words = await PreviewAsync("People", $"""
            Name,Reference,From,Until
            Ida Back,7,{earlier:yyyy-MM-dd},
            Gus Gone,8,{again:yyyy-MM-dd},
            Cora Wrong,9,{earlier.AddDays(5):yyyy-MM-dd},
            Lee Leaver,10,,{App.Today.AddDays(20):yyyy-MM-dd}
            Una Undated,11,,
            Too Early,12,,{App.Today.AddYears(-1):yyyy-MM-dd}

            """, new() { ["Input.Reason"] = "HR checked the contract" });

        Assert.Equal("New 1, Changed 3, Unchanged 1, Refused 1", await Import.CountsAsync());
        Assert.Contains("before Ida Back had left and come back; the register keeps", words);
        Assert.Contains("and gives no first day; new people without one begin on", words);
        Assert.Equal(HttpStatusCode.OK, (await Import.ApplyAsync()).StatusCode);
        await using var db = App.OpenDatabase();
        var people = await db.People.ToDictionaryAsync(p => p.Name, Stop);
        Assert.Equal(App.Today.AddYears(-1), people["Ida Back"].LatestPeriod.From);
        Assert.Equal([earlier, again], people["Gus Gone"].Periods.OrderBy(p => p.Number).Select(p => p.From));
        Assert.Equal(earlier.AddDays(5), people["Cora Wrong"].LatestPeriod.From);
        Assert.Equal(App.Today.AddDays(20), people["Lee Leaver"].LeavesOn);
        Assert.Equal(App.Today, people["Una Undated"].LatestPeriod.From);
        var corrected = await db.AuditEntries.Include(e => e.PersonalValues).SingleAsync(e => e.Kind == "PersonStartCorrected", Stop);
        Assert.Contains(corrected.PersonalValues, v => v.Value == "HR checked the contract");
    }

    private async Task ExecuteAsync(string sql)
    {
        await using var connection = App.Database.Connect();
        await connection.OpenAsync(Stop);
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync(Stop);
    }
}

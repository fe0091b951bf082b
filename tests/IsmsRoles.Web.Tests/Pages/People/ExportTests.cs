using System.Net;
using IsmsRoles.Domain.People;
using IsmsRoles.Web.Tests.Hosting;
using IsmsRoles.Web.Tests.Pages.Import;

namespace IsmsRoles.Web.Tests.Pages.People;

public sealed class ExportTests : ImportTest
{
    [Fact]
    public async Task What_goes_out_comes_back_unchanged()
    {
        await Company.ChangeAsync(change =>
        {
            var boss = new Person(new("O'Neil, Bo", "bo@example.com", "Head; of \"things\"", "R&D", ExternalReference: "007"), new(2019, 2, 28));
            var formula = new Person(new("=HYPERLINK(\"http://example.com\")", "f@example.com", "+1 more", "@home", boss.Id, ExternalReference: "-5"), new(2020, 1, 1));
            var gone = new Person(new("Gus  Gone\u200E", "gus@example.com", LineManagerId: formula.Id), new(2018, 1, 1));
            gone.Leave(new(2020, 6, 30), null);
            var back = new Person(new("Ida Back", "ida@example.com"), new(2018, 1, 1));
            back.Leave(new(2019, 1, 1), null);
            back.Rejoin(new(2021, 1, 1));
            change.Db.AddRange(boss, formula, gone, back, new Person(new("Ana Ruiz", "ana2@example.com", LineManagerId: Company.Person(Company.Ana)), new(2020, 1, 1)));
            return Task.CompletedTask;
        });
        var response = await Mia.GetAsync("/people/export.csv");
        var bytes = await response.Content.ReadAsByteArrayAsync(Stop);
        Assert.Equal([0xEF, 0xBB, 0xBF], bytes[..3]);
        Assert.Contains("'=HYPERLINK", await response.Content.ReadAsStringAsync(Stop));
        Assert.Contains(",'+1 more,'@home,", await response.Content.ReadAsStringAsync(Stop));

        await Import.UploadAsync("People", "people.csv", bytes);
        await Import.ChooseAsync();

        Assert.Equal("New 0, Changed 0, Unchanged 11, Refused 0", await Import.CountsAsync());
    }

    [Fact]
    public async Task Formulas_in_a_file_come_in_as_text_and_go_out_harmless()
    {
        await Import.ImportAsync("People", "people.csv", Csv("Name,Job title\n\"=cmd|' /C calc'!A0\",@SUM(A1)\n'=1+1,-2+3\n"));

        var export = await (await Mia.GetAsync("/people/export.csv")).Content.ReadAsStringAsync(Stop);
        Assert.Contains("'=cmd|' /C calc'!A0", export);
        Assert.Contains(",'@SUM(A1),", export);
        Assert.Contains("'=1+1,", export);
        Assert.DoesNotContain("''=1+1", export);
    }

    [Fact]
    public async Task Who_reads_the_register_may_download_it_and_a_plain_member_may_not()
    {
        foreach (var (email, status) in new[] { (Company.Otto, HttpStatusCode.OK), (Company.Ana, HttpStatusCode.OK), (Company.Eve, HttpStatusCode.Forbidden) })
        {
            var visitor = await App.SignInAsync(email);
            Assert.Equal(status, (await visitor.GetAsync("/people/export.csv")).StatusCode);
            Assert.Equal(status, (await visitor.GetAsync("/roles/export.csv")).StatusCode);
        }
    }
}

using System.Text;
using IsmsRoles.Documents.Exports;
using IsmsRoles.Web.Import;
using IsmsRoles.Web.Tests.Import;
using Microsoft.EntityFrameworkCore;
using UglyToad.PdfPig;

namespace IsmsRoles.Web.Tests.Pages.Import;

/// <summary>From real files to a signed document.</summary>
public sealed class JourneyTests : ImportTest
{
    [Fact]
    public async Task Imported_people_and_roles_are_submitted_signed_and_printed_whole()
    {
        await Import.ImportAsync("People", "hr-107.csv", Samples.Read("hr-107.csv"));
        await Import.ImportAsync("Roles", "nice.csv", Samples.Read("nice-v2-work-roles.csv"));
        var assigned = await HoldersAsync();
        Assert.Equal("New 0, Changed 41, Unchanged 0, Refused 0", await Import.ImportAsync("Roles", "holders.csv", Csv(assigned.File)));

        await Company.SubmitAsync(Hosting.Company.Mia);
        await Company.ApproveAsync(Hosting.Company.Ana);

        using var document = PdfDocument.Open(await DocumentAsync());
        var pages = document.GetPages().Select(p => string.Concat(p.Letters.Select(l => l.Value))).ToList();
        var text = Plain(string.Concat(pages));
        Assert.All(assigned.Titles, title => Assert.Contains(Plain(title), text));
        Assert.All(assigned.Holders, name => Assert.Contains(Plain(name), text));
        Assert.All(pages.Index(), page => Assert.Contains(Plain($"page {page.Index + 1} of {pages.Count}"), Plain(page.Item)));
        Assert.Contains(Plain("T0084: Employ secure configuration management processes"), text);
    }

    // Each role is held by somebody of the HR export and reports to the ISMS manager.
    private async Task<(string File, IReadOnlyList<string> Titles, IReadOnlyList<string> Holders)> HoldersAsync()
    {
        await using var db = App.OpenDatabase();
        var titles = await db.Roles.Where(r => r.ReportsToId == null && r.Title != "Top management").Select(r => r.Title).ToListAsync(Stop);
        var people = await db.People.Where(p => p.ExternalReference != null).OrderBy(p => p.ExternalReference).Take(titles.Count).Select(p => p.Name).ToListAsync(Stop);
        var file = new StringBuilder("Title,Reports to,Held by\r\n");
        foreach (var (title, person) in titles.Zip(people))
        {
            file.Append(CsvExport.Record([title, "ISMS manager", person]));
        }

        return (file.ToString(), titles, people);
    }

    private async Task<byte[]> DocumentAsync()
    {
        await Company.ChangeAsync(change =>
        {
            change.StayQuiet(); // wakes the background work, which makes the document
            return Task.CompletedTask;
        });
        for (var tries = 0; tries < 600; tries++)
        {
            await using var db = App.OpenDatabase();
            if (await db.Documents.Select(d => d.Bytes).FirstOrDefaultAsync(Stop) is { } bytes)
            {
                return bytes;
            }

            await Task.Delay(100, Stop);
        }

        throw new TimeoutException("The document was not made.");
    }

    // Lines and cells break words with spaces that the text does not have.
    private static string Plain(string text) => string.Concat(text.Where(char.IsLetterOrDigit));
}

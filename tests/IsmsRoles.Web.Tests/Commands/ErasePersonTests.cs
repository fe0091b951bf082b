using IsmsRoles.Domain.People;
using IsmsRoles.Web.Tests.Hosting;
using Microsoft.EntityFrameworkCore;

namespace IsmsRoles.Web.Tests.Commands;

/// <summary><c>erase-person</c> says first and erases only when told.</summary>
public sealed class ErasePersonTests : CommandTest
{
    private readonly RegisterApp _app = new();

    [Fact]
    public async Task It_says_what_goes_and_stays_erases_only_with_yes_and_refuses_those_who_have_not_left()
    {
        var company = await Company.CreateAsync(_app);
        Guid leaver = default;
        await company.ChangeAsync(change =>
        {
            var niamh = new Person(new("Niamh O’Brien", "niamh@example.com", "Developer"), change.Today.AddYears(-2));
            niamh.Leave(change.Today.AddDays(-1), "Niamh O’Brien resigned");
            change.Db.Add(niamh);
            leaver = niamh.Id;
            return Task.CompletedTask;
        });
        await using var db = _app.OpenDatabase();

        var (asked, output, sentence) = await RunAsync(_app.DatabaseFile, "erase-person", leaver.ToString(), "--reason", "Retention time is over");
        Assert.Equal(1, asked);
        Assert.Contains("What goes:", output);
        Assert.Contains("What stays, and why:", output);
        Assert.Contains("Nothing was erased. Say --yes", sentence);
        Assert.True(await db.People.AnyAsync(p => p.Name == "Niamh O’Brien", Cancellation));

        var (told, done, error) = await RunAsync(_app.DatabaseFile, "erase-person", leaver.ToString(), "--reason", "Retention time is over", "--yes");
        Assert.Equal((0, ""), (told, error));
        Assert.Contains("The chain verified before", done);
        Assert.False(await db.People.AnyAsync(p => p.Name == "Niamh O’Brien", Cancellation));
        Assert.False(await db.Set<Domain.Audit.AuditPersonalValue>().AnyAsync(v => v.Value.Contains("Niamh"), Cancellation));

        var (refused, _, obstacles) = await RunAsync(_app.DatabaseFile, "erase-person", company.Person(Company.Mia).ToString(), "--reason", "x", "--yes");
        Assert.Equal(1, refused);
        Assert.Contains("has not left", obstacles);
        Assert.Contains("is still on record as holder of ISMS manager. End that first.", obstacles);
        Assert.True(await db.People.AnyAsync(p => p.Id == company.Person(Company.Mia) && p.Name == "Mia Λάμπρου", Cancellation));
    }

    protected override void Dispose(bool disposing)
    {
        _app.Dispose();
        base.Dispose(disposing);
    }
}

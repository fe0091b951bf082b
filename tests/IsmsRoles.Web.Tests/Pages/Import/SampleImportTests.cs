using System.Net;
using IsmsRoles.Domain.Audit;
using IsmsRoles.Web.Tests.Hosting;
using IsmsRoles.Web.Tests.Import;
using Microsoft.EntityFrameworkCore;

namespace IsmsRoles.Web.Tests.Pages.Import;

/// <summary>Real files that others published, imported through the pages.</summary>
public sealed class SampleImportTests : IAsyncLifetime
{
    private readonly RegisterApp _app = new();
    private Importing _import = null!;

    public async ValueTask InitializeAsync()
    {
        await Company.CreateAsync(_app);
        _import = new(await _app.SignInAsync(Company.Mia));
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    [Fact]
    public async Task An_hr_export_becomes_people_with_their_line_managers_and_the_same_file_again_changes_nothing()
    {
        var file = Samples.Read("hr-107.csv");

        Assert.Equal("New 107, Changed 0, Unchanged 0, Refused 0", await _import.ImportAsync("People", "hr-107.csv", file));

        await using var db = _app.OpenDatabase();
        var neena = await db.People.SingleAsync(p => p.Name == "Neena Yang", TestContext.Current.CancellationToken);
        Assert.Equal(new DateOnly(2015, 9, 21), neena.LatestPeriod.From);
        Assert.Equal("Steven King", (await db.People.SingleAsync(p => p.Id == neena.LineManagerId, TestContext.Current.CancellationToken)).Name);
        Assert.Equal(106, await db.People.CountAsync(p => p.LineManagerId != null, TestContext.Current.CancellationToken));
        Assert.Equal(107, await db.AuditEntries.CountAsync(e => e.Kind == "PersonAdded" && e.ActorAccountId != null, TestContext.Current.CancellationToken));
        var imported = await db.AuditEntries.Include(e => e.PersonalValues).SingleAsync(e => e.Kind == "Imported", TestContext.Current.CancellationToken);
        Assert.Equal("Mia Λάμπρου imported people from hr-107.csv: 107 created, 0 updated, 0 unchanged, 0 refused", AuditChain.Read(imported).Sentence);

        await _import.UploadAsync("People", "hr-107.csv", file);
        var again = await Visitor.WordsOfAsync(await _import.ChooseAsync());
        Assert.Contains("The register has all of this already", again);
        Assert.Equal("New 0, Changed 0, Unchanged 107, Refused 0", await _import.CountsAsync());
    }

    [Fact]
    public async Task Work_roles_come_in_with_every_line_of_their_cells()
    {
        Assert.Equal("New 41, Changed 0, Unchanged 0, Refused 0", await _import.ImportAsync("Roles", "nice.csv", Samples.Read("nice-v2-work-roles.csv")));

        await using var db = _app.OpenDatabase();
        var roles = await db.Roles.ToListAsync(TestContext.Current.CancellationToken);
        Assert.Equal(78, roles.Max(r => r.Responsibilities.Count));
        Assert.Contains(roles, r => r.Title == "Cybersecurity Architecture" && r.Responsibilities[0].Text.StartsWith("T0084: ", StringComparison.Ordinal));

        await _import.UploadAsync("Roles", "nice.csv", Samples.Read("nice-v2-work-roles.csv"));
        await _import.ChooseAsync();
        Assert.Equal("New 0, Changed 0, Unchanged 41, Refused 0", await _import.CountsAsync());
    }

    [Fact]
    public async Task Posts_of_one_title_are_refused_until_a_column_tells_them_apart()
    {
        await _import.UploadAsync("Roles", "posts-299.csv", Samples.Read("posts-299.csv"));
        await _import.ChooseAsync();
        var before = await _import.PreviewAsync("?outcome=Refused");
        Assert.Contains("has the same title and says something else", Visitor.WordsOf(before));

        // TitleAddition is the second field; Organisation the sixth column.
        await _import.ChooseAsync(new() { ["Input.Columns[1].Column"] = "5" });
        var counts = await _import.CountsAsync();
        Assert.Equal("New 151", Importing.Counts(before).Split(',')[0]);
        Assert.Equal("New 171, Changed 0, Unchanged 56, Refused 72", counts);

        var done = await _import.ApplyAsync();
        Assert.Equal(HttpStatusCode.OK, done.StatusCode);
        Assert.Contains("Download the refused rows", await Visitor.WordsOfAsync(done));
        await using var db = _app.OpenDatabase();
        Assert.True(await db.Roles.CountAsync(r => r.ReportsToId != null, TestContext.Current.CancellationToken) > 10);
    }

    [Fact]
    public async Task A_table_without_names_is_refused_politely()
    {
        var answer = await _import.UploadAsync("People", "attrition.csv", Samples.Read("ibm-emp-attrition-bom.csv"));
        Assert.Contains("This file cannot be imported as people: no column holds their names.", await Visitor.WordsOfAsync(answer));

        var refused = await _import.ChooseAsync();
        Assert.Equal(HttpStatusCode.Conflict, refused.StatusCode);
        Assert.Contains("“EmployeeNumber” as reference in the HR system", await Visitor.WordsOfAsync(refused));
    }

    [Fact]
    public async Task A_workbook_is_refused_with_the_way_to_a_table()
    {
        var answer = await _import.UploadAsync("Roles", "roles.csv", Samples.Read("nice-v2-work-roles.xlsx"));

        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        Assert.Contains("This is an Excel workbook. In Excel choose File, Save as, CSV UTF-8", await Visitor.WordsOfAsync(answer));
    }

    [Fact]
    public async Task Ten_thousand_people_come_in_at_once()
    {
        Assert.Equal("New 10,000, Changed 0, Unchanged 0, Refused 0", await _import.ImportAsync("People", "employee.csv", Samples.Read("hr-10k/employee.csv")));

        await using var db = _app.OpenDatabase();
        Assert.Equal(10_006, await db.People.CountAsync(TestContext.Current.CancellationToken));
    }
}

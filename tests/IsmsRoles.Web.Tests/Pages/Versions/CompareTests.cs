using System.Net;
using AngleSharp.Html.Dom;
using IsmsRoles.Data.Registers;
using IsmsRoles.Domain.Versions.Content;
using IsmsRoles.Web.Tests.Hosting;

namespace IsmsRoles.Web.Tests.Pages.Versions;

/// <summary>The one comparison: any two versions, or a version and the register.</summary>
public sealed class CompareTests
{
    [Fact]
    public async Task Everyone_compares_any_two_versions_that_were_in_force()
    {
        using var app = new RegisterApp();
        await ThreeVersionsAsync(app);
        var eve = await app.SignInAsync(Company.Eve);

        Assert.DoesNotContain("Plans the internal audits.", await eve.TextAsync("/versions/2/compare/3"));
        Assert.Contains("Plans the internal audits.", await eve.TextAsync("/versions/1/compare/3"));
        Assert.Contains("Keeps the ISMS conforming to the standard.", await eve.TextAsync("/versions/nothing/compare/1"));
        Assert.Equal(HttpStatusCode.NotFound, (await eve.GetAsync("/versions/3/compare/9")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await eve.GetAsync("/versions/1/compare/nothing")).StatusCode);
    }

    [Fact]
    public async Task A_member_is_refused_the_register_and_what_was_never_in_force_and_is_not_offered_them()
    {
        using var app = new RegisterApp();
        var company = await Company.CreateSignedAsync(app);
        await company.ChangeDutyAsync("ISMS manager", "Plans the internal audits.");
        var returned = await company.SubmitAsync(Company.Mia);
        await (await app.SignInAsync(Company.Ana)).SubmitAsync($"/versions/{returned}/return", new() { ["Input.Reason"] = "Say how often.", ["Input.Password"] = Company.Password });
        var eve = await app.SignInAsync(Company.Eve);

        foreach (var address in new[] { "/versions/1/compare/register", $"/versions/1/compare/{returned}", $"/versions/{returned}/compare/1", $"/versions/1/compare/{Guid.NewGuid()}" })
        {
            Assert.Equal(HttpStatusCode.Forbidden, (await eve.GetAsync(address)).StatusCode);
        }

        var page = await eve.OpenAsync("/versions/nothing/compare/1");
        Assert.Equal(["nothing", "1"], page.QuerySelectorAll("select option").OfType<IHtmlOptionElement>().Select(o => o.Value).Distinct().OrderDescending(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Who_reads_the_register_compares_what_was_returned_with_the_version_in_force_and_is_told_that_it_never_was()
    {
        using var app = new RegisterApp();
        var company = await Company.CreateSignedAsync(app);
        await company.ChangeDutyAsync("ISMS manager", "Plans the internal audits.");
        var returned = await company.SubmitAsync(Company.Mia);
        await (await app.SignInAsync(Company.Ana)).SubmitAsync($"/versions/{returned}/return", new() { ["Input.Reason"] = "Say how often.", ["Input.Password"] = Company.Password });
        await company.ChangeDutyAsync("ISMS manager", "Plans them every year.");
        var otto = await app.SignInAsync(Company.Otto);

        var text = await otto.TextAsync($"/versions/1/compare/{returned}");

        Assert.Contains("Plans the internal audits.", text);
        Assert.DoesNotContain("Plans them every year.", text);
        Assert.Contains("Proposed version 2, submission 1 was never in force: it was returned.", text);
        Assert.Contains("Plans them every year.", await otto.TextAsync($"/versions/{returned}/compare/register"));
    }

    [Fact]
    public async Task Sides_can_be_swapped_and_chosen_and_a_comparison_with_itself_says_that_nothing_differs()
    {
        using var app = new RegisterApp();
        await ThreeVersionsAsync(app);
        var otto = await app.SignInAsync(Company.Otto);

        var forwards = await otto.OpenAsync("/versions/1/compare/2");
        Assert.Equal("added: Plans the internal audits.", Words(forwards.QuerySelector(".change-now")!.TextContent));
        var swap = forwards.QuerySelector("a[href='/versions/2/compare/1']");
        Assert.NotNull(swap);
        var backwards = await otto.OpenAsync("/versions/2/compare/1");
        Assert.Equal("removed: Plans the internal audits.", Words(backwards.QuerySelector(".change-was")!.TextContent));
        Assert.Contains("This is read backwards", Visitor.WordsOf(backwards));

        var chosen = await otto.GetAsync("/versions/1/compare/2?Was=3&Now=register");
        Assert.Equal("/versions/3/compare/register", chosen.RequestMessage!.RequestUri!.AbsolutePath);
        Assert.Contains("Nothing differs", await otto.TextAsync("/versions/2/compare/2"));
        Assert.Contains("Version 2 and version 2 hold the same", await otto.TextAsync("/versions/2/compare/2"));
    }

    [Fact]
    public async Task Before_version_1_everything_in_the_register_is_new_and_it_does_not_differ_from_itself()
    {
        using var app = new RegisterApp();
        await Company.CreateAsync(app);
        var mia = await app.SignInAsync(Company.Mia);

        var changes = await mia.TextAsync("/versions/changes");
        Assert.Contains("everything in the register is new", changes);
        Assert.Contains("New role", changes);
        Assert.Contains("Nothing differs", await mia.TextAsync("/versions/register/compare/register"));
    }

    [Fact]
    public async Task How_an_assignment_ended_is_told_forwards_and_not_backwards()
    {
        using var app = new RegisterApp();
        var company = await Company.CreateSignedAsync(app);
        await company.EndAsync("Top management", Company.Ben);
        app.Clock.Move(TimeSpan.FromDays(1));
        await company.SubmitAsync(Company.Mia);
        await company.ApproveAsync(Company.Ana);
        var otto = await app.SignInAsync(Company.Otto);

        Assert.Contains("Left the board", await otto.TextAsync("/versions/1/compare/2"));
        Assert.DoesNotContain("Left the board", await otto.TextAsync("/versions/2/compare/1"));
    }

    [Fact]
    public async Task Old_addresses_lead_to_the_comparison()
    {
        using var app = new RegisterApp();
        await ThreeVersionsAsync(app);
        var otto = await app.SignInAsync(Company.Otto);

        Assert.Equal("/versions/2/compare/3", await LandsOnAsync("/versions/3/changes"));
        Assert.Equal("/versions/1/compare/3", await LandsOnAsync("/versions/3/changes?since=1"));
        Assert.Equal("/versions/nothing/compare/1", await LandsOnAsync("/versions/1/changes"));
        Assert.Equal("/versions/3/compare/register", await LandsOnAsync("/versions/changes"));
        Assert.Equal(HttpStatusCode.NotFound, (await otto.GetAsync("/versions/9/changes?since=8")).StatusCode);

        async Task<string> LandsOnAsync(string address) => (await otto.GetAsync(address)).RequestMessage!.RequestUri!.AbsolutePath;
    }

    [Fact]
    public async Task A_proposed_version_is_compared_at_its_number_once_it_has_one()
    {
        using var app = new RegisterApp();
        var company = await Company.CreateSignedAsync(app);
        await company.ChangeDutyAsync("ISMS manager", "Plans the internal audits.");
        var id = await company.SubmitAsync(Company.Mia);
        await company.ApproveAsync(Company.Ana);

        var answer = await (await app.SignInAsync(Company.Otto)).GetAsync($"/versions/1/compare/{id}");

        Assert.Equal("/versions/1/compare/2", answer.RequestMessage!.RequestUri!.AbsolutePath);
    }

    [Fact]
    public async Task The_document_prints_under_changes_since_version_1_the_differences_the_page_shows()
    {
        using var app = new RegisterApp();
        var company = await Company.CreateSignedAsync(app);
        await company.ChangePurposeAsync("Incident manager", "Leads the answer to incidents.");
        await company.ChangeDutyAsync("ISMS manager", "Plans the internal audits.");
        await company.AssignAsync("Internal auditor", Company.Eve);
        var second = await company.SubmitAsync(Company.Mia);
        await company.ApproveAsync(Company.Ana);
        var ana = await app.SignInAsync(Company.Ana);
        await DocumentTests.WaitForDocumentAsync(ana, 2);
        await using var db = app.OpenDatabase();
        var (old, now) = ((await app.VersionAsync(second)).ReplacesId!.Value, await app.VersionAsync(second));
        var changes = await ToldChanges.BetweenAsync(db, (await app.VersionAsync(old)).Content, now.Content, TestContext.Current.CancellationToken);

        var page = await ana.TextAsync("/versions/1/compare/2");
        var pdf = await (await ana.GetAsync("/versions/2/document.pdf")).Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);

        Assert.True(changes.Count >= 3, "The sample must differ in something.");
        PdfText.AssertPrints(pdf, "8 Changes since version 1");
        foreach (var change in changes)
        {
            Assert.Contains(change.Title, page);
            PdfText.AssertPrints(pdf, change.Title);
            foreach (var field in change.Fields.Where(f => change.Kind == ChangeKind.Changed))
            {
                Assert.All(new[] { field.Old, field.New }.OfType<string>(), text => PdfText.AssertPrints(pdf, text));
                Assert.Contains(Words(field.New ?? field.Old!).Split(' ')[^1], page);
            }
        }
    }

    [Fact]
    public async Task A_comparison_sends_as_many_commands_for_many_changes_as_for_one()
    {
        using var app = new RegisterApp();
        var company = await Company.CreateSignedAsync(app);
        await company.ChangeDutyAsync("ISMS manager", "Plans the internal audits.");
        await company.SubmitAsync(Company.Mia);
        await company.ApproveAsync(Company.Ana);
        await company.ChangeAsync(change =>
        {
            change.Db.AddRange(Enumerable.Range(0, 200).Select(i => new Domain.Roles.Role(new($"Role {i}", null, null, [new($"Duty {i}")], []))));
            return Task.CompletedTask;
        });
        await company.SubmitAsync(Company.Mia);
        await company.ApproveAsync(Company.Ana);
        var otto = await app.SignInAsync(Company.Otto);

        var few = await SqlCommands.OfAsync(app, otto, "/versions/1/compare/2");
        var many = await SqlCommands.OfAsync(app, otto, "/versions/2/compare/3");

        Assert.Equal(few.Commands, many.Commands);
    }

    private static async Task ThreeVersionsAsync(RegisterApp app)
    {
        var company = await Company.CreateSignedAsync(app);
        foreach (var duty in new[] { "Plans the internal audits.", "Keeps the risk register." })
        {
            await company.ChangeDutyAsync("ISMS manager", duty);
            await company.SubmitAsync(Company.Mia);
            await company.ApproveAsync(Company.Ana);
        }
    }

    private static string Words(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}

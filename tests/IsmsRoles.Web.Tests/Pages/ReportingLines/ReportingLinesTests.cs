using System.Net;
using AngleSharp.Dom;
using IsmsRoles.Data;
using IsmsRoles.Domain;
using IsmsRoles.Web.Tests.Hosting;
using Microsoft.EntityFrameworkCore;
using Lines = IsmsRoles.Domain.Roles.ReportingLines;

namespace IsmsRoles.Web.Tests.Pages.ReportingLines;

public sealed class ReportingLinesTests
{
    private readonly RegisterApp _app = new();

    [Fact]
    public async Task Lines_are_nested_lists_from_top_management_down_with_steps_and_vacancies()
    {
        await Company.CreateAsync(_app);
        var page = await (await _app.SignInAsync(Company.Otto)).OpenAsync("/reporting-lines");

        var top = page.QuerySelector(".reporting-lines > li")!;
        Assert.Equal("Top management", top.QuerySelector(".reporting-role")!.TextContent);
        Assert.Equal(["All staff", "Internal auditor", "ISMS manager"], Titles(top, ":scope > ul > li > .reporting-line > .reporting-role"));
        Assert.Equal(["Incident manager"], Titles(top, ":scope > ul > li > ul > li > .reporting-line > .reporting-role"));
        Assert.Contains("2 steps to top management", Line(page, "Incident manager"));
        Assert.Contains("Vacant", Line(page, "Internal auditor"));
        Assert.DoesNotContain("Vacant", Line(page, "All staff"));
    }

    [Fact]
    public async Task A_line_that_does_not_reach_top_management_stands_apart()
    {
        var company = await Company.CreateAsync(_app);
        var mia = await _app.SignInAsync(Company.Mia);
        var words = await Visitor.WordsOfAsync(await mia.SubmitAsync(Address(company, "ISMS manager"), new() { ["Input.ReportsToId.Text"] = "" }));

        Assert.Contains("These lines do not reach top management", words);
        Assert.Contains("Reports to no role", Line(await mia.OpenAsync("/reporting-lines"), "ISMS manager"));
        Assert.Contains("Does not reach top management", Line(await mia.OpenAsync("/reporting-lines"), "Incident manager"));
    }

    [Fact]
    public async Task A_circle_is_refused_with_its_path_wherever_the_line_is_changed()
    {
        var company = await Company.CreateAsync(_app);
        var mia = await _app.SignInAsync(Company.Mia);
        foreach (var address in new[] { Address(company, "ISMS manager"), $"/roles/{company.Role("ISMS manager")}/edit" })
        {
            var response = await mia.SubmitAsync(address, new() { ["Input.ReportsToId.Text"] = "Incident manager" });
            var page = await Visitor.ReadAsync(response);

            Assert.Equal(HttpStatusCode.Conflict, response.StatusCode);
            Assert.Contains("ISMS manager reports to Incident manager, Incident manager reports to ISMS manager", page.QuerySelector(".picker .field-error")!.TextContent);
            Assert.Equal("Incident manager", page.QuerySelector("#Input_ReportsToId")!.GetAttribute("value"));
        }

        Assert.Contains("ISMS manager cannot report to itself.", await Visitor.WordsOfAsync(await mia.SubmitAsync(Address(company, "ISMS manager"), new() { ["Input.ReportsToId.Text"] = "ISMS manager" })));
    }

    [Fact]
    public async Task The_second_editor_of_a_line_is_told_and_sees_both_superiors()
    {
        var company = await Company.CreateAsync(_app);
        var (mia, other) = (await _app.SignInAsync(Company.Mia), await _app.SignInAsync(Company.Mia));
        var address = Address(company, "Incident manager");
        var opened = await other.OpenAsync(address);
        await mia.SubmitAsync(address, new() { ["Input.ReportsToId.Text"] = "Top management" });
        var response = await other.SendAsync(Visitor.Form(opened), address, new() { ["Input.ReportsToId.Text"] = "All staff" });
        var conflict = (await Visitor.ReadAsync(response)).QuerySelector(".conflict-table")!.TextContent;

        Assert.Equal(HttpStatusCode.Conflict, response.StatusCode);
        Assert.Contains("Top management", conflict);
        Assert.Contains("All staff", conflict);
    }

    [Fact]
    public async Task Of_two_posts_that_would_close_a_circle_together_one_wins()
    {
        var company = await Company.CreateAsync(_app);
        var (mia, other) = (await _app.SignInAsync(Company.Mia), await _app.SignInAsync(Company.Mia));
        for (var round = 0; round < 5; round++)
        {
            await FreeAsync(company, "Internal auditor", "All staff");
            var (a, b) = (Address(company, "Internal auditor"), Address(company, "All staff"));
            var (formA, formB) = (Visitor.Form(await mia.OpenAsync(a)), Visitor.Form(await other.OpenAsync(b)));
            var responses = await Task.WhenAll(
                mia.SendAsync(formA, a, new() { ["Input.ReportsToId.Text"] = "All staff" }),
                other.SendAsync(formB, b, new() { ["Input.ReportsToId.Text"] = "Internal auditor" }));

            Assert.Equal([HttpStatusCode.OK, HttpStatusCode.Conflict], responses.Select(r => r.StatusCode).Order());
            Assert.Null(await CycleAsync());
        }
    }

    [Fact]
    public async Task Of_many_changes_at_once_none_closes_a_circle()
    {
        var company = await Company.CreateAsync(_app);
        var ids = new[] { "ISMS manager", "Internal auditor", "All staff" }.Select(company.Role).ToArray();
        var refused = 0;
        await Task.WhenAll(Enumerable.Range(0, 24).Select(i => Task.Run(async () =>
        {
            try
            {
                await _app.LedgerOf(company.Account(Company.Mia)).ChangeAsync(async change =>
                {
                    var roles = await change.Db.Roles.ToListAsync();
                    var lines = new Lines(roles.Select(r => (r.Id, r.Title, r.ReportsToId)));
                    roles.Single(r => r.Id == ids[i % 3]).ReportTo(roles.Single(r => r.Id == ids[(i + 1) % 3]), lines);
                });
            }
            catch (RuleBrokenException)
            {
                Interlocked.Increment(ref refused);
            }
        })));

        Assert.Null(await CycleAsync());
        Assert.True(refused > 0);
    }

    private static string Address(Company company, string title) => $"/reporting-lines/{company.Role(title)}";

    private static IEnumerable<string> Titles(IElement from, string selector) => from.QuerySelectorAll(selector).Select(e => e.TextContent);

    private static string Line(IDocument page, string title) =>
        page.QuerySelectorAll(".reporting-line").Single(l => l.QuerySelector(".reporting-role")!.TextContent == title).TextContent;

    private static Task FreeAsync(Company company, params string[] titles) => company.ChangeAsync(async change =>
    {
        var ids = titles.Select(company.Role).ToList();
        foreach (var role in await change.Db.Roles.Where(r => ids.Contains(r.Id)).ToListAsync())
        {
            role.ReportTo(null, new Lines([]));
        }
    });

    private async Task<IReadOnlyList<string>?> CycleAsync()
    {
        await using var db = _app.OpenDatabase();
        var roles = await db.Roles.AsNoTracking().Select(r => new { r.Id, r.Title, r.ReportsToId }).ToListAsync(TestContext.Current.CancellationToken);
        return new Lines(roles.Select(r => (r.Id, r.Title, r.ReportsToId))).FindCycle();
    }
}

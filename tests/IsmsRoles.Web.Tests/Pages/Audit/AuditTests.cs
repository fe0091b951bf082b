using System.Globalization;
using System.Net;
using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using IsmsRoles.Domain.Audit.Events;

using IsmsRoles.Web.Tests.Hosting;
using Microsoft.EntityFrameworkCore;

namespace IsmsRoles.Web.Tests.Pages.Audit;

public sealed class AuditTests : IDisposable
{
    private readonly RegisterApp _app = new();

    public void Dispose() => _app.Dispose();

    [Fact]
    public async Task Events_are_sentences_newest_first_with_their_proof()
    {
        var company = await Company.CreateSignedAsync(_app);
        var otto = await _app.SignInAsync(Company.Otto);

        var page = await otto.OpenAsync("/audit");

        var sentences = Sentences(page);
        Assert.Contains("Ana Ruiz's signature", sentences.First(s => s.StartsWith("Version 1 came into force", StringComparison.Ordinal)));
        Assert.Contains(sentences, s => s.StartsWith("Mia Λάμπρου submitted proposed version 1", StringComparison.Ordinal));
        Assert.True(sentences.FindIndex(s => s.Contains("came into force", StringComparison.Ordinal)) < sentences.FindIndex(s => s.Contains("submitted", StringComparison.Ordinal)));
        await using var db = _app.OpenDatabase();
        var submitted = await db.AuditEntries.SingleAsync(e => e.Kind == nameof(VersionSubmitted), TestContext.Current.CancellationToken);
        var proof = page.QuerySelector($"#event-{submitted.Number}")!.QuerySelectorAll("code").Select(c => c.TextContent).ToList();
        Assert.Equal([submitted.Text, submitted.Hash, submitted.PreviousHash], proof);
        Assert.NotNull(company);
    }

    [Fact]
    public async Task An_edit_lists_old_and_new()
    {
        var company = await Company.CreateAsync(_app);
        await RenameAsync(company, "Incident lead");
        var otto = await _app.SignInAsync(Company.Otto);

        var item = (await otto.OpenAsync("/audit?Filter.Kind=RoleEdited")).QuerySelector(".timeline li")!;

        Assert.Contains("Test edited the role", item.TextContent);
        Assert.Equal("Incident manager", item.QuerySelector("td[data-label=Before]")!.TextContent);
        Assert.Equal("Incident lead", item.QuerySelector("td[data-label=After]")!.TextContent);
    }

    [Fact]
    public async Task Filters_find_events_by_and_about_a_person_about_a_role_of_a_kind_and_in_a_period()
    {
        var company = await Company.CreateSignedAsync(_app);
        await RenameAsync(company, "Incident lead");
        var otto = await _app.SignInAsync(Company.Otto);

        var mias = Sentences(await otto.OpenAsync($"/audit?Filter.Person.Text=Mia&Filter.Person.Id={company.Person(Company.Mia)}&Filter.Person.For=Mia"));
        Assert.Contains(mias, s => s.Contains("submitted", StringComparison.Ordinal)); // by her
        Assert.Contains(mias, s => s.Contains("assigned ISMS manager to Mia Λάμπρου", StringComparison.Ordinal)); // about her
        Assert.DoesNotContain(mias, s => s.Contains("Ben Żółć", StringComparison.Ordinal));

        var incidents = Sentences(await otto.OpenAsync("/audit?Filter.Role.Text=incident"));
        Assert.Contains(incidents, s => s.Contains("edited the role", StringComparison.Ordinal));
        Assert.DoesNotContain(incidents, s => s.Contains("submitted", StringComparison.Ordinal));

        var today = _app.Today.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var tomorrow = _app.Today.AddDays(1).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        Assert.Single(Sentences(await otto.OpenAsync($"/audit?Filter.Kind=VersionApproved&Filter.From={today}&Filter.Until={today}")));
        Assert.Empty(Sentences(await otto.OpenAsync($"/audit?Filter.Kind=VersionApproved&Filter.From={tomorrow}")));
    }

    [Fact]
    public async Task A_name_that_means_nobody_or_several_is_said()
    {
        await Company.CreateAsync(_app);
        var otto = await _app.SignInAsync(Company.Otto);

        var nobody = await otto.OpenAsync("/audit?Filter.Person.Text=Zebra");
        Assert.Contains("No person has this name", Visitor.WordsOf(nobody));
        Assert.Empty(Sentences(nobody));
        var several = await otto.OpenAsync("/audit?Filter.Role.Text=manager"); // "ISMS manager" and "Incident manager"
        Assert.Contains("Several have this name", Visitor.WordsOf(several));
        Assert.Equal(2, several.QuerySelectorAll(".picker-choices input[type=radio]").Length);
    }

    [Fact]
    public async Task Pages_go_down_and_up_by_number_and_every_event_is_on_exactly_one()
    {
        var company = await Company.CreateAsync(_app);
        for (var i = 0; i < 120; i++)
        {
            await RenameAsync(company, $"Incident lead {i}");
        }

        var otto = await _app.SignInAsync(Company.Otto);
        List<string> seen = [];
        var address = "/audit";
        while (address is not null)
        {
            var page = await otto.OpenAsync(address);
            seen.AddRange(page.QuerySelectorAll(".timeline > li").Select(li => li.Id!));
            address = page.QuerySelector("a[rel=next]")?.GetAttribute("href");
        }

        await using var db = _app.OpenDatabase();
        var numbers = await db.AuditEntries.OrderByDescending(e => e.Number).Select(e => $"event-{e.Number}").ToListAsync(TestContext.Current.CancellationToken);
        Assert.Equal(numbers, seen);
        var second = await otto.OpenAsync((await otto.OpenAsync("/audit")).QuerySelector("a[rel=next]")!.GetAttribute("href")!);
        var back = await otto.OpenAsync(second.QuerySelector("a[rel=prev]")!.GetAttribute("href")!);
        Assert.Equal(numbers[..50], back.QuerySelectorAll(".timeline > li").Select(li => li.Id!));
    }

    [Fact]
    public async Task The_chain_is_verified_and_a_change_straight_in_the_database_is_named()
    {
        var company = await Company.CreateAsync(_app);
        var otto = await _app.SignInAsync(Company.Otto);
        await using var db = _app.OpenDatabase();
        var last = await db.AuditEntries.MaxAsync(e => e.Number, TestContext.Current.CancellationToken);
        Assert.Contains($"Chain verified through event {last}", await otto.TextAsync("/audit"));

        await RenameAsync(company, "Incident lead");
        Assert.Contains($"Chain verified through event {last + 1}", await otto.TextAsync("/audit"));

        await db.Database.ExecuteSqlRawAsync(
            """DROP TRIGGER "AuditEntries_no_update"; UPDATE "AuditEntries" SET "Text" = replace("Text", 'Meridian', 'Meridiem') WHERE "Number" = 1""", TestContext.Current.CancellationToken);
        var found = await otto.SubmitAsync("/audit", [], "form[action*=Verify]");
        Assert.Contains("The text of event 1 was altered", await Visitor.WordsOfAsync(found));
    }

    [Fact]
    public async Task The_export_holds_the_filtered_events_and_no_formula()
    {
        var company = await Company.CreateAsync(_app);
        await RenameAsync(company, "=HYPERLINK(\"http://evil.example\")");
        var otto = await _app.SignInAsync(Company.Otto);
        var address = (await otto.OpenAsync("/audit?Filter.Kind=RoleEdited")).QuerySelectorAll<IHtmlAnchorElement>("a").Single(a => a.TextContent.Contains("Export", StringComparison.Ordinal)).GetAttribute("href")!;

        var response = await otto.GetAsync(address);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("attachment", response.Content.Headers.ContentDisposition!.DispositionType);
        var bytes = await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
        Assert.Equal(Encoding.UTF8.GetPreamble(), bytes[..3]);
        var csv = Encoding.UTF8.GetString(bytes[3..]);
        Assert.StartsWith("Event,At (UTC),Who,Kind,What,", csv);
        Assert.Contains(",Role edited,", csv);
        Assert.DoesNotContain("Role added", csv);
        await using var db = _app.OpenDatabase();
        var entry = await db.AuditEntries.SingleAsync(e => e.Kind == nameof(RoleEdited), TestContext.Current.CancellationToken);
        Assert.Contains(entry.Hash, csv);
        Assert.DoesNotContain("\n=", csv);
        Assert.DoesNotContain(",=", csv);
    }

    [Fact]
    public async Task An_erased_name_reads_erased_and_the_chain_still_verifies()
    {
        await Company.CreateAsync(_app);
        await using var db = _app.OpenDatabase();
        await db.Database.ExecuteSqlAsync($"""DELETE FROM "AuditPersonalValues" WHERE "Value" = {"Ben Żółć"}""", TestContext.Current.CancellationToken);
        var otto = await _app.SignInAsync(Company.Otto);

        var words = await otto.TextAsync("/audit?Filter.Kind=PersonAdded");

        Assert.Contains("Set-up added (erased), with us from", words);
        Assert.DoesNotContain("Żółć", words);
        Assert.Contains("Chain verified through event", words);
    }

    private static Task RenameAsync(Company company, string title) => company.ChangeAsync(async change =>
    {
        var id = company.Role("Incident manager");
        var role = await change.Db.Roles.SingleAsync(r => r.Id == id);
        role.Edit(role.Texts() with { Title = title });
    });

    private static List<string> Sentences(IHtmlDocument page) => [.. page.QuerySelectorAll(".timeline > li > p:first-child").Select(p => p.TextContent)];
}

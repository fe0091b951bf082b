using System.Data.Common;
using System.Net;
using IsmsRoles.Data.Reports;
using IsmsRoles.Domain.Reports;
using IsmsRoles.Web.Tests.Hosting;
using IsmsRoles.Web.Tests.Pages.Reviews;
using IsmsRoles.Web.Tests.Pages.Versions;
using Microsoft.EntityFrameworkCore;

namespace IsmsRoles.Web.Tests.Pages.Reports;

public sealed class ReportTests : IDisposable
{
    private const string Summary = "Objectives met: 11 of 14. Decided: a second restore test.";

    private readonly RegisterApp _app = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _app.Dispose();

    [Fact]
    public async Task The_holder_of_5_3_b_and_all_of_top_management_are_filled_in()
    {
        var company = await Company.CreateSignedAsync(_app);
        var mia = await _app.SignInAsync(Company.Mia);

        var response = await RecordAsync(mia, new() { ["Input.Minutes"] = "Minutes 7, item 2" });

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        var report = Assert.Single(await ReportsAsync());
        Assert.Equal(
            (company.Person(Company.Mia), ReporterCapacity.Holder, "ISMS manager", _app.Today, "Ana Ruiz, Ben Żółć", "Minutes 7, item 2"),
            (report.PersonId, report.Capacity, report.ReportingRole, report.GivenOn, report.RecipientsInWords, report.Minutes));
        var list = await (await _app.SignInAsync(Company.Otto)).TextAsync("/reports");
        Assert.Contains("Mia Λάμπρου holder of 5.3 b on that day Ana Ruiz, Ben Żółć Objectives met: 11 of 14.", list);
        Assert.Contains($"The next is due by {Web.TagHelpers.DateWords.Day(_app.Today.AddMonths(12))}", list);
        Assert.Contains("Mia Λάμπρου recorded that Mia Λάμπρου (holder of 5.3 b on that day) reported on ISMS performance to Ana Ruiz, Ben Żółć on", await mia.TextAsync("/audit"));
    }

    [Fact]
    public async Task Somebody_else_than_the_holder_on_that_day_is_recorded_only_when_that_is_said_and_the_list_says_so()
    {
        await Company.CreateSignedAsync(_app);
        var mia = await _app.SignInAsync(Company.Mia);
        Dictionary<string, string?> eve = new() { ["Input.Presenter.Id"] = null, ["Input.Presenter.For"] = null, ["Input.Presenter.Text"] = "Eve Nguyễn" };

        var refused = await RecordAsync(mia, eve);

        Assert.Equal(HttpStatusCode.Conflict, refused.StatusCode);
        var page = await Visitor.ReadAsync(refused);
        Assert.Contains("By the register, Mia Λάμπρου held ISMS manager, the role designated 5.3 b, on", Visitor.WordsOf(page));
        Assert.Empty(await ReportsAsync());
        var said = await mia.SendAsync(Visitor.Form(page), "/reports/new", new() { ["Input.NotTheHolder"] = "true" });
        Assert.Contains("Not presented by the holder of 5.3 b", await Visitor.WordsOfAsync(said));
        Assert.Equal(ReporterCapacity.None, Assert.Single(await ReportsAsync()).Capacity);
        Assert.Contains("Eve Nguyễn did not hold 5.3 b on that day", await mia.TextAsync("/reports"));
    }

    [Fact]
    public async Task Who_held_what_is_told_for_the_day_of_the_report_and_not_for_today()
    {
        var company = await Company.CreateSignedAsync(_app); // everybody's assignments begin today
        var before = _app.Today.AddDays(-1);
        var mia = await _app.SignInAsync(Company.Mia);

        var filled = Visitor.WordsOf(await Visitor.ReadAsync(await RecordAsync(mia, new() { ["Input.GivenOn"] = $"{before:yyyy-MM-dd}", ["Step"] = "Fill" })));
        Assert.Contains("held by nobody", filled);
        Assert.DoesNotContain("Members of top management on", filled);
        var refused = await RecordAsync(mia, new() { ["Input.GivenOn"] = $"{before:yyyy-MM-dd}", ["Input.NotTheHolder"] = "true" });
        Assert.Contains("Not everybody chosen was in top management on", await Visitor.WordsOfAsync(refused));

        await company.EndAsync("ISMS manager", Company.Mia);
        _app.MoveToJustAfterMidnight(_app.Today.AddDays(1));
        mia = await _app.SignInAsync(Company.Mia);
        var yesterday = _app.Today.AddDays(-1);
        Assert.Equal(HttpStatusCode.Conflict, (await RecordAsync(mia, new() { ["Input.Presenter.Text"] = "Mia Λάμπρου" })).StatusCode); // today it is nobody's
        await RecordAsync(mia, new() { ["Input.GivenOn"] = $"{yesterday:yyyy-MM-dd}", ["Input.Presenter.Text"] = "Mia Λάμπρου" });
        Assert.Equal((yesterday, ReporterCapacity.Holder), (Assert.Single(await ReportsAsync()) is var report ? report.GivenOn : default, report.Capacity));
    }

    [Fact]
    public async Task A_report_to_come_is_not_recorded_and_today_is_the_organisation_s_day()
    {
        await Company.CreateSignedAsync(_app);
        _app.MoveToJustAfterMidnight(_app.Today.AddDays(3));
        var mia = await _app.SignInAsync(Company.Mia);
        Assert.NotEqual(_app.Today, DateOnly.FromDateTime(_app.Clock.GetUtcNow().UtcDateTime));

        var refused = await RecordAsync(mia, new() { ["Input.GivenOn"] = $"{_app.Today.AddDays(1):yyyy-MM-dd}" });

        Assert.Equal(HttpStatusCode.Conflict, refused.StatusCode);
        Assert.Contains("A report is recorded once it has been presented", await Visitor.WordsOfAsync(refused));
        Assert.Equal(HttpStatusCode.OK, (await RecordAsync(mia, [])).StatusCode);
        Assert.Equal(_app.Today, Assert.Single(await ReportsAsync()).GivenOn);
    }

    [Fact]
    public async Task A_report_to_nobody_or_without_a_summary_is_refused_and_one_to_others_in_words_is_not()
    {
        await Company.CreateSignedAsync(_app);
        var mia = await _app.SignInAsync(Company.Mia);

        Assert.Contains("Say who of top management received the report.", await Visitor.WordsOfAsync(await RecordAsync(mia, new() { ["Input.Members"] = null })));
        Assert.Contains("Say in a few sentences what was reported", await Visitor.WordsOfAsync(await RecordAsync(mia, new() { ["Input.Summary"] = "" })));
        Assert.Empty(await ReportsAsync());
        await RecordAsync(mia, new() { ["Input.Members"] = null, ["Input.Others"] = "The supervisory board" });

        Assert.Equal("The supervisory board", Assert.Single(await ReportsAsync()).RecipientsInWords);
    }

    [Fact]
    public async Task A_correction_replaces_the_record_once_and_both_stay()
    {
        await Company.CreateSignedAsync(_app);
        var mia = await _app.SignInAsync(Company.Mia);
        await mia.SubmitAsync("/reports/new", new() { ["Input.Summary"] = Summary, ["Step"] = "Save" }, null, ("Input.File", "minutes.pdf", OnPaper.Scan));
        var first = Assert.Single(await ReportsAsync());
        var address = $"/reports/{first.Id}/correct";
        var form = Visitor.Form(await mia.OpenAsync(address));
        Dictionary<string, string?> typed = new() { ["Input.Summary"] = "Objectives met: 12 of 14.", ["Input.Reason"] = "Miscounted.", ["Step"] = "Save" };
        var silent = await mia.SendAsync(form, address, new(typed) { ["Input.Reason"] = "" });
        Assert.Contains("Say what was wrong in the record.", await Visitor.WordsOfAsync(silent));

        var both = await Task.WhenAll(mia.SendAsync(form, address, typed), mia.SendAsync(form, address, typed));

        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.Conflict], both.Select(r => r.StatusCode).Order());
        var reports = await ReportsAsync();
        var later = reports.Single(r => r.Id != first.Id);
        Assert.Equal((first.Id, "Miscounted.", first.FileId, first.FileSha256, Summary), (later.ReplacesId, later.CorrectionReason, later.FileId, later.FileSha256, reports.Single(r => r.Id == first.Id).Summary));
        Assert.Contains("This record was corrected", await mia.TextAsync($"/reports/{first.Id}"));
        Assert.Equal([_app.Today], await DaysAsync());
        Assert.Equal(HttpStatusCode.Conflict, (await mia.SubmitAsync($"/reports/{first.Id}/withdraw", new() { ["Input.Reason"] = "x" })).StatusCode);
    }

    [Fact]
    public async Task A_record_of_what_was_never_given_is_withdrawn_stays_and_no_longer_counts()
    {
        await Company.CreateSignedAsync(_app);
        var mia = await _app.SignInAsync(Company.Mia);
        await RecordAsync(mia, []);
        var report = Assert.Single(await ReportsAsync());

        await mia.SubmitAsync($"/reports/{report.Id}/withdraw", new() { ["Input.Reason"] = "The meeting was called off." });

        Assert.Contains("The meeting was called off.", await mia.TextAsync($"/reports/{report.Id}"));
        Assert.Empty(await DaysAsync());
        Assert.DoesNotContain("The next is due by", await mia.TextAsync("/reports"));
        var again = await mia.SubmitAsync($"/reports/{report.Id}/correct", new() { ["Input.Reason"] = "x", ["Step"] = "Save" });
        Assert.Contains("This record was withdrawn by Mia Λάμπρου", await Visitor.WordsOfAsync(again));
    }

    [Theory]
    [InlineData(Company.Otto)]
    [InlineData(Company.Ana)]
    [InlineData(Company.Adam)]
    [InlineData(Company.Eve)]
    public async Task Nobody_but_a_manager_records_corrects_or_withdraws(string email)
    {
        await Company.CreateSignedAsync(_app);
        await RecordAsync(await _app.SignInAsync(Company.Mia), []);
        var report = Assert.Single(await ReportsAsync());
        var visitor = await _app.SignInAsync(email);

        foreach (var address in new[] { "/reports/new", $"/reports/{report.Id}/correct", $"/reports/{report.Id}/withdraw" })
        {
            var response = await visitor.ForgeAsync(address, new() { ["Input.GivenOn"] = $"{_app.Today:yyyy-MM-dd}", ["Input.Summary"] = "Forged.", ["Input.Reason"] = "Forged.", ["Input.Presenter.Text"] = "Mia", ["Input.Others"] = "x" });
            Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
        }

        Assert.Null(Assert.Single(await ReportsAsync()).Withdrawal);
    }

    [Fact]
    public async Task The_list_is_downloaded_with_every_record_and_no_cell_a_spreadsheet_would_run()
    {
        await Company.CreateSignedAsync(_app);
        var mia = await _app.SignInAsync(Company.Mia);
        await RecordAsync(mia, new() { ["Input.Summary"] = "=HYPERLINK(\"x\")" });
        await RecordAsync(mia, new() { ["Input.Others"] = "The auditors" });
        await mia.SubmitAsync($"/reports/{(await ReportsAsync())[0].Id}/withdraw", new() { ["Input.Reason"] = "Not given." });

        var response = await (await _app.SignInAsync(Company.Otto)).GetAsync("/reports/export.csv");
        var text = await response.Content.ReadAsStringAsync(Cancellation);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(3, text.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.Contains("\"'=HYPERLINK(\"\"x\"\")\"", text);
        Assert.Contains("Withdrawn,Not given.", text);
        Assert.Contains("\"Ana Ruiz, Ben Żółć; The auditors\"", text);
    }

    [Fact]
    public async Task A_file_that_is_no_evidence_is_refused_beside_its_field()
    {
        await Company.CreateSignedAsync(_app);
        var mia = await _app.SignInAsync(Company.Mia);

        var refused = await mia.SubmitAsync("/reports/new", new() { ["Input.Summary"] = Summary, ["Step"] = "Save" }, null, ("Input.File", "minutes.pdf", "<script>"u8.ToArray()));

        Assert.Equal(HttpStatusCode.Conflict, refused.StatusCode);
        Assert.Contains("This is not a PDF, PNG or JPEG file.", await Visitor.WordsOfAsync(refused));
        Assert.Empty(await ReportsAsync());
    }

    [Fact]
    public async Task The_database_refuses_to_change_or_delete_reports()
    {
        await Company.CreateSignedAsync(_app);
        var mia = await _app.SignInAsync(Company.Mia);
        await RecordAsync(mia, []);
        await mia.SubmitAsync($"/reports/{Assert.Single(await ReportsAsync()).Id}/withdraw", new() { ["Input.Reason"] = "Not given." });
        await using var db = _app.OpenDatabase();

        foreach (var tampering in new FormattableString[]
        {
            $"UPDATE \"PerformanceReports\" SET \"Summary\" = 'x'", $"DELETE FROM \"PerformanceReports\"",
            $"UPDATE \"ReportRecipients\" SET \"Name\" = 'x'", $"DELETE FROM \"ReportRecipients\"",
            $"UPDATE \"ReportWithdrawals\" SET \"Reason\" = 'x'", $"DELETE FROM \"ReportWithdrawals\"",
        })
        {
            var refused = await Assert.ThrowsAnyAsync<DbException>(() => db.Database.ExecuteSqlAsync(tampering, Cancellation));
            Assert.True(_app.Database.IsRefusal(refused), $"{tampering.Format}: {refused.Message}");
        }
    }

    private static Task<HttpResponseMessage> RecordAsync(Visitor manager, Dictionary<string, string?> typed) =>
        manager.SubmitAsync("/reports/new", new Dictionary<string, string?> { ["Input.Summary"] = Summary, ["Step"] = "Save" }.Concat(typed).GroupBy(f => f.Key).ToDictionary(g => g.Key, g => g.Last().Value));

    private async Task<IReadOnlyList<PerformanceReport>> ReportsAsync()
    {
        await using var db = _app.OpenDatabase();
        return await db.PerformanceReports.AsNoTracking().Include(r => r.Withdrawal).OrderBy(r => r.RecordedAt).ToListAsync(Cancellation);
    }

    private async Task<IReadOnlyList<DateOnly>> DaysAsync()
    {
        await using var db = _app.OpenDatabase();
        return (await ReportRecords.FactsAsync(db, _app.Today, Cancellation)).Days;
    }
}

using System.Data.Common;
using System.Net;
using IsmsRoles.Data.Registers;
using IsmsRoles.Domain;
using IsmsRoles.Domain.Reviews;
using IsmsRoles.Domain.Versions;
using IsmsRoles.Web.Tests.Hosting;
using IsmsRoles.Web.Tests.Pages.Versions;
using Microsoft.EntityFrameworkCore;

namespace IsmsRoles.Web.Tests.Pages.Reviews;

public sealed class ReviewTests : IDisposable
{
    private const string Incident = "Incident manager";

    private readonly RegisterApp _app = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _app.Dispose();

    [Fact]
    public async Task A_review_says_who_when_and_exactly_which_text_and_the_version_proves_it()
    {
        var company = await Company.CreateSignedAsync(_app);
        var mia = await _app.SignInAsync(Company.Mia);

        var response = await mia.ReviewAsync(company.Role(Incident), "Read with the duty desk.");

        Assert.Contains("Incident manager was reviewed. The next review is due on", await Visitor.WordsOfAsync(response));
        var review = Assert.Single(await _app.ReviewsAsync());
        Assert.Equal(
            (company.Role(Incident), company.Person(Company.Mia), "Mia Λάμπρου", "Read with the duty desk.", _app.Today, 1, true),
            (review.RoleId, review.ById, review.ByName, review.Note, review.On, review.VersionNumber, review.IsAsInForce));
        await using var db = _app.OpenDatabase();
        var signed = (await db.Versions.AsNoTracking().SingleAsync(Cancellation)).Content;
        Assert.Equal(ReviewSubject.HashOf(signed, signed.Role(company.Role(Incident))!), review.Sha256);
        var page = await mia.TextAsync($"/roles/{company.Role(Incident)}");
        Assert.Contains("Mia Λάμπρου found nothing to change, as in version 1 Read with the duty desk.", page);
        Assert.Contains("counts as a review", page);
        Assert.Contains("Mia Λάμπρου reviewed the role Incident manager, as in version 1, and found nothing to change: Read with the duty desk.", await mia.TextAsync("/audit"));
    }

    [Fact]
    public async Task What_was_reviewed_before_it_was_signed_is_proven_by_the_day_s_snapshot()
    {
        var company = await Company.CreateSignedAsync(_app);
        await company.ChangeDutyAsync(Incident, "Keeps the list of contacts.");
        var mia = await _app.SignInAsync(Company.Mia);
        await mia.ReviewAsync(company.Role(Incident));
        await mia.SubmitAsync("/reviews/register", new() { ["Input.Note"] = "Read with Ana." });

        var reviews = await _app.ReviewsAsync();
        await using var db = _app.OpenDatabase();
        await DailySnapshots.CatchUpAsync(db, Cancellation);
        var day = DailySnapshots.Read(await db.DailySnapshots.SingleAsync(d => d.Day == _app.Today, Cancellation));

        Assert.All(reviews, r => Assert.Equal("with changes to version 1 that were not signed", r.StandInWords));
        Assert.Equal(
            [ReviewSubject.HashOf(day, day.Role(company.Role(Incident))!), ReviewSubject.HashOf(day)],
            reviews.Select(r => r.Sha256));
    }

    [Fact]
    public async Task What_was_changed_while_it_was_read_is_not_reviewed_until_it_is_read_again()
    {
        var company = await Company.CreateSignedAsync(_app);
        var mia = await _app.SignInAsync(Company.Mia);
        var address = $"/roles/{company.Role(Incident)}/review";
        var form = Visitor.Form(await mia.OpenAsync(address));
        await company.ChangeDutyAsync(Incident, "Keeps the list of contacts.");

        var refused = await mia.SendAsync(form, address, new() { ["Input.Note"] = "Read with Karl." });

        Assert.Equal(HttpStatusCode.Conflict, refused.StatusCode);
        var page = await Visitor.ReadAsync(refused);
        Assert.Contains("Incident manager was changed since you opened this page.", Visitor.WordsOf(page));
        Assert.Contains("Keeps the list of contacts.", Visitor.WordsOf(page));
        Assert.Contains("Read with Karl.", page.Body!.InnerHtml);
        Assert.Empty(await _app.ReviewsAsync());
        Assert.Equal(HttpStatusCode.OK, (await mia.SendAsync(Visitor.Form(page), address, [])).StatusCode);
        Assert.Single(await _app.ReviewsAsync());
    }

    [Fact]
    public async Task A_form_sent_twice_leaves_one_review()
    {
        var company = await Company.CreateSignedAsync(_app);
        var mia = await _app.SignInAsync(Company.Mia);
        var address = $"/roles/{company.Role(Incident)}/review";
        var form = Visitor.Form(await mia.OpenAsync(address));
        Dictionary<string, string?> typed = new() { ["Input.Note"] = "Read." };

        var both = await Task.WhenAll(mia.SendAsync(form, address, typed), mia.SendAsync(form, address, typed));

        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.Conflict], both.Select(r => r.StatusCode).Order());
        Assert.Contains("You reviewed Incident manager today already", await Visitor.WordsOfAsync(both.Single(r => r.StatusCode == HttpStatusCode.Conflict)));
        Assert.Single(await _app.ReviewsAsync());
    }

    [Theory]
    [InlineData(Company.Otto)]
    [InlineData(Company.Ana)]
    [InlineData(Company.Adam)]
    [InlineData(Company.Eve)]
    public async Task Nobody_but_a_manager_reviews_or_withdraws_by_a_forged_post_either(string email)
    {
        var company = await Company.CreateSignedAsync(_app);
        var mia = await _app.SignInAsync(Company.Mia);
        await mia.ReviewAsync(company.Role(Incident));
        var review = Assert.Single(await _app.ReviewsAsync());
        var visitor = await _app.SignInAsync(email);

        foreach (var (address, fields) in new (string, Dictionary<string, string>)[]
        {
            ($"/roles/{company.Role(Incident)}/review", new() { ["Input.Sha256"] = review.Sha256, ["Input.Note"] = "Forged." }),
            ("/reviews/register", new() { ["Input.Sha256"] = review.Sha256, ["Input.Note"] = "Forged." }),
            ("/reviews/several", new() { ["Input.Chosen[0]"] = $"{review.RoleId}:{review.Sha256}", ["Input.Note"] = "Forged." }),
            ($"/reviews/{review.Id}/withdraw", new() { ["Input.Reason"] = "Forged." }),
        })
        {
            Assert.Equal(HttpStatusCode.Forbidden, (await visitor.ForgeAsync(address, fields)).StatusCode);
        }

        Assert.True(Assert.Single(await _app.ReviewsAsync()).Stands);
        await Assert.ThrowsAsync<RuleBrokenException>(() => _app.LedgerOf(company.Account(email)).ChangeAsync(async change =>
        {
            var register = await LiveRegisters.SnapshotAsync(change.Db, change.Today, Cancellation);
            await Data.Reviews.ReviewRecording.RecordAsync(change, [(null, ReviewSubject.HashOf(register))], "Forged.", Cancellation);
        }, Cancellation));
    }

    [Fact]
    public async Task Several_roles_get_a_review_each_with_one_note_or_none_does()
    {
        var company = await Company.CreateSignedAsync(_app);
        var mia = await _app.SignInAsync(Company.Mia);
        var page = await mia.OpenAsync("/reviews?Show=All");
        var chosen = page.QuerySelectorAll("input[name='Input.Chosen']").Select(i => i.GetAttribute("value")!).Where(v => v.StartsWith($"{company.Role(Incident)}", StringComparison.Ordinal) || v.StartsWith($"{company.Role("Internal auditor")}", StringComparison.Ordinal)).ToList();
        Assert.Equal(2, chosen.Count);
        Dictionary<string, string?> typed = new() { ["Input.Chosen[0]"] = chosen[0], ["Input.Chosen[1]"] = chosen[1], ["Input.Note"] = "Read at the autumn meeting." };
        var form = Visitor.Form(page, Reviewing.SeveralForm);

        var nothing = await mia.SendAsync(form, "/reviews", new() { ["Input.Note"] = "Read." });
        Assert.Contains("Choose at least one role.", await Visitor.WordsOfAsync(nothing));
        var silent = await mia.SendAsync(form, "/reviews", new(typed) { ["Input.Note"] = "" });
        Assert.Contains("Say in a few words what you looked at", await Visitor.WordsOfAsync(silent));
        await company.ChangeDutyAsync("Internal auditor", "Audits suppliers.");
        var refused = await mia.SendAsync(form, "/reviews", typed);
        Assert.Equal(HttpStatusCode.Conflict, refused.StatusCode);
        Assert.Contains("Internal auditor was changed since you opened this page.", await Visitor.WordsOfAsync(refused));
        Assert.Empty(await _app.ReviewsAsync());

        var again = await mia.SendAsync(Visitor.Form(await Visitor.ReadAsync(refused)), "/reviews/several", []);

        Assert.Contains("2 reviews were recorded.", await Visitor.WordsOfAsync(again));
        Assert.Equal(["Incident manager", "Internal auditor"], (await _app.ReviewsAsync()).Select(r => r.Title).Order());
        Assert.All(await _app.ReviewsAsync(), r => Assert.Equal("Read at the autumn meeting.", r.Note));
    }

    [Fact]
    public async Task A_review_is_due_on_its_day_by_the_organisation_s_clock_and_overdue_the_day_after()
    {
        var company = await Company.CreateSignedAsync(_app);
        var due = _app.Today.AddMonths(12);
        Assert.DoesNotContain(Incident, await MainAsync());

        _app.MoveToJustAfterMidnight(due.AddDays(-ReviewFacts.SoonDays - 1));
        Assert.Contains("No role needs a review", await MainAsync());
        _app.MoveToJustAfterMidnight(due.AddDays(-ReviewFacts.SoonDays));
        Assert.Contains("Choose Incident manager Incident manager Due soon", await MainAsync());
        _app.MoveToJustAfterMidnight(due);
        Assert.True(_app.Clock.GetUtcNow().UtcDateTime < due.ToDateTime(TimeOnly.MinValue)); // by UTC it is still the day before
        Assert.Contains("Choose Incident manager Incident manager Due today", await MainAsync());
        _app.MoveToJustAfterMidnight(due.AddDays(1));
        Assert.Contains("Choose Incident manager Incident manager Overdue", await MainAsync());

        await (await _app.SignInAsync(Company.Mia)).ReviewAsync(company.Role(Incident));
        Assert.DoesNotContain("Choose Incident manager", await MainAsync());
        Assert.Equal((due.AddDays(1), due.AddDays(1).AddMonths(12)), await LastAndDueAsync(company.Role(Incident)));
        Assert.NotEqual(due.AddDays(1), DateOnly.FromDateTime(Assert.Single(await _app.ReviewsAsync()).At));
    }

    [Fact]
    public async Task Whoever_holds_the_role_above_is_named_with_how_many_reviews_wait_for_them()
    {
        await Company.CreateSignedAsync(_app);
        _app.MoveToJustAfterMidnight(_app.Today.AddMonths(12).AddDays(1));
        var otto = await _app.SignInAsync(Company.Otto);

        var page = await otto.OpenAsync("/reviews");

        Assert.Null(page.QuerySelector("main form[method=post]")); // an auditor looks
        Assert.Contains("Ana Ruiz, Ben Żółć (Top management) 4 0", Visitor.WordsOf(page));
        Assert.Contains("Mia Λάμπρου (ISMS manager) 1 0", Visitor.WordsOf(page));
        var mias = page.QuerySelectorAll("a").Single(a => a.TextContent == "Mia Λάμπρου (ISMS manager)").GetAttribute("href")!;
        var rows = (await otto.OpenAsync(mias)).QuerySelectorAll("table tbody th a[href^='/roles/']").Select(a => a.TextContent);
        Assert.Equal([Incident], rows);
    }

    [Fact]
    public async Task Signing_a_version_reviews_only_what_it_brought_or_materially_changed()
    {
        var company = await Company.CreateSignedAsync(_app);
        var first = _app.Today;
        _app.Clock.Move(TimeSpan.FromDays(100));
        await company.ChangeDutyAsync(Incident, "Keeps the list of contacts.");
        await company.ChangePurposeAsync("Internal auditor", "What the internal auditor is for.");
        await _app.LedgerOf(company.Account(Company.Mia)).ChangeAsync(async change => change.Db.Versions.Add(RegisterVersion.Submit(
            change.Actor,
            new(await LiveRegisters.SnapshotAsync(change.Db, change.Today, Cancellation), null, [new(1, company.Role(Incident), true), new(2, company.Role("Internal auditor"), false)], []),
            await SigningSituations.LoadAsync(change, Cancellation))), Cancellation);
        await company.ApproveAsync(Company.Ana);

        var facts = await _app.FactsAsync();

        Assert.Equal((ReviewBasis.SignedVersion, _app.Today), (facts.Roles[company.Role(Incident)].Basis, facts.Roles[company.Role(Incident)].On));
        Assert.Equal(first, facts.Roles[company.Role("Internal auditor")].On);
        Assert.Equal(first, facts.Roles[company.Role("ISMS manager")].On);
        Assert.Equal((ReviewBasis.SignedVersion, first), (facts.Register!.Basis, facts.Register.On));
        Assert.Equal(first, (await _app.FactsAsync(_app.Today.AddDays(-1))).Roles[company.Role(Incident)].On); // as it was known the day before
    }

    [Fact]
    public async Task Before_any_version_the_interval_counts_from_the_day_a_role_was_added()
    {
        var company = await Company.CreateAsync(_app);
        var added = _app.Today;

        var fact = (await _app.FactsAsync()).Roles[company.Role(Incident)];

        Assert.Equal((ReviewBasis.Added, added), (fact.Basis, fact.On));
        Assert.Empty((await _app.FactsAsync(added.AddDays(-1))).Roles);
        await (await _app.SignInAsync(Company.Mia)).ReviewAsync(company.Role(Incident));
        Assert.Equal("while no version was in force", Assert.Single(await _app.ReviewsAsync()).StandInWords);
    }

    [Fact]
    public async Task A_withdrawn_review_stays_on_record_no_longer_counts_and_is_withdrawn_once()
    {
        var company = await Company.CreateSignedAsync(_app);
        var signed = _app.Today;
        _app.Clock.Move(TimeSpan.FromDays(30));
        await (await _app.SignInAsync(Company.Mia)).ReviewAsync(company.Role(Incident), "Read in haste.");
        var reviewed = _app.Today;
        _app.Clock.Move(TimeSpan.FromDays(2));
        var mia = await _app.SignInAsync(Company.Mia);
        var address = $"/reviews/{Assert.Single(await _app.ReviewsAsync()).Id}/withdraw";
        Assert.Contains("Say why the review is withdrawn.", await Visitor.WordsOfAsync(await mia.SubmitAsync(address, [])));

        await mia.SubmitAsync(address, new() { ["Input.Reason"] = "It was the wrong role." });

        Assert.Equal(HttpStatusCode.Conflict, (await mia.SubmitAsync(address, new() { ["Input.Reason"] = "Again." })).StatusCode);
        var page = await mia.TextAsync($"/roles/{company.Role(Incident)}");
        Assert.Contains("Read in haste.", page);
        Assert.Contains("Withdrawn by Mia Λάμπρου", page);
        Assert.Equal(signed, (await _app.FactsAsync()).Roles[company.Role(Incident)].On);
        Assert.Equal(reviewed, (await _app.FactsAsync(_app.Today.AddDays(-1))).Roles[company.Role(Incident)].On); // it still stood then
    }

    [Fact]
    public async Task The_database_refuses_to_change_or_delete_reviews_and_what_was_signed()
    {
        var company = await Company.CreateSignedAsync(_app);
        var mia = await _app.SignInAsync(Company.Mia);
        await mia.ReviewAsync(company.Role(Incident));
        await mia.SubmitAsync($"/reviews/{Assert.Single(await _app.ReviewsAsync()).Id}/withdraw", new() { ["Input.Reason"] = "A mistake." });
        await using var db = _app.OpenDatabase();

        foreach (var tampering in new FormattableString[]
        {
            $"UPDATE \"Reviews\" SET \"Note\" = 'x'", $"UPDATE \"Reviews\" SET \"On\" = \"On\"", $"DELETE FROM \"Reviews\"",
            $"UPDATE \"ReviewWithdrawals\" SET \"Reason\" = 'x'", $"DELETE FROM \"ReviewWithdrawals\"",
            $"UPDATE \"SignedTexts\" SET \"RoleId\" = \"RoleId\"", $"DELETE FROM \"SignedTexts\"",
        })
        {
            var refused = await Assert.ThrowsAnyAsync<DbException>(() => db.Database.ExecuteSqlAsync(tampering, Cancellation));
            Assert.True(_app.Database.IsRefusal(refused), $"{tampering.Format}: {refused.Message}");
        }
    }

    private async Task<string> MainAsync() =>
        string.Join(' ', (await (await _app.SignInAsync(Company.Mia)).OpenAsync("/reviews")).QuerySelectorAll("table.table tbody, .empty-state")
            .SelectMany(part => part.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)));

    private async Task<(DateOnly, DateOnly)> LastAndDueAsync(Guid role)
    {
        await using var db = _app.OpenDatabase();
        var (facts, register) = (await _app.FactsAsync(), await LiveRegisters.SnapshotAsync(db, _app.Today, Cancellation));
        return (facts.Roles[role].On, facts.DueOn(register, register.Role(role)!)!.Value);
    }
}

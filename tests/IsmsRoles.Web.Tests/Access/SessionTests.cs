using System.Globalization;
using System.Net;
using IsmsRoles.Data.Accounts;
using IsmsRoles.Domain.Access;
using IsmsRoles.Web.Tests.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace IsmsRoles.Web.Tests.Access;

public sealed class SessionTests : IDisposable
{
    private readonly RegisterApp _app = new();

    public void Dispose() => _app.Dispose();

    [Fact]
    public async Task Changed_access_ends_the_sessions_and_counts_in_the_next()
    {
        var company = await Company.CreateAsync(_app);
        var eve = await _app.SignInAsync(Company.Eve);
        Assert.Equal(HttpStatusCode.Forbidden, (await eve.GetAsync("/audit")).StatusCode);

        await GiveAsync(company, AccessRight.Auditor);
        Assert.Equal("/sign-in", (await eve.GetAsync("/audit")).RequestMessage!.RequestUri!.AbsolutePath);
        eve = await _app.SignInAsync(Company.Eve);
        Assert.Equal(HttpStatusCode.OK, (await eve.GetAsync("/audit")).StatusCode);

        await GiveAsync(company, AccessRight.Member);
        Assert.Equal("/sign-in", (await eve.GetAsync("/audit")).RequestMessage!.RequestUri!.AbsolutePath);
    }

    [Fact]
    public async Task Counting_a_wrong_password_never_gives_back_access_that_was_taken_away_meanwhile()
    {
        var company = await Company.CreateAsync(_app);
        await GiveAsync(company, AccessRight.Manager);
        await using var scope = _app.Services.CreateAsyncScope();
        var accounts = scope.ServiceProvider.GetRequiredService<UserManager<Account>>();
        var loaded = (await accounts.FindByIdAsync(company.Account(Company.Eve).ToString()))!;
        await GiveAsync(company, AccessRight.Member);

        await accounts.AccessFailedAsync(loaded);

        await using var db = _app.OpenDatabase();
        Assert.Equal(AccessRight.Member, (await db.Users.SingleAsync(a => a.Email == Company.Eve, TestContext.Current.CancellationToken)).Access);
    }

    [Fact]
    public async Task Somebody_who_has_left_is_out_the_day_after_and_told_why_only_with_the_right_password()
    {
        var company = await Company.CreateAsync(_app);
        var mia = await _app.SignInAsync(Company.Mia);
        var lastDay = _app.Today.AddDays(1);
        await mia.SubmitAsync($"/people/{company.Person(Company.Eve)}/leave", new() { ["Input.LastDay"] = lastDay.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) });
        var eve = await _app.SignInAsync(Company.Eve);

        MoveTo(lastDay, new TimeOnly(23, 50));
        eve = await _app.SignInAsync(Company.Eve);
        Assert.Equal(HttpStatusCode.OK, (await eve.GetAsync("/my-duties")).StatusCode); // the last day counts

        MoveTo(lastDay.AddDays(1), new TimeOnly(0, 5));
        Assert.Equal("/sign-in", (await eve.GetAsync("/my-duties")).RequestMessage!.RequestUri!.AbsolutePath);
        Assert.Contains($"your last day was {Domain.Days.InWords(lastDay)}", await TryAsync(Company.Eve, Company.Password));
        Assert.DoesNotContain("last day", await TryAsync(Company.Eve, "wrong password"));
    }

    [Fact]
    public async Task An_auditors_time_ends_with_its_last_day_in_the_organisations_time_zone()
    {
        var company = await Company.CreateAsync(_app);
        var adam = await _app.SignInAsync(Company.Adam);
        var lastDay = _app.Today.AddDays(2);
        await adam.SubmitAsync($"/accounts/{company.Account(Company.Otto)}/access-end", new() { ["Input.LastDay"] = lastDay.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) });
        Assert.Contains("until", await adam.TextAsync("/accounts"));

        MoveTo(lastDay, new TimeOnly(23, 50));
        var otto = await _app.SignInAsync(Company.Otto);
        Assert.Equal(HttpStatusCode.OK, (await otto.GetAsync("/audit")).StatusCode);
        MoveTo(lastDay.AddDays(1), new TimeOnly(0, 5));
        Assert.Equal("/sign-in", (await otto.GetAsync("/audit")).RequestMessage!.RequestUri!.AbsolutePath);
        Assert.Contains($"The access of this account ended on {Domain.Days.InWords(lastDay)}", await TryAsync(Company.Otto, Company.Password));
        Assert.DoesNotContain("ended", await TryAsync(Company.Otto, "wrong password"));
        await Assert.ThrowsAsync<Domain.RuleBrokenException>(() => _app.LedgerOf(company.Account(Company.Otto)).ChangeAsync(_ => Task.CompletedTask, TestContext.Current.CancellationToken)); // a request under way at midnight

        adam = await _app.SignInAsync(Company.Adam);
        Assert.Contains("it has ended", await adam.TextAsync($"/accounts/{company.Account(Company.Otto)}"));
        var past = await adam.SubmitAsync($"/accounts/{company.Account(Company.Otto)}/access-end", new() { ["Input.LastDay"] = lastDay.AddDays(-1).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) });
        Assert.Equal(HttpStatusCode.Conflict, past.StatusCode);
        await adam.SubmitAsync($"/accounts/{company.Account(Company.Otto)}/access-end", new() { ["Input.LastDay"] = "" });
        await _app.SignInAsync(Company.Otto);
    }

    [Fact]
    public async Task The_last_administrator_gets_no_end()
    {
        var company = await Company.CreateAsync(_app);
        var adam = await _app.SignInAsync(Company.Adam);

        var response = await adam.SubmitAsync($"/accounts/{company.Account(Company.Adam)}/access-end", new() { ["Input.LastDay"] = _app.Today.AddDays(9).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) });

        Assert.Equal(HttpStatusCode.Conflict, response.StatusCode);
        Assert.Contains("last open administrator", await Visitor.WordsOfAsync(response));
    }

    [Fact]
    public async Task Two_accounts_for_one_person_in_the_same_instant_leave_one()
    {
        var company = await Company.CreateAsync(_app);
        await company.ChangeAsync(change =>
        {
            change.Db.Add(new Domain.People.Person(new("Nina Kovač", "nina@example.com"), change.Today));
            return Task.CompletedTask;
        });
        var tries = new List<Task<HttpResponseMessage>>();
        foreach (var i in Enumerable.Range(0, 4))
        {
            var adam = await _app.SignInAsync(Company.Adam);
            tries.Add(i % 2 == 0
                ? adam.SubmitAsync("/accounts/new", new() { ["Input.Email"] = $"nina{i}@example.com", ["Input.Person.Text"] = "Nina Kovač" })
                : adam.SubmitAsync($"/accounts/{company.Account(i == 1 ? Company.Eve : Company.Otto)}/person", new() { ["Input.Person.Text"] = "Nina Kovač", ["Input.Person.Id"] = "", ["Input.Person.For"] = "" }));
        }

        await Task.WhenAll(tries);

        await using var db = _app.OpenDatabase();
        var nina = await db.People.SingleAsync(p => p.Name == "Nina Kovač", TestContext.Current.CancellationToken);
        Assert.Equal(1, await db.Users.CountAsync(a => a.PersonId == nina.Id && a.ClosedAt == null, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Closing_an_account_ends_its_sessions_and_reopening_brings_none_back()
    {
        var company = await Company.CreateAsync(_app);
        var mia = await _app.SignInAsync(Company.Mia);
        Assert.Equal(HttpStatusCode.OK, (await mia.GetAsync("/settings")).StatusCode);

        await company.ChangeAsync(async change => (await AccountAsync(change, Company.Mia)).Close("Left", change.Now, new(1)));
        Assert.Equal("/sign-in", (await mia.GetAsync("/settings")).RequestMessage!.RequestUri!.AbsolutePath);

        await company.ChangeAsync(async change => (await AccountAsync(change, Company.Mia)).Reopen("Back", null, null));
        Assert.Equal("/sign-in", (await mia.GetAsync("/settings")).RequestMessage!.RequestUri!.AbsolutePath);
    }

    private void MoveTo(DateOnly day, TimeOnly time) =>
        _app.Clock.Move(Data.OrganisationTime.StartOf(day, Company.TimeZone) + time.ToTimeSpan() - _app.Clock.GetUtcNow().UtcDateTime);

    private async Task<string> TryAsync(string email, string password) =>
        await Visitor.WordsOfAsync(await _app.CreateVisitor().SubmitAsync("/sign-in", new() { ["Input.Email"] = email, ["Input.Password"] = password }));

    private static Task<Account> AccountAsync(Data.Change change, string email) => change.Db.Users.SingleAsync(a => a.Email == email);

    private static Task GiveAsync(Company company, AccessRight access) =>
        company.ChangeAsync(async change => (await AccountAsync(change, Company.Eve)).ChangeAccess(access, new(1)));
}

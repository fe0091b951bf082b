using IsmsRoles.Data.Findings;
using IsmsRoles.Data.Registers;
using IsmsRoles.Domain.Assignments;
using IsmsRoles.Domain.Findings;
using IsmsRoles.Domain.People;
using IsmsRoles.Domain.Roles;
using IsmsRoles.Web.Findings;
using IsmsRoles.Web.Hosting;
using IsmsRoles.Web.Tests.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace IsmsRoles.Web.Tests.Findings;

/// <summary>Findings of a large register: a fixed number of commands, no more rows than hold something, and none at all until something changes.</summary>
public sealed class FindingsScaleTests : IDisposable
{
    private readonly ReadRows _counts = new();
    private readonly RegisterApp _app;

    public FindingsScaleTests() => _app = new RegisterApp().WithoutBackgroundWork().With(_counts.AddTo);

    public void Dispose() => _app.Dispose();

    [Fact]
    public async Task Todays_facts_take_as_many_commands_for_a_hundred_assignments_as_for_five()
    {
        var company = await Company.CreateSignedAsync(_app);
        await AddAsync(company, 5, holding: true);
        var few = await CountAsync(_app.Today);
        await AddAsync(company, 100, holding: true);
        var many = await CountAsync(_app.Today);

        Assert.Equal(few.Commands, many.Commands);
        Assert.InRange(many.Rows, few.Rows + 300, few.Rows + 2000); // three or more rows for each: the test counts rows at all
    }

    [Fact]
    public async Task People_who_hold_approve_or_own_nothing_are_not_read_today_nor_for_a_past_day()
    {
        var company = await Company.CreateSignedAsync(_app);
        await AddAsync(company, 5, holding: true);
        var day = _app.Today;
        _app.Clock.Move(TimeSpan.FromDays(1));
        await AddAsync(company, 10, holding: false);
        var (few, fewThen) = (await CountAsync(_app.Today), await CountAsync(day));
        await AddAsync(company, 1000, holding: false);
        var (many, manyThen) = (await CountAsync(_app.Today), await CountAsync(day));

        Assert.Equal(few, many);
        Assert.Equal(fewThen, manyThen);
        Assert.InRange(many.Commands, 10, 50);
    }

    [Fact]
    public async Task Findings_are_kept_until_something_changes_or_the_day_is_over()
    {
        var company = await Company.CreateSignedAsync(_app);
        var (standings, findings) = (_app.Services.GetRequiredService<Standings>(), _app.Services.GetRequiredService<FindingsOfToday>());
        var first = await TodayAsync();
        _counts.Begin();
        var again = await TodayAsync();
        Assert.Equal(1, _counts.End().Commands); // the standing asks for the ledger's number
        Assert.Same(first, again);
        Assert.Contains(first.All, f => f.Sentence == "Nobody holds Internal auditor.");

        await company.ChangeAsync(async change =>
        {
            var audit = await change.Db.Roles.SingleAsync(r => r.Title == "Internal auditor");
            var otto = await change.Db.People.SingleAsync(p => p.Email == Company.Otto);
            change.Db.Add(new Assignment(audit, Holder.Of(otto, null), new(AssignmentKind.Holder, change.Today), [], change.Today, change.Now));
        });
        var changed = await TodayAsync();
        Assert.DoesNotContain(changed.All, f => f.Sentence == "Nobody holds Internal auditor.");
        Assert.Contains(changed.All, f => f is { RuleId: "TOP-3", Severity: FindingSeverity.Major });

        await using var db = _app.OpenDatabase();
        await DailySnapshots.CatchUpAsync(db, TestContext.Current.CancellationToken);
        _app.Clock.Move(TimeSpan.FromDays(31));
        var later = await TodayAsync();
        Assert.NotSame(changed, later);
        Assert.Contains(later.All, f => f.RuleId == "DOC-3");

        var standing = await standings.GetAsync(TestContext.Current.CancellationToken);
        Assert.DoesNotContain((await findings.OnAsync(_app.Today.AddDays(-1), standing!, TestContext.Current.CancellationToken))!.All, f => f.RuleId == "DOC-3");

        async Task<DaysFindings> TodayAsync() =>
            await findings.GetAsync((await standings.GetAsync(TestContext.Current.CancellationToken))!, TestContext.Current.CancellationToken);
    }

    private async Task<(int Commands, int Rows)> CountAsync(DateOnly day)
    {
        await using var db = _app.OpenDatabase();
        _counts.Begin();
        Assert.NotNull(await FactsOfDay.ReadAsync(db, day, _app.Today, cancellation: TestContext.Current.CancellationToken));
        return _counts.End();
    }

    private static Task AddAsync(Company company, int people, bool holding) => company.ChangeAsync(change =>
    {
        for (var i = 0; i < people; i++)
        {
            var person = new Person(new($"Person {i}"), change.Today.AddYears(-1));
            change.Db.Add(person);
            if (holding)
            {
                var role = new Role(new($"Role {Guid.NewGuid()}", null, null, [new("Does something.")], []));
                change.Db.Add(role);
                change.Db.Add(new Assignment(role, Holder.Of(person, null), new(AssignmentKind.Holder, change.Today), [], change.Today, change.Now));
            }
        }

        return Task.CompletedTask;
    });
}

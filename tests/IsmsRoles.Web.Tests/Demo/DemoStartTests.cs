using System.Net;
using IsmsRoles.Data;
using IsmsRoles.Data.Registers;
using IsmsRoles.Data.Reviews;
using IsmsRoles.Domain.Access;
using IsmsRoles.Domain.Audit;
using IsmsRoles.Domain.Reports;
using IsmsRoles.Domain.Reviews;
using IsmsRoles.Domain.Versions;
using IsmsRoles.Domain.Versions.Content;
using IsmsRoles.Web.Demo;
using IsmsRoles.Web.Tests.Hosting;
using Microsoft.EntityFrameworkCore;
using UglyToad.PdfPig;

namespace IsmsRoles.Web.Tests.Demo;

public sealed class DemoStartTests(DemoApp app) : IClassFixture<DemoApp>
{
    [Fact]
    public async Task Its_five_logins_work_and_every_page_says_that_it_is_a_demo()
    {
        Assert.Equal(["Manager", "Executive", "Executive", "Auditor", "Employee"], app.Logins.Select(l => l.Access));
        foreach (var login in app.Logins)
        {
            var visitor = app.CreateVisitor();
            Assert.Contains("Demo organisation", await visitor.TextAsync("/sign-in"), StringComparison.Ordinal);
            await visitor.SignInAsync(login.Email, login.Password);
        }
    }

    [Fact]
    public async Task Each_login_may_do_what_its_line_says()
    {
        await using var db = app.OpenDatabase();
        var access = await db.Users.ToDictionaryAsync(a => a.Email!, a => a.Access, TestContext.Current.CancellationToken);

        Assert.Equal(
            [AccessRight.Administrator | AccessRight.Manager, AccessRight.Approver, AccessRight.Approver, AccessRight.Auditor, AccessRight.Member],
            app.Logins.Select(l => access[l.Email]));
        Assert.Equal(5, access.Count);
    }

    [Fact]
    public async Task One_review_is_overdue_another_comes_up_and_the_holder_of_5_3_b_reported_twice()
    {
        await using var db = app.OpenDatabase();
        var today = OrganisationTime.DayOf(DateTime.UtcNow, DemoOrganisation.TimeZone);
        var register = await LiveRegisters.SnapshotAsync(db, today, TestContext.Current.CancellationToken);
        var facts = await ReviewRecords.FactsAsync(db, DemoOrganisation.TimeZone, today, TestContext.Current.CancellationToken);
        var states = register.Roles.ToLookup(r => ReviewFacts.StateOf(facts.DueOn(register, r)!.Value, today), r => r.Title);

        Assert.Equal(["Firmware signing custodian"], states[ReviewState.Overdue]);
        Assert.Equal(["Payments platform owner"], states[ReviewState.Soon]);
        Assert.Equal(2, await db.Reviews.CountAsync(TestContext.Current.CancellationToken));
        Assert.Equal(
            [ReporterCapacity.Holder, ReporterCapacity.Holder],
            await db.PerformanceReports.Select(r => r.Capacity).ToListAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Version_1_is_in_force_since_weeks_with_its_document()
    {
        await using var db = app.OpenDatabase();
        var version = await db.Versions.SingleAsync(TestContext.Current.CancellationToken);
        var document = await db.Documents.SingleAsync(TestContext.Current.CancellationToken);

        Assert.Equal((1, VersionState.InForce, 2), (version.Number, version.State, version.Approvals.Count));
        Assert.InRange(DateTime.UtcNow - version.InForceAt!.Value, TimeSpan.FromDays(30), TimeSpan.FromDays(45));
        Assert.InRange(document.MadeAt - version.InForceAt.Value, TimeSpan.Zero, TimeSpan.FromMinutes(1));
        Assert.Equal(document.Sha256, CanonicalJson.Sha256(document.Bytes));
        using var pdf = PdfDocument.Open(document.Bytes);
        Assert.Contains("Tarnwick", string.Concat(pdf.GetPages().Select(p => p.Text)), StringComparison.Ordinal);
        Assert.Equal(12, version.Content.Roles.Count);
        Assert.All(await db.Assignments.Where(a => a.RecordedAt < version.InForceAt).ToListAsync(TestContext.Current.CancellationToken), a => Assert.Equal(1, a.FirstInForceVersion));
    }

    [Fact]
    public async Task Changes_wait_for_a_signature()
    {
        await using var db = app.OpenDatabase();
        var version = await db.Versions.SingleAsync(TestContext.Current.CancellationToken);
        var register = await LiveRegisters.SnapshotAsync(db, DateOnly.FromDateTime(DateTime.UtcNow), TestContext.Current.CancellationToken);

        Assert.InRange(SnapshotComparison.Between(version.Content, register).Count, 4, 9);
    }

    [Fact]
    public async Task Its_history_is_dated_as_it_tells_by_those_who_made_it_and_its_chain_verifies()
    {
        await using var db = app.OpenDatabase();
        var entries = await db.AuditEntries.Include(e => e.PersonalValues).Include(e => e.Subjects).OrderBy(e => e.Number).ToListAsync(TestContext.Current.CancellationToken);

        var previous = AuditChain.Start;
        Assert.All(entries.Index(), e =>
        {
            Assert.Null(AuditChain.Fault(e.Item, e.Index + 1, previous));
            previous = e.Item.Hash;
        });
        Assert.Equal(previous, (await db.LedgerRows.SingleAsync(TestContext.Current.CancellationToken)).Head);
        Assert.All(entries.Zip(entries.Skip(1)), pair => Assert.True(pair.First.At <= pair.Second.At));
        var told = entries.Select(AuditChain.Read).ToList();
        Assert.Contains(told, t => t.Sentence.StartsWith("Zofia Wąsik submitted", StringComparison.Ordinal));
        Assert.Contains(told, t => t.Sentence.StartsWith("Isla Drummond approved", StringComparison.Ordinal));
        Assert.Contains(told, t => t.Sentence.Contains("made the PDF of version 1", StringComparison.Ordinal));
        Assert.True(await db.DailySnapshots.CountAsync(TestContext.Current.CancellationToken) >= 10, "each day with changes has its snapshot");
    }

    [Fact]
    public async Task A_second_start_keeps_the_register_and_renews_the_passwords()
    {
        using var first = new DemoApp();
        var before = first.Logins;
        int events;
        await using (var db = first.OpenDatabase())
        {
            events = await db.AuditEntries.CountAsync(e => e.Kind != "PasswordSet", TestContext.Current.CancellationToken);
        }

        using var second = first.StartAgain();

        Assert.Equal(before.Select(l => l.Email), second.Logins.Select(l => l.Email));
        Assert.Empty(before.Select(l => l.Password).Intersect(second.Logins.Select(l => l.Password)));
        var refused = await second.CreateVisitor().SubmitAsync("/sign-in", new() { ["Input.Email"] = before[0].Email, ["Input.Password"] = before[0].Password });
        Assert.Equal(HttpStatusCode.Conflict, refused.StatusCode);
        await second.CreateVisitor().SignInAsync(second.Logins[0].Email, second.Logins[0].Password);
        await using var again = second.OpenDatabase();
        Assert.Equal(events, await again.AuditEntries.CountAsync(e => e.Kind != "PasswordSet", TestContext.Current.CancellationToken));
    }
}

using IsmsRoles.Data;
using IsmsRoles.Data.Accounts;
using IsmsRoles.Data.Findings;
using IsmsRoles.Domain;
using IsmsRoles.Domain.Assignments;
using IsmsRoles.Domain.Findings;
using IsmsRoles.Domain.People;
using IsmsRoles.Domain.Positions;
using IsmsRoles.Domain.Versions;
using IsmsRoles.Domain.Versions.Content;
using IsmsRoles.Web.Tests.Hosting;
using Microsoft.EntityFrameworkCore;

namespace IsmsRoles.Web.Tests.Findings;

/// <summary>
/// What the rules read, for today and for past days. Nothing runs in the background, so a day's snapshot is taken by the
/// first change of a later day.
/// </summary>
public sealed class FactsOfDayTests : IDisposable
{
    private readonly RegisterApp _app = new RegisterApp().WithoutBackgroundWork();

    public void Dispose() => _app.Dispose();

    [Fact]
    public async Task Nothing_is_known_before_the_register_was_set_up()
    {
        Assert.Null(await ReadAsync(_app.Today));
        await Company.CreateSignedAsync(_app);

        Assert.Null(await ReadAsync(_app.Today.AddDays(-1)));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => ReadAsync(_app.Today.AddDays(1)));
    }

    [Fact]
    public async Task What_was_in_force_and_what_waited_is_told_for_each_day_as_it_was()
    {
        var company = await Company.CreateAsync(_app);
        var founded = _app.Today;
        Later(1);
        await company.SubmitAsync(Company.Mia);
        Later(2);
        await company.ApproveAsync(Company.Ana);
        Later(3);
        await EditAsync(company, "Another purpose");
        await company.SubmitAsync(Company.Mia);
        Later(1);
        await WithdrawAsync(company);

        var (set, submitted, signed, second, today) = (await FactsAsync(founded), await FactsAsync(founded.AddDays(1)), await FactsAsync(founded.AddDays(3)), await FactsAsync(founded.AddDays(6)), await FactsAsync(_app.Today));

        Assert.Equal((null, null), (set.InForce, set.Waiting));
        Assert.Equal((null, "proposed version 1, submission 1", founded.AddDays(1)), (submitted.InForce, submitted.Waiting!.Title, submitted.Waiting.SubmittedOn));
        Assert.Equal(["Ana Ruiz", "Ben Żółć"], submitted.Waiting.WaitsFor);
        Assert.Equal((1, founded.AddDays(3), founded.AddDays(3), null), (signed.InForce!.Number, signed.InForce.On, signed.FirstInForceOn, signed.Waiting));
        Assert.Equal((1, "proposed version 2, submission 1"), (second.InForce!.Number, second.Waiting!.Title));
        Assert.Null(today.Waiting);
    }

    [Fact]
    public async Task A_revoked_version_was_in_force_until_the_day_before()
    {
        var company = await Company.CreateSignedAsync(_app);
        var signed = _app.Today;
        Later(5);
        await _app.LedgerOf(company.Account(Company.Ben)).ChangeAsync(async change =>
        {
            var situation = await Data.Registers.SigningSituations.LoadForRevokingAsync(change);
            situation.InForce!.SignRevocation(change.Actor, new(situation.InForce.Sha256, "password"), "It names the wrong people", situation);
        }, TestContext.Current.CancellationToken);

        var (before, after) = (await FactsAsync(signed.AddDays(4)), await FactsAsync(_app.Today));

        Assert.Equal((1, null), (before.InForce?.Number, before.Revoked));
        Assert.Equal((null, new RevokedFacts(1, _app.Today)), (after.InForce, after.Revoked));
    }

    [Fact]
    public async Task The_register_differs_since_the_first_change_that_still_stands()
    {
        var company = await Company.CreateSignedAsync(_app);
        var signed = _app.Today;
        Assert.Null((await FactsAsync(_app.Today)).DiffersSince);
        Later(5);
        await EditAsync(company, "Another purpose");
        Assert.Equal(signed.AddDays(5), (await FactsAsync(_app.Today)).DiffersSince);
        Later(5);
        await EditAsync(company, "A third purpose");
        Assert.Equal(signed.AddDays(5), (await FactsAsync(_app.Today)).DiffersSince);
        Later(5);
        await EditAsync(company, "What Internal auditor is for.");
        Assert.Null((await FactsAsync(_app.Today)).DiffersSince);
        Later(5);
        await EditAsync(company, "Another purpose");

        Assert.Equal(signed.AddDays(20), (await FactsAsync(_app.Today)).DiffersSince);
        Assert.Equal(signed.AddDays(5), (await FactsAsync(signed.AddDays(12))).DiffersSince);
        Assert.Null((await FactsAsync(signed.AddDays(16))).DiffersSince);
    }

    [Fact]
    public async Task A_change_on_the_day_of_signing_differs_since_that_day()
    {
        var company = await Company.CreateSignedAsync(_app);
        var signed = _app.Today;
        await EditAsync(company, "Another purpose");
        Assert.Equal(signed, (await FactsAsync(_app.Today)).DiffersSince);
        Later(3);
        await EditAsync(company, "A third purpose");

        Assert.Equal(signed, (await FactsAsync(_app.Today)).DiffersSince);
    }

    [Fact]
    public async Task An_end_that_was_signed_makes_the_register_differ_the_day_after_it_with_nobody_changing_anything()
    {
        var company = await Company.CreateAsync(_app);
        await EndAsync(company, "Incident manager", _app.Today.AddDays(10));
        await company.SubmitAsync(Company.Mia);
        await company.ApproveAsync(Company.Ana);
        var signed = _app.Today;
        await CatchUpAsync();
        Later(10);
        Assert.Null((await FactsAsync(_app.Today)).DiffersSince);
        Later(20);

        Assert.Equal(signed.AddDays(11), (await FactsAsync(_app.Today)).DiffersSince);
        await company.ChangeAsync(change => Task.FromResult(change.Db.Add(new Person(new("Zoe"), change.Today))));
        Later(1);

        var past = await FactsAsync(signed.AddDays(15));
        Assert.Equal(signed.AddDays(11), past.DiffersSince);
        Assert.DoesNotContain(past.Register.Assignments, a => a.RoleId == company.Role("Incident manager"));
        Assert.Contains((await FactsAsync(signed.AddDays(10))).Register.Assignments, a => a.RoleId == company.Role("Incident manager"));
        Assert.Contains(past.EndedOn, e => e.Value == signed.AddDays(10));
    }

    [Fact]
    public async Task A_term_that_merely_ran_out_stays_until_somebody_deals_with_it()
    {
        var company = await Company.CreateAsync(_app);
        await company.ChangeAsync(async change =>
        {
            var eve = await change.Db.People.SingleAsync(p => p.Email == Company.Eve);
            var audit = await change.Db.Roles.SingleAsync(r => r.Title == "Internal auditor");
            change.Db.Add(new Assignment(audit, Holder.Of(eve, null), new(AssignmentKind.Holder, change.Today, change.Today.AddDays(4)), [], change.Today, change.Now));
        });
        await company.SubmitAsync(Company.Mia);
        await company.ApproveAsync(Company.Ana);
        var signed = _app.Today;
        Later(9);
        await EndAsync(company, "Internal auditor", signed.AddDays(4));
        Later(2);
        await EditAsync(company, "Another purpose");

        Assert.Equal(signed.AddDays(9), (await FactsAsync(_app.Today)).DiffersSince);
        Assert.Contains(FindingCatalogue.FindAll(await FactsAsync(signed.AddDays(8))), f => f.RuleId == "OPS-4");
        Assert.DoesNotContain(FindingCatalogue.FindAll(await FactsAsync(_app.Today)), f => f.RuleId == "OPS-4");
    }

    [Fact]
    public async Task An_open_account_of_a_leaver_is_told_from_the_day_after_until_it_is_closed_on_past_days_too()
    {
        var company = await Company.CreateSignedAsync(_app);
        var last = _app.Today;
        await LeaveAsync(company, Company.Eve, last);
        Assert.Equal(0, (await FactsAsync(last)).Leavers.Count);
        Later(1);
        var leavers = (await FactsAsync(_app.Today)).Leavers;
        Assert.Equal((1, "Eve Nguyễn", last), (leavers.Count, leavers.Named[0].Name, leavers.Named[0].LeftOn));
        Later(1);
        await company.ChangeAsync(async change =>
        {
            var account = await change.Db.Users.SingleAsync(a => a.Email == Company.Eve);
            account.Close("Left", change.Now, await OpenAdministrators.BesidesAsync(change.Db, account.Id));
        });

        Assert.Equal(0, (await FactsAsync(_app.Today)).Leavers.Count);
        Assert.Equal(company.Account(Company.Eve), (await FactsAsync(last.AddDays(1))).Leavers.Named.Single().AccountId);
        Assert.Equal(0, (await FactsAsync(last)).Leavers.Count);
    }

    [Fact]
    public async Task A_leaving_recorded_late_was_not_known_before()
    {
        var company = await Company.CreateSignedAsync(_app);
        var last = _app.Today.AddDays(2);
        Later(10);
        await LeaveAsync(company, Company.Eve, last);
        await LeaveAsync(company, Company.Ana, last);

        var (now, before) = (await FactsAsync(_app.Today), await FactsAsync(last.AddDays(3)));

        Assert.Equal((1 + 1, last), (now.Leavers.Count, now.InForce!.Approvers.Single().LeftOn));
        Assert.Equal((0, null), (before.Leavers.Count, before.InForce!.Approvers.Single().LeftOn));
        Assert.Equal(_app.Today, now.Changes.Single().On); // a review before it was recorded could not have seen it
        Assert.Empty(before.Changes);
    }

    [Fact]
    public async Task An_approver_whose_assignment_was_given_a_later_first_day_was_not_top_management_by_todays_record()
    {
        var company = await Company.CreateSignedAsync(_app);
        Later(3);
        await EditAsync(company, "Another purpose");
        await company.SubmitAsync(Company.Mia);
        await company.ApproveAsync(Company.Ana);
        var signed = _app.Today;
        Assert.True((await FactsAsync(signed)).InForce!.Approvers.Single().WasTopManagement);
        Later(5);
        await company.ChangeAsync(async change =>
        {
            var ana = await change.Db.People.SingleAsync(p => p.Email == Company.Ana);
            var top = await change.Db.Roles.SingleAsync(r => r.Title == "Top management");
            var others = await change.Db.Assignments.Where(a => a.RoleId == top.Id).ToListAsync();
            change.Db.Add(others.Single(a => a.PersonId == ana.Id).Redate(top, Holder.Of(ana, null), null, signed.AddDays(1), null, "Entered wrongly", "Minutes 8", true, others, change.Today, change.Now));
        });

        var approver = (await FactsAsync(_app.Today)).InForce!.Approvers.Single();
        Assert.False(approver.WasTopManagement);
        Assert.Equal((SigningCapacity.TopManagement, signed), (approver.Capacity, approver.SignedOn));
        Assert.Contains(FindingCatalogue.FindAll(await FactsAsync(_app.Today)), f => f.RuleId == "TOP-7");
        Assert.True((await FactsAsync(signed.AddDays(4))).InForce!.Approvers.Single().WasTopManagement);
    }

    [Fact]
    public async Task An_approver_through_a_position_was_top_management_while_in_it()
    {
        var company = await Company.CreateAsync(_app);
        await company.ChangeAsync(async change =>
        {
            var ana = await change.Db.People.SingleAsync(p => p.Email == Company.Ana);
            var top = await change.Db.Roles.SingleAsync(r => r.Title == "Top management");
            var own = await change.Db.Assignments.SingleAsync(a => a.RoleId == top.Id && a.PersonId == ana.Id);
            own.EndOn(change.Today.AddDays(-1), "Holds it as chief executive", "Register extract", true, top, Holder.Of(ana, null));
            var chief = new Position(new("Chief executive", PositionKind.Post));
            chief.Appoint(ana, change.Today, null, asChair: false);
            change.Db.Add(chief);
            change.Db.Add(new Assignment(top, Holder.Of(chief), new(AssignmentKind.Holder, change.Today, AppointmentEvidence: "Register extract"), [], change.Today, change.Now));
        });
        await company.SubmitAsync(Company.Mia);
        await company.ApproveAsync(Company.Ben);
        Later(1);
        await EditAsync(company, "Another purpose");
        await company.SubmitAsync(Company.Mia);
        await company.ApproveAsync(Company.Ana);

        Assert.True((await FactsAsync(_app.Today)).InForce!.Approvers.Single().WasTopManagement);
        Later(5);
        await company.ChangeAsync(async change =>
        {
            var chief = await change.Db.Positions.SingleAsync();
            chief.EndTenure(1, await change.Db.People.SingleAsync(p => p.Email == Company.Ana), change.Today.AddDays(-6), "Entered late", "Minutes 9", isTopManagement: true);
        });

        Assert.False((await FactsAsync(_app.Today)).InForce!.Approvers.Single().WasTopManagement);
        Assert.True((await FactsAsync(_app.Today.AddDays(-1))).InForce!.Approvers.Single().WasTopManagement);
    }

    [Fact]
    public async Task Who_stood_behind_an_approvers_credential_with_an_interest_is_among_the_facts()
    {
        var company = await Company.CreateAsync(_app);
        await _app.LedgerOf(company.Account(Company.Mia)).ChangeAsync(async change => (await change.Db.Users.SingleAsync(a => a.Email == Company.Ana)).SetPassword("nothing that signs in"), TestContext.Current.CancellationToken);
        await company.SubmitAsync(Company.Mia);
        await company.ApproveAsync(Company.Ana);

        var finding = Assert.Single(FindingCatalogue.FindAll(await FactsAsync(_app.Today)), f => f.RuleId == "TOP-8");

        Assert.Contains("Mia Λάμπρου, who submitted it, set the password", finding.Sentence, StringComparison.Ordinal);
        Assert.Equal(company.Account(Company.Ana), finding.Remedy.AccountId);
    }

    [Fact]
    public async Task A_role_counts_as_written_on_the_day_its_text_last_changed()
    {
        var company = await Company.CreateSignedAsync(_app);
        var founded = _app.Today;
        Later(5);
        await EditAsync(company, "Another purpose");

        var (now, before) = (await FactsAsync(_app.Today), await FactsAsync(founded));

        Assert.Equal((_app.Today, founded), (now.RolesWrittenOn[company.Role("Internal auditor")], now.RolesWrittenOn[company.Role("ISMS manager")]));
        Assert.Equal(founded, before.RolesWrittenOn[company.Role("Internal auditor")]);
        Assert.Equal(5, now.RolesWrittenOn.Count);
    }

    [Fact]
    public async Task A_resolution_of_an_earlier_version_still_carries_the_appointments_it_covered()
    {
        var company = await Company.CreateAsync(_app);
        await company.ChangeAsync(async change =>
        {
            var top = await change.Db.Roles.SingleAsync(r => r.Title == "Top management");
            foreach (var held in await change.Db.Assignments.Where(a => a.RoleId == top.Id).ToListAsync())
            {
                var person = await change.Db.People.SingleAsync(p => p.Id == held.PersonId);
                held.EndOn(change.Today.AddDays(-1), "No evidence", "Minutes 1", true, top, Holder.Of(person, null));
            }

            (await change.Db.People.SingleAsync(p => p.Email == Company.Ben)).Leave(change.Today.AddDays(-1), "Retired");
            var ana = await change.Db.People.SingleAsync(p => p.Email == Company.Ana);
            change.Db.Add(new Assignment(top, Holder.Of(ana, null), new(AssignmentKind.Holder, change.Today), [], change.Today, change.Now));
        });
        await _app.LedgerOf(company.Account(Company.Mia)).ChangeAsync(async change =>
        {
            var situation = await Data.Registers.SigningSituations.LoadAsync(change);
            var content = await Data.Registers.LiveRegisters.SnapshotAsync(change.Db, change.Today);
            var file = new Domain.Evidence.EvidenceFile("minutes.pdf", "%PDF-1.7 minutes"u8.ToArray(), change.Now);
            change.Db.Add(file);
            change.Db.Add(RegisterVersion.Submit(change.Actor, new(content, null, [], [], new("Shareholders’ minutes 3", change.Today, file.Id)), situation));
        }, TestContext.Current.CancellationToken);
        await company.ApproveAsync(Company.Ana);
        Later(1);
        await EditAsync(company, "Another purpose");
        await company.SubmitAsync(Company.Mia);
        await company.ApproveAsync(Company.Ana);

        var finding = Assert.Single(FindingCatalogue.FindAll(await FactsAsync(_app.Today)), f => f.RuleId == "TOP-4");

        Assert.Contains("Nobody but Ana Ruiz could sign for Ana Ruiz as Top management in version 1; the minuted resolution “Shareholders’ minutes 3”", finding.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_days_snapshot_has_the_hash_of_its_content_beside_it()
    {
        var company = await Company.CreateSignedAsync(_app);
        Later(1);
        await EditAsync(company, "Another purpose");
        Later(1);
        await EditAsync(company, "What Internal auditor is for.");
        await using var db = _app.OpenDatabase();

        var hashes = await db.DailySnapshots.OrderBy(d => d.Day).Select(d => d.ContentSha256).ToListAsync(TestContext.Current.CancellationToken);
        var signed = await db.Versions.Select(v => v.Sha256).SingleAsync(TestContext.Current.CancellationToken);

        Assert.Equal(2, hashes.Count);
        Assert.Equal(signed, hashes[0]);
        Assert.NotEqual(signed, hashes[1]);
    }

    private void Later(int days) => _app.Clock.Move(TimeSpan.FromDays(days));

    private async Task<RegisterFacts?> ReadAsync(DateOnly day)
    {
        await using var db = _app.OpenDatabase();
        return await FactsOfDay.ReadAsync(db, day, _app.Today, cancellation: TestContext.Current.CancellationToken);
    }

    private async Task<RegisterFacts> FactsAsync(DateOnly day) => await ReadAsync(day) ?? throw new InvalidOperationException($"Nothing is known of {day.InWords()}.");

    // What runs in the background elsewhere: the snapshot of a day with changes.
    private async Task CatchUpAsync()
    {
        await using var db = _app.OpenDatabase();
        await Data.Registers.DailySnapshots.CatchUpAsync(db, TestContext.Current.CancellationToken);
    }

    private static Task EditAsync(Company company, string purpose) => company.ChangeAsync(async change =>
    {
        var role = await change.Db.Roles.SingleAsync(r => r.Title == "Internal auditor");
        role.Edit(role.Texts() with { Purpose = purpose });
    });

    private static Task LeaveAsync(Company company, string email, DateOnly last) =>
        company.ChangeAsync(async change => (await change.Db.People.SingleAsync(p => p.Email == email)).Leave(last, "Retired"));

    private static Task WithdrawAsync(Company company) => company.ChangeAsync(async change =>
        (await change.Db.Versions.SingleAsync(v => v.State == VersionState.Submitted)).Withdraw(change.Actor, "Not yet", change.Now));

    private static Task EndAsync(Company company, string title, DateOnly last) => company.ChangeAsync(async change =>
    {
        var role = await change.Db.Roles.SingleAsync(r => r.Title == title);
        var held = await change.Db.Assignments.SingleAsync(a => a.RoleId == role.Id);
        var person = await change.Db.People.SingleAsync(p => p.Id == held.PersonId);
        held.EndOn(last, "Somebody else does it", null, false, role, Holder.Of(person, null));
    });
}

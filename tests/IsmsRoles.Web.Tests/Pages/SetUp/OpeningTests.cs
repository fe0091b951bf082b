using System.Net;
using IsmsRoles.Data.Registers;
using IsmsRoles.Domain.Access;
using IsmsRoles.Domain.Assignments;
using IsmsRoles.Domain.Audit;
using IsmsRoles.Domain.Roles;
using IsmsRoles.Domain.Versions;
using IsmsRoles.Web.StartingSets;
using IsmsRoles.Web.Tests.Hosting;
using Microsoft.EntityFrameworkCore;

namespace IsmsRoles.Web.Tests.Pages.SetUp;

public sealed class OpeningTests : IDisposable
{
    private readonly RegisterApp _app = new();

    public static TheoryData<string> Sets => [.. StartingSet.All.Select(set => set.Key)];

    [Theory]
    [MemberData(nameof(Sets))]
    public async Task Each_starting_set_opens_a_register_that_can_be_submitted_and_signed(string key)
    {
        var set = StartingSet.Find(key)!;
        await OpenAsync(SetUpForm.Filled(SetUpForm.CodeOf(_app), key));

        await AssignEveryRoleToAsync(Company.Mia);
        await SubmitAsync(Company.Mia);
        await ApproveAsync(Company.Ana);

        await using var db = _app.OpenDatabase();
        var version = await db.Versions.SingleAsync(TestContext.Current.CancellationToken);
        Assert.Equal(1, version.Number);
        Assert.Equal(set.Roles.Select(r => r.Title).Order(), version.Content.Roles.Select(r => r.Title).Order());
        Assert.All(set.Roles, role =>
        {
            var signed = version.Content.Roles.Single(r => r.Title == role.Title);
            Assert.Equal(role.Responsibilities.Select(r => r.Text), signed.Responsibilities.Select(r => r.Text));
            Assert.Equal(role.Authorities.Select(a => (a.Text, a.AmountMinorUnits)), signed.Authorities.Select(a => (a.Text, a.Amount)));
            Assert.Equal(set.Roles.SingleOrDefault(r => r.Key == role.ReportsToKey)?.Title, version.Content.Role(signed.ReportsToId ?? Guid.Empty)?.Title);
            Assert.All(role.Designations, kind => Assert.Equal(signed.Id, version.Content.Designated(kind)?.Id));
        });
    }

    [Fact]
    public async Task Who_set_it_up_is_signed_in_and_led_on_with_everything_on_record()
    {
        var response = await OpenAsync(SetUpForm.Filled(SetUpForm.CodeOf(_app)));

        Assert.Equal("/roles", response.Headers.Location?.OriginalString);
        await using var db = _app.OpenDatabase();
        var organisation = await db.Organisations.SingleAsync(TestContext.Current.CancellationToken);
        Assert.Equal(("Żabka Metering", Company.TimeZone), (organisation.Name, organisation.TimeZoneId));
        Assert.Empty(await db.SetupCodes.ToListAsync(TestContext.Current.CancellationToken));
        var access = await db.Users.ToDictionaryAsync(a => a.Email!, a => (a.Access, HasPassword: a.PasswordHash != null), TestContext.Current.CancellationToken);
        Assert.Equal((AccessRight.Administrator | AccessRight.Manager, true), access[Company.Mia]);
        Assert.Equal((AccessRight.Approver, false), access[Company.Ana]);
        Assert.Equal(2, await db.FoundingSignatories.CountAsync(f => f.EvidenceReference == SetUpForm.Evidence, TestContext.Current.CancellationToken));
        Assert.Equal(2, await db.Assignments.CountAsync(a => a.AppointmentEvidence == SetUpForm.Evidence, TestContext.Current.CancellationToken));

        var entries = await db.AuditEntries.Include(e => e.PersonalValues).Include(e => e.Subjects).OrderBy(e => e.Number).ToListAsync(TestContext.Current.CancellationToken);
        Assert.Contains("Set-up set up the register of Żabka Metering", entries.Select(e => AuditChain.Read(e).Sentence));
        var previous = AuditChain.Start;
        Assert.All(entries.Index(), e =>
        {
            Assert.Null(AuditChain.Fault(e.Item, e.Index + 1, previous));
            previous = e.Item.Hash;
        });
    }

    [Fact]
    public async Task The_password_chosen_signs_in_again_and_founders_without_one_do_not_get_in()
    {
        await OpenAsync(SetUpForm.Filled(SetUpForm.CodeOf(_app)));

        await _app.SignInAsync(Company.Mia, SetUpForm.Password);
        var refused = await _app.CreateVisitor().SubmitAsync("/sign-in", new() { ["Input.Email"] = Company.Ana, ["Input.Password"] = SetUpForm.Password });

        Assert.Equal(HttpStatusCode.Conflict, refused.StatusCode);
    }

    [Fact]
    public async Task An_administrator_who_is_top_management_gets_all_three_rights_and_one_person()
    {
        var form = SetUpForm.Filled(SetUpForm.CodeOf(_app)).With("Input.IsTopManagement", "true").With("Input.Evidence", "Minutes of 3 May");
        foreach (var line in form.Keys.Where(k => k.StartsWith("Input.Members", StringComparison.Ordinal)).ToList())
        {
            form[line] = "";
        }

        await OpenAsync(form);

        await using var db = _app.OpenDatabase();
        var account = await db.Users.SingleAsync(TestContext.Current.CancellationToken);
        Assert.Equal(AccessRight.Administrator | AccessRight.Manager | AccessRight.Approver, account.Access);
        Assert.Equal(account.PersonId, (await db.FoundingSignatories.SingleAsync(TestContext.Current.CancellationToken)).PersonId);
        Assert.Equal("Minutes of 3 May", (await db.Assignments.SingleAsync(TestContext.Current.CancellationToken)).AppointmentEvidence);
    }

    [Fact]
    public async Task Days_count_in_the_time_zone_chosen()
    {
        await OpenAsync(SetUpForm.Filled(SetUpForm.CodeOf(_app)).With("Input.TimeZone", "Pacific/Kiritimati"));

        await using var db = _app.OpenDatabase();
        var there = DateOnly.FromDateTime(_app.Clock.GetUtcNow().UtcDateTime.AddHours(14));
        Assert.Equal(there, (await db.Assignments.FirstAsync(TestContext.Current.CancellationToken)).From);
        Assert.Equal(there, (await db.LedgerRows.SingleAsync(TestContext.Current.CancellationToken)).ChangedOn);
    }

    [Fact]
    public async Task Founders_sign_version_1_and_no_longer_count_as_founders_once_it_is_in_force()
    {
        await OpenAsync(SetUpForm.Filled(SetUpForm.CodeOf(_app)));
        Assert.All(await EligibleAsync(), a => Assert.Equal(SigningCapacity.FoundingSignatory, a.Capacity));
        await AssignEveryRoleToAsync(Company.Mia);
        await SubmitAsync(Company.Mia);
        await ApproveAsync(Company.Ben);
        Assert.All(await EligibleAsync(), a => Assert.Equal(SigningCapacity.TopManagement, a.Capacity));

        await EndTopManagementOfAsync(Company.Ana);

        _app.Clock.Move(TimeSpan.FromDays(1));
        Assert.Equal("Ben Żółć", Assert.Single(await EligibleAsync()).Name);
    }

    [Fact]
    public async Task Set_up_is_gone_once_it_is_done()
    {
        await OpenAsync(SetUpForm.Filled(SetUpForm.CodeOf(_app)));
        using var http = _app.CreateClient(new() { AllowAutoRedirect = false });

        Assert.Equal("/", (await http.GetAsync("/set-up", TestContext.Current.CancellationToken)).Headers.Location?.OriginalString);
        foreach (var address in new[] { "/", "/roles", "/people", "/versions" })
        {
            var to = (await http.GetAsync(address, TestContext.Current.CancellationToken)).Headers.Location?.OriginalString ?? "";
            Assert.DoesNotContain("/set-up", to, StringComparison.Ordinal);
        }
    }

    public void Dispose() => _app.Dispose();

    private async Task<HttpResponseMessage> OpenAsync(Dictionary<string, string?> form)
    {
        var visitor = new Visitor(_app.CreateClient(new() { AllowAutoRedirect = false }));
        var response = await visitor.SubmitAsync("/set-up", form);
        Assert.True(response.StatusCode == HttpStatusCode.Redirect, await Visitor.WordsOfAsync(response));
        return response;
    }

    private Task AssignEveryRoleToAsync(string email) => _app.Ledger().ChangeAsync(async change =>
    {
        var person = await change.Db.People.SingleAsync(p => p.Email == email);
        var top = await change.Db.Designations.Where(d => d.Kind == DesignationKind.TopManagement).Select(d => d.RoleId).SingleAsync();
        foreach (var role in await change.Db.Roles.Where(r => r.Id != top).ToListAsync())
        {
            change.Db.Add(new Assignment(role, Holder.Of(person, null), new(AssignmentKind.Holder, change.Today), [], change.Today, change.Now));
        }
    });

    private async Task SubmitAsync(string email) => await _app.LedgerOf(await AccountAsync(email)).ChangeAsync(async change =>
    {
        var content = await LiveRegisters.SnapshotAsync(change.Db, change.Today);
        change.Db.Versions.Add(RegisterVersion.Submit(change.Actor, new(content, null, [], []), await SigningSituations.LoadAsync(change)));
    });

    private async Task ApproveAsync(string email) => await _app.LedgerOf(await AccountAsync(email)).ChangeAsync(async change =>
    {
        var situation = await SigningSituations.LoadAsync(change);
        situation.Submitted!.Approve(change.Actor, new(situation.Submitted.Sha256, "password"), situation);
    });

    private Task EndTopManagementOfAsync(string email) => _app.Ledger().ChangeAsync(async change =>
    {
        var person = await change.Db.People.SingleAsync(p => p.Email == email);
        var assignment = await change.Db.Assignments.SingleAsync(a => a.PersonId == person.Id);
        var role = await change.Db.Roles.SingleAsync(r => r.Id == assignment.RoleId);
        assignment.EndOn(change.Today, "Left the board.", "Minutes of today", isTopManagement: true, role, Holder.Of(person, null));
    });

    private Task<IReadOnlyList<EligibleApprover>> EligibleAsync() => _app.Ledger().ChangeAsync(async change =>
    {
        change.StayQuiet();
        return EligibleApprovers.In(await SigningSituations.LoadAsync(change));
    });

    private async Task<Guid> AccountAsync(string email)
    {
        await using var db = _app.OpenDatabase();
        return await db.Users.Where(a => a.Email == email).Select(a => a.Id).SingleAsync(TestContext.Current.CancellationToken);
    }
}

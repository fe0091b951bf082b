using System.Net;
using IsmsRoles.Data.Accounts;
using IsmsRoles.Domain.Access;
using IsmsRoles.Domain.Organisations;
using IsmsRoles.Domain.Versions;
using IsmsRoles.Web.Tests.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace IsmsRoles.Web.Tests.Pages.Versions;

/// <summary>Attempts to make a paper record count that should not.</summary>
public sealed class PaperTests
{
    [Fact]
    public async Task Whoever_recorded_it_cannot_confirm_it_not_even_through_a_second_account_of_the_same_person()
    {
        using var app = new RegisterApp();
        var (company, id) = await RecordedAsync(app, recorder: Company.Adam);
        var scan = (await app.VersionAsync(id)).PaperRecords[0].ScanSha256;
        var adam = await app.SignInAsync(Company.Adam);
        Assert.Contains("You recorded this paper", await adam.TextAsync($"/versions/{id}/paper/1"));
        await AssertRefusedAsync(await adam.ForgeConfirmationAsync(id, scan), "You recorded this paper");

        await company.ChangeAsync(async change =>
        {
            (await change.Db.Users.SingleAsync(a => a.Id == company.Account(Company.Adam))).Close("A new one follows", change.Now, new(2));
            var hasher = app.Services.GetRequiredService<IPasswordHasher<Account>>();
            var second = new Account("adam.second@example.com", AccessRight.Manager | AccessRight.Administrator, await change.Db.People.SingleAsync(p => p.Id == company.Person(Company.Adam)));
            second.SetPassword(hasher.HashPassword(second, Company.Password));
            change.Db.Add(second);
        });
        var again = await app.SignInAsync("adam.second@example.com");
        await AssertRefusedAsync(await again.ForgeConfirmationAsync(id, scan), "You recorded this paper");
        Assert.Empty((await app.VersionAsync(id)).Approvals);
    }

    [Fact]
    public async Task Neither_an_appointee_nor_somebody_who_voted_confirms_it()
    {
        using var app = new RegisterApp();
        var (_, id) = await RecordedAsync(app, recorder: Company.Adam);
        var scan = (await app.VersionAsync(id)).PaperRecords[0].ScanSha256;

        await AssertRefusedAsync(await (await app.SignInAsync(Company.Mia)).ForgeConfirmationAsync(id, scan), "This version appoints you as");
        await AssertRefusedAsync(await (await app.SignInAsync(Company.Ana)).ForgeConfirmationAsync(id, scan), "This paper says that you voted");
        Assert.Empty((await app.VersionAsync(id)).Approvals);
    }

    [Theory]
    [InlineData(Company.Otto)]
    [InlineData(Company.Eve)]
    public async Task An_auditor_or_a_plain_member_does_not_get_to_confirm(string email)
    {
        using var app = new RegisterApp();
        var (_, id) = await RecordedAsync(app);
        var visitor = await app.SignInAsync(email);

        Assert.Equal(HttpStatusCode.Forbidden, (await visitor.ForgeConfirmationAsync(id, (await app.VersionAsync(id)).PaperRecords[0].ScanSha256)).StatusCode);
        Assert.Empty((await app.VersionAsync(id)).Approvals);
    }

    [Fact]
    public async Task A_hash_that_is_not_the_versions_is_refused_and_nothing_typed_is_lost_or_filed()
    {
        using var app = new RegisterApp();
        var company = await Company.CreateAsync(app);
        var id = await company.SubmitAsync(Company.Mia);
        var mia = await app.SignInAsync(Company.Mia);

        var refused = await mia.RecordPaperAsync(app, id, [company.Person(Company.Ana)], quoted: new string('a', 64));

        Assert.Equal(HttpStatusCode.Conflict, refused.StatusCode);
        var page = await Visitor.ReadAsync(refused);
        Assert.Contains("This is not the SHA-256 of this version", Visitor.WordsOf(page));
        Assert.Contains("Choose the file again", Visitor.WordsOf(page));
        Assert.Equal(OnPaper.Reference, page.QuerySelector("#Input_Reference")!.GetAttribute("value"));
        Assert.Equal(company.Person(Company.Ana).ToString(), page.QuerySelector("input[name='Input.Members'][checked]")!.GetAttribute("value"));
        await using var db = app.OpenDatabase();
        Assert.False(await db.EvidenceFiles.AnyAsync(TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData(-1, "nobody can have decided on it before")]
    [InlineData(1, "This day is still to come")]
    public async Task A_decision_before_the_submission_or_in_the_future_is_refused(int days, string sentence)
    {
        using var app = new RegisterApp();
        var company = await Company.CreateAsync(app);
        var id = await company.SubmitAsync(Company.Mia);

        await AssertRefusedAsync(await (await app.SignInAsync(Company.Mia)).RecordPaperAsync(app, id, [company.Person(Company.Ana)], decidedOn: app.Today.AddDays(days)), sentence);
    }

    [Fact]
    public async Task A_member_who_was_not_eligible_on_the_day_of_the_decision_does_not_count()
    {
        using var app = new RegisterApp();
        var company = await Company.CreateAsync(app);
        var id = await company.SubmitAsync(Company.Mia);
        app.Clock.Move(TimeSpan.FromDays(2));
        var mia = await app.SignInAsync(Company.Mia);
        await company.LeaveAsync(Company.Ben); // as of yesterday

        await AssertRefusedAsync(await mia.RecordPaperAsync(app, id, [company.Person(Company.Ben)]), "Ben Żółć did not hold top management on");
        var recorded = await mia.RecordPaperAsync(app, id, [company.Person(Company.Ben)], decidedOn: app.Today.AddDays(-1));
        Assert.Equal(HttpStatusCode.OK, recorded.StatusCode);
        await company.ChangeAsync(async change =>
        {
            var ben = await change.Db.People.SingleAsync(p => p.Id == company.Person(Company.Ben));
            ben.UndoLeave("He left earlier");
            ben.Leave(change.Today.AddDays(-2), "Left");
        });
        var adam = await app.SignInAsync(Company.Adam);
        await AssertRefusedAsync(await adam.ForgeConfirmationAsync(id, (await app.VersionAsync(id)).PaperRecords[0].ScanSha256), "Ben Żółć did not hold top management on");
    }

    [Fact]
    public async Task Somebody_who_is_no_signatory_cannot_be_slipped_in_among_the_members()
    {
        using var app = new RegisterApp();
        var company = await Company.CreateAsync(app);
        var id = await company.SubmitAsync(Company.Mia);
        var mia = await app.SignInAsync(Company.Mia);
        var form = Visitor.Form(await mia.OpenAsync($"/versions/{id}/paper"));

        var forged = await mia.SendAsync(
            form,
            $"/versions/{id}/paper",
            new()
            {
                ["Input.Reference"] = "x",
                ["Input.DecidedOn"] = app.Today.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
                ["Input.Quoted"] = (await app.VersionAsync(id)).Sha256,
                ["Input.Members"] = company.Person(Company.Eve).ToString(),
            },
            ("Input.Scan", "scan.pdf", OnPaper.Scan));

        await AssertRefusedAsync(forged, "Only those who were top management when it was submitted");
    }

    [Fact]
    public async Task A_scan_swapped_under_the_confirmers_eyes_or_in_the_database_is_not_confirmed()
    {
        using var app = new RegisterApp();
        var (_, id) = await RecordedAsync(app);
        var adam = await app.SignInAsync(Company.Adam);

        await AssertRefusedAsync(await adam.ForgeConfirmationAsync(id, new string('0', 64)), "not the one that was recorded");

        await using var db = app.OpenDatabase(); // whoever can drop a trigger can swap the file; the hash in the record tells
        await db.Database.ExecuteSqlRawAsync("DROP TRIGGER \"EvidenceFiles_no_update\"; UPDATE \"EvidenceFiles\" SET \"Content\" = x'255044462d';", TestContext.Current.CancellationToken);
        await AssertRefusedAsync(await adam.ConfirmPaperAsync(id), "The stored scan is no longer what was recorded");
        Assert.Empty((await app.VersionAsync(id)).Approvals);
    }

    [Fact]
    public async Task A_confirmation_replayed_or_given_twice_in_the_same_instant_counts_once()
    {
        using var app = new RegisterApp();
        var (company, id) = await RecordedAsync(app, all: true);
        await company.GiveAccessAsync(Company.Eve, AccessRight.Approver);
        var (adam, eve) = (await app.SignInAsync(Company.Adam), await app.SignInAsync(Company.Eve));
        var address = $"/versions/{id}/paper/1";
        var (adams, eves) = (Visitor.Form(await adam.OpenAsync(address)), Visitor.Form(await eve.OpenAsync(address)));
        Dictionary<string, string?> typed = new() { ["Input.Seen"] = "true", ["Input.Password"] = Company.Password };

        var both = await Task.WhenAll(adam.SendAsync(adams, address, typed), eve.SendAsync(eves, address, typed));
        var replayed = await adam.SendAsync(adams, address, typed);

        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.Conflict], both.Select(r => r.StatusCode).Order());
        Assert.Equal(HttpStatusCode.Conflict, replayed.StatusCode);
        Assert.Contains("has already confirmed this record", await Visitor.WordsOfAsync(replayed));
        var version = await app.VersionAsync(id);
        Assert.Equal((1, 1), (version.Approvals.Count, version.PaperRulings.Count));
    }

    [Fact]
    public async Task A_wrong_password_or_a_scan_not_said_to_be_read_confirms_nothing()
    {
        using var app = new RegisterApp();
        var (_, id) = await RecordedAsync(app);
        var adam = await app.SignInAsync(Company.Adam);

        await AssertRefusedAsync(await adam.ConfirmPaperAsync(id, password: "not this"), "This is not your password.");
        var unread = await adam.SubmitAsync($"/versions/{id}/paper/1", new() { ["Input.Password"] = Company.Password });
        Assert.Contains("Read the scan, then say that it says the same.", await Visitor.WordsOfAsync(unread));
        Assert.Empty((await app.VersionAsync(id)).Approvals);
    }

    [Fact]
    public async Task A_refused_record_stays_with_its_reason_and_the_right_one_can_follow()
    {
        using var app = new RegisterApp();
        var (company, id) = await RecordedAsync(app);
        var (mia, adam) = (await app.SignInAsync(Company.Mia), await app.SignInAsync(Company.Adam));

        await adam.SubmitAsync($"/versions/{id}/paper/1/refuse", new() { ["Input.Reason"] = "The scan shows another day.", ["Input.Password"] = Company.Password });

        Assert.Contains("The scan shows another day.", await mia.TextAsync($"/versions/{id}"));
        Assert.Contains("Refused by Adam Кравець", await mia.TextAsync($"/versions/{id}"));
        await mia.RecordPaperAsync(app, id, [company.Person(Company.Ana)]);
        await adam.ConfirmPaperAsync(id, 2);
        var version = await app.VersionAsync(id);
        Assert.Equal((VersionState.InForce, 2), (version.State, version.PaperRecords.Count));
    }

    [Fact]
    public async Task A_picture_is_shown_beside_the_facts()
    {
        using var app = new RegisterApp();
        var company = await Company.CreateAsync(app);
        var id = await company.SubmitAsync(Company.Mia);
        byte[] png = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 1];
        var mia = await app.SignInAsync(Company.Mia);
        var form = Visitor.Form(await mia.OpenAsync($"/versions/{id}/paper"));
        await mia.SendAsync(
            form,
            $"/versions/{id}/paper",
            new() { ["Input.Reference"] = "x", ["Input.DecidedOn"] = app.Today.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture), ["Input.Quoted"] = (await app.VersionAsync(id)).Sha256, ["Input.Members"] = company.Person(Company.Ana).ToString() },
            ("Input.Scan", "page.png", png));

        var page = await (await app.SignInAsync(Company.Adam)).OpenAsync($"/versions/{id}/paper/1");

        Assert.Equal($"/evidence/{(await app.VersionAsync(id)).PaperRecords[0].ScanFileId}", page.QuerySelector("img.scan")!.GetAttribute("src"));
    }

    /// <summary>Version 1 submitted by Mia, with minutes recorded that say that Ana voted for it.</summary>
    /// <param name="all">Both directors must sign.</param>
    private static async Task<(Company Company, Guid Id)> RecordedAsync(RegisterApp app, string recorder = Company.Mia, bool all = false)
    {
        var company = await Company.CreateAsync(app);
        if (all)
        {
            await company.ChangeAsync(async change => (await change.Db.Organisations.SingleAsync()).ChangeQuorum(new(QuorumKind.All)));
        }

        if (recorder != Company.Mia)
        {
            await company.GiveAccessAsync(recorder, AccessRight.Manager);
        }

        var id = await company.SubmitAsync(Company.Mia);
        var recorded = await (await app.SignInAsync(recorder)).RecordPaperAsync(app, id, [company.Person(Company.Ana)]);
        Assert.True(recorded.StatusCode == HttpStatusCode.OK, await Visitor.WordsOfAsync(recorded));
        return (company, id);
    }

    private static async Task AssertRefusedAsync(HttpResponseMessage response, string sentence)
    {
        Assert.Equal(HttpStatusCode.Conflict, response.StatusCode);
        Assert.Contains(sentence, await Visitor.WordsOfAsync(response));
    }
}

using System.Net;
using IsmsRoles.Data.Accounts;
using IsmsRoles.Web.Tests.Hosting;
using IsmsRoles.Web.Tests.Pages.Versions;
using Microsoft.EntityFrameworkCore;
using OtpNet;

namespace IsmsRoles.Web.Tests.Access;

/// <summary>Authenticator and recovery codes, for signing in and for signing.</summary>
public sealed class AuthenticatorTests : IDisposable
{
    private readonly RegisterApp _app = new();

    public void Dispose() => _app.Dispose();

    // RFC 6238, appendix B, SHA-1; its eight digits end in the six that are used here.
    [Theory]
    [InlineData(59, "287082")]
    [InlineData(1111111109, "081804")]
    [InlineData(1111111111, "050471")]
    [InlineData(1234567890, "005924")]
    [InlineData(2000000000, "279037")]
    [InlineData(20000000000, "353130")]
    public void Codes_are_those_of_the_standard(long seconds, string code) =>
        Assert.Equal(code, new Totp("12345678901234567890"u8.ToArray()).ComputeTotp(DateTimeOffset.FromUnixTimeSeconds(seconds).UtcDateTime));

    [Fact]
    public async Task After_the_password_a_code_is_asked_for_and_lets_in()
    {
        await Company.CreateAsync(_app);
        var (phone, _) = await (await _app.SignInAsync(Company.Eve)).SetUpAuthenticatorAsync(_app);

        var eve = await _app.BeginSignInAsync(Company.Eve);

        Assert.True(SecondFactorSteps.IsSignedIn(await eve.GiveCodeAsync(phone.NextCode())));
        Assert.Equal(HttpStatusCode.OK, (await eve.GetAsync("/my-duties")).StatusCode);
    }

    [Fact]
    public async Task A_code_counts_once_and_none_older_counts_after_it()
    {
        await Company.CreateAsync(_app);
        var (phone, _) = await (await _app.SignInAsync(Company.Eve)).SetUpAuthenticatorAsync(_app);
        var older = phone.NextCode();
        var used = phone.NextCode();
        Assert.True(SecondFactorSteps.IsSignedIn(await (await _app.BeginSignInAsync(Company.Eve)).GiveCodeAsync(used)));

        var again = await _app.BeginSignInAsync(Company.Eve);

        Assert.False(SecondFactorSteps.IsSignedIn(await again.GiveCodeAsync(used)));
        Assert.False(SecondFactorSteps.IsSignedIn(await again.GiveCodeAsync(older))); // still within the window
        Assert.True(SecondFactorSteps.IsSignedIn(await again.GiveCodeAsync(phone.NextCode())));
    }

    [Fact]
    public async Task The_code_that_proved_the_set_up_signs_nobody_in()
    {
        await Company.CreateAsync(_app);
        var (phone, _) = await (await _app.SignInAsync(Company.Eve)).SetUpAuthenticatorAsync(_app);

        Assert.False(SecondFactorSteps.IsSignedIn(await (await _app.BeginSignInAsync(Company.Eve)).GiveCodeAsync(phone.Code)));
    }

    [Fact]
    public async Task Of_many_with_the_same_code_in_the_same_instant_one_gets_in()
    {
        await Company.CreateAsync(_app);
        var (phone, _) = await (await _app.SignInAsync(Company.Eve)).SetUpAuthenticatorAsync(_app);
        var visitors = new List<Visitor>();
        for (var i = 0; i < 4; i++)
        {
            visitors.Add(await _app.BeginSignInAsync(Company.Eve));
        }

        var code = phone.NextCode();
        var answers = await Task.WhenAll(visitors.Select(v => v.GiveCodeAsync(code)));

        Assert.Single(answers, SecondFactorSteps.IsSignedIn);
    }

    [Fact]
    public async Task Whoever_is_half_signed_in_opens_no_more_than_a_stranger()
    {
        await Company.CreateAsync(_app);
        await (await _app.SignInAsync(Company.Adam)).SetUpAuthenticatorAsync(_app);
        var half = await _app.BeginSignInAsync(Company.Adam);

        foreach (var page in (await PageHandler.AllAsync(_app)).Where(p => p.Method == "GET" && EveryPageTests.IsForAccounts(p)))
        {
            var response = await half.GetAsync(page.Address(new SampleIds()));
            Assert.True(response.RequestMessage!.RequestUri!.AbsolutePath == "/sign-in", $"{page.Name} let in somebody without the second step");
        }

        Assert.Equal("/sign-in", (await half.GetAsync("/my-account")).RequestMessage!.RequestUri!.AbsolutePath);
    }

    [Fact]
    public async Task The_first_step_is_forgotten_after_five_minutes_and_when_the_password_changes()
    {
        var company = await Company.CreateAsync(_app);
        var (phone, _) = await (await _app.SignInAsync(Company.Eve)).SetUpAuthenticatorAsync(_app);
        var late = await _app.BeginSignInAsync(Company.Eve);
        var overtaken = await _app.BeginSignInAsync(Company.Eve);
        await company.ChangeAsync(async change => (await change.Db.Users.SingleAsync(a => a.Email == Company.Eve)).ChangeOwnPassword("another hash"));

        Assert.Equal("/sign-in", (await overtaken.GetAsync("/sign-in/second")).RequestMessage!.RequestUri!.AbsolutePath);
        _app.Clock.Move(TimeSpan.FromMinutes(6));
        Assert.Equal("/sign-in", (await late.GetAsync("/sign-in/second")).RequestMessage!.RequestUri!.AbsolutePath);
        Assert.NotNull(phone);
    }

    [Fact]
    public async Task Wrong_codes_lock_the_account_even_with_the_right_password_in_between()
    {
        await Company.CreateAsync(_app);
        var (phone, _) = await (await _app.SignInAsync(Company.Eve)).SetUpAuthenticatorAsync(_app);
        for (var i = 0; i < 5; i++)
        {
            var guesser = await _app.BeginSignInAsync(Company.Eve); // a right password must not start the count anew
            Assert.False(SecondFactorSteps.IsSignedIn(await guesser.GiveCodeAsync("000000")));
        }

        var locked = await _app.CreateVisitor().SubmitAsync("/sign-in", new() { ["Input.Email"] = Company.Eve, ["Input.Password"] = Company.Password });
        Assert.Equal(HttpStatusCode.Conflict, locked.StatusCode);
        Assert.NotNull(phone);
    }

    [Fact]
    public async Task A_recovery_code_lets_in_once_leaves_an_event_and_is_stored_as_a_hash()
    {
        await Company.CreateAsync(_app);
        var (_, codes) = await (await _app.SignInAsync(Company.Eve)).SetUpAuthenticatorAsync(_app);
        Assert.Equal(RecoveryCode.Number, codes.Distinct().Count());

        var eve = await _app.BeginSignInAsync(Company.Eve);
        Assert.True(SecondFactorSteps.IsSignedIn(await eve.GiveCodeAsync(codes[0].ToLowerInvariant().Replace('-', ' '))));
        Assert.False(SecondFactorSteps.IsSignedIn(await (await _app.BeginSignInAsync(Company.Eve)).GiveCodeAsync(codes[0])));

        Assert.Contains("You have 9 left", await eve.TextAsync("/my-account"));
        Assert.Contains("9 are left", await (await _app.SignInAsync(Company.Otto)).TextAsync("/audit"));
        Assert.DoesNotContain(codes[1], _app.Log.Text, StringComparison.Ordinal);
        await using var db = _app.OpenDatabase();
        Assert.All(await db.RecoveryCodes.ToListAsync(TestContext.Current.CancellationToken), row => Assert.Matches("^[0-9a-f]{64}$", row.Hash));
    }

    [Fact]
    public async Task New_recovery_codes_end_the_former_ones_and_somebody_elses_do_not_count()
    {
        await Company.CreateAsync(_app);
        var eve = await _app.SignInAsync(Company.Eve);
        var (_, former) = await eve.SetUpAuthenticatorAsync(_app);
        var (_, ottos) = await (await _app.SignInAsync(Company.Otto)).SetUpAuthenticatorAsync(_app);

        var made = await eve.SubmitAsync("/my-account/recovery-codes", new() { ["Input.Password"] = Company.Password });
        var codes = SecondFactorSteps.RecoveryCodesIn(await Visitor.ReadAsync(made));

        var again = await _app.BeginSignInAsync(Company.Eve);
        Assert.False(SecondFactorSteps.IsSignedIn(await again.GiveCodeAsync(former[0])));
        Assert.False(SecondFactorSteps.IsSignedIn(await again.GiveCodeAsync(ottos[0])));
        Assert.True(SecondFactorSteps.IsSignedIn(await again.GiveCodeAsync(codes[9])));
        Assert.Empty((await eve.OpenAsync("/my-account/recovery-codes")).QuerySelectorAll("#recovery-codes")); // shown once
    }

    [Fact]
    public async Task The_key_is_encrypted_in_the_database_and_in_no_log()
    {
        await Company.CreateAsync(_app);
        var eve = await _app.SignInAsync(Company.Eve);
        var page = await eve.OpenAsync("/my-account/authenticator");
        var key = page.QuerySelector("#authenticator-key")!.TextContent.Replace(" ", "", StringComparison.Ordinal);
        var phone = new Phone(_app, key);
        await eve.SendAsync(Visitor.Form(page), "/my-account/authenticator", new() { ["Input.Code"] = phone.Code, ["Input.Password"] = Company.Password });

        await using var db = _app.OpenDatabase();
        var stored = await db.SecondFactors.SingleAsync(TestContext.Current.CancellationToken);
        Assert.DoesNotContain(key, stored.ProtectedKey!, StringComparison.Ordinal);
        Assert.DoesNotContain(key, _app.Log.Text, StringComparison.Ordinal);
        Assert.True(stored.ProtectedKey!.Length > 100);
    }

    [Fact]
    public async Task Nothing_is_set_up_without_the_password_or_without_a_code_of_the_key_shown()
    {
        await Company.CreateAsync(_app);
        var eve = await _app.SignInAsync(Company.Eve);
        var page = await eve.OpenAsync("/my-account/authenticator");
        var phone = new Phone(_app, page.QuerySelector("#authenticator-key")!.TextContent.Replace(" ", "", StringComparison.Ordinal));

        var wrongPassword = await eve.SendAsync(Visitor.Form(page), "/my-account/authenticator", new() { ["Input.Code"] = phone.Code, ["Input.Password"] = "wrong password" });
        var wrongCode = await eve.SendAsync(Visitor.Form(page), "/my-account/authenticator", new() { ["Input.Code"] = "000000", ["Input.Password"] = Company.Password });
        var forgedKey = await eve.SendAsync(Visitor.Form(page), "/my-account/authenticator", new() { ["Input.Setup"] = "JBSWY3DPEHPK3PXP", ["Input.Code"] = phone.Code, ["Input.Password"] = Company.Password });

        Assert.Equal(HttpStatusCode.Conflict, wrongPassword.StatusCode);
        Assert.Equal(HttpStatusCode.Conflict, wrongCode.StatusCode);
        Assert.Equal(HttpStatusCode.Conflict, forgedKey.StatusCode);
        await using var db = _app.OpenDatabase();
        Assert.False(await db.SecondFactors.AnyAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_signature_needs_password_and_code_and_says_so()
    {
        var company = await Company.CreateAsync(_app);
        var id = await company.SubmitAsync(Company.Mia);
        var ana = await _app.SignInAsync(Company.Ana);
        var (phone, _) = await ana.SetUpAuthenticatorAsync(_app);

        var without = await ana.SignVersionAsync(id);
        Assert.Equal(HttpStatusCode.Conflict, without.StatusCode);
        Assert.Contains("This code does not count", await Visitor.WordsOfAsync(without));
        var used = await SignAsync(ana, id, phone.Code); // the code that proved the set-up
        Assert.Equal(HttpStatusCode.Conflict, used.StatusCode);
        Assert.Empty((await _app.VersionAsync(id)).Approvals);

        await SignAsync(ana, id, phone.NextCode());
        Assert.Equal("password and authenticator code", Assert.Single((await _app.VersionAsync(id)).Approvals).AuthenticatedBy);
        Assert.Contains("Password and authenticator code", await ana.TextAsync("/versions/1"));
    }

    [Fact]
    public async Task Where_approvers_need_one_an_approver_without_is_led_to_it_and_cannot_sign_by_a_forged_post()
    {
        var company = await Company.CreateAsync(_app);
        var adam = await _app.SignInAsync(Company.Adam);
        await adam.SubmitAsync("/settings/signing", new() { ["Input.Required"] = "true" });
        var id = await company.SubmitAsync(Company.Mia);
        var ana = await _app.SignInAsync(Company.Ana);

        var page = await ana.OpenAsync($"/versions/{id}/sign");
        Assert.NotNull(page.QuerySelector("main a[href='/my-account']"));
        Assert.Null(page.QuerySelector("#Input_Password"));
        var forged = await ana.ForgeSignatureAsync(id, (await _app.VersionAsync(id)).Sha256);
        Assert.Equal(HttpStatusCode.Conflict, forged.StatusCode);
        Assert.Empty((await _app.VersionAsync(id)).Approvals);
        await Assert.ThrowsAsync<Domain.RuleBrokenException>(() => company.ApproveAsync(Company.Ana));

        Assert.Contains("You need a second factor to sign", await ana.TextAsync("/my-account"));
        var (phone, _) = await ana.SetUpAuthenticatorAsync(_app);
        await SignAsync(ana, id, phone.NextCode());
        Assert.Single((await _app.VersionAsync(id)).Approvals);
    }

    [Fact]
    public async Task An_administrator_takes_lost_factors_away_and_the_password_alone_lets_in()
    {
        var company = await Company.CreateAsync(_app);
        var eve = await _app.SignInAsync(Company.Eve);
        await eve.SetUpAuthenticatorAsync(_app);
        var adam = await _app.SignInAsync(Company.Adam);

        await adam.SubmitAsync($"/accounts/{company.Account(Company.Eve)}/second-factors", new() { ["Input.Reason"] = "Lost phone, asked in person" });

        Assert.Equal("/sign-in", (await eve.GetAsync("/my-duties")).RequestMessage!.RequestUri!.AbsolutePath);
        await _app.SignInAsync(Company.Eve);
        await using var db = _app.OpenDatabase();
        Assert.False(await db.RecoveryCodes.AnyAsync(TestContext.Current.CancellationToken));
        var account = await db.Users.SingleAsync(a => a.Email == Company.Eve, TestContext.Current.CancellationToken);
        Assert.Equal(company.Person(Company.Adam), account.SecondFactorOrigin!.PersonId);
    }

    [Fact]
    public async Task Removing_ones_own_needs_the_password_and_ends_other_sessions()
    {
        await Company.CreateAsync(_app);
        var elsewhere = await _app.SignInAsync(Company.Eve);
        var eve = await _app.SignInAsync(Company.Eve);
        await eve.SetUpAuthenticatorAsync(_app);

        Assert.Equal(HttpStatusCode.Conflict, (await eve.SubmitAsync("/my-account/authenticator/remove", new() { ["Input.Password"] = "wrong password" })).StatusCode);
        var removed = await eve.SubmitAsync("/my-account/authenticator/remove", new() { ["Input.Password"] = Company.Password });

        Assert.Contains("The authenticator was removed", await Visitor.WordsOfAsync(removed));
        Assert.Equal("/sign-in", (await elsewhere.GetAsync("/my-duties")).RequestMessage!.RequestUri!.AbsolutePath);
        await _app.SignInAsync(Company.Eve);
    }

    private static Task<HttpResponseMessage> SignAsync(Visitor approver, Guid id, string code) =>
        approver.SubmitAsync($"/versions/{id}/sign", new() { ["Input.Password"] = Company.Password, ["Input.Code"] = code }, SecondFactorSteps.CodeForm);
}

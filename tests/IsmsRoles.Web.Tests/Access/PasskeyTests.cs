using System.Net;
using IsmsRoles.Web.Tests.Hosting;
using IsmsRoles.Web.Tests.Pages.Versions;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace IsmsRoles.Web.Tests.Access;

/// <summary>Passkeys, answered as honest browsers answer and as others would.</summary>
public sealed class PasskeyTests : IDisposable
{
    private readonly RegisterApp _app = new();
    private readonly SoftwarePasskey _passkey = new();

    public void Dispose()
    {
        _passkey.Dispose();
        _app.Dispose();
    }

    [Fact]
    public async Task A_passkey_alone_signs_in()
    {
        await Company.CreateAsync(_app);
        await _passkey.AddToAsync(await _app.SignInAsync(Company.Eve));
        var eve = _app.CreateVisitor();

        var response = await _passkey.UseAsync(eve, "/sign-in");

        Assert.True(SecondFactorSteps.IsSignedIn(response), await Visitor.WordsOfAsync(response));
        Assert.Contains(Company.Eve, await eve.TextAsync("/my-account"));
    }

    [Fact]
    public async Task A_passkey_is_the_second_step_after_a_password()
    {
        await Company.CreateAsync(_app);
        await _passkey.AddToAsync(await _app.SignInAsync(Company.Eve));

        Assert.True(SecondFactorSteps.IsSignedIn(await _passkey.UseAsync(await _app.BeginSignInAsync(Company.Eve), "/sign-in/second")));
    }

    [Fact]
    public async Task A_passkey_signs_a_version_without_the_password()
    {
        var company = await Company.CreateAsync(_app);
        var id = await company.SubmitAsync(Company.Mia);
        var ana = await _app.SignInAsync(Company.Ana);
        await _passkey.AddToAsync(ana);

        await _passkey.UseAsync(ana, $"/versions/{id}/sign");

        var approval = Assert.Single((await _app.VersionAsync(id)).Approvals);
        Assert.Equal("passkey", approval.AuthenticatedBy);
    }

    [Fact]
    public async Task An_answer_counts_once_even_with_its_cookie_kept()
    {
        await Company.CreateAsync(_app);
        await _passkey.AddToAsync(await _app.SignInAsync(Company.Eve));
        var http = _app.CreateClient(new() { HandleCookies = false, AllowAutoRedirect = false });
        var jar = new CookieJar(http);
        var (form, options) = await jar.AskAsync("/sign-in");
        var answer = _passkey.Answer(options);

        var first = await jar.SendAsync(form, "/sign-in?handler=Passkey", answer);
        jar.Forget("ismsroles"); // signed out, so that the form's token fits once more
        var second = await jar.SendAsync(form, "/sign-in?handler=Passkey", answer);

        Assert.Equal(HttpStatusCode.Redirect, first.StatusCode);
        Assert.Equal(HttpStatusCode.Conflict, second.StatusCode);
        Assert.Contains("A passkey challenge was answered a second time", _app.Log.Text);
    }

    [Fact]
    public async Task An_answer_to_one_page_does_not_count_on_another()
    {
        var company = await Company.CreateAsync(_app);
        var id = await company.SubmitAsync(Company.Mia);
        var ana = await _app.SignInAsync(Company.Ana);
        await _passkey.AddToAsync(ana);
        var (form, _) = await SoftwarePasskey.AskAsync(ana, $"/versions/{id}/sign");

        // A challenge of the sign-in page, answered on the page that signs: its cookie takes the place of the right one.
        var elsewhere = await ana.ForgeAsync("/sign-in?handler=PasskeyOptions", []);
        var options = await elsewhere.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        var response = await ana.SendAsync(form, $"/versions/{id}/sign", new() { ["Input.Passkey"] = _passkey.Answer(options) });

        Assert.Equal(HttpStatusCode.Conflict, response.StatusCode);
        Assert.Empty((await _app.VersionAsync(id)).Approvals);
    }

    [Fact]
    public async Task An_answer_for_one_content_does_not_sign_another()
    {
        var company = await Company.CreateAsync(_app);
        var first = await company.SubmitAsync(Company.Mia);
        var ana = await _app.SignInAsync(Company.Ana);
        await _passkey.AddToAsync(ana);
        var (_, options) = await SoftwarePasskey.AskAsync(ana, $"/versions/{first}/sign");
        var answer = _passkey.Answer(options);
        await company.ChangeAsync(async change =>
            (await change.Db.Versions.SingleAsync(v => v.Id == first)).Withdraw(Domain.Access.Actor.System("Test"), "Changed my mind", change.Now));
        await company.ChangePurposeAsync("Incident manager", "Something worse.");
        var second = await company.SubmitAsync(Company.Mia);

        var response = await ana.ForgeAsync(
            $"/versions/{second}/sign",
            new() { ["Input.Passkey"] = answer, ["Input.Sha256"] = (await _app.VersionAsync(second)).Sha256 });

        Assert.Equal(HttpStatusCode.Conflict, response.StatusCode);
        Assert.Contains("Nothing was signed", await Visitor.WordsOfAsync(response));
        Assert.Empty((await _app.VersionAsync(second)).Approvals);
    }

    [Fact]
    public async Task An_answer_from_one_session_does_not_sign_in_another()
    {
        var company = await Company.CreateAsync(_app);
        var id = await company.SubmitAsync(Company.Mia);
        await _passkey.AddToAsync(await _app.SignInAsync(Company.Ana));
        var (one, other) = (new CookieJar(_app.CreateClient(new() { HandleCookies = false, AllowAutoRedirect = false })), new CookieJar(_app.CreateClient(new() { HandleCookies = false, AllowAutoRedirect = false })));
        foreach (var jar in new[] { one, other })
        {
            var (signIn, asked) = await jar.AskAsync("/sign-in");
            await jar.SendAsync(signIn, "/sign-in?handler=Passkey", _passkey.Answer(asked));
        }

        var (_, options) = await one.AskAsync($"/versions/{id}/sign");
        var (form, _) = await other.AskAsync($"/versions/{id}/sign");
        other.Take(one, Web.Access.PasskeyCeremonies.Cookie);
        var stolen = await other.SendAsync(form, $"/versions/{id}/sign", _passkey.Answer(options));
        Assert.Equal(HttpStatusCode.Conflict, stolen.StatusCode);
        Assert.Empty((await _app.VersionAsync(id)).Approvals);

        var (own, again) = await one.AskAsync($"/versions/{id}/sign"); // so that the refusal above is not for another reason
        Assert.Equal(HttpStatusCode.Redirect, (await one.SendAsync(own, $"/versions/{id}/sign", _passkey.Answer(again))).StatusCode);
    }

    [Fact]
    public async Task Somebody_elses_passkey_signs_nothing_for_me()
    {
        var company = await Company.CreateAsync(_app);
        var id = await company.SubmitAsync(Company.Mia);
        var ana = await _app.SignInAsync(Company.Ana);
        using var anas = new SoftwarePasskey();
        await anas.AddToAsync(ana);
        await _passkey.AddToAsync(await _app.SignInAsync(Company.Ben));

        var response = await _passkey.UseAsync(ana, $"/versions/{id}/sign");

        Assert.Equal(HttpStatusCode.Conflict, response.StatusCode);
        Assert.Empty((await _app.VersionAsync(id)).Approvals);
    }

    [Fact]
    public async Task A_passkey_that_asked_nobody_for_finger_or_PIN_does_not_count()
    {
        await Company.CreateAsync(_app);
        await _passkey.AddToAsync(await _app.SignInAsync(Company.Eve));
        _passkey.VerifiesUser = false;

        Assert.False(SecondFactorSteps.IsSignedIn(await _passkey.UseAsync(_app.CreateVisitor(), "/sign-in")));
    }

    [Fact]
    public async Task An_answer_given_to_another_address_does_not_count()
    {
        await Company.CreateAsync(_app);
        using var phished = new SoftwarePasskey { Origin = "http://localhost.evil.example" };

        var response = await phished.AddToAsync(await _app.SignInAsync(Company.Eve));

        Assert.Equal(HttpStatusCode.Conflict, response.StatusCode);
        await using var db = _app.OpenDatabase();
        Assert.False(await db.Set<IdentityUserPasskey<Guid>>().AnyAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_challenge_lives_five_minutes()
    {
        await Company.CreateAsync(_app);
        await _passkey.AddToAsync(await _app.SignInAsync(Company.Eve));
        var eve = _app.CreateVisitor();
        var (form, options) = await SoftwarePasskey.AskAsync(eve, "/sign-in");
        _app.Clock.Move(TimeSpan.FromMinutes(5));

        Assert.False(SecondFactorSteps.IsSignedIn(await eve.SendAsync(form, "/sign-in", new() { ["Passkey"] = _passkey.Answer(options) })));
    }

    [Fact]
    public async Task A_removed_passkey_and_one_of_a_closed_account_sign_nobody_in()
    {
        var company = await Company.CreateAsync(_app);
        var eve = await _app.SignInAsync(Company.Eve);
        await _passkey.AddToAsync(eve);
        var page = await eve.OpenAsync("/my-account");
        var remove = page.QuerySelector("a[href$='/remove']")!.GetAttribute("href")!;
        var rename = remove.Replace("/remove", "/rename", StringComparison.Ordinal);
        Assert.Contains("Old phone", await Visitor.WordsOfAsync(await eve.SubmitAsync(rename, new() { ["Input.Name"] = "Old phone", ["Input.Password"] = Company.Password })));
        Assert.Equal(HttpStatusCode.NotFound, (await (await _app.SignInAsync(Company.Otto)).GetAsync(remove)).StatusCode); // somebody else's
        await eve.SubmitAsync(remove, new() { ["Input.Password"] = Company.Password });
        Assert.False(SecondFactorSteps.IsSignedIn(await _passkey.UseAsync(_app.CreateVisitor(), "/sign-in")));

        using var ottos = new SoftwarePasskey();
        await ottos.AddToAsync(await _app.SignInAsync(Company.Otto));
        await company.ChangeAsync(async change => (await change.Db.Users.SingleAsync(a => a.Email == Company.Otto)).Close("Audit finished", change.Now, new(1)));
        Assert.False(SecondFactorSteps.IsSignedIn(await ottos.UseAsync(_app.CreateVisitor(), "/sign-in")));
    }

    [Fact]
    public async Task Adding_one_needs_the_password()
    {
        await Company.CreateAsync(_app);
        var eve = await _app.SignInAsync(Company.Eve);

        var refused = await eve.SubmitAsync("/my-account/passkeys/new", new() { ["Input.Name"] = "Phone", ["Input.Password"] = "wrong password" });

        Assert.Equal(HttpStatusCode.Conflict, refused.StatusCode);
        Assert.Null((await Visitor.ReadAsync(refused)).QuerySelector("[data-passkey-creation]"));
    }
}

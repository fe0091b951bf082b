using IsmsRoles.Browser.Tests.Browsing;
using IsmsRoles.Web.Tests.Hosting;
using Microsoft.Playwright;
using Xunit;

namespace IsmsRoles.Browser.Tests.Journeys;

/// <summary>Passkeys in Chromium with its virtual authenticator, and an authenticator's codes without script.</summary>
public sealed class PasskeyJourney(ChromiumFixture chromium) : RegisterTest(chromium)
{
    private Guid _version;

    [Fact]
    public async Task A_director_adds_a_passkey_signs_in_with_it_and_signs_a_version_with_it()
    {
        var ana = await VisitLocalhostAsync();
        await UseVirtualAuthenticatorAsync(ana);
        await ana.SignInAsync(Company.Ana, Company.Password);
        await ana.OpenAsync("/my-account");
        await ana.FollowAsync("Add a passkey");
        await ana.FillAsync("Name of the passkey", "Work phone");
        await ana.FillAsync("Your password", Company.Password);
        await ana.PressAsync("Go on");
        await ana.PressAsync("Make the passkey");
        await ana.SeeAsync("Keep these recovery codes now");
        await ana.FollowAsync("I have kept them");
        await ana.SeeAsync("Work phone");

        await ana.Page.Locator("header summary", new() { HasText = "Ana" }).ClickAsync();
        await ana.PressAsync("Sign out");
        await ana.ReachAsync("Sign in");
        await ana.PressAsync("Sign in with a passkey");
        await ana.SeeAsync("Read and sign");

        await ana.FollowAsync("Read and sign");
        await ana.PressAsync("Sign with a passkey");
        await ana.SeeAsync("Version 1 is in force since");
        await ana.OpenAsync("/versions/1");
        await ana.SeeAsync("Passkey");
    }

    [Fact]
    public async Task A_passkey_is_the_second_step_and_a_cancelled_one_says_what_to_do()
    {
        var eve = await VisitLocalhostAsync();
        var (session, authenticator) = await UseVirtualAuthenticatorAsync(eve);
        await eve.SignInAsync(Company.Eve, Company.Password);
        await eve.OpenAsync("/my-account/passkeys/new");
        await eve.FillAsync("Name of the passkey", "Laptop");
        await eve.FillAsync("Your password", Company.Password);
        await eve.PressAsync("Go on");
        await eve.PressAsync("Make the passkey");
        await eve.SeeAsync("Keep these recovery codes now");
        await eve.Context.ClearCookiesAsync();

        await eve.OpenAsync("/sign-in");
        await eve.FillAsync("E-mail address", Company.Eve);
        await eve.FillAsync("Password", Company.Password);
        await eve.PressAsync("Sign in");
        await eve.ReachAsync("One more step");
        await session.SendAsync("WebAuthn.setUserVerified", new() { ["authenticatorId"] = authenticator, ["isUserVerified"] = false });
        await eve.PressAsync("Use a passkey");
        await Assertions.Expect(eve.Page.GetByText("The passkey was not used. Try again, or type a code.")).ToBeVisibleAsync(); // it is on the page all along
        await session.SendAsync("WebAuthn.setUserVerified", new() { ["authenticatorId"] = authenticator, ["isUserVerified"] = true });
        await eve.PressAsync("Use a passkey");
        await eve.ReachAsync("Roles");
    }

    [Fact]
    public async Task An_authenticator_is_set_up_and_used_without_script_on_a_phone()
    {
        var eve = await SignInAsync(Company.Eve, Phone, javaScript: false);
        await eve.OpenAsync("/my-account");
        await eve.FollowAsync("Set up an authenticator");
        await eve.Page.GetByText("I cannot scan it").ClickAsync();
        var key = (await eve.Page.Locator("#authenticator-key").InnerTextAsync()).Replace(" ", "", StringComparison.Ordinal);
        await eve.FillAsync("Code", Code(key));
        await eve.FillAsync("Your password", Company.Password);
        await eve.PressAsync("Set it up");
        await eve.SeeAsync("Keep these recovery codes now");
        Assert.Equal(0, await eve.OverhangAsync());

        App.Clock.Move(TimeSpan.FromSeconds(30));
        var again = await VisitAsync(Phone, javaScript: false);
        await again.OpenAsync("/sign-in");
        await again.FillAsync("E-mail address", Company.Eve);
        await again.FillAsync("Password", Company.Password);
        await again.PressAsync("Sign in");
        await again.FillAsync("Code", Code(key));
        await again.PressAsync("Go on");
        await again.ReachAsync("Roles");
    }

    [Fact]
    public async Task The_pages_of_second_factors_have_no_barrier_and_fit_a_phone()
    {
        var ana = await VisitLocalhostAsync();
        await UseVirtualAuthenticatorAsync(ana);
        await ana.SignInAsync(Company.Ana, Company.Password);
        await ana.OpenAsync("/my-account/authenticator");
        await ana.Page.GetByText("I cannot scan it").ClickAsync();
        await LookAsync(ana);
        var key = (await ana.Page.Locator("#authenticator-key").InnerTextAsync()).Replace(" ", "", StringComparison.Ordinal);
        await ana.FillAsync("Code", Code(key));
        await ana.FillAsync("Your password", Company.Password);
        await ana.PressAsync("Set it up");
        await ana.SeeAsync("Keep these recovery codes now");
        await LookAsync(ana);
        await ana.OpenAsync("/my-account/passkeys/new");
        await ana.FillAsync("Name of the passkey", "Work phone");
        await ana.FillAsync("Your password", Company.Password);
        await ana.PressAsync("Go on");
        await ana.SeeAsync("make the passkey “Work phone”");
        await LookAsync(ana);
        await ana.PressAsync("Make the passkey");
        await ana.SeeAsync("was added");
        await LookAsync(ana);

        var passkey = await ana.Page.Locator("a[href$='/rename']").GetAttributeAsync("href");
        foreach (var address in new[] { passkey!, passkey!.Replace("/rename", "/remove", StringComparison.Ordinal), "/my-account/authenticator/remove", $"/versions/{_version}/sign" })
        {
            await ana.OpenAsync(address);
            await LookAsync(ana);
        }

        await ana.Context.ClearCookiesAsync();
        await ana.OpenAsync("/sign-in");
        await LookAsync(ana);
        await ana.FillAsync("E-mail address", Company.Ana);
        await ana.FillAsync("Password", Company.Password);
        await ana.PressAsync("Sign in");
        await ana.ReachAsync("One more step");
        await LookAsync(ana);
    }

    private static async Task LookAsync(BrowserVisit visit)
    {
        await Accessibility.AssertAccessibleAsync(visit.Page);
        var size = visit.Page.ViewportSize!;
        await visit.Page.SetViewportSizeAsync(Phone, size.Height);
        Assert.Equal(0, await visit.OverhangAsync());
        await visit.Page.SetViewportSizeAsync(size.Width, size.Height);
    }

    protected override async Task ArrangeAsync()
    {
        var company = await Company.CreateAsync(App);
        _version = await company.SubmitAsync(Company.Mia);
    }

    private string Code(string key) => new OtpNet.Totp(OtpNet.Base32Encoding.ToBytes(key)).ComputeTotp(App.Clock.GetUtcNow().UtcDateTime);

    // Passkeys belong to a domain name; an address in numbers has none.
    private Task<BrowserVisit> VisitLocalhostAsync() =>
        VisitAsync(new UriBuilder(App.ClientOptions.BaseAddress) { Host = "localhost" }.Uri, 1280);

    private static async Task<(ICDPSession Session, string Authenticator)> UseVirtualAuthenticatorAsync(BrowserVisit visit)
    {
        var session = await visit.Context.NewCDPSessionAsync(visit.Page);
        await session.SendAsync("WebAuthn.enable");
        var added = await session.SendAsync("WebAuthn.addVirtualAuthenticator", new()
        {
            ["options"] = new Dictionary<string, object>
            {
                ["protocol"] = "ctap2",
                ["transport"] = "internal",
                ["hasResidentKey"] = true,
                ["hasUserVerification"] = true,
                ["isUserVerified"] = true,
                ["automaticPresenceSimulation"] = true,
            },
        });
        return (session, added!.Value.GetProperty("authenticatorId").GetString()!);
    }
}

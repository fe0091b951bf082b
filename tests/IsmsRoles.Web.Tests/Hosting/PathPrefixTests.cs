using System.Net;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using IsmsRoles.Web.Hosting;
using IsmsRoles.Web.Tests.Access;
using Microsoft.Extensions.Configuration;

namespace IsmsRoles.Web.Tests.Hosting;

/// <summary>The application under a path of a shared host: nothing leads out of it.</summary>
public sealed partial class PathPrefixTests : IDisposable
{
    private const string Prefix = "/isms";

    private static readonly string[] AddressAttributes = ["href", "src", "action", "formaction", "data-refresh", "data-picker"];

    private readonly RegisterApp _app = new RegisterApp().With("PathBase", Prefix);

    public void Dispose() => _app.Dispose();

    [Fact]
    public async Task Every_link_form_asset_and_finder_of_every_page_stays_under_the_prefix_and_leads_somewhere()
    {
        var (pages, ids) = await EveryPageTests.ArrangeAsync(_app);
        List<string> wrong = [];
        foreach (var email in EveryPageTests.Visitors.Values)
        {
            var visitor = await VisitAsync(email);
            HashSet<string> addresses = [];
            foreach (var page in pages.Where(p => p.Method == "GET" && !p.Route.StartsWith("/sign-out", StringComparison.Ordinal)))
            {
                var response = await visitor.GetAsync(Prefix + page.Address(ids));
                if (response.Headers.Location is { } location)
                {
                    Check(wrong, page.Name, location.OriginalString);
                }

                if (response.Content.Headers.ContentType?.MediaType == "text/html")
                {
                    foreach (var (name, address) in Addresses(await Visitor.ReadAsync(response)).Where(a => !a.Address.StartsWith("otpauth:", StringComparison.Ordinal)))
                    {
                        Check(wrong, $"{page.Name} {name}", address);
                        if (name is not ("action" or "formaction"))
                        {
                            addresses.Add(address.Split('#')[0]);
                        }
                    }
                }
            }

            foreach (var address in addresses)
            {
                var response = await visitor.GetAsync(address);
                if ((int)response.StatusCode is >= 400 and not 503)
                {
                    wrong.Add($"{address} answered {(int)response.StatusCode} to {email ?? "a guest"}");
                }
            }
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong.Distinct()));
    }

    [Fact]
    public async Task What_assets_load_themselves_lies_under_the_prefix()
    {
        await Company.CreateAsync(_app);
        var guest = await VisitAsync(null);
        var page = await guest.OpenAsync($"{Prefix}/sign-in");
        var assets = page.QuerySelectorAll("link[rel=stylesheet], script[src]").Select(e => e.GetAttribute("href") ?? e.GetAttribute("src")!).ToList();
        var loaded = 0;
        foreach (var asset in assets)
        {
            var text = await (await guest.GetAsync(asset)).Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
            foreach (var inner in Loads().Matches(text).Select(m => m.Groups["address"].Value).Where(a => !a.StartsWith("data:", StringComparison.Ordinal)))
            {
                var address = new Uri(new Uri("http://localhost" + asset), inner).PathAndQuery;
                Assert.StartsWith(Prefix + "/", address);
                Assert.Equal(HttpStatusCode.OK, (await guest.GetAsync(address)).StatusCode);
                loaded++;
            }
        }

        Assert.True(loaded > 5, "Style sheets load fonts and scripts load modules.");
    }

    [Fact]
    public async Task Forms_lead_on_under_the_prefix_and_cookies_are_for_it_alone()
    {
        await Company.CreateSignedAsync(_app);
        var guest = await VisitAsync(null);

        var asked = await guest.GetAsync($"{Prefix}/people?q=Ru%C3%ADz&p=1");
        Assert.Equal($"{Prefix}/sign-in?next=%2Fpeople%3Fq%3DRu%25C3%25ADz%26p%3D1", asked.Headers.Location!.OriginalString);
        var signedIn = await SignInAsync(guest, asked.Headers.Location.OriginalString, Company.Mia);
        Assert.Equal($"{Prefix}/people?q=Ru%C3%ADz&p=1", signedIn.Headers.Location!.OriginalString);
        Assert.All(signedIn.Headers.GetValues("Set-Cookie"), cookie => Assert.Contains($"path={Prefix}", cookie, StringComparison.OrdinalIgnoreCase));

        var added = await guest.SubmitAsync($"{Prefix}/people/new", new() { ["Input.Name"] = "Nora Lind", ["Input.StartedOn"] = $"{_app.Today:yyyy-MM-dd}", ["Input.From"] = $"{_app.Today:yyyy-MM-dd}" });
        Assert.Matches($"^{Prefix}/people/[0-9a-f-]{{36}}$", added.Headers.Location?.OriginalString);
        Assert.Equal(HttpStatusCode.OK, (await guest.GetAsync(added.Headers.Location!.OriginalString)).StatusCode);

        var roles = await guest.OpenAsync($"{Prefix}/roles");
        var title = await guest.SendAsync(Visitor.Form(roles, "form.add-in-place"), $"{Prefix}/roles", new() { ["Input.Title"] = "Cryptography officer" });
        Assert.Matches($"^{Prefix}/roles/[0-9a-f-]{{36}}/edit$", title.Headers.Location?.OriginalString);

        var gone = await guest.SendAsync(Visitor.Form(roles, "form[action$='sign-out']"), $"{Prefix}/roles", []);
        Assert.Equal($"{Prefix}/sign-in", gone.Headers.Location?.OriginalString);
    }

    [Theory]
    [InlineData("https://evil.example/")]
    [InlineData("//evil.example/")]
    [InlineData("/\\evil.example/")]
    public async Task Nobody_is_led_elsewhere_after_signing_in(string next)
    {
        await Company.CreateAsync(_app);

        var response = await SignInAsync(await VisitAsync(null), $"{Prefix}/sign-in?next={Uri.EscapeDataString(next)}", Company.Mia);

        Assert.Equal($"{Prefix}/", response.Headers.Location!.OriginalString);
    }

    [Fact]
    public async Task A_password_link_names_the_prefix()
    {
        var company = await Company.CreateAsync(_app);
        var adam = await VisitAsync(Company.Adam);

        var page = await Visitor.ReadAsync(await adam.SubmitAsync($"{Prefix}/accounts/{company.Account(Company.Eve)}/password-link", []));
        var link = new Uri(page.QuerySelector("#password-link")!.TextContent);

        Assert.StartsWith($"{Prefix}/password/", link.AbsolutePath);
        Assert.Equal(HttpStatusCode.OK, (await (await VisitAsync(null)).GetAsync(link.AbsolutePath)).StatusCode);
    }

    [Fact]
    public async Task A_proxy_may_take_the_prefix_off_or_leave_it_on()
    {
        await Company.CreateAsync(_app);
        var guest = await VisitAsync(null);

        foreach (var address in new[] { "/sign-in", $"{Prefix}/sign-in", "/nowhere", $"{Prefix}/nowhere" })
        {
            var page = await Visitor.ReadAsync(await guest.GetAsync(address));
            Assert.All(Addresses(page), found => Assert.StartsWith($"{Prefix}/", found.Address));
        }

        Assert.Equal(HttpStatusCode.OK, (await guest.GetAsync("/healthz/live")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await guest.GetAsync($"{Prefix}/healthz/ready")).StatusCode);
    }

    [Fact]
    public async Task An_empty_register_leads_to_set_up_under_the_prefix()
    {
        var guest = await VisitAsync(null);

        Assert.Equal($"{Prefix}/set-up", (await guest.GetAsync($"{Prefix}/roles")).Headers.Location!.OriginalString);
        Assert.Equal($"{Prefix}/set-up", (await guest.GetAsync(Prefix)).Headers.Location!.OriginalString);
    }

    [Theory]
    [InlineData("isms")]
    [InlineData("/isms?x")]
    [InlineData("//evil.example")]
    [InlineData("/a/../b")]
    [InlineData("/isms\n")]
    public void What_does_not_look_like_a_path_is_refused(string prefix)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new("PathBase", prefix)]).Build();

        Assert.Contains("PathBase", Assert.Throws<InvalidOperationException>(() => PathPrefix.Of(configuration)).Message);
    }

    private static void Check(List<string> wrong, string where, string address)
    {
        if (address != Prefix && !address.StartsWith($"{Prefix}/", StringComparison.Ordinal) && !address.StartsWith($"{Prefix}?", StringComparison.Ordinal))
        {
            wrong.Add($"{where}: {address}");
        }
        else if (address.StartsWith($"{Prefix}{Prefix}", StringComparison.Ordinal))
        {
            wrong.Add($"{where} has the prefix twice: {address}");
        }
    }

    // An address of the page itself ("#main", "?p=2", an empty action) stays where it is.
    private static IEnumerable<(string Name, string Address)> Addresses(IDocument page) =>
        from element in page.All
        from name in AddressAttributes
        let address = element.GetAttribute(name)
        where address is { Length: > 0 } && address[0] is not ('#' or '?') && !address.StartsWith("data:", StringComparison.Ordinal) && !address.StartsWith("mailto:", StringComparison.Ordinal)
        select (name, address);

    private static Task<HttpResponseMessage> SignInAsync(Visitor visitor, string address, string email) =>
        visitor.SubmitAsync(address, new() { ["Input.Email"] = email, ["Input.Password"] = Company.Password });

    private async Task<Visitor> VisitAsync(string? email)
    {
        var visitor = new Visitor(_app.CreateClient(new() { AllowAutoRedirect = false }));
        if (email is not null)
        {
            await SignInAsync(visitor, $"{Prefix}/sign-in", email);
        }

        return visitor;
    }

    [GeneratedRegex("""url\(["']?(?<address>[^"')]+)|(?:from|import)\s*\(?["'](?<address>\.[^"']+)""")]
    private static partial Regex Loads();
}

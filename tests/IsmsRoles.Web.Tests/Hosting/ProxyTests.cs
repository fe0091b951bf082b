using System.Net;
using IsmsRoles.Web.Hosting;
using Microsoft.Extensions.Configuration;

namespace IsmsRoles.Web.Tests.Hosting;

/// <summary>What a reverse proxy forwards is believed from proxies that are named, over a real connection from this machine.</summary>
public sealed class ProxyTests
{
    [Theory]
    [InlineData("ForwardedHeaders:KnownProxies", "127.0.0.1")]
    [InlineData("ForwardedHeaders:KnownProxies", "10.1.2.3, 127.0.0.1")]
    [InlineData("ForwardedHeaders:KnownProxies:0", "127.0.0.1")]
    [InlineData("ForwardedHeaders:KnownNetworks", "127.0.0.0/8")]
    [InlineData("ForwardedHeaders:KnownNetworks:1", "127.0.0.0/8")]
    public async Task A_named_proxy_says_that_the_visitor_speaks_https_to_another_host(string key, string value)
    {
        using var app = Start(key, value);
        await Company.CreateAsync(app);
        using var http = app.CreateClientThatStays();

        var response = await SendAsync(http, Forwarded("192.0.2.1"));

        Assert.Equal("max-age=31536000; includeSubDomains", response.Headers.GetValues("Strict-Transport-Security").Single());
        Assert.All(response.Headers.GetValues("Set-Cookie"), cookie => Assert.Contains("secure", cookie, StringComparison.OrdinalIgnoreCase));
    }

    [Theory]
    [InlineData(null, null)]
    [InlineData("ForwardedHeaders:KnownProxies", "10.1.2.3")]
    [InlineData("ForwardedHeaders:KnownNetworks", "10.0.0.0/8")]
    public async Task Nobody_else_is_believed(string? key, string? value)
    {
        using var app = Start(key, value);
        await Company.CreateAsync(app);
        using var http = app.CreateClientThatStays();

        var response = await SendAsync(http, Forwarded("192.0.2.1"));

        Assert.False(response.Headers.Contains("Strict-Transport-Security"));
        Assert.All(response.Headers.GetValues("Set-Cookie"), cookie => Assert.DoesNotContain("secure", cookie, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task Links_for_elsewhere_name_the_host_the_visitor_asked()
    {
        using var app = Start("ForwardedHeaders:KnownProxies", "127.0.0.1");
        var company = await Company.CreateAsync(app);
        using var http = app.CreateClient();
        http.DefaultRequestHeaders.Add("X-Forwarded-Host", "localhost:8443"); // cookies go without TLS to this machine only
        var adam = new Visitor(http);
        await adam.SignInAsync(Company.Adam, Company.Password);

        var page = await Visitor.ReadAsync(await adam.SubmitAsync($"/accounts/{company.Account(Company.Eve)}/password-link", []));

        Assert.StartsWith("http://localhost:8443/password/", page.QuerySelector("#password-link")!.TextContent.Trim());
    }

    [Fact]
    public async Task A_forwarded_host_that_is_not_ours_is_not_taken()
    {
        using var app = Start("ForwardedHeaders:KnownProxies", "127.0.0.1").With("AllowedHosts", "register.example;127.0.0.1;localhost");
        await Company.CreateAsync(app);
        using var http = app.CreateClientThatStays();
        var evil = Forwarded("192.0.2.1");
        evil.Headers.Remove("X-Forwarded-Host");
        evil.Headers.Add("X-Forwarded-Host", "evil.example");

        var response = await SendAsync(http, evil);

        Assert.False(response.Headers.Contains("Strict-Transport-Security")); // still this machine's own name, which browsers are not told to remember
    }

    [Fact]
    public async Task Each_visitor_behind_a_named_proxy_has_tries_of_their_own_and_cannot_choose_an_address()
    {
        using var app = Start("ForwardedHeaders:KnownProxies", "127.0.0.1").With("SignIn:AttemptsPerMinute", "2");
        await Company.CreateAsync(app);
        using var http = app.CreateClientThatStays();

        HttpStatusCode[] guesser =
        [
            await TryAsync(http, "192.0.2.1"),
            await TryAsync(http, "198.51.100.1, 192.0.2.1"),
            await TryAsync(http, "198.51.100.2, 192.0.2.1"),
        ];

        Assert.Equal(HttpStatusCode.TooManyRequests, guesser[^1]);
        Assert.NotEqual(HttpStatusCode.TooManyRequests, guesser[^2]);
        Assert.NotEqual(HttpStatusCode.TooManyRequests, await TryAsync(http, "192.0.2.2"));
    }

    [Fact]
    public async Task Without_a_named_proxy_nobody_gets_more_tries_by_claiming_other_addresses()
    {
        using var app = Start(null, null).With("SignIn:AttemptsPerMinute", "2");
        await Company.CreateAsync(app);
        using var http = app.CreateClientThatStays();

        await TryAsync(http, "192.0.2.1");
        await TryAsync(http, "192.0.2.2");

        Assert.Equal(HttpStatusCode.TooManyRequests, await TryAsync(http, "192.0.2.3"));
    }

    [Theory]
    [InlineData("FORWARDEDHEADERS_ENABLED", "true", "believes whoever")]
    [InlineData("ForwardedHeaders:KnownProxies", "proxy.example", "not an IP address")]
    [InlineData("ForwardedHeaders:KnownNetworks", "10.0.0.0/99", "not a network")]
    public void A_configuration_that_would_believe_anybody_or_nobody_is_refused_with_a_sentence(string key, string value, string sentence)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new(key, value)]).Build();

        Assert.Contains(sentence, Proxies.Refusal(configuration));
    }

    [Fact]
    public async Task Under_a_path_the_promise_of_https_is_for_the_host_alone()
    {
        using var app = new RegisterApp().With("PathBase", "/isms");
        using var http = app.CreateClient(new() { BaseAddress = new("https://intranet.example/"), AllowAutoRedirect = false });

        var response = await http.GetAsync("/isms/sign-in", TestContext.Current.CancellationToken);

        Assert.Equal("max-age=31536000", response.Headers.GetValues("Strict-Transport-Security").Single());
    }

    private static RegisterApp Start(string? key, string? value)
    {
        var app = new RegisterApp();
        app.UseKestrel(0);
        return key is null ? app : app.With(key, value!);
    }

    private static HttpRequestMessage Forwarded(string visitor) => new(HttpMethod.Get, "/sign-in")
    {
        Headers = { { "X-Forwarded-For", visitor }, { "X-Forwarded-Proto", "https" }, { "X-Forwarded-Host", "register.example" } },
    };

    private static Task<HttpResponseMessage> SendAsync(HttpClient http, HttpRequestMessage request) => http.SendAsync(request, TestContext.Current.CancellationToken);

    private static async Task<HttpStatusCode> TryAsync(HttpClient http, string visitor)
    {
        using var post = new HttpRequestMessage(HttpMethod.Post, "/sign-in") { Headers = { { "X-Forwarded-For", visitor } }, Content = new FormUrlEncodedContent([]) };
        return (await SendAsync(http, post)).StatusCode;
    }
}

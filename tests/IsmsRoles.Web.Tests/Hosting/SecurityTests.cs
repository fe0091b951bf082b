using System.Net;
using System.Reflection;
using System.Text.RegularExpressions;
using IsmsRoles.Web.Tests.Access;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace IsmsRoles.Web.Tests.Hosting;

/// <summary>What every answer carries, and what no log holds.</summary>
public sealed class SecurityTests : IDisposable
{
    private readonly RegisterApp _app = new();

    public void Dispose() => _app.Dispose();

    [Theory]
    [InlineData("/sign-in")]
    [InlineData("/settings")]
    [InlineData("/nowhere")]
    [InlineData("/password/x")]
    [InlineData("/css/site.css")]
    public async Task Every_answer_carries_the_strict_headers(string address)
    {
        await Company.CreateAsync(_app);
        var mia = await _app.SignInAsync(Company.Mia);

        var response = await mia.GetAsync(address);

        var policy = response.Headers.GetValues("Content-Security-Policy").Single();
        Assert.Contains("default-src 'none'", policy);
        Assert.Contains("frame-ancestors 'none'", policy);
        Assert.DoesNotContain("unsafe", policy);
        Assert.Equal("nosniff", response.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Equal("no-referrer", response.Headers.GetValues("Referrer-Policy").Single());
        if (!address.StartsWith("/css", StringComparison.Ordinal))
        {
            Assert.True(response.Headers.CacheControl!.NoStore);
        }
    }

    [Theory]
    [InlineData("http://localhost/", false)]
    [InlineData("http://127.0.0.1/", false)]
    [InlineData("https://localhost/", true)]
    [InlineData("https://register.example/", true)]
    [InlineData("http://register.example/", true)] // a proxy may end TLS in front of us
    public async Task Cookies_are_for_the_server_alone_for_this_site_and_for_https(string host, bool secure)
    {
        await Company.CreateAsync(_app);
        using var http = _app.CreateClient(new() { BaseAddress = new(host), AllowAutoRedirect = false, HandleCookies = false });
        var page = await http.GetAsync("/sign-in", TestContext.Current.CancellationToken);
        var form = Visitor.Form(await Visitor.ReadAsync(page));
        var cookies = Cookies(page);
        using var post = new HttpRequestMessage(HttpMethod.Post, "/sign-in")
        {
            Content = new FormUrlEncodedContent(new Dictionary<string, string>
            {
                ["Input.Email"] = Company.Mia,
                ["Input.Password"] = Company.Password,
                ["__RequestVerificationToken"] = form.Elements["__RequestVerificationToken"]!.GetAttribute("value")!,
            }),
        };
        post.Headers.Add("Cookie", cookies[0].Split(';')[0]);

        var response = await http.SendAsync(post, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
        cookies = [.. cookies, .. Cookies(response)];
        Assert.Contains(cookies, c => c.StartsWith("ismsroles=", StringComparison.Ordinal));
        Assert.All(cookies, cookie =>
        {
            Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
            Assert.Matches(new Regex("samesite=(lax|strict)", RegexOptions.IgnoreCase), cookie);
            Assert.Equal(secure, cookie.Contains("secure", StringComparison.OrdinalIgnoreCase));
        });
    }

    [Fact]
    public async Task Https_is_remembered_by_browsers()
    {
        await Company.CreateAsync(_app);
        using var http = _app.CreateClient(new() { BaseAddress = new("https://register.example/") });

        var response = await http.GetAsync("/sign-in", TestContext.Current.CancellationToken);

        Assert.True(response.Headers.Contains("Strict-Transport-Security"));
    }

    [Fact]
    public async Task Every_page_that_asks_for_a_secret_takes_only_so_many_posts_a_minute()
    {
        var fields = await HostileRequests.FieldsAsync(_app);
        var asking = fields.Where(page => page.Any(field => field.EndsWith("Password", StringComparison.Ordinal))).Select(page => page.Key).ToList();
        var pages = _app.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(e => e.Metadata.GetMetadata<PageActionDescriptor>() is not null)
            .ToLookup(e => "/" + e.RoutePattern.RawText!.TrimStart('/'));
        var loader = _app.Services.GetRequiredService<PageLoader>();
        List<string> open = [];
        foreach (var route in asking)
        {
            var page = await loader.LoadAsync(pages[route].First().Metadata.GetMetadata<PageActionDescriptor>()!, EndpointMetadataCollection.Empty);
            if (page.ModelTypeInfo?.GetCustomAttribute<EnableRateLimitingAttribute>()?.PolicyName != "secrets")
            {
                open.Add(route);
            }
        }

        Assert.Contains("/sign-in", asking);
        Assert.Contains("/versions/{id:guid}/sign", asking);
        Assert.Empty(open);
    }

    [Theory]
    [InlineData("Information", null)]
    [InlineData("Verbose", "Verbose")]
    public async Task No_log_holds_a_name_an_address_a_password_or_a_token(string level, string? microsoft)
    {
        using var app = new RegisterApp().With("Serilog:MinimumLevel:Default", level);
        if (microsoft is not null)
        {
            app.With("Serilog:MinimumLevel:Override:Microsoft.AspNetCore", microsoft);
        }

        var company = await Company.CreateSignedAsync(app);
        var adam = await app.SignInAsync(Company.Adam);
        var link = await Visitor.ReadAsync(await adam.SubmitAsync($"/accounts/{company.Account(Company.Eve)}/password-link", []));
        var address = new Uri(link.QuerySelector("#password-link")!.TextContent).AbsolutePath;
        var guest = app.CreateVisitor();
        await guest.SubmitAsync(address, new() { ["Input.Password"] = "nine purple owls", ["Input.Again"] = "nine purple cows" });
        await guest.SubmitAsync(address, new() { ["Input.Password"] = "nine purple owls", ["Input.Again"] = "nine purple owls" });
        await guest.OpenAsync(address, HttpStatusCode.Gone);
        await guest.SubmitAsync("/sign-in", new() { ["Input.Email"] = Company.Ana, ["Input.Password"] = "not her password" });
        await adam.GetAsync("/audit?Filter.Person.Text=Kowalczyk");
        await adam.GetAsync("/people/Kowalczyk");
        await guest.SubmitAsync("/sign-in", new() { ["Input.Email"] = Company.Otto, ["Input.Password"] = Company.Password });
        await guest.PostAsync("/settings", new() { ["Input.Name"] = "Kowalczyk" });

        await app.Log.LineAsync("POST /settings answered 403"); // it did log these requests
        var log = app.Log.Text;
        foreach (var secret in new[] { address.Split('/')[^1], "purple", "not her password", Company.Password, "Kowalczyk", "@example.com", "Ruiz", "Кравець" })
        {
            var found = log.Split('\n').FirstOrDefault(line => line.Contains(secret, StringComparison.OrdinalIgnoreCase));
            Assert.True(found is null, $"“{secret}” is in the log: {found}");
        }
    }

    private static string[] Cookies(HttpResponseMessage response) => [.. response.Headers.TryGetValues("Set-Cookie", out var cookies) ? cookies : []];
}

using System.Net;
using IsmsRoles.Web.Hosting;
using IsmsRoles.Web.Tests.Hosting;
using Microsoft.Data.Sqlite;

namespace IsmsRoles.Web.Tests.Demo;

public sealed class DemoDoorTests(DemoApp app) : IClassFixture<DemoApp>
{
    [Theory]
    [InlineData("localhost:5080", HttpStatusCode.OK)]
    [InlineData("127.0.0.1:5080", HttpStatusCode.OK)]
    [InlineData("[::1]:5080", HttpStatusCode.OK)]
    [InlineData("demo.example", HttpStatusCode.BadRequest)]
    [InlineData("localhost.example:5080", HttpStatusCode.BadRequest)]
    [InlineData("192.168.1.7", HttpStatusCode.BadRequest)]
    public async Task Only_this_machines_own_names_are_answered(string host, HttpStatusCode expected)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/sign-in") { Headers = { Host = host } };

        Assert.Equal(expected, (await app.CreateClient().SendAsync(request, TestContext.Current.CancellationToken)).StatusCode);
    }

    [Theory]
    [InlineData("X-Forwarded-For")]
    [InlineData("x-forwarded-host")]
    [InlineData("X-Forwarded-Proto")]
    [InlineData("X-Original-For")]
    [InlineData("Forwarded")]
    [InlineData("X-Real-IP")]
    public async Task What_a_proxy_sent_on_is_not_answered(string header)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/css/site.css") { Headers = { { header, "for=192.0.2.60" } } };

        Assert.Equal(HttpStatusCode.BadRequest, (await app.CreateClient().SendAsync(request, TestContext.Current.CancellationToken)).StatusCode);
    }

    [Theory]
    [InlineData("Production", "http://localhost:0", "does not run in Production")]
    [InlineData("Development", "http://0.0.0.0:0", "listens on this machine only")]
    [InlineData("Development", "http://*:0", "listens on this machine only")]
    [InlineData("Development", "http://[::]:0", "listens on this machine only")]
    [InlineData("Development", "http://demo.example:0", "listens on this machine only")]
    [InlineData("Development", "http://localhost:0;http://+:0", "listens on this machine only")]
    public Task It_refuses_to_start_where_others_could_reach_it(string environment, string urls, string sentence) =>
        AssertRefusedAsync(sentence, $"--environment={environment}", $"--urls={urls}");

    [Fact]
    public Task It_refuses_endpoints_of_the_server_that_are_open_to_others() =>
        AssertRefusedAsync("listens on this machine only", "--environment=Development", "--Kestrel:Endpoints:Open:Url=http://0.0.0.0:0");

    [Fact]
    public Task It_refuses_ports_alone_because_they_are_open_to_others() =>
        AssertRefusedAsync("listens on this machine only", "--environment=Development", "--urls=", "--http_ports=5999");

    [Fact]
    public Task It_refuses_to_trust_a_proxy() =>
        AssertRefusedAsync("behind a proxy", "--environment=Development", "--urls=http://localhost:0", "--FORWARDEDHEADERS_ENABLED=true");

    [Fact]
    public Task It_refuses_to_trust_a_proxy_by_name() =>
        AssertRefusedAsync("behind a proxy", "--environment=Development", "--urls=http://localhost:0", "--ForwardedHeaders:KnownProxies=127.0.0.1");

    [Fact]
    public async Task It_never_touches_somebody_elses_register()
    {
        using var other = new RegisterApp();
        await Company.CreateAsync(other);

        await AssertRefusedAsync("not the demo's", "--environment=Development", "--urls=http://localhost:0", $"--ConnectionStrings:Demo=Data Source={other.DatabaseFile}");

        await other.SignInAsync(Company.Mia);
    }

    // The sentence goes to the console's error stream, which is one for the whole process.
    private static async Task AssertRefusedAsync(string sentence, params string[] args)
    {
        var console = Console.Error;
        await using var heard = new StringWriter();
        var synchronized = TextWriter.Synchronized(heard);
        Console.SetError(synchronized);
        try
        {
            using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(30));
            string[] where = ["--applicationName=IsmsRoles.Web", $"--contentRoot={AppContext.BaseDirectory}", $"--ConnectionStrings:Demo={new SqliteConnectionStringBuilder { DataSource = Path.GetRandomFileName(), Mode = SqliteOpenMode.Memory }}"];
            Assert.Equal(1, await WebServer.RunAsync([.. where, .. args], demo: true, timeout.Token));
        }
        finally
        {
            Console.SetError(console);
        }

        Assert.Contains(sentence, heard.ToString(), StringComparison.Ordinal);
    }
}

using System.Collections.Concurrent;
using System.Net;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace IsmsRoles.Web.Tests.Hosting;

/// <summary>What leaves for a collector where one is named, over a real connection; and that nothing is there otherwise.</summary>
public sealed class TelemetryTests
{
    [Theory]
    [InlineData("OpenTelemetry:Endpoint", null)]
    [InlineData("OTEL_EXPORTER_OTLP_ENDPOINT", "http/protobuf")]
    public async Task Routes_and_sql_commands_arrive_and_nothing_about_anybody(string key, string? protocol)
    {
        await using var collector = await Collector.StartAsync();
        using var app = new RegisterApp().With(key, collector.Address);
        if (protocol is not null)
        {
            app.With("OTEL_EXPORTER_OTLP_PROTOCOL", protocol);
        }

        var company = await Company.CreateSignedAsync(app);
        var adam = await app.SignInAsync(Company.Adam);
        var link = await Visitor.ReadAsync(await adam.SubmitAsync($"/accounts/{company.Account(Company.Eve)}/password-link", []));
        var address = new Uri(link.QuerySelector("#password-link")!.TextContent).AbsolutePath;
        adam.Http.DefaultRequestHeaders.UserAgent.ParseAdd("Netscape/4.0");
        adam.Http.DefaultRequestHeaders.Add("baggage", "name=Kowalczyk");
        await adam.GetAsync("/audit?Filter.Person.Text=Kowalczyk");
        await adam.GetAsync("/people/Kowalczyk");
        await adam.GetAsync($"/people/{company.Person(Company.Eve)}");
        await app.CreateVisitor().SubmitAsync(address, new() { ["Input.Password"] = "nine purple owls", ["Input.Again"] = "nine purple cows" });

        Assert.True(app.Services.GetRequiredService<TracerProvider>().ForceFlush(10_000));
        Assert.True(app.Services.GetRequiredService<MeterProvider>().ForceFlush(10_000));
        var traces = collector.Received("/v1/traces");
        foreach (var told in new[] { "GET /audit", "POST /password/{token", "http.route", "SELECT", "db.system.name" })
        {
            Assert.Contains(told, traces, StringComparison.Ordinal);
        }

        Assert.Contains("http.server.request.duration", collector.Received("/v1/metrics"), StringComparison.Ordinal);
        Assert.DoesNotContain("127.0.0.1", traces, StringComparison.Ordinal);
        var all = traces + collector.Received("/v1/metrics");
        foreach (var secret in new[]
        {
            address.Split('/')[^1], "purple", Company.Password, "Kowalczyk", "@example.com", "Ruiz", "Eve", "Netscape",
            company.Person(Company.Eve).ToString(), "url.path", "url.query", "user_agent", "db.query.text", "FROM ",
        })
        {
            Assert.False(all.Contains(secret, StringComparison.Ordinal), $"“{secret}” left for the collector.");
        }
    }

    [Fact]
    public async Task A_failure_tells_its_kind_and_not_its_words()
    {
        await using var collector = await Collector.StartAsync();
        using var app = new RegisterApp().With("OpenTelemetry:Endpoint", collector.Address);
        await Company.CreateAsync(app);
        var mia = await app.SignInAsync(Company.Mia);
        await using (var db = app.OpenDatabase())
        {
            await db.Database.ExecuteSqlRawAsync("DROP TABLE \"AuditPersonalValues\"", TestContext.Current.CancellationToken);
        }

        Assert.Equal(HttpStatusCode.InternalServerError, (await mia.GetAsync("/audit?Filter.Kind=RoleAdded")).StatusCode);
        Assert.True(app.Services.GetRequiredService<TracerProvider>().ForceFlush(10_000));

        var traces = collector.Received("/v1/traces");
        Assert.Contains(app.Database.Provider == "Sqlite" ? "SqliteException" : "SqlException", traces, StringComparison.Ordinal);
        Assert.DoesNotContain("no such table", traces, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_collector_nothing_is_registered()
    {
        using var app = new RegisterApp();
        await Company.CreateAsync(app);
        await app.SignInAsync(Company.Mia);

        Assert.Null(app.Services.GetService<TracerProvider>());
        Assert.Null(app.Services.GetService<MeterProvider>());
        Assert.DoesNotContain(app.Services.GetServices<IHostedService>(), s => s.GetType().FullName!.StartsWith("OpenTelemetry", StringComparison.Ordinal));
        await using var db = app.OpenDatabase();
        var interceptors = db.GetService<IDbContextOptions>().FindExtension<CoreOptionsExtension>()?.Interceptors;
        Assert.DoesNotContain(interceptors ?? [], i => i.GetType().Name == "SqlSpans");
    }

    [Theory]
    [InlineData("collector")]
    [InlineData("file:///etc/passwd")]
    public void An_endpoint_that_is_no_web_address_is_refused(string endpoint)
    {
        using var app = new RegisterApp().With("OpenTelemetry:Endpoint", endpoint);

        Assert.Contains("OpenTelemetry:Endpoint", Assert.ThrowsAny<Exception>(() => app.Services).ToString(), StringComparison.Ordinal);
    }

    /// <summary>A collector on this machine that keeps what it is sent.</summary>
    private sealed class Collector : IAsyncDisposable
    {
        private readonly ConcurrentQueue<(string Path, byte[] Body)> _received = new();
        private readonly WebApplication _app;

        private Collector()
        {
            var builder = WebApplication.CreateSlimBuilder();
            builder.WebHost.UseUrls("http://127.0.0.1:0");
            builder.Logging.ClearProviders();
            _app = builder.Build();
            _app.MapPost("/{**path}", async context =>
            {
                using var body = new MemoryStream();
                await context.Request.Body.CopyToAsync(body);
                _received.Enqueue((context.Request.Path, body.ToArray()));
                context.Response.ContentType = "application/x-protobuf";
            });
        }

        public string Address => _app.Urls.Single();

        public static async Task<Collector> StartAsync()
        {
            var collector = new Collector();
            await collector._app.StartAsync(TestContext.Current.CancellationToken);
            return collector;
        }

        /// <summary>All bytes sent to one path; text in protobuf is UTF-8.</summary>
        public string Received(string path) => string.Concat(_received.Where(r => r.Path == path).Select(r => Encoding.UTF8.GetString(r.Body)));

        public ValueTask DisposeAsync() => _app.DisposeAsync();
    }
}

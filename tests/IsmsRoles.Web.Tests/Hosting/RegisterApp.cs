using IsmsRoles.Data;
using IsmsRoles.Domain.Access;
using IsmsRoles.Web.Tests.Databases;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Serilog.Core;

namespace IsmsRoles.Web.Tests.Hosting;

/// <summary>
/// The whole application on a migrated database of its own: see <see cref="TestDatabase"/>. <c>CreateVisitor</c> speaks
/// real HTTP to it; <c>UseKestrel(0)</c> before the first use gives it a real port for browsers.
/// </summary>
public sealed class RegisterApp : WebApplicationFactory<Program>
{
    private readonly string _folder;
    private readonly RegisterApp? _before;
    private readonly SqlServerShadow? _shadow = SqlServerShadow.WhenAskedFor();
    private bool _works = true;
    private Action<IServiceCollection>? _services;
    private readonly Dictionary<string, string?> _settings = new()
    {
        ["SignIn:AttemptsPerMinute"] = "100000",
        ["Verification:ChecksPerMinute"] = "100000",
    };

    public RegisterApp()
    {
        _folder = Directory.CreateTempSubdirectory("ismsroles-test-").FullName;
        Database = TestDatabase.Create(_folder);
    }

    /// <summary>The application started again on the same database.</summary>
    public RegisterApp(RegisterApp before) => (_folder, Database, _before) = (before._folder, before.Database, before);

    public TestDatabase Database { get; }

    public AdjustableClock Clock { get; } = new();

    /// <summary>What the application logged.</summary>
    public LogCapture Log { get; } = new();

    /// <summary>For tests about the SQLite file itself; elsewhere they are skipped.</summary>
    public string DatabaseFile => Database.File;

    public string ConnectionString => Database.ConnectionString;

    /// <summary>The file that wraps this application's data-protection keys.</summary>
    public string KeyFile => Path.Combine(_folder, "test.key");

    public DateOnly Today => OrganisationTime.DayOf(Clock.GetUtcNow().UtcDateTime, Company.TimeZone);

    /// <summary>Before the first use: a setting as in appsettings.json.</summary>
    public RegisterApp With(string key, string value)
    {
        _settings[key] = value;
        return this;
    }

    /// <summary>Before the first use: a service of the test's own.</summary>
    public RegisterApp With(Action<IServiceCollection> add)
    {
        _services += add;
        return this;
    }

    /// <summary>Before the first use: nothing follows a change, as if the process ended right after it.</summary>
    public RegisterApp WithoutBackgroundWork()
    {
        _works = false;
        return this;
    }

    /// <summary>The ledger with the system acting, for arranging what a test starts from.</summary>
    public Ledger Ledger(string name = "Test") => Services.CreateScope().ServiceProvider.GetRequiredService<Ledger>().As(name);

    /// <summary>The ledger with an account acting, as its requests would.</summary>
    public Ledger LedgerOf(Guid accountId) => new(
        Services.GetRequiredService<IDbContextFactory<RegisterDbContext>>(),
        Services.GetRequiredService<IDatabaseErrors>(),
        new ActingAccount(accountId),
        Clock,
        Services.GetServices<IChangeListener>());

    public RegisterDbContext OpenDatabase() => Services.GetRequiredService<IDbContextFactory<RegisterDbContext>>().CreateDbContext();

    /// <summary>Somebody with a browser: cookies, forms, redirects followed.</summary>
    public Visitor CreateVisitor() => new(CreateClient());

    /// <summary>Redirects are looked at and not followed.</summary>
    public HttpClient CreateClientThatStays()
    {
        _ = Services; // started: a real port is known only then
        return CreateClient(new() { BaseAddress = ClientOptions.BaseAddress, AllowAutoRedirect = false });
    }

    public async Task<Visitor> SignInAsync(string email, string password = Company.Password)
    {
        var visitor = CreateVisitor();
        await visitor.SignInAsync(email, password);
        return visitor;
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment("Production"); // what is shipped is what is tested
        builder.UseStaticWebAssets(); // compressed assets lie outside wwwroot until the application is published
        builder.UseSetting("Database:Provider", Database.Provider);
        builder.UseSetting("ConnectionStrings:Register", ConnectionString);
        builder.UseSetting("DataProtection:KeyFile", KeyFile);
        builder.UseSetting("Serilog:MinimumLevel:Default", "Warning");
        foreach (var category in new[] { "Mvc.Filters.RequestSizeLimitFilter", "Routing.EndpointRoutingMiddleware" })
        {
            builder.UseSetting($"Serilog:MinimumLevel:Override:Microsoft.AspNetCore.{category}", "Error"); // the test server knows no limit of size
        }
        foreach (var (key, value) in _settings)
        {
            builder.UseSetting(key, value);
        }

        builder.ConfigureServices(services =>
        {
            if (!_works)
            {
                foreach (var work in services.Where(s => s.ServiceType == typeof(IHostedService) && s.ImplementationType?.Name is "AfterChanges" or "DailyVerification").ToList())
                {
                    services.Remove(work);
                }
            }

            services.Replace(ServiceDescriptor.Singleton<TimeProvider>(Clock));
            services.AddSingleton<ILogEventSink>(Log);
            SqlCommands.AddTo(services);
            ColumnLengths.AddTo(services);
            _shadow?.AddTo(services);
            _services?.Invoke(services);
            services.Configure<PasswordHasherOptions>(hasher => hasher.IterationCount = 1000); // the work factor is not what is tested
        });
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        Assert.Empty(_shadow?.Faults ?? []);
        if (disposing && _before is null && Directory.Exists(_folder))
        {
            Database.Dispose();
            Directory.Delete(_folder, recursive: true);
        }
    }

    private sealed record ActingAccount(Guid Id) : IActorSource
    {
        public Guid? AccountId => Id;

        public string? SystemName => null;
    }
}

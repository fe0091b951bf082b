using IsmsRoles.Data;
using IsmsRoles.Data.Accounts;
using IsmsRoles.Web.Demo;
using IsmsRoles.Web.Tests.Hosting;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace IsmsRoles.Web.Tests.Demo;

/// <summary>The application as <c>--demo</c> starts it, on a database of its own.</summary>
public sealed class DemoApp : WebApplicationFactory<Program>
{
    private readonly DirectoryInfo _folder;
    private readonly bool _ownsFolder;

    public DemoApp()
        : this(Directory.CreateTempSubdirectory("ismsroles-demo-"), ownsFolder: true)
    {
    }

    private DemoApp(DirectoryInfo folder, bool ownsFolder) => (_folder, _ownsFolder) = (folder, ownsFolder);

    public IReadOnlyList<PrintedLogin> Logins => Services.GetRequiredService<DemoLogins>().Printed;

    public string DatabaseFile => Path.Combine(_folder.FullName, "demo.db");

    /// <summary>A later start on the same database.</summary>
    public DemoApp StartAgain() => new(_folder, ownsFolder: false);

    public RegisterDbContext OpenDatabase() => Services.GetRequiredService<IDbContextFactory<RegisterDbContext>>().CreateDbContext();

    public Visitor CreateVisitor() => new(CreateClient());

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment("Development");
        builder.UseSetting("demo", "true"); // reaches the program as --demo=true
        builder.UseSetting("ConnectionStrings:Demo", new SqliteConnectionStringBuilder { DataSource = DatabaseFile }.ConnectionString);
        builder.UseSetting("DataProtection:KeyFile", Path.Combine(_folder.FullName, "test.key"));
        builder.UseSetting("Serilog:MinimumLevel:Default", "Warning");
        builder.ConfigureServices(services => services.Configure<PasswordHasherOptions>(hasher => hasher.IterationCount = 1000));
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (disposing && _ownsFolder && _folder.Exists)
        {
            SqliteConnection.ClearAllPools();
            _folder.Delete(recursive: true);
        }
    }
}

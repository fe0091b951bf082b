using System.Globalization;
using FluentValidation;
using FluentValidation.AspNetCore;
using IsmsRoles.Data;
using IsmsRoles.Web.Access;
using IsmsRoles.Web.Background;
using IsmsRoles.Web.Demo;
using IsmsRoles.Web.EvidencePacks;
using IsmsRoles.Web.Findings;
using IsmsRoles.Web.Import;
using IsmsRoles.Web.Keys;
using IsmsRoles.Web.Sealing;
using IsmsRoles.Web.TagHelpers;
using IsmsRoles.Web.Telemetry;
using IsmsRoles.Web.Verification;
using Microsoft.AspNetCore.Mvc.ApplicationModels;
using Serilog;

namespace IsmsRoles.Web.Hosting;

/// <summary>Puts the web application together and runs it.</summary>
public static class WebServer
{
    public static async Task<int> RunAsync(string[] args, bool demo, CancellationToken cancellation)
    {
        await using var app = Build(args, demo);
        if (await app.PrepareAsync(demo, cancellation) is { } refusal)
        {
            await Console.Error.WriteLineAsync(refusal.AsMemory(), cancellation);
            return 1;
        }

        await app.RunAsync(cancellation);
        return 0;
    }

    public static WebApplication Build(string[] args, bool demo)
    {
        CultureInfo.DefaultThreadCurrentCulture = CultureInfo.DefaultThreadCurrentUICulture = CultureInfo.InvariantCulture;
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddSerilog((services, logs) => logs
            .ReadFrom.Configuration(builder.Configuration)
            .ReadFrom.Services(services)
            .Enrich.With<WithoutAddresses>()
            .Filter.ByExcluding(WithoutAddresses.TellsAddresses)
            .WriteTo.Console(formatProvider: CultureInfo.InvariantCulture),
            preserveStaticLogger: true); // each host keeps its own; a process may hold several
        AddRegister(builder, demo);
        AddPages(builder.Services);
        builder.AddFrontDoor();
        builder.Services.AddTelemetry(builder.Configuration);
        builder.Services.AddAccess(builder.Configuration, builder.Environment);
        builder.Services.AddHealthChecks().AddCheck<DatabaseCheck>("database");

        if (demo)
        {
            builder.Services.AddDemo();
        }

        var app = builder.Build();
        if (demo)
        {
            app.UseMiddleware<DemoDoor>();
        }

        app.UseFrontDoor();
        app.UseRouting();
        app.UseRateLimiter();
        app.UseAuthentication();
        app.UseMiddleware<StandingMiddleware>();
        app.UseAuthorization();
        app.MapStaticAssets().AllowAnonymous();
        app.MapRazorPages();
        app.MapHealth();
        return app;
    }

    private static void AddRegister(WebApplicationBuilder builder, bool demo)
    {
        builder.AddDatabase(demo);
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddScoped<Ledger>();
        builder.Services.AddSingleton<Standings>();
        builder.Services.AddScoped<CurrentStanding>();
        builder.Services.AddSingleton<FindingsOfToday>();
        builder.Services.AddScoped<IOrganisationTime, CurrentOrganisationTime>();
        builder.Services.AddScoped<IFrame, Frame>();
        builder.Services.AddSingleton<SetupAnnouncement>();
        builder.Services.AddSingleton<BackgroundSignal>();
        builder.Services.AddSingleton<ChainVerifier>();
        builder.Services.AddSingleton<IChangeListener>(s => s.GetRequiredService<BackgroundSignal>());
        builder.Services.AddScoped<DocumentMaker>();
        builder.Services.AddScoped<DocumentCheck>();
        builder.Services.AddScoped<Uploads>();
        builder.Services.AddScoped<Importer>();
        EvidencePack.AddTo(builder.Services);
        builder.Services.AddHostedService<AfterChanges>();
        builder.Services.AddHostedService<DailyVerification>();
        builder.Services.AddSealing(demo ? new ConfigurationManager() : builder.Configuration, builder.Environment.ContentRootPath); // nobody's real seal stands on what is made up
        builder.Services.AddKeyRing(builder.Configuration, builder.Environment.ContentRootPath, demo ? "IsmsRoles demo" : "IsmsRoles");
    }

    // An overridden OnPageHandlerExecutionAsync would count as a handler for a method called PAGE.
    private static void OnlyHandlersOfHttp(PageApplicationModel page)
    {
        foreach (var handler in page.HandlerMethods.Where(h => h.HttpMethod is not ("Get" or "Post")).ToList())
        {
            page.HandlerMethods.Remove(handler);
        }
    }

    private static void AddPages(IServiceCollection services)
    {
        services.AddRazorPages(pages =>
        {
            pages.Conventions.ConfigureFilter(new RefusalFilter());
            pages.Conventions.AddFolderApplicationModelConvention("/", OnlyHandlersOfHttp);
        }).AddMvcOptions(BindingMessages.Set);
        services.AddRouting(routes => routes.LowercaseUrls = true);
        services.AddFluentValidationAutoValidation().AddFluentValidationClientsideAdapters();
        services.AddValidatorsFromAssemblyContaining<Program>(includeInternalTypes: true);
        ValidatorOptions.Global.LanguageManager.Enabled = false;
    }
}

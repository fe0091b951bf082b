using IsmsRoles.Data;

namespace IsmsRoles.Web.Hosting;

/// <summary>What happens once before the first request: the schema, and the set-up code while there is no organisation.</summary>
internal static class Preparation
{
    public static async Task PrepareAsync(this WebApplication app, CancellationToken cancellation)
    {
        await using var scope = app.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<IRegisterDatabase>().MigrateAsync(cancellation);
        await app.Services.GetRequiredService<SetupAnnouncement>().AnnounceAsync(scope.ServiceProvider, cancellation);
    }
}

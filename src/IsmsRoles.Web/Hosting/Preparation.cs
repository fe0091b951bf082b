using IsmsRoles.Data;
using IsmsRoles.Web.Commands;
using IsmsRoles.Web.Demo;
using IsmsRoles.Web.Keys;

namespace IsmsRoles.Web.Hosting;

/// <summary>What happens once before the first request: the schema, and the set-up code while there is no organisation, or the demo's.</summary>
internal static class Preparation
{
    /// <returns>Why the application must not start, as a sentence; null when all is well.</returns>
    public static async Task<string?> PrepareAsync(this WebApplication app, bool demo, CancellationToken cancellation)
    {
        if (demo && DemoDoor.Refusal(app.Configuration, app.Environment) is { } refusal)
        {
            return refusal;
        }

        if (app.Services.GetService<IRegisterFile>()?.TryShare() == false)
        {
            return RegisterCommand.RestoreGoesOn;
        }

        if (Proxies.Refusal(app.Configuration) is { } wrong)
        {
            return wrong;
        }

        if (app.AddFonts() is { } fonts)
        {
            return fonts;
        }

        await using var scope = app.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<IRegisterDatabase>().MigrateAsync(cancellation);
        if (await app.Services.PrepareKeyRingAsync(cancellation) is { } keys)
        {
            return keys;
        }

        if (demo)
        {
            return await scope.ServiceProvider.GetRequiredService<DemoStart>().PrepareAsync(cancellation);
        }

        await app.Services.GetRequiredService<SetupAnnouncement>().AnnounceAsync(scope.ServiceProvider, cancellation);
        return null;
    }
}

using Microsoft.AspNetCore.StaticAssets;

namespace IsmsRoles.Web.Hosting;

/// <summary>Reads the register's standing for the request; until the organisation is set up every address leads to the set-up page.</summary>
internal sealed class StandingMiddleware(RequestDelegate next)
{
    public const string SetUpAddress = "/set-up";

    public async Task InvokeAsync(HttpContext context, Standings standings, CurrentStanding current)
    {
        if (context.GetEndpoint()?.Metadata.GetMetadata<StaticAssetDescriptor>() is not null || context.Request.Path.StartsWithSegments("/healthz"))
        {
            await next(context);
            return;
        }

        current.Take(await standings.GetAsync(context.RequestAborted));
        var settingUp = context.Request.Path.StartsWithSegments(SetUpAddress);
        if (!current.IsSetUp && !settingUp && !context.Request.Path.StartsWithSegments("/error"))
        {
            context.Response.Redirect(context.Request.PathBase + SetUpAddress);
        }
        else if (current.IsSetUp && settingUp && !HttpMethods.IsPost(context.Request.Method)) // who posts second is told so by the page
        {
            context.Response.Redirect(context.Request.PathBase + "/");
        }
        else
        {
            await next(context);
        }
    }
}

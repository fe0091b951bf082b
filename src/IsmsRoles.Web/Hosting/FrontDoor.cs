using System.Net;
using Microsoft.AspNetCore.CookiePolicy;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;

namespace IsmsRoles.Web.Hosting;

/// <summary>What every answer carries and every error becomes.</summary>
internal static class FrontDoor
{
    /// <summary>The most a form may weigh, in bytes. More than twice the file it may hold, so that one a little too large is refused beside its field.</summary>
    public const long MaxFormBytes = 24 * 1024 * 1024;

    private const string ContentSecurityPolicy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; "
        + "form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    public static void UseFrontDoor(this WebApplication app)
    {
        app.UseMiddleware<RequestLog>();
        app.UseExceptionHandler(new ExceptionHandlerOptions
        {
            ExceptionHandlingPath = "/error",
            StatusCodeSelector = e => e is BadHttpRequestException bad ? bad.StatusCode : StatusCodes.Status500InternalServerError,
        });
        app.UseStatusCodePagesWithReExecute("/error");
        app.Use(GuardAsync);
        app.UseCookiePolicy(new()
        {
            HttpOnly = HttpOnlyPolicy.Always,
            MinimumSameSitePolicy = SameSiteMode.Lax,
            OnAppendCookie = cookie => cookie.CookieOptions.Secure |= !IsLoopback(cookie.Context),
            OnDeleteCookie = cookie => cookie.CookieOptions.Secure |= !IsLoopback(cookie.Context),
        });
        if (!app.Environment.IsDevelopment())
        {
            app.UseHsts();
        }
    }

    public static void MapHealth(this WebApplication app)
    {
        app.MapHealthChecks("/healthz/live", new HealthCheckOptions { Predicate = _ => false }).AllowAnonymous();
        app.MapHealthChecks("/healthz/ready").AllowAnonymous();
    }

    // Runs a second time for an error page; the headers are cleared in between.
    private static Task GuardAsync(HttpContext context, RequestDelegate next)
    {
        RequestLog.KeepRoute(context);
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = ContentSecurityPolicy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer"; // some addresses hold a token, and no page of ours needs to know where one comes from
        headers["Permissions-Policy"] = "camera=(), microphone=(), geolocation=(), payment=()";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        context.Response.OnStarting(() =>
        {
            // Pages hold names and standing that change; assets and documents say themselves how long they last.
            if (headers.CacheControl.Count == 0)
            {
                headers.CacheControl = "no-store";
            }

            return Task.CompletedTask;
        });
        if (context.Request.ContentLength > MaxFormBytes && context.Features.Get<IStatusCodeReExecuteFeature>() is null)
        {
            context.Response.StatusCode = StatusCodes.Status413PayloadTooLarge; // before anything reads it
            return Task.CompletedTask;
        }

        return next(context);
    }

    // Cookies go over HTTPS alone, except on loopback, where there is nobody in between. Behind a proxy that ends TLS the
    // browser still speaks HTTPS, so the host it names decides, not the last leg.
    private static bool IsLoopback(HttpContext context)
    {
        var host = context.Request.Host.Host.Trim('[', ']');
        return !context.Request.IsHttps
            && (host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || (IPAddress.TryParse(host, out var address) && IPAddress.IsLoopback(address)));
    }
}

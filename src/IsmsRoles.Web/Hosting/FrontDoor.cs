using System.Net;
using IsmsRoles.Documents.Verification;
using Microsoft.AspNetCore.CookiePolicy;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.AspNetCore.Http.Features;

namespace IsmsRoles.Web.Hosting;

/// <summary>What every answer carries and every error becomes.</summary>
internal static class FrontDoor
{
    /// <summary>The most a form may weigh, in bytes. More than twice the file it may hold, so that one a little too large is refused beside its field.</summary>
    public const long MaxFormBytes = 24 * 1024 * 1024;

    /// <summary>The most a document to be checked may weigh, with its form around it, in bytes.</summary>
    public const long MaxCheckedBytes = FileDigest.MostBytes + (64 * 1024);

    private const long MostDroppedBytes = 256 * 1024 * 1024;

    /// <summary>Where documents are checked: the one form that may be larger than the others.</summary>
    public const string CheckPath = "/verify";

    private const string ContentSecurityPolicy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; "
        + "form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    public static void AddFrontDoor(this WebApplicationBuilder builder)
    {
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        builder.Services.AddPathPrefix();
        builder.Services.AddHsts(hsts =>
        {
            hsts.MaxAge = TimeSpan.FromDays(365);

            // Under a path the host is shared, and what lies under its name is not ours to promise.
            hsts.IncludeSubDomains = builder.Configuration.GetValue("Hsts:IncludeSubDomains", !PathPrefix.Of(builder.Configuration).HasValue);
        });
    }

    public static void UseFrontDoor(this WebApplication app)
    {
        app.UseProxies();
        app.UsePathPrefix();
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
    private static async Task GuardAsync(HttpContext context, RequestDelegate next)
    {
        RequestLog.KeepRoute(context);
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = ContentSecurityPolicy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer"; // some addresses hold a token, and no page of ours needs to know where one comes from
        headers["Permissions-Policy"] = "camera=(), microphone=(), geolocation=(), payment=()";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        context.Response.OnStarting(() =>
        {
            // Pages hold names and standing that change; assets and documents say themselves how long they last.
            if (headers.CacheControl.Count == 0)
            {
                headers.CacheControl = "no-store";
            }

            return Task.CompletedTask;
        });
        var refused = context.Features.Get<IStatusCodeReExecuteFeature>() is null ? Refused(context.Request) : null;
        if (refused is { } status)
        {
            await LetFinishAsync(context);
            context.Response.StatusCode = status;
            return;
        }

        await next(context);
    }

    // A browser that is still sending when the connection closes shows its own error instead of our sentence, so what it sends
    // is taken and dropped. Whoever sends absurdly much is cut off.
    private static async Task LetFinishAsync(HttpContext context)
    {
        if (!HttpMethods.IsPost(context.Request.Method) || context.Request.ContentLength is null or 0 or > MostDroppedBytes)
        {
            return;
        }

        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
        {
            limit.MaxRequestBodySize = MostDroppedBytes;
        }

        await context.Request.Body.CopyToAsync(Stream.Null, context.RequestAborted);
    }

    // A page answers every method with what it shows, unless told otherwise. Size is looked at before anything reads it.
    private static int? Refused(HttpRequest request) =>
        request.Method is not ("GET" or "HEAD" or "POST") ? StatusCodes.Status405MethodNotAllowed
        : request.ContentLength > (request.Path.Equals(CheckPath, StringComparison.OrdinalIgnoreCase) ? MaxCheckedBytes : MaxFormBytes) ? StatusCodes.Status413PayloadTooLarge
        : null;

    // Cookies go over HTTPS alone, except on loopback, where there is nobody in between. Behind a proxy that ends TLS the
    // browser still speaks HTTPS, so the host it names decides, not the last leg.
    private static bool IsLoopback(HttpContext context)
    {
        var host = context.Request.Host.Host.Trim('[', ']');
        return !context.Request.IsHttps
            && (host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || (IPAddress.TryParse(host, out var address) && IPAddress.IsLoopback(address)));
    }
}

using System.Diagnostics;
using System.Security.Claims;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.StaticAssets;
using Serilog.Core;
using Serilog.Events;

namespace IsmsRoles.Web.Hosting;

/// <summary>
/// One line for each request: route, status, time, account, and the reference number an error page shows. The route's
/// pattern and not the address, so that no token and no name typed into a search reaches a log.
/// </summary>
internal sealed class RequestLog(RequestDelegate next, ILogger<RequestLog> log)
{
    private static readonly object RouteKey = new();

    /// <summary>Remembers which route was asked for before an error page takes its place.</summary>
    public static void KeepRoute(HttpContext context)
    {
        if (context.Features.Get<IStatusCodeReExecuteFeature>() is { } again)
        {
            context.Items[RouteKey] = again.Endpoint;
        }
        else if (context.Features.Get<IExceptionHandlerPathFeature>() is { } failed)
        {
            context.Items[RouteKey] = failed.Endpoint;
        }
    }

    public async Task InvokeAsync(HttpContext context)
    {
        var begun = Stopwatch.GetTimestamp();
        try
        {
            await next(context);
        }
        finally
        {
            if (Asked(context)?.Metadata.GetMetadata<StaticAssetDescriptor>() is null && !context.Request.Path.StartsWithSegments("/healthz"))
            {
                log.Log(
                    context.Response.StatusCode >= StatusCodes.Status500InternalServerError ? LogLevel.Error : LogLevel.Information,
                    "{Method} {Route} answered {Status} in {Milliseconds} ms for account {Account}, request {Request}",
                    Method(context.Request.Method),
                    Route(context),
                    context.Response.StatusCode,
                    (int)Stopwatch.GetElapsedTime(begun).TotalMilliseconds,
                    context.User.FindFirstValue(ClaimTypes.NameIdentifier) ?? "none",
                    context.TraceIdentifier);
            }
        }
    }

    /// <summary>The pattern of the address that was asked for, beginning with a slash; words where there is none.</summary>
    public static string Route(HttpContext context) =>
        Asked(context) is RouteEndpoint { RoutePattern.RawText: { } pattern } ? "/" + pattern.TrimStart('/') : "an unknown address";

    /// <summary>The method, unless it is text of the visitor's own.</summary>
    public static string Method(string method) => method is "GET" or "POST" or "HEAD" or "PUT" or "DELETE" or "OPTIONS" or "PATCH" ? method : "another method";

    private static Endpoint? Asked(HttpContext context) =>
        context.Items.TryGetValue(RouteKey, out var first) ? first as Endpoint : context.GetEndpoint();
}

/// <summary>Takes the address out of what the host adds to every line written during a request.</summary>
internal sealed class WithoutAddresses : ILogEventEnricher
{
    public void Enrich(LogEvent logEvent, ILogEventPropertyFactory propertyFactory)
    {
        logEvent.RemovePropertyIfPresent("RequestPath");
        logEvent.RemovePropertyIfPresent("Path");
        logEvent.RemovePropertyIfPresent("QueryString");
    }

    /// <summary>Lines below a warning that the web framework writes itself hold whole addresses, whatever level is configured.</summary>
    public static bool TellsAddresses(LogEvent logEvent) =>
        logEvent.Level < LogEventLevel.Warning
        && logEvent.Properties.TryGetValue(Constants.SourceContextPropertyName, out var source)
        && source is ScalarValue { Value: string category }
        && category.StartsWith("Microsoft.AspNetCore", StringComparison.Ordinal);
}

using System.Diagnostics;
using System.Security.Claims;

namespace IsmsRoles.Web.Hosting;

/// <summary>
/// One line for each request: route, status, time, account. The route's pattern and not the address, so that no token
/// and no name typed into a search reaches a log.
/// </summary>
internal sealed class RequestLog(RequestDelegate next, ILogger<RequestLog> log)
{
    public async Task InvokeAsync(HttpContext context)
    {
        var begun = Stopwatch.GetTimestamp();
        try
        {
            await next(context);
        }
        finally
        {
            if (context.GetEndpoint() is RouteEndpoint endpoint && !context.Request.Path.StartsWithSegments("/healthz"))
            {
                log.LogInformation(
                    "{Method} {Route} answered {Status} in {Milliseconds} ms for account {Account}, request {Request}",
                    context.Request.Method,
                    endpoint.RoutePattern.RawText,
                    context.Response.StatusCode,
                    (int)Stopwatch.GetElapsedTime(begun).TotalMilliseconds,
                    context.User.FindFirstValue(ClaimTypes.NameIdentifier) ?? "none",
                    context.TraceIdentifier);
            }
        }
    }
}

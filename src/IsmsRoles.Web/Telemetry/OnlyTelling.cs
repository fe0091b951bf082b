using System.Collections.Frozen;
using System.Diagnostics;
using IsmsRoles.Web.Hosting;
using OpenTelemetry;

namespace IsmsRoles.Web.Telemetry;

/// <summary>
/// Leaves in a span only what is named here. Addresses hold tokens and what was searched for, and errors may quote what was
/// typed: a list of what may go out holds when a library begins to record more, a list of what may not does not.
/// </summary>
internal sealed class OnlyTelling : BaseProcessor<Activity>
{
    // Names of the OpenTelemetry semantic conventions for HTTP servers and database clients.
    private static readonly FrozenSet<string> Allowed = new[]
    {
        "http.request.method", "http.response.status_code", "http.route", "url.scheme", "network.protocol.version", "error.type",
        "db.system.name", "db.operation.name",
    }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Names a request's span after the page that was asked for, not the error page that took its place.</summary>
    public static void NameAfterRoute(Activity span, HttpContext context)
    {
        var route = RequestLog.Route(context);
        span.SetTag("http.route", route);
        span.DisplayName = $"{RequestLog.Method(context.Request.Method)} {route}";
    }

    public override void OnEnd(Activity data)
    {
        foreach (var (name, _) in data.TagObjects.Where(tag => !Allowed.Contains(tag.Key)).ToList())
        {
            data.SetTag(name, null);
        }

        data.SetStatus(data.Status); // without its description
    }
}

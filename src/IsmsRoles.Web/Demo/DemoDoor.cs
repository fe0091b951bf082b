using System.Net;
using IsmsRoles.Web.Hosting;
using Microsoft.Extensions.Primitives;

namespace IsmsRoles.Web.Demo;

/// <summary>
/// Keeps the demo on the machine it runs on: its passwords stand in a console and its data is made up, so nobody else may
/// take it for a register. Refused at start: Production, any address beyond loopback, forwarded headers switched on.
/// Refused at each request: another machine, a foreign host name (DNS rebinding), anything a proxy sent on.
/// </summary>
internal sealed class DemoDoor(RequestDelegate next)
{
    private static readonly string[] ProxyHeaders = ["X-Forwarded-", "X-Original-", "X-Real-IP", "Forwarded"];

    /// <summary>Why the demo does not start with this configuration, as a sentence; null when it does.</summary>
    public static string? Refusal(IConfiguration configuration, IHostEnvironment environment)
    {
        if (environment.IsProduction())
        {
            return "The demo does not run in Production. Start it with ASPNETCORE_ENVIRONMENT=Development, or without --demo.";
        }

        if (configuration.GetValue<bool>("FORWARDEDHEADERS_ENABLED"))
        {
            return "The demo does not run behind a proxy. Switch ASPNETCORE_FORWARDEDHEADERS_ENABLED off.";
        }

        if (Proxies.AreNamed(configuration))
        {
            return "The demo does not run behind a proxy. Take ForwardedHeaders out of its configuration.";
        }

        return Addresses(configuration).FirstOrDefault(a => !IsLoopback(a)) is { } address
            ? $"The demo listens on this machine only, and {address} is open to others. Use --urls http://localhost:5080."
            : null;
    }

    public Task InvokeAsync(HttpContext context)
    {
        if (!IsLocal(context.Connection.LocalIpAddress) || !IsLocal(context.Connection.RemoteIpAddress))
        {
            return RefuseAsync(context, "The demo answers on this machine only.");
        }

        if (!IsLoopbackName(context.Request.Host.Host))
        {
            return RefuseAsync(context, "The demo answers under localhost only, not under another host name.");
        }

        return context.Request.Headers.Keys.Any(name => ProxyHeaders.Any(p => name.StartsWith(p, StringComparison.OrdinalIgnoreCase)))
            ? RefuseAsync(context, "The demo does not answer behind a proxy.")
            : next(context);
    }

    private static Task RefuseAsync(HttpContext context, string sentence)
    {
        context.Response.StatusCode = StatusCodes.Status400BadRequest;
        context.Response.ContentType = "text/plain; charset=utf-8";
        return context.Response.WriteAsync(sentence, context.RequestAborted);
    }

    // Each way the server can be told where to listen. Ports alone mean every address of the machine.
    private static IEnumerable<string> Addresses(IConfiguration configuration)
    {
        foreach (var url in Split(configuration["urls"]))
        {
            yield return url;
        }

        foreach (var endpoint in configuration.GetSection("Kestrel:Endpoints").GetChildren().Select(e => e["Url"]).OfType<string>())
        {
            yield return endpoint;
        }

        if (Split(configuration["urls"]).Length == 0)
        {
            foreach (var port in Split(configuration["http_ports"]).Concat(Split(configuration["https_ports"])))
            {
                yield return $"port {port} of every address";
            }
        }
    }

    private static string[] Split(string? values) =>
        values?.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [];

    private static bool IsLoopback(string address)
    {
        try
        {
            return IsLoopbackName(BindingAddress.Parse(address).Host);
        }
        catch (FormatException)
        {
            return false;
        }
    }

    private static bool IsLoopbackName(string host) =>
        string.Equals(host, "localhost", StringComparison.OrdinalIgnoreCase) || (IPAddress.TryParse(host, out var ip) && IPAddress.IsLoopback(ip));

    // Null where there is no network in between, as in tests.
    private static bool IsLocal(IPAddress? address) => address is null || IPAddress.IsLoopback(address);
}

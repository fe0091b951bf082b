using System.Net;
using Microsoft.AspNetCore.HttpOverrides;
using IPNetwork = System.Net.IPNetwork;

namespace IsmsRoles.Web.Hosting;

/// <summary>
/// Reverse proxies in front of the application. What they forward about the visitor (address, scheme, host) is believed
/// from those named in <c>ForwardedHeaders:KnownProxies</c> and <c>ForwardedHeaders:KnownNetworks</c> and from nobody else;
/// with neither named it is not even read. Without that a visitor would choose the address that rate limits count.
/// </summary>
public static class Proxies
{
    private const string KnownProxies = "ForwardedHeaders:KnownProxies";
    private const string KnownNetworks = "ForwardedHeaders:KnownNetworks";

    public static bool AreNamed(IConfiguration configuration) =>
        Values(configuration, KnownProxies).Count > 0 || Values(configuration, KnownNetworks).Count > 0;

    /// <summary>Why the application does not start with this configuration, as a sentence; null when it does.</summary>
    public static string? Refusal(IConfiguration configuration)
    {
        if (configuration.GetValue<bool>("FORWARDEDHEADERS_ENABLED"))
        {
            return "ASPNETCORE_FORWARDEDHEADERS_ENABLED believes whoever sends forwarded headers. Switch it off and name your proxies in ForwardedHeaders:KnownProxies.";
        }

        return Values(configuration, KnownProxies).FirstOrDefault(a => !IPAddress.TryParse(a, out _)) is { } address
            ? $"{KnownProxies} holds “{address}”, which is not an IP address."
            : Values(configuration, KnownNetworks).FirstOrDefault(n => !IPNetwork.TryParse(n, out _)) is { } network
                ? $"{KnownNetworks} holds “{network}”, which is not a network such as 10.0.0.0/8."
                : null;
    }

    /// <summary>Comes before everything that looks at who asks, how and for which host.</summary>
    public static void UseProxies(this WebApplication app)
    {
        var configuration = app.Configuration;
        if (!AreNamed(configuration) || Refusal(configuration) is not null) // a refused configuration never gets as far as a request
        {
            return;
        }

        var options = new ForwardedHeadersOptions
        {
            ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto | ForwardedHeaders.XForwardedHost,
            ForwardLimit = null, // as far back as proxies are known
            AllowedHosts = [.. (configuration["AllowedHosts"] ?? "*").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Where(host => host != "*")],
        };
        options.KnownProxies.Clear(); // loopback is known unless it is taken out
        options.KnownIPNetworks.Clear();
        foreach (var address in Values(configuration, KnownProxies))
        {
            options.KnownProxies.Add(IPAddress.Parse(address));
        }

        foreach (var network in Values(configuration, KnownNetworks))
        {
            options.KnownIPNetworks.Add(IPNetwork.Parse(network));
        }

        app.UseForwardedHeaders(options);
    }

    // A list in a file, or one line with commas in an environment variable.
    private static List<string> Values(IConfiguration configuration, string key)
    {
        var section = configuration.GetSection(key);
        return [.. section.GetChildren().Select(child => child.Value).Append(section.Value).SelectMany(value => value?.Split([',', ';'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [])];
    }
}

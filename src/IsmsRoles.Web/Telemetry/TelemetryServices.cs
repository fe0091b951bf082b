using IsmsRoles.Data;
using Microsoft.EntityFrameworkCore;
using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace IsmsRoles.Web.Telemetry;

/// <summary>
/// Traces and metrics by OpenTelemetry, sent to a collector where one is named and nowhere else: <c>OpenTelemetry:Endpoint</c>
/// (OTLP over HTTP, protobuf) or the standard <c>OTEL_EXPORTER_OTLP_ENDPOINT</c> with its companions. Without either nothing
/// is registered. Spans say which route and which kind of SQL command took how long, and nothing about anybody.
/// </summary>
internal static class TelemetryServices
{
    public const string ServiceName = "IsmsRoles";

    private static readonly string[] Meters =
    [
        "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "Microsoft.AspNetCore.RateLimiting",
        "Microsoft.AspNetCore.Authorization", "Microsoft.EntityFrameworkCore", "System.Runtime",
    ];

    /// <exception cref="InvalidOperationException">The endpoint is no http or https address.</exception>
    public static void AddTelemetry(this IServiceCollection services, IConfiguration configuration)
    {
        var own = configuration["OpenTelemetry:Endpoint"];
        if (string.IsNullOrWhiteSpace(own) && string.IsNullOrWhiteSpace(configuration["OTEL_EXPORTER_OTLP_ENDPOINT"]))
        {
            return;
        }

        services.ConfigureDbContext<RegisterDbContext>(database => database.AddInterceptors(SqlSpans.Instance));
        var telemetry = services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService(ServiceName))
            .WithTracing(traces => traces
                .AddSource(SqlSpans.SourceName)
                .AddAspNetCoreInstrumentation(requests =>
                {
                    requests.Filter = context => !context.Request.Path.Value!.Contains("/healthz/", StringComparison.Ordinal);
                    requests.EnrichWithHttpResponse = (span, response) => OnlyTelling.NameAfterRoute(span, response.HttpContext);
                })
                .AddProcessor(new OnlyTelling()))
            .WithMetrics(metrics => metrics.AddMeter(Meters));
        if (string.IsNullOrWhiteSpace(own))
        {
            telemetry.UseOtlpExporter();
        }
        else if (Uri.TryCreate(own, UriKind.Absolute, out var endpoint) && endpoint.Scheme is "http" or "https")
        {
            telemetry.UseOtlpExporter(OtlpExportProtocol.HttpProtobuf, endpoint);
        }
        else
        {
            throw new InvalidOperationException($"OpenTelemetry:Endpoint is “{own}”; it is the address of a collector, such as http://localhost:4318.");
        }
    }
}

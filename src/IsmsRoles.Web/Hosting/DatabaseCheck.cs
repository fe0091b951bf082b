using IsmsRoles.Data;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace IsmsRoles.Web.Hosting;

/// <summary>Ready means: the database answers and holds every migration.</summary>
internal sealed class DatabaseCheck(IRegisterDatabase database) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        await database.IsReadyAsync(cancellationToken)
            ? HealthCheckResult.Healthy()
            : HealthCheckResult.Unhealthy("The database does not answer or lacks migrations; run: migrate");
}
